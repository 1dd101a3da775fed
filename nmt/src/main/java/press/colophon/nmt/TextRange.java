package press.colophon.nmt;

/// A stretch of a text.
///
/// @param begin of its first char
/// @param end after its last char
public record TextRange(int begin, int end) {

  public TextRange {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no range of chars: " + begin + " to " + end);
    }
  }

  public boolean isEmpty() {
    return begin == end;
  }

  /// The stretch itself.
  public String in(String text) {
    return text.substring(begin, end);
  }
}
