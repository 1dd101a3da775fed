package press.colophon.taxonomy.suggestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import press.colophon.extract.ArticleExtractor;
import press.colophon.extract.ExtractedArticle;

/// Prints how right [Suggestions] are, and how fast; for `bench/suggestion.sh`. With `-v` each page
/// that went wrong.
public final class SuggestionFigures {
  private static final int SENTENCES = 12;

  private final Suggestions suggestions = new Suggestions();
  private final Path benchmarks;
  private final boolean isVerbose;

  private SuggestionFigures(Path benchmarks, boolean isVerbose) {
    this.benchmarks = benchmarks;
    this.isVerbose = isVerbose;
  }

  public static void main(String[] arguments) throws IOException {
    SuggestionFigures figures =
        new SuggestionFigures(Path.of(arguments[0]), List.of(arguments).contains("-v"));
    figures.labelled();
    figures.sections();
    figures.languages();
    figures.speed();
  }

  // --- Pages labelled by hand ---

  private void labelled() throws IOException {
    Path file = benchmarks.resolve("extraction/dev/scrapinghub-dev/truth.json");
    JsonNode truth = new ObjectMapper().readTree(file.toFile());
    Count regions = new Count();
    Count themes = new Count();
    for (String line : Resources.lines("suggestion/labels.tsv")) {
      String[] label = line.split("\t", -1);
      JsonNode page =
          truth.properties().stream()
              .filter(e -> e.getKey().startsWith(label[0]))
              .findFirst()
              .orElseThrow()
              .getValue();
      Suggested suggested = suggestions.of(input(page));
      String region = suggested.regions().stream().map(Suggestion::code).findFirst().orElse("-");
      String theme =
          suggested.themes().stream().map(t -> t.code().substring(7, 9)).findFirst().orElse("-");
      if (!label[1].equals("?")) {
        regions.add(Set.of(label[1].split("\\|", -1)), region, page, suggested.regions());
      }
      themes.add(Set.of(label[2].split("\\|", -1)), theme, page, suggested.themes());
    }
    System.out.println(
        "| pages labelled by hand | pages | suggested | precision of the first | recall |");
    System.out.println("|---|---|---|---|---|");
    regions.print("region");
    themes.print("theme, text and headline alone");
  }

  private static SuggestionInput input(JsonNode page) {
    return new SuggestionInput(
        page.path("headline").asText(),
        page.path("articleBody").asText(),
        page.path("lang").asText("en"),
        List.of(),
        null,
        null);
  }

  private final class Count {
    private int pages;
    private int labelled;
    private int suggested;
    private int right;

    void add(Set<String> truth, String first, JsonNode page, List<Suggestion> all) {
      pages++;
      boolean isRight = truth.contains(first);
      labelled += truth.contains("-") ? 0 : 1;
      suggested += first.equals("-") ? 0 : 1;
      right += isRight && !first.equals("-") ? 1 : 0;
      if (isVerbose && !isRight) {
        System.out.println("  " + page.path("headline").asText() + ": " + truth + ", not " + all);
      }
      foundOfLabelled += isRight && !truth.contains("-") ? 1 : 0;
    }

    private int foundOfLabelled;

    void print(String what) {
      System.out.printf(
          "| %s | %d | %d | %.3f | %.3f |%n",
          what, pages, suggested, right / (double) suggested, foundOfLabelled / (double) labelled);
    }
  }

  // --- Pages whose address names a section ---

  private void sections() throws IOException {
    Path folder = benchmarks.resolve("extraction/dev/htmldate-dev/pages");
    int pages = 0;
    int suggested = 0;
    int right = 0;
    Map<String, int[]> byLanguage = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      if (!(new ArticleExtractor().extract(read(file), null) instanceof ExtractedArticle article)) {
        continue;
      }
      Set<String> silver = silver(article);
      String text = Jsoup.parse(String.join("\n", article.body())).text();
      if (silver.isEmpty() || text.length() < 400) {
        continue;
      }
      String language = article.language() == null ? "en" : article.language();
      Suggested found =
          suggestions.of(
              new SuggestionInput(
                  article.headline() == null ? "" : article.headline(),
                  text,
                  language,
                  List.of(),
                  null,
                  null));
      String first = found.themes().stream().map(t -> t.code().substring(7)).findFirst().orElse("");
      pages++;
      suggested += first.isEmpty() ? 0 : 1;
      right += silver.contains(first) ? 1 : 0;
      int[] counts = byLanguage.computeIfAbsent(language.substring(0, 2), l -> new int[2]);
      counts[0]++;
      counts[1] += silver.contains(first) ? 1 : 0;
      if (isVerbose && !silver.contains(first)) {
        System.out.println("  " + article.headline() + " " + silver + " " + found.themes());
      }
    }
    System.out.printf(
        "%npages whose address or tags name a section: %d, theme suggested %d, first right %.3f of those, %.3f of all%n",
        pages, suggested, right / (double) suggested, right / (double) pages);
    byLanguage.forEach((l, c) -> System.out.print(l + " " + c[1] + "/" + c[0] + "  "));
    System.out.println();
  }

  private static Set<String> silver(ExtractedArticle article) {
    Set<String> topics = new HashSet<>();
    if (article.canonical() != null) {
      String path = URI.create(article.canonical()).getPath();
      Sections.segments(path).forEach(s -> addTop(topics, s));
    }
    article.sections().forEach(s -> addTop(topics, s));
    return topics;
  }

  private static void addTop(Set<String> topics, String section) {
    String topic = Sections.topic(section);
    if (topic != null) {
      topics.add(Topic.ALL.get(topic).top());
    }
  }

  private static String read(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // --- Every language beside English ---

  private void languages() throws IOException {
    List<List<String>> english = stories("en");
    List<Set<String>> expected = english.stream().map(s -> regions(s, "en")).toList();
    List<String> themes = english.stream().map(s -> theme(s, "en")).toList();
    System.out.println("\n| language | regions: precision | recall | theme as in English |");
    System.out.println("|---|---|---|---|");
    Path folder = benchmarks.resolve("flores-dev");
    double precision = 0;
    double recall = 0;
    int languages = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gz")).sorted().toList()) {
        String language = file.getFileName().toString().replaceAll("dev\\.|\\.gz", "");
        double[] figures = beside(expected, themes, language);
        precision += figures[0];
        recall += figures[1];
        languages++;
      }
    }
    System.out.printf(
        "| mean of %d | %.2f | %.2f | |%n", languages, precision / languages, recall / languages);
  }

  private double[] beside(List<Set<String>> expected, List<String> themes, String language)
      throws IOException {
    List<List<String>> stories = stories(language);
    int common = 0;
    int found = 0;
    int there = 0;
    int same = 0;
    int told = 0;
    for (int i = 0; i < stories.size(); i++) {
      Set<String> regions = regions(stories.get(i), language);
      found += regions.size();
      there += expected.get(i).size();
      regions.retainAll(expected.get(i));
      common += regions.size();
      String theme = theme(stories.get(i), language);
      told += theme.isEmpty() ? 0 : 1;
      same += !theme.isEmpty() && theme.equals(themes.get(i)) ? 1 : 0;
    }
    double precision = found == 0 ? 0 : common / (double) found;
    double recall = common / (double) there;
    System.out.printf(
        "| %s | %.2f | %.2f | %s |%n",
        language,
        precision,
        recall,
        told == 0 ? "-" : "%.2f".formatted(same / (double) stories.size()));
    return new double[] {precision, recall};
  }

  private List<List<String>> stories(String language) throws IOException {
    Path file = benchmarks.resolve("flores-dev/dev." + language + ".gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      return java.util.stream.IntStream.range(0, lines.size() / SENTENCES)
          .mapToObj(i -> lines.subList(i * SENTENCES, (i + 1) * SENTENCES))
          .toList();
    }
  }

  private Set<String> regions(List<String> story, String language) {
    Set<String> codes = new HashSet<>();
    suggest(story, language).regions().stream()
        .map(Suggestion::code)
        .filter(c -> !Gazetteer.WORLD.contains(c))
        .forEach(codes::add);
    return codes;
  }

  private String theme(List<String> story, String language) {
    return suggest(story, language).themes().stream().map(Suggestion::code).findFirst().orElse("");
  }

  private Suggested suggest(List<String> story, String language) {
    return suggestions.of(
        new SuggestionInput("", String.join("\n", story), language, List.of(), null, null));
  }

  // --- Speed and memory ---

  private void speed() throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (String language : List.of("en", "ru", "zh")) {
      List<String> lines = stories(language).stream().flatMap(List::stream).toList();
      texts.put(language, text(lines));
    }
    System.out.println("\n| language | characters | ms of CPU per article |");
    System.out.println("|---|---|---|");
    for (String language : List.of("en", "ru", "zh")) {
      SuggestionInput article =
          new SuggestionInput("", texts.get(language), language, List.of(), null, null);
      for (int i = 0; i < 200; i++) {
        suggestions.of(article);
      }
      long start = cpu();
      for (int i = 0; i < 200; i++) {
        suggestions.of(article);
      }
      double ms = (cpu() - start) / 200e6;
      System.out.printf("| %s | %d | %.2f |%n", language, article.text().length(), ms);
    }
  }

  /// Nanoseconds of CPU of this thread, which a busy machine does not disturb.
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// Five thousand words, or what is as long in a script without spaces.
  private static String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    int words = 0;
    for (String line : lines) {
      text.append(line).append('\n');
      words += Words.of(line).count();
      if (words >= 5_000) {
        break;
      }
    }
    return text.toString();
  }
}
