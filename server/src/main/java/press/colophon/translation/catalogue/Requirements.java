package press.colophon.translation.catalogue;

import java.util.List;
import java.util.Optional;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.Reach;
import press.colophon.translation.models.Pair;
import press.colophon.translation.models.Stock;

/// Finds what it takes to reach a language, in the order in which [Engines] prefers: a model, two
/// by way of English, rules behind a model into a close relative, rules alone.
public final class Requirements {
  private final Engines engines;
  private final Stock stock;

  public Requirements(Engines engines, Stock stock) {
    this.engines = engines;
    this.stock = stock;
  }

  /// What the best way needs, of those that can be had; empty where nothing is known to lead there.
  public Optional<Requirement> between(Language from, Language to) {
    return models(from, to)
        .map(models -> new Requirement(models, List.of()))
        .or(() -> relayed(from, to))
        .or(() -> packages(from, to).map(packages -> new Requirement(List.of(), packages)));
  }

  private Optional<List<Pair>> models(Language from, Language to) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    Pair straight = new Pair(from, to);
    return stock.has(straight) ? Optional.of(List.of(straight)) : byWayOfEnglish(from, to);
  }

  private Optional<List<Pair>> byWayOfEnglish(Language from, Language to) {
    if (from.equals(Language.ENGLISH) || to.equals(Language.ENGLISH)) {
      return Optional.empty();
    }
    List<Pair> legs = List.of(new Pair(from, Language.ENGLISH), new Pair(Language.ENGLISH, to));
    return legs.stream().allMatch(stock::has) ? Optional.of(legs) : Optional.empty();
  }

  private Optional<Requirement> relayed(Language from, Language to) {
    return Engines.relativesOf(to).stream()
        .flatMap(relative -> by(from, relative, to).stream())
        .findFirst();
  }

  private Optional<Requirement> by(Language from, Language relative, Language to) {
    return models(from, relative)
        .flatMap(
            models -> packages(relative, to).map(packages -> new Requirement(models, packages)));
  }

  /// The packages that are missing for a way by rules; empty where no such way is known.
  private Optional<List<String>> packages(Language from, Language to) {
    return switch (engines.reach(from, to)) {
      case Reach.Installed _ -> Optional.of(List.of());
      case Reach.Installable(_, List<String> packages) -> Optional.of(packages);
      case Reach.Original _ -> Optional.empty();
      case Reach.Unreachable _ -> Optional.empty();
    };
  }
}
