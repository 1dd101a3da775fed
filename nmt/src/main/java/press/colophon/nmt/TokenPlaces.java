package press.colophon.nmt;

import java.util.List;

/// Finds where tokens, placed in UTF-8, stand in a text in chars.
final class TokenPlaces {

  private TokenPlaces() {}

  /// The tokens' ranges; a token that is but a part of a char takes all of it.
  static Ranges of(String text, List<Token> tokens) {
    int[] charAt = charsByByte(text);
    int last = charAt.length - 1;
    int[] begins = new int[tokens.size()];
    int[] ends = new int[tokens.size()];
    for (int t = 0; t < begins.length; t++) {
      int begin = Math.min(tokens.get(t).begin(), last);
      int end = Math.min(tokens.get(t).end(), last);
      begins[t] = charAt[begin];
      while (end > begin && end < last && charAt[end] == charAt[end - 1]) {
        end++;
      }
      ends[t] = charAt[end];
    }
    return new Ranges(begins, ends);
  }

  /// For each byte of the text as UTF-8, and the end, the char that it belongs to.
  private static int[] charsByByte(String text) {
    int[] charAt = new int[bytes(text) + 1];
    int at = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      for (int length = bytes(text.codePointAt(i)); length > 0; length--) {
        charAt[at++] = i;
      }
    }
    charAt[at] = text.length();
    return charAt;
  }

  private static int bytes(String text) {
    return text.codePoints().map(TokenPlaces::bytes).sum();
  }

  /// Half a surrogate pair counts as U+FFFD, as in vocabularies.
  private static int bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    } else if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
