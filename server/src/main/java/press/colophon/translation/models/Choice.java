package press.colophon.translation.models;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of a pair's models is taken: the furthest released; among equals the better or the faster.
///
/// @param fast whether speed counts more than quality
/// @param everyStatus whether models that never shipped may be taken
/// @param only the one architecture to take; null for whichever is best
public record Choice(boolean fast, boolean everyStatus, @Nullable Architecture only) {

  /// Whether an entry may be taken at all.
  boolean allows(ModelEntry entry) {
    return (everyStatus || entry.status() != ReleaseStatus.UNRELEASED)
        && (only == null || entry.architecture() == only);
  }

  /// The one to take, of the entries of one pair.
  Optional<ModelEntry> best(List<ModelEntry> entries) {
    List<Architecture> order = fast ? Architecture.BY_SPEED : Architecture.BY_QUALITY;
    return entries.stream()
        .filter(this::allows)
        .min(
            comparing(ModelEntry::status)
                .thenComparingInt(entry -> order.indexOf(entry.architecture())));
  }

  /// The one to take, or a sentence that says what there is instead.
  ///
  /// @param where the registry is from
  public ModelEntry best(Registry registry, Pair pair, String where) {
    List<ModelEntry> entries = registry.of(pair);
    return best(entries)
        .orElseThrow(
            () ->
                new ModelsException(
                    entries.isEmpty()
                        ? noSuchPair(registry, pair, where)
                        : where + " has " + pair + " only as " + described(entries)));
  }

  private static String described(List<ModelEntry> entries) {
    String models =
        entries.stream()
            .map(entry -> entry.architecture() + " (" + entry.status() + ")")
            .collect(Collectors.joining(", "));
    return models
        + ". Ask for one with --architecture"
        + (entries.stream().anyMatch(entry -> entry.status() == ReleaseStatus.UNRELEASED)
            ? "; --all-statuses takes unreleased ones, too."
            : ".");
  }

  private static String noSuchPair(Registry registry, Pair pair, String where) {
    String skipped =
        registry.skipped().stream()
            .filter(name -> name.startsWith(pair + " "))
            .map(name -> " It was left out, " + name + ".")
            .collect(Collectors.joining());
    List<Pair> near =
        registry.byPair().keySet().stream()
            .filter(
                other ->
                    other.target().equals(pair.target()) || other.source().equals(pair.source()))
            .toList();
    return where
        + " has no model for "
        + pair
        + "."
        + skipped
        + (near.isEmpty() ? "" : " It has " + Registry.listed(near) + ".");
  }
}
