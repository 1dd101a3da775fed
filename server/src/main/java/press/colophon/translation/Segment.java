package press.colophon.translation;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;

/// The unit of translation: the inline HTML of one block - a paragraph, a headline, a caption, a
/// list item - without the block's own tag.
///
/// ```java
/// new Segment("The <em>red</em> harbour");
/// Segment.ofText("Profit & loss");          // html: Profit &amp; loss
/// ```
public record Segment(String html) {

  /// A segment from plain text, such as a headline.
  public static Segment ofText(String text) {
    return new Segment(Entities.escape(text));
  }

  /// The segment's words without markup, white space as it is.
  public String text() {
    return Jsoup.parseBodyFragment(html).body().wholeText();
  }

  /// Whether there is anything to translate.
  public boolean isBlank() {
    return text().isBlank();
  }
}
