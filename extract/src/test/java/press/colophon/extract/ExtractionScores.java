package press.colophon.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// Scores the extractor on a set of gold pages by the rule of `shared/benchmarks/extraction/dev`:
/// shared runs of four words for the body, exact and loose equality for fields.
final class ExtractionScores {

  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<String, Tally> fields = new TreeMap<>();
  private double precision;
  private double recall;
  private int equal;
  private int bodies;

  /// Gold values of one field that were met.
  static final class Tally {
    private int gold;
    private int exact;
    private int loose;
    private int emptyGold;
    private int falsePositives;

    double exact() {
      return (double) exact / gold;
    }

    double loose() {
      return (double) loose / gold;
    }
  }

  static ExtractionScores of(Path set) throws IOException {
    ExtractionScores scores = new ExtractionScores();
    JsonNode truth = new ObjectMapper().readTree(set.resolve("truth.json").toFile());
    for (var page : truth.properties()) {
      scores.score(page.getValue(), page(set.resolve("pages/" + page.getKey() + ".html.gz")));
    }
    return scores;
  }

  private static String page(Path file) {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void score(JsonNode gold, String html) {
    Extraction extraction =
        new ArticleExtractor().extract(html, address(gold.path("url").asText()));
    @Nullable ExtractedArticle article =
        extraction instanceof ExtractedArticle found ? found : null;
    if (gold.has("articleBody")) {
      body(gold.get("articleBody").asText(), article == null ? "" : text(article));
    }
    field(gold, "headline", article == null ? null : article.headline());
    field(gold, "siteName", article == null ? null : article.siteName());
    field(gold, "canonical", article == null ? null : article.canonical());
    field(
        gold,
        "lang",
        article == null || article.language() == null ? null : article.language().substring(0, 2));
    field(gold, "byline", article == null || article.authors().isEmpty() ? null : names(article));
    field(
        gold,
        "datePublished",
        article == null || article.published() == null ? null : article.published().toString());
  }

  private static @Nullable URI address(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  private static String names(ExtractedArticle article) {
    return article.authors().stream()
        .map(ExtractedArticle.Author::name)
        .collect(Collectors.joining("; "));
  }

  /// The words of the body; the gold leaves out picture captions.
  static String text(ExtractedArticle article) {
    return article.body().stream()
        .map(block -> Blocks.text(Jsoup.parseBodyFragment(block).body().child(0)))
        .collect(Collectors.joining("\n"));
  }

  /// Adds one page: the words it should have given and those it gave.
  void body(String gold, String found) {
    List<String> goldWords = words(gold);
    List<String> foundWords = words(found);
    Map<String, Integer> expected = runs(goldWords);
    Map<String, Integer> actual = runs(foundWords);
    int shared =
        expected.entrySet().stream()
            .mapToInt(run -> Math.min(run.getValue(), actual.getOrDefault(run.getKey(), 0)))
            .sum();
    precision += actual.isEmpty() ? 0 : (double) shared / total(actual);
    recall += expected.isEmpty() ? 0 : (double) shared / total(expected);
    equal += goldWords.equals(foundWords) ? 1 : 0;
    bodies++;
  }

  private static int total(Map<String, Integer> runs) {
    return runs.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(m -> m.group()).toList();
  }

  private static Map<String, Integer> runs(List<String> words) {
    Map<String, Integer> runs = new HashMap<>();
    for (int i = 0; i + 4 <= words.size(); i++) {
      runs.merge(String.join(" ", words.subList(i, i + 4)), 1, Integer::sum);
    }
    if (!words.isEmpty() && words.size() < 4) {
      runs.put(String.join(" ", words), 1);
    }
    return runs;
  }

  private void field(JsonNode page, String field, @Nullable String found) {
    if (!page.has(field)) {
      return;
    }
    Tally tally = fields.computeIfAbsent(field, name -> new Tally());
    JsonNode gold = page.get(field);
    if (gold.isNull()) {
      tally.emptyGold++;
      tally.falsePositives += found == null ? 0 : 1;
      return;
    }
    tally.gold++;
    List<String> right = new ArrayList<>();
    if (gold.isArray()) {
      gold.forEach(value -> right.add(value.asText()));
    } else {
      right.add(gold.asText());
    }
    boolean exact = found != null && right.stream().anyMatch(value -> exact(field, value, found));
    boolean loose = found != null && right.stream().anyMatch(value -> loose(field, value, found));
    tally.exact += exact ? 1 : 0;
    tally.loose += exact || loose ? 1 : 0;
  }

  private static boolean exact(String field, String gold, String found) {
    if (field.equals("datePublished") && gold.length() > 10) {
      return found.length() > 10 && minute(gold) == minute(found);
    }
    return field.equals("datePublished") ? found.startsWith(gold) : fold(gold).equals(fold(found));
  }

  private static long minute(String moment) {
    return OffsetDateTime.parse(moment).toEpochSecond() / 60;
  }

  private static boolean loose(String field, String gold, String found) {
    return switch (field) {
      case "datePublished" ->
          found.startsWith(gold.substring(0, 10)) || utcDay(found).equals(gold.substring(0, 10));
      case "byline" -> wordSet(gold).equals(wordSet(found));
      default -> Words.key(gold).equals(Words.key(found));
    };
  }

  private static String utcDay(String moment) {
    return moment.length() == 10
        ? moment
        : OffsetDateTime.parse(moment)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
  }

  private static Set<String> wordSet(String text) {
    return new TreeSet<>(words(text.toLowerCase(Locale.ROOT)));
  }

  private static String fold(String text) {
    return Normalizer.normalize(Words.fold(text), Normalizer.Form.NFC);
  }

  double bodyPrecision() {
    return precision / bodies;
  }

  double bodyRecall() {
    return recall / bodies;
  }

  double bodyF1() {
    double p = bodyPrecision();
    double r = bodyRecall();
    return 2 * p * r / (p + r);
  }

  Tally field(String name) {
    return fields.getOrDefault(name, new Tally());
  }

  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    if (bodies > 0) {
      lines.append(
          String.format(
              Locale.ROOT,
              "body          precision %.4f  recall %.4f  F1 %.4f  equal %.4f  pages %d%n",
              precision / bodies,
              recall / bodies,
              bodyF1(),
              (double) equal / bodies,
              bodies));
    }
    fields.forEach(
        (name, tally) ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "%-13s exact %.3f  loose %.3f  of %d; gold empty %d, found something %d%n",
                    name,
                    tally.exact(),
                    tally.loose(),
                    tally.gold,
                    tally.emptyGold,
                    tally.falsePositives)));
    return lines.toString();
  }
}
