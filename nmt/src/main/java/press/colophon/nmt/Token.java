package press.colophon.nmt;

/// A piece of a word, as a model's vocabulary cuts it, and where in its text it stands.
///
/// @param id its number in the vocabulary
/// @param begin of its first byte in the text as UTF-8; a token may be empty
/// @param end after its last byte
public record Token(int id, int begin, int end) {

  public Token {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no range of bytes: " + begin + " to " + end);
    }
  }

  public boolean isEmpty() {
    return begin == end;
  }
}
