package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.translation.models.PublishedModels;

final class TranslateCommandTest {
  private static final Path FIXTURE = Path.of("../nmt/src/test/resources/fixture");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private String err = "";
  private int exitCode;

  /// Runs the command with standard input and output in place of the process's.
  private String translate(String input, String... arguments) {
    List<String> line = new ArrayList<>(List.of("translate"));
    line.addAll(List.of(arguments));
    InputStream in = System.in;
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    StringWriter wrong = new StringWriter();
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      exitCode =
          Main.commandLine().setErr(new PrintWriter(wrong)).execute(line.toArray(String[]::new));
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
    err = wrong.toString();
    return said.toString(StandardCharsets.UTF_8);
  }

  private Path model(String name) throws IOException {
    Path model = Files.createDirectories(folder.resolve(name));
    for (String file : List.of("model.intgemm.alphas.bin", "lex.s2t.bin")) {
      Files.copy(FIXTURE.resolve(name).resolve(file), model.resolve(file));
    }
    Files.copy(FIXTURE.resolve("vocab.spm"), model.resolve("vocab.spm"));
    return model;
  }

  private static List<String> lines(String file, String field) throws IOException {
    List<String> values = new ArrayList<>();
    for (String line : Files.readAllLines(FIXTURE.resolve(file))) {
      values.add(JSON.readTree(line).get(field).asText());
    }
    return values;
  }

  @Test
  void givesTheReferenceEnginesLineForEachLine() throws IOException {
    String input = Files.readString(FIXTURE.resolve("inputs.txt"));

    String made = translate(input, "--model", model("tiny").toString(), "--batch", "1");

    assertThat(made.lines()).isEqualTo(lines("tiny/alpha.text.shortlist.jsonl", "text"));
  }

  @Test
  void weighsTheWholeVocabularyOnRequestAndBatchesWithoutADifference() throws IOException {
    String input = Files.readString(FIXTURE.resolve("inputs.txt"));
    String model = model("split").toString();

    String made = translate(input, "--model", model, "--no-shortlist", "--threads", "2");

    assertThat(made.lines()).isEqualTo(lines("split/alpha.text.jsonl", "text"));
  }

  @Test
  void saturatesOnRequest() throws IOException {
    String model = model("tiny").toString();

    String made = translate("Read it!\n", "--model", model, "--saturating", "--batch", "1");

    assertThat(made).isEqualTo(translate("Read it!", "--model", model));
  }

  @Test
  void keepsMarkup() throws IOException {
    String model = model("tiny").toString();

    String made =
        translate(
            "The <b>editor</b> read <a href=\"x?a=1&amp;b=2\">the letter</a> <code>a&lt;b</code>.\n",
            "--html",
            "--model",
            model);

    assertThat(made)
        .containsOnlyOnce("<b>")
        .containsOnlyOnce("</b>")
        .containsOnlyOnce("<a href=\"x?a=1&amp;b=2\">")
        .containsOnlyOnce("<code>a&lt;b</code>");
    assertThat(made.lines()).hasSize(1);
  }

  @Test
  void leavesALineThatIsNoHtmlAsItWasAndSaysWhich() throws IOException {
    String model = model("tiny").toString();
    String input = "Read <b>it</b>!\nRead <b>it!\n\nRead <i>it</i>!\n";

    String made = translate(input, "--html", "--model", model, "--batch", "2");

    List<String> lines = made.lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("<b>", "</b>");
    assertThat(lines.get(1)).isEqualTo("Read <b>it!");
    assertThat(lines.get(3)).contains("<i>", "</i>");
    assertThat(err.lines())
        .containsExactly(
            "Line 2 is left as it was: ill-formed HTML: the tag <b> is not closed, at char 5.");
    assertThat(exitCode).isEqualTo(1);
  }

  @Test
  void usesInstalledModelsAndGoesByWayOfEnglish() throws IOException {
    PublishedModels published = new PublishedModels();
    Path registry = folder.resolve("registry");
    for (var file : published.files().entrySet()) {
      Path path = registry.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    String data = folder.resolve("data").toString();
    String long20 = "The editor read the letter twice. ".repeat(20);
    assertThat(translate(long20, "--from", "es", "--to", "ru", "--data", data)).isEmpty();
    assertThat(err)
        .contains("No model here leads from es to ru. Add: ./colophon models add es-en en-ru");

    for (String pair : List.of("es-en", "en-ru")) {
      Main.commandLine()
          .setOut(new PrintWriter(new StringWriter()))
          .execute(
              "models",
              "add",
              pair,
              "--all-statuses",
              "--from",
              registry.toString(),
              "--data",
              data);
    }

    assertThat(translate(long20, "--from", "es", "--to", "en", "--data", data)).isNotBlank();
    assertThat(translate(long20, "--from", "es", "--to", "ru", "--data", data)).isNotBlank();
    assertThat(err).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    translate("", "--from", "en");
    assertThat(err).contains("Say --from LANGUAGE and --to LANGUAGE, or --model DIR.");

    translate("", "--from", "en", "--to", "en");
    assertThat(err).contains("From en to itself there is nothing to do.");

    translate("", "--model", folder.toString());
    assertThat(err).contains("expected one or two vocabularies (*.spm), found none.");

    translate("", "--model", folder.resolve("nowhere").toString());
    assertThat(err).contains("nowhere").doesNotContain("Something went wrong");
  }

  @Test
  void answersEveryLineFeedWithOne() throws IOException {
    String model = model("tiny").toString();

    assertThat(translate("\n  \r\n", "--model", model)).isEqualTo("\n\n");
    assertThat(translate("", "--model", model)).isEmpty();
    assertThat(
            translate("Read\u2028it!\rRead it!\n", "--model", model).chars().filter(c -> c == '\n'))
        .hasSize(1);
  }

  @Test
  void agreesWithTheLargerFixtures() throws IOException {
    Path shared = Path.of("../../shared/nmt/fixture");
    assumeThat(shared).as("the larger fixtures are not here").exists();
    Path model = Files.createDirectories(folder.resolve("deep"));
    for (String file : List.of("model.intgemm.alphas.bin", "lex.s2t.bin")) {
      Files.copy(shared.resolve("deep").resolve(file), model.resolve(file));
    }
    Files.copy(shared.resolve("vocab.spm"), model.resolve("vocab.spm"));

    String made =
        translate(Files.readString(shared.resolve("inputs.txt")), "--model", model.toString());

    List<String> translated = made.lines().toList();
    int at = 0;
    for (String line : Files.readAllLines(shared.resolve("deep/alpha.text.shortlist.jsonl"))) {
      // Where the reference engine found several sentences it translated each by itself.
      if (JSON.readTree(line).path("ranges").size() == 1) {
        assertThat(translated.get(at)).isEqualTo(JSON.readTree(line).get("text").asText());
      }
      at++;
    }
  }
}
