package press.colophon.rights.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

final class TermsReaderTest {
  private static final TermsReader READER = new TermsReader();
  private static final Path TEXTS = Path.of("src/test/resources/rights/reading");
  private static final Path DEVELOPMENT = Path.of("../../shared/benchmarks/terms/dev.jsonl");

  /// An invented text and what a careful person reads out of it.
  record Invented(String name, String text, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// The texts of a folder of files: lines of text, then one that begins with `=` and has clauses,
  /// duties and licence between bars.
  static Stream<Invented> texts() throws IOException {
    List<Invented> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(TEXTS)) {
      for (Path file : files.sorted().toList()) {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("= ")) {
            String name = file.getFileName() + " " + (texts.size() + 1);
            texts.add(new Invented(name, text.toString().strip(), line.substring(2)));
            text.setLength(0);
          } else if (!line.startsWith("# ")) {
            text.append(line).append('\n');
          }
        }
      }
    }
    return texts.stream();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsWhatACarefulPersonReads(Invented invented) {
    Reading reading = READER.read(invented.text());

    assertThat(summary(reading)).as(invented.text()).isEqualTo(normal(invented.expected()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void quotesExactlyWhatStandsThere(Invented invented) {
    assertQuoted(invented.text(), READER.read(invented.text()));
  }

  @Test
  void quotesTheDevelopmentTextsExactly() throws IOException {
    assumeTrue(Files.exists(DEVELOPMENT), "the development texts are not beside this checkout");
    for (String line : Files.readAllLines(DEVELOPMENT)) {
      JsonNode record = new JsonMapper().readTree(line);
      String text = record.path("text").asText();
      assertQuoted(text, READER.read(text));
    }
  }

  /// The bare sentences of a file: the use that they refuse, a colon, and bars between them.
  static Stream<Arguments> bareSentences() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/rights/bare.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(": ", 2))
        .flatMap(line -> Stream.of(line[1].split(" \\| ", -1)).map(s -> Arguments.of(s, line[0])));
  }

  @ParameterizedTest
  @MethodSource("bareSentences")
  void aBareSentenceIsABanWithAFullStopOrWithoutOne(String text, String use) {
    for (String sentence : List.of(text, text + ".")) {
      assertThat(READER.read(sentence).clauses())
          .as(sentence)
          .extracting(clause -> clause.use().word(), ProposedClause::verdict)
          .containsExactly(tuple(use, Verdict.DENIED));
    }
  }

  @Test
  void whatOnlyBeginsLikeABareBanIsNone() {
    assertThat(READER.read("No photos were harmed.").clauses()).isEmpty();
    assertThat(READER.read("No comments").clauses()).isEmpty();
    assertThat(READER.read("No images without permission.").clauses())
        .extracting(ProposedClause::verdict)
        .containsExactly(Verdict.ASK);
  }

  @Test
  void saysWhichRuleFoundAClauseAndWhereItStands() {
    Reading reading = READER.read("About us. You may republish our articles.");

    assertThat(reading.clauses()).hasSize(1);
    ProposedClause clause = reading.clauses().getFirst();
    assertThat(clause.use()).isEqualTo(Use.REPRINT);
    assertThat(clause.verdict()).isEqualTo(Verdict.ALLOWED);
    assertThat(clause.rule()).isEqualTo(Rule.PERMITTED);
    assertThat(clause.quotation()).isEqualTo(new Quotation("You may republish our articles.", 10));
  }

  @Test
  void readsNothingOutOfNothing() {
    assertThat(READER.read("").clauses()).isEmpty();
    assertThat(READER.read(" \n\u200B ...").duties()).isEmpty();
    assertThat(READER.read("").licence().code()).isEqualTo("unknown");
  }

  /// Patterns that make a careless reader look at everything again for every word.
  static Stream<String> hostile() {
    return Stream.of(
        "may not without permission republish, ",
        "a",
        "by-",
        "CC BY ",
        "creative commons ",
        "\"x",
        "a.",
        "X. ",
        "<a ",
        "1. a\n",
        "credit us and link to www.a.b, ",
        "\u53EF\u8F6C\u8F7D\u4E0D\u5F97",
        "\uFDFA",
        "x@");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void takesTwiceTheStepsForTwiceTheText(String pattern) {
    int length = TermsReader.LONGEST / 4;

    long once = steps(pattern, length);
    long twice = steps(pattern, 2 * length);

    assertThat(twice).isLessThan(2 * once + once / 4 + 10_000);
    assertThat(twice).isLessThan(100L * 2 * length);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void takesNoMoreStepsForAMegabyteThanForWhatItReadsOfIt(String pattern) {
    long beginning = steps(pattern, TermsReader.LONGEST);

    assertThat(steps(pattern, 1_000_000)).isBetween(beginning - 1_000, beginning + 1_000);
  }

  @Test
  void findsALicenceBehindLettersThatFoldIntoMany() {
    String text = "\uFDFA".repeat(2_000) + " Creative Commons Attribution 4.0";

    assertThat(READER.read(text).licence().code()).isEqualTo("CC-BY");
  }

  private static long steps(String pattern, int length) {
    Effort effort = new Effort();
    Reading reading =
        READER.read(pattern.repeat(length / pattern.length() + 1).substring(0, length), effort);
    assertThat(reading.clauses()).hasSizeLessThan(40);
    return effort.steps();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Published under CC BY-XX.",
        "Our licence is CC-BY-XX 4.0",
        "A Creative Commons licence (CC BY-NC-XX) applies."
      })
  void knowsNoLicenceWhereTheElementsAreLeftOpen(String text) {
    StatedLicence licence = READER.read(text).licence();

    assertThat(licence.code()).isEqualTo("unknown");
    assertThat(licence.unspecified()).isTrue();
  }

  @Test
  void readsAVersionInTheDigitsOfAnyScript() {
    assertThat(READER.read("Creative Commons Attribution \u1C53\u1C79\u1C50").licence().version())
        .isEqualTo("3.0");
    assertThat(READER.read("Creative Commons Attribution \u0664\u066B\u0660").licence().version())
        .isEqualTo("4.0");
  }

  @Test
  void knowsALicenceBesideTheCodeOfItsPort() {
    assertThat(READER.read("Licence: CC BY-SA-ES").licence().code()).isEqualTo("CC-BY-SA");
    assertThat(READER.read("CC BY-Lizenz 4.0").licence().version()).isEqualTo("4.0");
  }

  private static void assertQuoted(String text, Reading reading) {
    List<Quotation> quotations = new ArrayList<>();
    reading.clauses().forEach(c -> quotations.add(c.quotation()));
    reading.duties().forEach(d -> quotations.add(d.quotation()));
    Quotation licence = reading.licence().quotation();
    if (licence != null) {
      quotations.add(licence);
    }
    for (Quotation quotation : quotations) {
      assertThat(text.substring(quotation.offset())).startsWith(quotation.text());
    }
  }

  private static String summary(Reading reading) {
    StatedLicence licence = reading.licence();
    return normal(
        String.join(
                ", ",
                reading.clauses().stream()
                    .map(c -> c.use().word() + " " + c.verdict().word())
                    .toList())
            + " | "
            + String.join(", ", reading.duties().stream().map(d -> d.kind().word()).toList())
            + " | "
            + licence.code()
            + (licence.version() == null ? "" : " " + licence.version()));
  }

  /// The same whatever the order.
  private static String normal(String expected) {
    return String.join(
        " | ",
        Stream.of(expected.split("\\|", -1))
            .map(
                part ->
                    String.join(
                        ", ", Stream.of(part.split(",")).map(String::strip).sorted().toList()))
            .toList());
  }
}
