package press.colophon.translation;

import java.util.List;
import org.jsoup.nodes.Element;

/// One inline element of a segment - a link, an emphasis - known by identity, not by its tag: two
/// `<b>` of one segment are two marks.
final class Mark {

  private final Element shell;
  private final String text;
  private final List<Mark> around;
  private final int offset;

  /// @param element what it was read from
  /// @param around the marks around it, outermost first
  /// @param offset how many pieces of the segment stand before it
  Mark(Element element, List<Mark> around, int offset) {
    this.shell = element.shallowClone();
    this.text = element.wholeText().strip();
    this.around = List.copyOf(around);
    this.offset = offset;
  }

  /// A fresh copy of the element, without children.
  Element element() {
    return shell.shallowClone();
  }

  /// What the element encloses in the source.
  String text() {
    return text;
  }

  List<Mark> around() {
    return around;
  }

  int offset() {
    return offset;
  }

  @Override
  public String toString() {
    return shell.tagName();
  }
}
