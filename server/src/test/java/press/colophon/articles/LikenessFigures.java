package press.colophon.articles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Prints how well [Likeness] and [Bands] tell copies from others; for `bench/likeness.sh`.
public final class LikenessFigures {
  /// A pair, as it is measured.
  private record Measured(LikenessPairs.Pair pair, Likeness likeness, int bands) {}

  private LikenessFigures() {}

  public static void main(String[] arguments) throws Exception {
    LikenessPairs pairs = new LikenessPairs(Path.of(arguments[0]));
    List<Measured> all = new ArrayList<>();
    for (LikenessPairs.Pair pair : pairs.pairs()) {
      Shingles a = Shingles.of(pair.a());
      Shingles b = Shingles.of(pair.b());
      all.add(new Measured(pair, Likeness.of(a, b), bandsInCommon(a, b)));
    }
    System.out.println(
        "| contained from | precision, share alone | recall | precision, slots too | recall |");
    System.out.println("|---|---|---|---|---|");
    for (int tenth = 3; tenth <= 9; tenth++) {
      double least = tenth / 10.0;
      String plain = score(all, m -> m.likeness.containment() >= least);
      String slots = score(all, m -> m.likeness.isOneStory(m.pair.alike(), m.pair.days(), least));
      System.out.println("| " + least + " | " + plain + " | " + slots + " |");
    }
    System.out.println("chosen: " + score(all, LikenessFigures::isJoined));
    byKind(all);
  }

  private static boolean isJoined(Measured m) {
    return m.bands > 0 && m.likeness.isOneStory(m.pair.alike(), m.pair.days());
  }

  private static void byKind(List<Measured> all) {
    Map<String, List<Measured>> kinds = new TreeMap<>();
    all.forEach(m -> kinds.computeIfAbsent(m.pair.kind(), k -> new ArrayList<>()).add(m));
    System.out.println(
        "\n| pairs | number | found by bands | joined | mean contained | mean Jaccard |");
    System.out.println("|---|---|---|---|---|---|");
    kinds.forEach(
        (kind, some) ->
            System.out.printf(
                "| %s | %d | %.3f | %.3f | %.2f | %.2f |%n",
                kind,
                some.size(),
                share(some, m -> m.bands > 0),
                share(some, LikenessFigures::isJoined),
                some.stream().mapToDouble(m -> m.likeness.containment()).average().orElse(0),
                some.stream().mapToDouble(m -> m.likeness.jaccard()).average().orElse(0)));
  }

  private static double share(List<Measured> some, Predicate<Measured> test) {
    return some.stream().filter(test).count() / (double) some.size();
  }

  private static String score(List<Measured> all, Predicate<Measured> joined) {
    long right = all.stream().filter(joined).filter(m -> m.pair.isOneStory()).count();
    long said = all.stream().filter(joined).count();
    long there = all.stream().filter(m -> m.pair.isOneStory()).count();
    return "%.4f | %.4f".formatted(right / (double) said, right / (double) there);
  }

  private static int bandsInCommon(Shingles a, Shingles b) {
    Integer[] ours = Bands.of(a);
    Integer[] theirs = Bands.of(b);
    int common = 0;
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      common += ours[i].equals(theirs[i]) ? 1 : 0;
    }
    return common;
  }
}
