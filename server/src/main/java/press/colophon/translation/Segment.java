package press.colophon.translation;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import press.colophon.articles.Body;
import press.colophon.platform.Sha256;

/// The unit of translation: a sentence of a block - a paragraph, a headline, a caption, a list item
/// - as inline HTML.
///
/// ```java
/// new Segment("The <em>red</em> harbour");
/// Segment.ofText("Profit & loss");          // html: Profit &amp; loss
/// ```
public record Segment(String html) {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /// Bytes.
  private static final int HASH = 16;

  /// A segment of HTML from outside: what a body does not allow within a paragraph is taken out.
  public static Segment clean(String html) {
    boolean isPlain = html.indexOf('<') < 0 && html.indexOf('&') < 0;
    return new Segment(isPlain ? html : Body.sanitisePiece(html).html());
  }

  /// A segment from plain text, such as a headline.
  public static Segment ofText(String text) {
    return new Segment(Entities.escape(text));
  }

  /// The segment's words without markup, white space as it is.
  public String text() {
    return Jsoup.parseBodyFragment(html).body().wholeText();
  }

  /// By which the same sentence is known again, however its white space is set.
  public String hash() {
    return Sha256.hex(SPACE.matcher(html).replaceAll(" ").strip(), HASH);
  }

  /// Whether there is anything to translate.
  public boolean isBlank() {
    return text().isBlank();
  }
}
