package press.colophon.rights.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How well the reader of terms reads texts whose right reading is known: the figures that the
/// benchmark's README defines. Run by `bench/terms.sh`.
///
/// Arguments: the file of texts, then `--errors` to print what is wrong, text by text.
final class TermsFigures {
  private static final JsonMapper JSON = new JsonMapper();

  /// The elements of a licence that forbid something.
  private static final List<String> ORDER = List.of("-NC", "-ND", "-SA");

  /// One text with both readings.
  private record Case(JsonNode text, JsonNode gold, JsonNode found) {
    String site() {
      return text.path("site").asText();
    }

    boolean isEnglish() {
      return text.path("textLanguage").asText().startsWith("en");
    }

    String body() {
      return text.path("text").asText();
    }

    boolean hasRightLicence() {
      return gold.path("licence").asText().equals(found.path("licence").asText());
    }

    Set<String> clauses(JsonNode of) {
      Set<String> labels = new TreeSet<>();
      of.path("clauses")
          .forEach(c -> labels.add(c.path("use").asText() + " " + c.path("verdict").asText()));
      return labels;
    }

    Set<String> duties(JsonNode of) {
      Set<String> labels = new TreeSet<>();
      of.path("duties").forEach(d -> labels.add(d.path("duty").asText()));
      return labels;
    }

    boolean saysNothing() {
      return gold.path("clauses").isEmpty() && gold.path("duties").isEmpty();
    }

    boolean foundSomething() {
      return !found.path("clauses").isEmpty() || !found.path("duties").isEmpty();
    }
  }

  /// Counts of right, wrong and missed labels.
  private static final class Counts {
    private int right;
    private int wrong;
    private int missed;

    void add(Set<String> gold, Set<String> found) {
      right += (int) found.stream().filter(gold::contains).count();
      wrong += (int) found.stream().filter(label -> !gold.contains(label)).count();
      missed += (int) gold.stream().filter(label -> !found.contains(label)).count();
    }

    double f1() {
      return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "P %.3f  R %.3f  F1 %.3f  (%d right, %d wrong, %d missed)",
          right / Math.max(1.0, right + wrong),
          right / Math.max(1.0, right + missed),
          f1(),
          right,
          wrong,
          missed);
    }
  }

  /// Quotations of right labels against those of the gold reading.
  private static final class Quotes {
    private final List<Double> overlaps = new ArrayList<>();
    private int hits;
    private int outside;

    void add(Case text, String list, List<String> keys) {
      for (JsonNode found : text.found().path(list)) {
        if (!text.body().contains(found.path("quote").asText())) {
          outside++;
        }
        gold(text, list, keys, found)
            .max(Comparator.comparingDouble(g -> overlap(text.body(), g, found)))
            .ifPresent(gold -> count(text.body(), gold, found));
      }
    }

    private void count(String body, JsonNode gold, JsonNode found) {
      double overlap = overlap(body, gold, found);
      String right = gold.path("quote").asText();
      String ours = found.path("quote").asText();
      boolean contains = ours.length() <= 300 && (right.contains(ours) || ours.contains(right));
      overlaps.add(overlap);
      hits += overlap >= 0.5 || contains ? 1 : 0;
    }

    private static double overlap(String body, JsonNode gold, JsonNode found) {
      String right = gold.path("quote").asText();
      String ours = found.path("quote").asText();
      int a = body.indexOf(right);
      int b = found.path("offset").asInt();
      int common = Math.min(a + right.length(), b + ours.length()) - Math.max(a, b);
      return common <= 0 ? 0 : (double) common / (right.length() + ours.length() - common);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "overlap %.3f, hit %.3f of %d; not in the text: %d",
          overlaps.stream().mapToDouble(d -> d).average().orElse(0),
          hits / Math.max(1.0, overlaps.size()),
          overlaps.size(),
          outside);
    }
  }

  private final List<Case> cases = new ArrayList<>();

  private TermsFigures() {}

  /// Prints the figures.
  public static void main(String[] arguments) throws IOException {
    TermsFigures figures = new TermsFigures();
    figures.read(Path.of(arguments[0]));
    if (List.of(arguments).contains("--errors")) {
      figures.printErrors();
    }
    figures.print();
  }

  private void read(Path file) throws IOException {
    TermsReader reader = new TermsReader();
    long began = System.nanoTime();
    for (String line : Files.readAllLines(file)) {
      JsonNode text = JSON.readTree(line);
      String found = ReadingJson.line(null, reader.read(text.path("text").asText()));
      cases.add(new Case(text, text.path("gold"), JSON.readTree(found)));
    }
    say(
        "%d texts of %d sites in %d ms",
        cases.size(), sites(), (System.nanoTime() - began) / 1_000_000);
  }

  private long sites() {
    return cases.stream().map(Case::site).distinct().count();
  }

  private void print() {
    printLicences();
    printLabels("clauses", Case::clauses);
    printLabels("duties", Case::duties);
    say("allowed although refused: %d", cases.stream().mapToInt(TermsFigures::widened).sum());
    List<Case> nothing = cases.stream().filter(Case::saysNothing).toList();
    say(
        "something in nothing: %d of %d",
        nothing.stream().filter(Case::foundSomething).count(), nothing.size());
    Quotes quotes = new Quotes();
    cases.forEach(c -> quotes.add(c, "clauses", List.of("use", "verdict")));
    cases.forEach(c -> quotes.add(c, "duties", List.of("duty")));
    say("quotes: %s", quotes);
    printValues();
  }

  private void printLicences() {
    say(
        "licence: %.3f; English %.3f, others %.3f; mean over sites %.3f",
        share(cases, Case::hasRightLicence),
        share(only(Case::isEnglish), Case::hasRightLicence),
        share(only(c -> !c.isEnglish()), Case::hasRightLicence),
        bySite().values().stream()
            .mapToDouble(c -> share(c, Case::hasRightLicence))
            .average()
            .orElse(0));
    for (String basis : List.of("name", "prose", "none")) {
      List<Case> those = only(c -> c.gold().path("licenceBasis").asText().equals(basis));
      say("  basis %s: %.3f of %d", basis, share(those, Case::hasRightLicence), those.size());
    }
    List<Case> stated = only(c -> c.gold().hasNonNull("licenceVersion"));
    say(
        "  version: %.3f of %d; jurisdiction: %.3f",
        share(stated, c -> same(c, "licenceVersion")),
        stated.size(),
        share(only(c -> c.gold().hasNonNull("jurisdiction")), c -> same(c, "jurisdiction")));
    say("  grants more than the text: %.3f", share(cases, TermsFigures::grantsMore));
  }

  private interface Labels {
    Set<String> of(Case text, JsonNode reading);
  }

  private void printLabels(String what, Labels labels) {
    say("%s: %s", what, count(cases, labels));
    say("  English  %s", count(only(Case::isEnglish), labels));
    say("  others   %s", count(only(c -> !c.isEnglish()), labels));
    say(
        "  F1 mean over sites with any: %.3f",
        bySite().values().stream()
            .map(c -> count(c, labels))
            .filter(c -> c.right + c.missed > 0)
            .mapToDouble(Counts::f1)
            .average()
            .orElse(0));
    Map<String, Counts> byLabel = new TreeMap<>();
    for (Case c : cases) {
      Set<String> all = new TreeSet<>(labels.of(c, c.gold()));
      all.addAll(labels.of(c, c.found()));
      for (String label : all) {
        byLabel
            .computeIfAbsent(label, l -> new Counts())
            .add(keep(labels.of(c, c.gold()), label), keep(labels.of(c, c.found()), label));
      }
    }
    byLabel.forEach((label, counts) -> say("    %-18s %s", label, counts));
  }

  private void printValues() {
    Map<String, int[]> byDuty = new TreeMap<>();
    for (Case c : cases) {
      for (JsonNode found : c.found().path("duties")) {
        List<JsonNode> golds =
            gold(c, "duties", List.of("duty"), found).filter(g -> g.hasNonNull("value")).toList();
        if (!golds.isEmpty()) {
          int[] counts = byDuty.computeIfAbsent(found.path("duty").asText(), d -> new int[2]);
          counts[1]++;
          counts[0] += golds.stream().anyMatch(g -> sameValue(g, found)) ? 1 : 0;
        }
      }
    }
    int right = byDuty.values().stream().mapToInt(c -> c[0]).sum();
    int all = byDuty.values().stream().mapToInt(c -> c[1]).sum();
    say("values: %.3f of %d", right / Math.max(1.0, all), all);
    byDuty.forEach((duty, counts) -> say("    %-18s %d of %d", duty, counts[0], counts[1]));
  }

  private void printErrors() {
    for (Case c : cases) {
      Map<String, Object> wrong = new LinkedHashMap<>();
      if (!c.hasRightLicence() || !same(c, "licenceVersion") || !same(c, "jurisdiction")) {
        wrong.put("licence", licence(c.found()) + " instead of " + licence(c.gold()));
      }
      difference(wrong, "clause", c.clauses(c.gold()), c.clauses(c.found()));
      difference(wrong, "duty", c.duties(c.gold()), c.duties(c.found()));
      for (JsonNode found : c.found().path("duties")) {
        gold(c, "duties", List.of("duty"), found)
            .filter(g -> g.hasNonNull("value") && !sameValue(g, found))
            .forEach(
                g ->
                    wrong.put(
                        "value of " + found.path("duty").asText(),
                        found.path("value").asText() + " instead of " + g.path("value").asText()));
      }
      if (!wrong.isEmpty()) {
        say(
            "----- %s [%s] %s%n%s",
            c.text().path("id").asText(),
            c.text().path("textLanguage").asText(),
            c.site(),
            c.body());
        wrong.forEach((key, value) -> say("  %s: %s", key, value));
      }
    }
  }

  private static String licence(JsonNode reading) {
    return reading.path("licence").asText()
        + " "
        + reading.path("licenceVersion").asText()
        + " "
        + reading.path("jurisdiction").asText();
  }

  private static void difference(
      Map<String, Object> wrong, String what, Set<String> gold, Set<String> found) {
    Set<String> missed = new TreeSet<>(gold);
    missed.removeAll(found);
    Set<String> added = new TreeSet<>(found);
    added.removeAll(gold);
    if (!missed.isEmpty()) {
      wrong.put("missed " + what, missed);
    }
    if (!added.isEmpty()) {
      wrong.put("wrong " + what, added);
    }
  }

  // ------------------------------------------------------------ measures

  private static int widened(Case c) {
    Set<String> gold = c.clauses(c.gold());
    return (int)
        c.clauses(c.found()).stream()
            .filter(label -> label.endsWith(" allowed") && !gold.contains(label))
            .map(label -> label.substring(0, label.indexOf(' ')))
            .filter(use -> gold.contains(use + " denied") || gold.contains(use + " ask"))
            .count();
  }

  private static boolean grantsMore(Case c) {
    String gold = c.gold().path("licence").asText();
    String found = c.found().path("licence").asText();
    if (!found.startsWith("CC") || gold.equals(found)) {
      return false;
    }
    return !gold.startsWith("CC")
        || rank(found) < rank(gold)
        || ORDER.stream().anyMatch(e -> gold.contains(e) && !found.contains(e));
  }

  private static int rank(String licence) {
    return licence.startsWith("CC-BY") ? 1 : 0;
  }

  private static boolean same(Case c, String field) {
    return c.gold().path(field).asText().equals(c.found().path(field).asText());
  }

  private static boolean sameValue(JsonNode gold, JsonNode found) {
    String a = bare(gold.path("value").asText());
    String b = bare(found.path("value").asText());
    return !a.isEmpty() && !b.isEmpty() && (a.contains(b) || b.contains(a));
  }

  private static String bare(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static java.util.stream.Stream<JsonNode> gold(
      Case c, String list, List<String> keys, JsonNode found) {
    return java.util.stream.StreamSupport.stream(c.gold().path(list).spliterator(), false)
        .filter(
            g -> keys.stream().allMatch(k -> g.path(k).asText().equals(found.path(k).asText())));
  }

  private static Counts count(List<Case> cases, Labels labels) {
    Counts counts = new Counts();
    cases.forEach(c -> counts.add(labels.of(c, c.gold()), labels.of(c, c.found())));
    return counts;
  }

  private static Set<String> keep(Set<String> labels, String label) {
    return labels.contains(label) ? Set.of(label) : Set.of();
  }

  private List<Case> only(Predicate<Case> wanted) {
    return cases.stream().filter(wanted).toList();
  }

  private Map<String, List<Case>> bySite() {
    return cases.stream().collect(Collectors.groupingBy(Case::site));
  }

  private static double share(List<Case> cases, Predicate<Case> holds) {
    return cases.isEmpty() ? 0 : (double) cases.stream().filter(holds).count() / cases.size();
  }

  // The annotation is of a library that nothing else here needs.
  @SuppressWarnings("AnnotateFormatMethod")
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
