package press.colophon.syndication;

/// Text without the characters that XML cannot carry.
///
/// Text saved from pages and PDF files holds stray control characters; one of them makes a whole
/// feed unreadable (XML 1.0, section 2.2).
final class Plain {

  private Plain() {}

  /// The text without control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
  static String of(String text) {
    if (text.chars().noneMatch(Plain::isSuspect)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().filter(Plain::isLegal).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isSuspect(int unit) {
    return unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || unit >= 0xD800;
  }

  private static boolean isLegal(int point) {
    return switch (point) {
      case '\t', '\n' -> true;
      case 0xFFFE, 0xFFFF -> false;
      default -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    };
  }
}
