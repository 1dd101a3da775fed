package press.colophon.platform.texts;

/// How many letters must be changed, put in or taken out to make one word another: Levenshtein's
/// distance.
public final class EditDistance {
  private EditDistance() {}

  /// The distance in UTF-16 units; 0 for the same word. Takes time as the product of both lengths.
  public static int between(String a, String b) {
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
