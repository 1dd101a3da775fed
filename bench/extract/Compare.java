package press.colophon.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Our extractor beside Readability4J and jsoup's parse alone: what each gets right on pages with
/// gold text, and how many pages each reads in a second of processor time.
///
/// Arguments: the folder of the set, how many rounds to measure, how many to warm up.
final class Compare {

  private static volatile int sink;

  private final List<Gold> pages = new ArrayList<>();

  private record Gold(String html, String address, String body, String headline) {}

  private record Read(String body, String headline) {}

  public static void main(String[] arguments) throws IOException {
    Compare compare = new Compare(Path.of(arguments[0]));
    System.out.println("| reader | precision | recall | body F1 | headline |");
    System.out.println("|---|---|---|---|---|");
    compare.score("ours", Compare::ours);
    compare.score("Readability4J", Compare::theirs);
    System.out.println();
    compare.speeds(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
  }

  private Compare(Path set) throws IOException {
    JsonNode truth = new ObjectMapper().readTree(set.resolve("truth.json").toFile());
    for (var page : truth.properties()) {
      JsonNode gold = page.getValue();
      String html = unpacked(set.resolve("pages/" + page.getKey() + ".html.gz"));
      pages.add(
          new Gold(
              html,
              gold.path("url").asText(),
              gold.path("articleBody").asText(),
              gold.path("headline").asText()));
    }
  }

  private static String unpacked(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Read ours(Gold page) {
    return new ArticleExtractor().extract(page.html(), address(page)) instanceof ExtractedArticle a
        ? new Read(ExtractionScores.text(a), a.headline() == null ? "" : a.headline())
        : new Read("", "");
  }

  private static URI address(Gold page) {
    try {
      return URI.create(page.address());
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  /// Its text with a break at each block, which is more than its own method gives.
  private static Read theirs(Gold page) {
    Article article = new Readability4J(page.address(), page.html()).parse();
    String content = article.getContent() == null ? "" : article.getContent();
    StringBuilder text = new StringBuilder();
    Jsoup.parse(content)
        .traverse(
            (node, depth) -> {
              if (node instanceof TextNode words) {
                text.append(words.getWholeText());
              } else if (node instanceof Element e && (e.isBlock() || e.nameIs("br"))) {
                text.append('\n');
              }
            });
    return new Read(text.toString(), article.getTitle() == null ? "" : article.getTitle());
  }

  private void score(String name, java.util.function.Function<Gold, Read> reader) {
    ExtractionScores scores = new ExtractionScores();
    int headlines = 0;
    for (Gold page : pages) {
      Read read = reader.apply(page);
      scores.body(page.body(), read.body());
      headlines += Words.key(page.headline()).equals(Words.key(read.headline())) ? 1 : 0;
    }
    System.out.printf(
        "| %s | %.4f | %.4f | %.4f | %.3f |%n",
        name,
        scores.bodyPrecision(),
        scores.bodyRecall(),
        scores.bodyF1(),
        (double) headlines / pages.size());
  }

  /// Each round is all pages once by each reader, in turn, so that what else the machine does is
  /// felt by all.
  private void speeds(int rounds, int warmUp) {
    List<String> names = List.of("jsoup's parse alone", "ours", "Readability4J");
    ArticleExtractor extractor = new ArticleExtractor();
    List<ToIntFunction<Gold>> readers =
        List.of(
            page -> Jsoup.parse(page.html(), page.address()).childNodeSize(),
            page -> extractor.extract(page.html(), address(page)).hashCode(),
            page -> new Readability4J(page.address(), page.html()).parse().hashCode());
    double[][] speeds = new double[readers.size()][rounds];
    for (int round = -warmUp; round < rounds; round++) {
      for (int reader = 0; reader < readers.size(); reader++) {
        double speed = speed(readers.get(reader));
        if (round >= 0) {
          speeds[reader][round] = speed;
        }
      }
    }
    System.out.println("| reader | pages per CPU second | range |");
    System.out.println("|---|---|---|");
    for (int reader = 0; reader < readers.size(); reader++) {
      double[] sorted = speeds[reader].clone();
      Arrays.sort(sorted);
      System.out.printf(
          "| %s | %.0f | %.0f to %.0f |%n",
          names.get(reader), sorted[rounds / 2], sorted[0], sorted[rounds - 1]);
    }
  }

  private double speed(ToIntFunction<Gold> reader) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Consumer<Gold> read = page -> sink += reader.applyAsInt(page);
    pages.forEach(read);
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return pages.size() * 1e9 / (end - start);
  }
}
