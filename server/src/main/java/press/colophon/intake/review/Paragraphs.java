package press.colophon.intake.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import press.colophon.intake.review.Difference.Change;
import press.colophon.platform.texts.WordDifference;

/// Compares two bodies paragraph by paragraph, and those that changed word by word. Numbers are
/// those of the new body; for a removed paragraph, of the old one.
final class Paragraphs {
  /// What is longer, its common beginning and end aside, counts as replaced altogether.
  private static final int MOST = 4000;

  private Paragraphs() {}

  static List<Change> compare(List<String> before, List<String> after) {
    int start = sameAtStart(before, after);
    int end = sameAtEnd(before, after, start);
    List<String> a = before.subList(start, before.size() - end);
    List<String> b = after.subList(start, after.size() - end);
    List<Change> changes = new ArrayList<>();
    if (a.size() > MOST || b.size() > MOST) {
      changed(changes, a, b, start, start);
      return changes;
    }
    for (AbstractDelta<String> delta : DiffUtils.diff(a, b).getDeltas()) {
      Chunk<String> source = delta.getSource();
      Chunk<String> target = delta.getTarget();
      changed(
          changes,
          source.getLines(),
          target.getLines(),
          start + source.getPosition(),
          start + target.getPosition());
    }
    return changes;
  }

  /// The first of each go together, then the second: a paragraph that was changed mostly keeps its
  /// place.
  private static void changed(
      List<Change> changes, List<String> before, List<String> after, int from, int to) {
    int both = Math.min(before.size(), after.size());
    for (int i = 0; i < both; i++) {
      add(changes, "paragraph " + (to + i + 1), before.get(i), after.get(i));
    }
    for (int i = both; i < before.size(); i++) {
      add(changes, "paragraph " + (from + i + 1) + ", removed", before.get(i), "");
    }
    for (int i = both; i < after.size(); i++) {
      add(changes, "paragraph " + (to + i + 1) + ", new", "", after.get(i));
    }
  }

  private static void add(List<Change> changes, String place, String before, String after) {
    if (!before.equals(after)) {
      changes.add(new Change(place, WordDifference.of(before, after)));
    }
  }

  private static int sameAtStart(List<String> a, List<String> b) {
    int most = Math.min(a.size(), b.size());
    int same = 0;
    while (same < most && a.get(same).equals(b.get(same))) {
      same++;
    }
    return same;
  }

  private static int sameAtEnd(List<String> a, List<String> b, int start) {
    int most = Math.min(a.size(), b.size()) - start;
    int same = 0;
    while (same < most && a.get(a.size() - 1 - same).equals(b.get(b.size() - 1 - same))) {
      same++;
    }
    return same;
  }
}
