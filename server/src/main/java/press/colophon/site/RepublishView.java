package press.colophon.site;

import java.util.List;
import press.colophon.platform.texts.Html;

/// The page that tells others whether and how they may republish an article.
///
/// @param language BCP 47 tag of the article's text here
/// @param direction of that text, `ltr` or `rtl`
/// @param article the way back to the article, with its headline
/// @param conditions in plain words; where it may not be republished, why and whom to ask
/// @param quotations sentences of its terms, as found
/// @param texts to copy; none where it may not be republished
/// @param request the way to the form for what its terms do not allow
public record RepublishView(
    String language,
    String direction,
    Link article,
    List<Html> conditions,
    List<String> quotations,
    List<TextToCopy> texts,
    String request) {

  /// One form of the article, to copy or to take as a file.
  ///
  /// @param id of the field that holds it, such as `html`
  /// @param rows how high the field is
  /// @param file its name and address
  public record TextToCopy(
      String id, String label, String direction, String text, int rows, List<Link> file) {
    public TextToCopy {
      file = List.copyOf(file);
    }
  }

  public RepublishView {
    conditions = List.copyOf(conditions);
    quotations = List.copyOf(quotations);
    texts = List.copyOf(texts);
  }
}
