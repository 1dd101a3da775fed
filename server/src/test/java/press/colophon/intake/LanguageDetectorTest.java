package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class LanguageDetectorTest {
  private static final Path FLORES = Path.of("../../shared/benchmarks/flores-dev");
  private static final int SENTENCES = 5;
  private static final int SAMPLES = 100;

  /// Where the text alone leaves open which of close languages it is.
  private static final Set<String> CLOSE = Set.of("bs", "hr", "id", "ms", "nb", "da");

  private final LanguageDetector detector = new LanguageDetector();

  @Test
  void tellsTheLanguageOfATextOfSomeLength() {
    String text =
        """
        The ferry to the outer islands sails once a day in winter because the company cannot find
        enough crews. The council has asked the capital for money, and has waited for an answer
        since the end of the summer. Nobody on the quay believes that it will come before spring.
        """;

    assertThat(detector.detect(text)).contains("en");
  }

  @Test
  void tellsALanguageByItsScriptWhereTheModelDoesNotKnowIt() {
    String text =
        """
        በክረምት ወራት ወደ ሩቅ ደሴቶች የሚሄደው ጀልባ በቀን አንድ ጊዜ ብቻ ይጓዛል። ኩባንያው በቂ ሠራተኞች ማግኘት አልቻለም። የከተማው ምክር ቤት
        ከዋና ከተማው ገንዘብ ጠይቆ ከበጋው መጨረሻ ጀምሮ መልስ እየጠበቀ ነው። ነዋሪዎቹ ግን ሌላ መንገድ የላቸውም ይላሉ። በደሴቱ ላይ ሁለት ትምህርት ቤቶች
        እና አንድ ጤና ጣቢያ ብቻ አሉ። ልጆቹ በየቀኑ በጀልባ ወደ ትምህርት ቤት ይሄዳሉ።
        """;

    assertThat(detector.detect(text)).contains("am");
  }

  @Test
  void saysNothingOfAShortText() {
    assertThat(detector.detect("Ferries stop.")).isEmpty();
  }

  /// Paragraphs of five sentences from all languages at hand.
  @Test
  void isRightInNearlyAllCases() throws IOException {
    assumeTrue(Files.isDirectory(FLORES), "the FLORES sentences are not here");
    var shares = new TreeMap<String, Double>();

    for (Path file : files()) {
      String language = file.getFileName().toString().split("\\.", -1)[1];
      List<String> samples = samples(file);
      long right =
          samples.stream().map(detector::detect).filter(Optional.of(language)::equals).count();
      shares.put(language, (double) right / samples.size());
    }

    System.out.println("language detection, share right: " + shares);
    assertThat(shares)
        .allSatisfy(
            (language, share) ->
                assertThat(share)
                    .as(language)
                    .isGreaterThan(CLOSE.contains(language) ? 0.4 : 0.96));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FLORES)) {
      return all.filter(f -> f.toString().endsWith(".gz")).sorted().toList();
    }
  }

  private static List<String> samples(Path file) throws IOException {
    List<String> samples = new ArrayList<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> lines = in.lines().limit((long) SENTENCES * SAMPLES).toList();
      for (int i = 0; i + SENTENCES <= lines.size(); i += SENTENCES) {
        samples.add(String.join(" ", lines.subList(i, i + SENTENCES)));
      }
    }
    return samples;
  }
}
