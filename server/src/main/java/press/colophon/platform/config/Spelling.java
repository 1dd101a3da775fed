package press.colophon.platform.config;

/// Tells a mistyped key from another one.
final class Spelling {
  private static final int TYPING_ERRORS = 3;

  private Spelling() {}

  /// Whether at most three letters inserted, dropped or replaced turn one word into the other.
  static boolean isNear(String a, String b) {
    return distance(a, b) <= TYPING_ERRORS;
  }

  /// Levenshtein's distance, one row at a time.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
