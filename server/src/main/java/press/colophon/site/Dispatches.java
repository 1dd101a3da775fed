package press.colophon.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Pictures;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.syndication.Dispatch;
import press.colophon.translation.Rendition;
import press.colophon.translation.Translations;

/// Gathers what leaves the house with an article: its terms, its credit, its languages.
/// Thread-safe.
final class Dispatches {
  private final TermsOfArticles terms;
  private final Translations translations;
  private final Pictures pictures;
  private final Colophon.House house;

  Dispatches(
      TermsOfArticles terms, Translations translations, Pictures pictures, Colophon.House house) {
    this.terms = terms;
    this.translations = translations;
    this.pictures = pictures;
    this.house = house;
  }

  /// An article in the language of the rendition.
  ///
  /// @param texts the language of its colophon
  Dispatch of(Rendition rendition, Texts texts) {
    Article article = rendition.article();
    Terms found = terms.of(article.id());
    return new Dispatch(
        rendition,
        found,
        Colophon.of(article, found, house, texts),
        List.copyOf(translations.languagesOf(article)),
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
