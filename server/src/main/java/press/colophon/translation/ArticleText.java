package press.colophon.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Body;
import press.colophon.articles.FeaturedImage;

/// The words of an article that are translated: headline, standfirst, the picture's caption and
/// description as plain text, body and notes as HTML. A part the article does not have is empty.
///
/// Authors' names and credits are not among them: they stay as printed.
///
/// @param alt what the picture shows, for those who do not see it
/// @param notes in the order of [Article#notes()]
public record ArticleText(
    String headline,
    String standfirst,
    String caption,
    String alt,
    String bodyHtml,
    List<String> notes) {

  public ArticleText {
    notes = List.copyOf(notes);
  }

  /// The original text of an article's current revision.
  public static ArticleText of(Article article) {
    var revision = article.revision();
    @Nullable FeaturedImage image = revision.image();
    return new ArticleText(
        revision.headline(),
        orEmpty(revision.standfirst()),
        image == null ? "" : orEmpty(image.caption()),
        image == null ? "" : orEmpty(image.alt()),
        revision.body().html(),
        article.notes().stream().map(note -> note.text().html()).toList());
  }

  /// The same article in the language a route leads to, same structure.
  ///
  /// @throws EngineException when an engine fails; nothing is half translated
  public ArticleText through(Route route) {
    SegmentedText text = SegmentedText.of(this, route.from());
    return text.filled(route.translate(text.segments()), route.to());
  }

  /// The text as readers get it, sanitised.
  ///
  /// @param made how it was translated
  Rendition rendition(Article article, Language language, Rendition.Made made) {
    return new Rendition(
        article,
        language.tag(),
        headline,
        orNull(standfirst),
        Body.sanitise(bodyHtml, null),
        orNull(caption),
        orNull(alt),
        notes.stream().map(note -> Body.sanitise(note, null)).toList(),
        made);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
