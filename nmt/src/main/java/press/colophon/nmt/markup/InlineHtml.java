package press.colophon.nmt.markup;

import java.util.List;

/// The inline HTML of one block, read: `The <b>red</b> <a href="x">harbour</a>.`
///
/// @param text what a reader sees, without markup and with character references resolved; where
///     something untouched stands, words that stand for it
/// @param nodes what the text is marked up with, in the order of the source
/// @param breaks places in the text where a line or a block ends, ascending
public record InlineHtml(String text, List<Node> nodes, List<Integer> breaks) {

  /// Elements nested deeper are refused; browsers draw the line at the same number.
  public static final int MAX_DEPTH = 512;

  /// Reads inline HTML.
  ///
  /// @throws IllegalArgumentException when it is not well-formed: a tag that is not closed, closes
  ///     nothing, crosses another or does not end. The message names the tag and its place
  public static InlineHtml read(String html) {
    return new InlineReader(html).read();
  }

  /// Makes text safe to stand in HTML, as content or in a quoted attribute's place beside it.
  public static void escape(CharSequence text, int begin, int end, StringBuilder out) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(c);
      }
    }
  }
}
