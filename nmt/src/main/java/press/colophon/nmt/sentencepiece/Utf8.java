package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Text as bytes.
final class Utf8 {
  /// What stands for a space inside pieces, U+2581 "▁": three bytes.
  static final byte[] SPACE = "\u2581".getBytes(UTF_8);

  /// What stands for bytes that are no text, U+FFFD: three bytes.
  static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

  private Utf8() {}

  /// A string's bytes, lone surrogates as U+FFFD.
  static byte[] bytes(String text) {
    return wellFormed(text).getBytes(UTF_8);
  }

  /// Bytes of the character that begins with `first`, in well-formed text.
  static int length(byte first) {
    if (first >= 0) {
      return 1;
    }
    return (first & 0xFF) < 0xE0 ? 2 : (first & 0xFF) < 0xF0 ? 3 : 4;
  }

  /// Bytes of the character at a place, or 0 where none stands: no surrogates, nothing longer than
  /// need be, nothing above U+10FFFF (RFC 3629 section 4).
  static int validLength(byte[] text, int at, int end) {
    int first = text[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xC2 || first > 0xF4 ? 0 : length(text[at]);
    if (length == 0 || length > end - at || !isSecond(first, text[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if (!continues(text[i])) {
        return 0;
      }
    }
    return length;
  }

  static boolean isValid(byte[] text, int begin, int end) {
    int at = begin;
    while (at < end) {
      int length = validLength(text, at, end);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /// Whether a byte is one after the first of its character.
  static boolean continues(byte next) {
    return (next & 0xC0) == 0x80;
  }

  static boolean startsWith(byte[] text, int begin, int end, byte[] prefix) {
    if (end - begin < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (text[begin + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSecond(int first, int second) {
    int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
  }

  private static String wellFormed(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
        i++;
      } else {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended == null ? text : mended.toString();
  }
}
