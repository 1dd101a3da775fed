package press.colophon.site;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Body;
import press.colophon.articles.Note;
import press.colophon.platform.texts.Html;
import press.colophon.rights.Colophon;
import press.colophon.translation.Rendition;

/// The page of one article.
///
/// @param rendition the texts shown
/// @param direction `ltr` or `rtl`, of the texts
/// @param status what readers must know of the translation
/// @param bulletins where an open page hears how its translation grows; absent where it does not
/// @param originalLink to the page with the original text
/// @param changed that the article was corrected
/// @param dates lines on origin and dates
/// @param address of the page, absolute
/// @param origin the way to the article at its origin
/// @param creditAbove the credit, where the terms want it above the text
/// @param counter the address of ours that lets the source count a reader; absent where none does
/// @param republish the way to the page for those who republish it; absent where not all may
/// @param request the way to the form for what its terms do not allow
public record ArticleView(
    Rendition rendition,
    String direction,
    @Nullable Html status,
    @Nullable String bulletins,
    @Nullable String originalLink,
    @Nullable String changed,
    @Nullable Html authors,
    List<Html> dates,
    List<Link> regions,
    List<Link> themes,
    @Nullable PictureView picture,
    String address,
    String mailLink,
    @Nullable Link origin,
    Colophon colophon,
    @Nullable Html creditAbove,
    @Nullable String counter,
    @Nullable String republish,
    String request) {

  public ArticleView {
    dates = List.copyOf(dates);
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
  }

  public Article article() {
    return rendition.article();
  }

  public String language() {
    return rendition.language();
  }

  public String headline() {
    return rendition.headline();
  }

  public @Nullable String standfirst() {
    return rendition.standfirst();
  }

  /// The text; a table wider than the screen can be scrolled by keyboard.
  public String bodyHtml() {
    return rendition.body().html().replace("<table>", "<table tabindex=\"0\">");
  }

  public boolean hasImage() {
    return article().revision().image() != null;
  }

  public @Nullable String imageCaption() {
    return rendition.imageCaption();
  }

  public @Nullable String imageCredit() {
    var image = article().revision().image();
    return image == null ? null : image.credit();
  }

  /// A note in the language shown.
  ///
  /// @param label whether the text says itself what it is, as in "Editor's note: ..."
  public record NoteText(Body text, boolean label) {
    private static final Pattern LABELLED = Pattern.compile("^[\\p{L}\\p{M}’' ]{3,40}[:：]");

    NoteText(Body text) {
      this(text, LABELLED.matcher(text.text()).find());
    }
  }

  /// The notes at `place`, in the language shown.
  public List<NoteText> notes(Note.Place place) {
    return rendition.notes(place).stream().map(NoteText::new).toList();
  }
}
