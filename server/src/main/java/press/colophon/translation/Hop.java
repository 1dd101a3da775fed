package press.colophon.translation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One passage an engine offers from a language to another, and the languages it goes through on
/// the way, if any.
public record Hop(Language from, List<Language> through, Language to) {

  public Hop {
    through = List.copyOf(through);
    if (from.equals(to)) {
      throw new IllegalArgumentException("A hop from " + from + " to itself");
    }
  }

  /// A hop without stops.
  public static Hop direct(Language from, Language to) {
    return new Hop(from, List.of(), to);
  }

  /// Every language touched, in order: both ends included.
  public List<Language> stops() {
    return Stream.of(List.of(from), through, List.of(to)).flatMap(List::stream).toList();
  }

  /// The hop as a line of tags: `en > es > gl`.
  @Override
  public String toString() {
    return stops().stream().map(Language::tag).collect(Collectors.joining(" > "));
  }
}
