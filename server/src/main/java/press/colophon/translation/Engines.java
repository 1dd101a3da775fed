package press.colophon.translation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All engines of this publication, and which of them leads where. Safe for many threads.
///
/// A neural engine is preferred to rules, and rules behind a neural engine to rules alone: Galician
/// by rules from a neural Spanish reads far better than by rules all the way.
public final class Engines implements AutoCloseable {

  /// Languages best reached by a close relative's second hop, and that relative.
  private record Relay(Language through, Language to) {
    private static Relay of(String through, String to) {
      return new Relay(new Language(through), new Language(to));
    }
  }

  private static final List<Relay> RELAYS =
      List.of(
          Relay.of("es", "gl"),
          Relay.of("es", "oc"),
          Relay.of("es", "ast"),
          Relay.of("es", "an"),
          Relay.of("da", "nb"));

  private final List<Engine> engines;

  /// @param engines those this machine has; among equals the earlier is preferred
  public Engines(List<Engine> engines) {
    this.engines =
        engines.stream()
            .sorted(Comparator.comparing((Engine engine) -> engine.credit().approach()))
            .toList();
  }

  /// The best way from one language to another, if any engine knows one.
  public Optional<Route> route(Language from, Language to) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    return Stream.of(
            direct(from, to, EngineCredit.Approach.NEURAL).stream(),
            relayed(from, to).stream(),
            direct(from, to, EngineCredit.Approach.RULES).stream())
        .flatMap(found -> found)
        .findFirst();
  }

  /// What can be done for a language of the catalogue.
  public Reach reach(Language from, Language to) {
    if (from.equals(to)) {
      return new Reach.Original();
    }
    return route(from, to)
        .<Reach>map(Reach.Installed::new)
        .or(
            () ->
                ApertiumPaths.between(from, to)
                    .map(path -> new Reach.Installable(path.hop(), path.packages())))
        .orElseGet(Reach.Unreachable::new);
  }

  @Override
  public void close() {
    engines.forEach(Engine::close);
  }

  private Optional<Route> direct(Language from, Language to, EngineCredit.Approach approach) {
    return engines.stream()
        .filter(engine -> engine.credit().approach() == approach)
        .flatMap(engine -> steps(engine, from, to))
        .findFirst()
        .map(step -> new Route(List.of(step)));
  }

  private Optional<Route> relayed(Language from, Language to) {
    return RELAYS.stream()
        .filter(relay -> relay.to().equals(to) && !relay.through().equals(from))
        .flatMap(relay -> direct(from, relay.through(), EngineCredit.Approach.NEURAL).stream())
        .flatMap(
            first ->
                direct(first.to(), to, EngineCredit.Approach.RULES).stream()
                    .map(second -> joined(first, second)))
        .findFirst();
  }

  private static Route joined(Route first, Route second) {
    return new Route(Stream.concat(first.steps().stream(), second.steps().stream()).toList());
  }

  private static Stream<Route.Step> steps(Engine engine, Language from, Language to) {
    return engine.hops().stream()
        .filter(hop -> hop.from().equals(from) && hop.to().equals(to))
        .map(hop -> new Route.Step(engine, hop));
  }
}
