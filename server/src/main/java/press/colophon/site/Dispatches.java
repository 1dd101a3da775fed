package press.colophon.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Pictures;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Channel;
import press.colophon.rights.Colophon;
import press.colophon.rights.Ground;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;
import press.colophon.rights.Use;
import press.colophon.syndication.Dispatch;
import press.colophon.syndication.TranslationLabel;
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

  /// The rights in an article that a page is made of: asked for once, and given to whoever decides.
  Rights rights(Article article) {
    return permissions.of(article);
  }

  /// Whether readers may have the article at all, in the original if in nothing else.
  boolean mayBeShown(Article article, Rights rights) {
    return may(rights, article, Channel.SITE);
  }

  /// The last day on which an article's terms let it be shown; empty before it is over, and where a
  /// permission lets it stay.
  Optional<LocalDate> endedOn(Article article) {
    Ground because =
        rights(article).decide(Use.REPRINT, on(article.language(), Channel.SITE)).because();
    return because instanceof Ground.Expired(LocalDate last) ? Optional.of(last) : Optional.empty();
  }

  /// An article in the language of the rendition, for a page.
  ///
  /// @param rights in it
  /// @param texts the language of its colophon
  Dispatch of(Rendition rendition, Rights rights, Texts texts) {
    Article article = rendition.article();
    Map<ArticleId, Set<String>> languages =
        translations.languagesOf(List.of(article), Map.of(article.id(), rights));
    return dispatch(
        rendition,
        texts,
        Channel.SITE,
        rights,
        Objects.requireNonNull(languages.get(article.id())));
  }

  /// The same for many, and for any channel, without those that may not go there; what is asked of
  /// the database does not grow with their number.
  List<Dispatch> of(List<Rendition> renditions, Channel channel, Texts texts) {
    List<Article> articles = renditions.stream().map(Rendition::article).toList();
    Map<ArticleId, Rights> found = permissions.of(articles);
    Map<ArticleId, Set<String>> languages = translations.languagesOf(articles, found);
    return renditions.stream()
        .filter(r -> may(Objects.requireNonNull(found.get(r.article().id())), r.article(), channel))
        .map(
            rendition ->
                dispatch(
                    rendition,
                    texts,
                    channel,
                    Objects.requireNonNull(found.get(rendition.article().id())),
                    Objects.requireNonNull(languages.get(rendition.article().id()))))
        .toList();
  }

  /// A text that may not be read in its translation goes out in the original.
  private boolean may(Rights rights, Article article, Channel channel) {
    return rights.decide(on(article.language(), channel)).isGranted();
  }

  private Occasion on(String language, Channel channel) {
    return Occasion.page(language, clock.instant()).by(channel);
  }

  private Dispatch dispatch(
      Rendition rendition, Texts texts, Channel channel, Rights found, Set<String> languages) {
    Occasion on = on(rendition.language(), channel);
    Rendition shown = rendition.permitted(found, on);
    Article article = shown.article();
    return new Dispatch(
        shown,
        found,
        on,
        Colophon.of(article, found, house, new Colophon.Text(on, translated(shown, texts)), texts),
        List.copyOf(languages),
        pictureBytes(article.revision().image()));
  }

  private static @Nullable Html translated(Rendition rendition, Texts texts) {
    return rendition.isOriginal() ? null : TranslationLabel.of(rendition, texts);
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
