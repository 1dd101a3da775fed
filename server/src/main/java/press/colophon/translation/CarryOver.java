package press.colophon.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries the translation of an earlier text over to a changed one: sentences that are the same
/// keep their translation, whoever made it, and so do those that say the same as before
/// ([SameSense]). What a person made for a sentence that was changed is
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
  static List<Unit> of(List<Segment> text, List<Unit> before, SameSense sense) {
    CarryOver carry = new CarryOver(before);
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      units.add(carry.same(text.get(i), i));
    }
    carry.keepSense(units, sense);
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
    return before.get(place).of(segment);
  }

  private void keepSense(List<Unit> units, SameSense sense) {
    for (int at = 0; at < units.size(); at++) {
      Segment segment = units.get(at).source();
      if (!units.get(at).isDone() && !places.containsKey(segment.hash())) {
        int place = placeOf(segment, sense);
        if (place >= 0) {
          went[place] = at;
          units.set(at, before.get(place).of(segment));
        }
      }
    }
  }

  /// The first translated unit of before that went nowhere and says what the segment says.
  private int placeOf(Segment segment, SameSense sense) {
    for (int i = 0; i < before.size(); i++) {
      Unit unit = before.get(i);
      if (went[i] < 0 && unit.target() != null && sense.isKept(unit.source(), segment)) {
        return i;
      }
    }
    return -1;
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
