package press.colophon.platform.texts;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Compares two texts word by word, by Myers' algorithm; words as Unicode tells them in any script.
///
/// ```java
/// WordDifference.of("the old quay", "the new quay");   // the_ | -old | +new | _quay
/// ```
public final class WordDifference {
  /// The algorithm takes time and memory by the product of length and difference: what is longer
  /// counts as replaced altogether.
  private static final int MOST = 4000;

  private WordDifference() {}

  /// Some words.
  public record Piece(Fate fate, String text) {}

  /// What became of words.
  public enum Fate {
    SAME,
    REMOVED,
    ADDED
  }

  /// The pieces of both texts in order; joined without the removed ones they are the later text.
  public static List<Piece> of(String before, String after) {
    List<String> a = split(before);
    List<String> b = split(after);
    if (a.size() > MOST || b.size() > MOST) {
      return replaced(before, after);
    }
    List<Piece> pieces = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(a, b, true).getDeltas().stream().toList()) {
      switch (delta.getType()) {
        case EQUAL -> add(pieces, Fate.SAME, delta.getSource().getLines());
        case DELETE, INSERT, CHANGE -> {
          add(pieces, Fate.REMOVED, delta.getSource().getLines());
          add(pieces, Fate.ADDED, delta.getTarget().getLines());
        }
      }
    }
    return pieces;
  }

  private static List<Piece> replaced(String before, String after) {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, Fate.REMOVED, List.of(before));
    add(pieces, Fate.ADDED, List.of(after));
    return pieces;
  }

  private static void add(List<Piece> pieces, Fate fate, List<String> words) {
    String text = String.join("", words);
    if (!text.isEmpty()) {
      pieces.add(new Piece(fate, text));
    }
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      words.add(text.substring(start, end));
    }
    return words;
  }
}
