package press.colophon.translation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Body;

/// An article as readers of one language get it: the original text, or a translation of it.
///
/// Immutable.
///
/// @param language BCP 47 tag of the texts here
/// @param imageCaption of the featured image
/// @param notes texts of the article's notes, in the order of [Article#notes()]
/// @param translation how the texts were made; absent for the original
public record Rendition(
    Article article,
    String language,
    String headline,
    @Nullable String standfirst,
    Body body,
    @Nullable String imageCaption,
    List<Body> notes,
    @Nullable Made translation) {

  /// How a translation was made.
  ///
  /// @param engine its label for readers
  /// @param at when it was made
  public record Made(String engine, Instant at) {}

  public Rendition {
    notes = List.copyOf(notes);
  }

  /// The original text.
  public static Rendition original(Article article) {
    var revision = article.revision();
    return new Rendition(
        article,
        article.language(),
        revision.headline(),
        revision.standfirst(),
        revision.body(),
        revision.image() == null ? null : revision.image().caption(),
        article.notes().stream().map(n -> n.text()).toList(),
        null);
  }

  public boolean isOriginal() {
    return translation == null;
  }
}
