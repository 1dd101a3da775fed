package press.colophon.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.translation.EngineOrder.Leg;

/// All engines of this publication, and which of them leads where. Safe for many threads.
///
/// They are tried in an order: what is wanted for the pair comes first, then engine by engine.
/// Rules behind an earlier engine come before rules alone: Galician by rules from a neural Spanish
/// reads far better than by rules all the way. An engine that is left alone for now
/// ([EngineState.LeftOut]) is passed over.
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

  private final List<Engine> all;
  private final List<Ways> inOrder;
  private final @Nullable EngineOrder order;

  /// Close relatives from which rules lead to a language better than from anywhere else.
  public static List<Language> relativesOf(Language to) {
    return RELAYS.stream().filter(relay -> relay.to().equals(to)).map(Relay::through).toList();
  }

  /// Neural engines before rules.
  ///
  /// @param engines those this machine has; among equals the earlier is preferred
  public Engines(List<Engine> engines) {
    this.all = List.copyOf(engines);
    this.order = null;
    this.inOrder =
        all.stream()
            .sorted(Comparator.comparing((Engine engine) -> engine.credit().approach()))
            .map(Ways::new)
            .toList();
  }

  /// Those that are wanted, in the order in which they are.
  ///
  /// @param engines those there are, used or not; all are closed with this
  public Engines(List<Engine> engines, EngineOrder order) {
    this.all = List.copyOf(engines);
    this.order = order;
    this.inOrder = order.of(all).stream().map(Ways::new).toList();
  }

  /// What one engine offers, found by the languages at both ends.
  private static final class Ways {
    private record Index(List<Hop> hops, Map<Passage, Hop> byEnds) {}

    private final Engine engine;
    private volatile Index index = new Index(List.of(), Map.of());

    private Ways(Engine engine) {
      this.engine = engine;
    }

    private boolean isByRules() {
      return engine.credit().approach() == EngineCredit.Approach.RULES;
    }

    private Optional<Route.Step> step(Language from, Language to) {
      return engine.state() instanceof EngineState.LeftOut
          ? Optional.empty()
          : Optional.ofNullable(index().byEnds().get(new Passage(from, to)))
              .map(hop -> new Route.Step(engine, hop));
    }

    private Set<Passage> passages() {
      return engine.state() instanceof EngineState.LeftOut ? Set.of() : index().byEnds().keySet();
    }

    /// Made anew only when the engine gives another list.
    @SuppressWarnings("ReferenceEquality") // the same list needs no second look
    private Index index() {
      List<Hop> hops = engine.hops();
      Index known = index;
      if (known.hops() != hops) {
        Map<Passage, Hop> byEnds = new HashMap<>();
        hops.forEach(hop -> byEnds.putIfAbsent(Passage.of(hop), hop));
        known = new Index(hops, byEnds);
        index = known;
      }
      return known;
    }
  }

  /// The engines that are used, the preferred first.
  public List<Engine> inOrder() {
    return inOrder.stream().map(ways -> ways.engine).toList();
  }

  /// What each engine that is used offers now, the preferred first. Where these are equal, routes
  /// are.
  List<Set<Passage>> passages() {
    return inOrder.stream().map(Ways::passages).toList();
  }

  /// The best way from one language to another, if any engine knows one.
  public Optional<Route> route(Language from, Language to) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    return wanted(from, to).or(() -> inOrder(from, to).findFirst());
  }

  /// Every way from one language to another, the best first: what is left to try when an engine
  /// fails.
  public List<Route> routes(Language from, Language to) {
    return from.equals(to)
        ? List.of()
        : Stream.concat(wanted(from, to).stream(), inOrder(from, to)).distinct().toList();
  }

  private Optional<Route> wanted(Language from, Language to) {
    List<Leg> legs = order == null ? List.of() : order.legs(new Passage(from, to));
    List<Route.Step> steps = new ArrayList<>();
    Language at = from;
    for (Leg leg : legs) {
      Optional<Route.Step> step = step(leg.engine(), at, leg.to());
      if (step.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step.get());
      at = leg.to();
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Route(steps));
  }

  private Optional<Route.Step> step(String key, Language from, Language to) {
    return inOrder.stream()
        .filter(ways -> ways.engine.key().equals(key))
        .flatMap(ways -> ways.step(from, to).stream())
        .findFirst();
  }

  private Stream<Route> inOrder(Language from, Language to) {
    return IntStream.range(0, inOrder.size()).boxed().flatMap(at -> routesOf(at, from, to));
  }

  private Stream<Route> routesOf(int at, Language from, Language to) {
    Ways ways = inOrder.get(at);
    List<Ways> earlier = ways.isByRules() ? inOrder.subList(0, at) : List.of();
    return Stream.concat(
        relayed(earlier, ways, from, to),
        ways.step(from, to).map(step -> new Route(List.of(step))).stream());
  }

  private static Stream<Route> relayed(List<Ways> earlier, Ways last, Language from, Language to) {
    return RELAYS.stream()
        .filter(relay -> relay.to().equals(to) && !relay.through().equals(from))
        .flatMap(relay -> relayed(earlier, last, from, relay));
  }

  private static Stream<Route> relayed(List<Ways> earlier, Ways last, Language from, Relay relay) {
    return last.step(relay.through(), relay.to()).stream()
        .flatMap(
            second ->
                earlier.stream()
                    .flatMap(ways -> ways.step(from, relay.through()).stream())
                    .map(first -> new Route(List.of(first, second))));
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
    all.forEach(Engine::close);
  }
}
