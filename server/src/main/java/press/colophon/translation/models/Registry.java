package press.colophon.translation.models;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a source publishes.
///
/// @param generated when, as the registry writes it; empty when it does not say
/// @param base what the paths of the files are relative to; empty when it does not say
/// @param skipped entries that cannot be used, each with its name and the reason
/// @param remark a sentence for whoever looks at it; empty when all is well
public record Registry(
    String generated, String base, List<ModelEntry> entries, List<String> skipped, String remark) {

  public Registry {
    entries = List.copyOf(entries);
    skipped = List.copyOf(skipped);
  }

  Registry withRemark(String sentence) {
    return new Registry(generated, base, entries, skipped, sentence);
  }

  /// The entries of each pair, in the order of the pairs' names.
  Map<Pair, List<ModelEntry>> byPair() {
    return entries.stream()
        .collect(Collectors.groupingBy(ModelEntry::pair, TreeMap::new, Collectors.toList()));
  }

  List<ModelEntry> of(Pair pair) {
    return entries.stream().filter(entry -> entry.pair().equals(pair)).toList();
  }

  /// The day it was generated.
  String day() {
    return generated.length() < 10 ? "-" : generated.substring(0, 10);
  }

  /// Pairs as one line for a person.
  static String listed(Collection<Pair> pairs) {
    return pairs.stream().sorted().map(Pair::toString).collect(Collectors.joining(", "));
  }
}
