package press.colophon.platform.config;

import press.colophon.platform.texts.EditDistance;

/// Tells a mistyped key from another one.
final class Spelling {
  private static final int TYPING_ERRORS = 3;

  private Spelling() {}

  /// Whether at most three letters inserted, dropped or replaced turn one word into the other.
  static boolean isNear(String a, String b) {
    return EditDistance.between(a, b) <= TYPING_ERRORS;
  }
}
