package press.colophon.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries the translation of an earlier text over to a changed one: sentences that are the same
/// keep their translation, whoever made it. What a person made for a sentence that was changed is
/// kept beside the sentence that stands in its place.
final class CarryOver {
  private final List<Unit> before;
  private final Map<String, Deque<Integer>> places = new HashMap<>();

  /// Where each unit of before went; -1 where it went nowhere.
  private final int[] went;

  private CarryOver(List<Unit> before) {
    this.before = before;
    this.went = new int[before.size()];
    for (int i = 0; i < before.size(); i++) {
      went[i] = -1;
      places.computeIfAbsent(hash(before.get(i)), h -> new ArrayDeque<>()).add(i);
    }
  }

  /// The units of a text, as far as they are translated.
  static List<Unit> of(List<Segment> text, List<Unit> before) {
    CarryOver carry = new CarryOver(before);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      units.add(carry.same(text.get(i), i));
    }
    carry.keepWork(units);
    return units;
  }

  private Unit same(Segment segment, int at) {
    Deque<Integer> found = places.get(segment.hash());
    if (found == null || found.isEmpty()) {
      return Unit.open(segment);
    }
    int place = found.removeFirst();
    went[place] = at;
    Unit unit = before.get(place);
    return new Unit(segment, unit.target(), unit.maker(), unit.flaws(), unit.kept());
  }

  private void keepWork(List<Unit> units) {
    int next = 0;
    for (int i = 0; i < before.size(); i++) {
      if (went[i] >= 0) {
        next = went[i] + 1;
      } else if (next < units.size() && !units.get(next).isDone()) {
        Unit.Kept work = work(before.get(i));
        if (work != null) {
          units.set(next, units.get(next).keeping(work));
        }
        next++;
      }
    }
  }

  private static Unit.@Nullable Kept work(Unit unit) {
    return unit.target() != null && unit.maker() instanceof Maker.Person person
        ? new Unit.Kept(unit.source(), unit.target(), person)
        : unit.kept();
  }

  private static String hash(Unit unit) {
    return unit.source().hash();
  }
}
