package press.colophon.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The way from one language to another: one engine's hop, or several engines' hops one after the
/// other.
///
/// ```java
/// Route route = engines.route(new Language("en"), new Language("gl")).orElseThrow();
/// route.label(Language.ENGLISH);      // Apertium 3.8.3 (English → Spanish → Galician)
/// route.translate(List.of(Segment.ofText("The harbour is closed.")));
/// ```
public record Route(List<Step> steps) {

  /// One engine's part of the way.
  public record Step(Engine engine, Hop hop) {}

  public Route {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A route needs at least one step");
    }
    for (int at = 1; at < steps.size(); at++) {
      if (!steps.get(at - 1).hop().to().equals(steps.get(at).hop().from())) {
        throw new IllegalArgumentException("The steps do not meet: " + steps);
      }
    }
  }

  /// The language it starts from.
  public Language from() {
    return steps.getFirst().hop().from();
  }

  /// The language it leads to.
  public Language to() {
    return steps.getLast().hop().to();
  }

  /// Every language touched, in order, both ends included.
  public List<Language> stops() {
    List<Language> stops = new ArrayList<>(List.of(from()));
    steps.forEach(step -> stops.addAll(step.hop().stops().subList(1, step.hop().stops().size())));
    return List.copyOf(stops);
  }

  /// Who translates, for readers of a language: the engines' names, and the languages on the way
  /// where there are any between.
  public String label(Language reader) {
    String names =
        steps.stream()
            .map(step -> step.engine().credit().label())
            .distinct()
            .collect(Collectors.joining(" + "));
    List<Language> stops = stops();
    return stops.size() == 2
        ? names
        : stops.stream()
            .map(stop -> stop.nameIn(reader))
            .collect(Collectors.joining(" → ", names + " (", ")"));
  }

  /// What tells these engines' data from another version of them.
  public String model() {
    return steps.stream()
        .map(step -> step.engine().model(step.hop()))
        .collect(Collectors.joining(" + "));
  }

  /// Translates segments through every step.
  ///
  /// @throws EngineException when an engine fails
  public List<Segment> translate(List<Segment> segments) {
    List<Segment> current = segments;
    for (Step step : steps) {
      current = step.engine().translate(step.hop(), current);
    }
    return current;
  }
}
