package press.colophon.extract;

import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Writes a text that is known to be an article's, such as that of a feed's entry, as semantic
/// HTML.
///
/// As [ArticleExtractor] writes a body, but nothing is chosen or left out: every word is there.
/// Thread-safe.
public final class SemanticHtml {

  private SemanticHtml() {}

  /// The blocks of a document's body in reading order, as new elements; the document is not
  /// changed. Links are made absolute by the document's base address.
  ///
  /// @param address where the text was found; null where that is unknown
  public static List<Element> blocks(Document document, @Nullable URI address) {
    Page page = new Page(document, address);
    return new BodyWriter(page, new boolean[page.outline.size()]).write(List.of(0));
  }
}
