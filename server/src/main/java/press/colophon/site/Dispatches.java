package press.colophon.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Pictures;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;
import press.colophon.syndication.Dispatch;
import press.colophon.translation.Rendition;
import press.colophon.translation.Translations;

/// Gathers what leaves the house with an article: its terms, its credit, its languages.
/// Thread-safe.
final class Dispatches {
  private final Permissions permissions;
  private final Translations translations;
  private final Pictures pictures;
  private final Colophon.House house;
  private final Clock clock;

  Dispatches(
      Permissions permissions,
      Translations translations,
      Pictures pictures,
      Colophon.House house,
      Clock clock) {
    this.permissions = permissions;
    this.translations = translations;
    this.pictures = pictures;
    this.house = house;
    this.clock = clock;
  }

  /// An article in the language of the rendition.
  ///
  /// @param texts the language of its colophon
  Dispatch of(Rendition rendition, Texts texts) {
    return of(List.of(rendition), texts).getFirst();
  }

  /// The same for many; what is asked of the database does not grow with their number.
  List<Dispatch> of(List<Rendition> renditions, Texts texts) {
    List<Article> articles = renditions.stream().map(Rendition::article).toList();
    Map<ArticleId, Rights> found = permissions.of(articles);
    Map<ArticleId, Set<String>> languages = translations.languagesOf(articles, found);
    return renditions.stream()
        .map(
            rendition ->
                dispatch(
                    rendition,
                    texts,
                    Objects.requireNonNull(found.get(rendition.article().id())),
                    Objects.requireNonNull(languages.get(rendition.article().id()))))
        .toList();
  }

  private Dispatch dispatch(Rendition rendition, Texts texts, Rights found, Set<String> languages) {
    Article article = rendition.article();
    return new Dispatch(
        rendition,
        found,
        Occasion.page(rendition.language(), clock.instant()),
        Colophon.of(article, found.own(), house, texts),
        List.copyOf(languages),
        pictureBytes(article.revision().image()));
  }

  /// Feeds must tell the size of what they enclose.
  private @Nullable Long pictureBytes(@Nullable FeaturedImage image) {
    if (image == null || image.picture() == null) {
      return null;
    }
    Path file = pictures.folder().resolve(image.picture().fileName());
    try {
      return Files.exists(file) ? Files.size(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("the picture " + file + " cannot be read", e);
    }
  }
}
