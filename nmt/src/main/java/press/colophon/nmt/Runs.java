package press.colophon.nmt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Runs given away already, none overlapping another.
final class Runs {
  private final TreeMap<Integer, Run> byBegin = new TreeMap<>();

  void add(Run run) {
    if (!run.isEmpty()) {
      byBegin.put(run.begin(), run);
    }
  }

  /// Whether a word from one to before another is given away.
  boolean holdAny(int begin, int end) {
    Map.Entry<Integer, Run> last = byBegin.lowerEntry(end);
    return last != null && last.getValue().end() > begin;
  }

  /// The run that has words on both sides of the gap before a word.
  Optional<Run> around(int gap) {
    return Optional.ofNullable(byBegin.lowerEntry(gap))
        .map(Map.Entry::getValue)
        .filter(run -> run.end() > gap);
  }
}
