package press.colophon.nmt.markup;

import java.util.List;

/// What stands in a text besides its letters, with its place in the visible text.
///
/// A node's markup is kept as it was written and never looked into again.
public sealed interface Node {

  /// Where it begins in [InlineHtml#text()], in chars.
  int begin();

  /// Where it ends.
  int end();

  /// A tag with its end tag and what is between them: `<b>red</b>`.
  ///
  /// @param open the start tag as it was written, with its attributes
  /// @param close the end tag as it was written
  /// @param children in the order of the source; their ranges lie in this one
  record Element(String open, String close, int begin, int end, List<Node> children)
      implements Node {}

  /// What is not to be translated but stands for a word: `<code>x = 1</code>`.
  ///
  /// @param raw all of it as it was written
  /// @param begin of the words that stand for it in the text; they neither begin nor end with
  ///     white space and are never empty
  record Untouched(String raw, int begin, int end) implements Node {}

  /// What has no words: `<br>`, `<img>`, a comment, a script, the number of a footnote.
  ///
  /// @param raw all of it as it was written
  /// @param begin its place between two chars
  record Mark(String raw, int begin) implements Node {
    @Override
    public int end() {
      return begin;
    }
  }
}
