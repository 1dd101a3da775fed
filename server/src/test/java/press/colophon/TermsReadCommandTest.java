package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

final class TermsReadCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private String err = "";
  private int exitCode;

  /// Runs the command with standard input and output in place of the process's.
  private String read(String input, String... arguments) {
    List<String> line = new ArrayList<>(List.of("terms", "read"));
    line.addAll(List.of(arguments));
    InputStream in = System.in;
    PrintStream out = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    StringWriter shown = new StringWriter();
    StringWriter wrong = new StringWriter();
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      exitCode =
          Main.commandLine()
              .setOut(new PrintWriter(shown))
              .setErr(new PrintWriter(wrong))
              .execute(line.toArray(String[]::new));
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
    err = wrong.toString();
    return shown + said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void showsEachProposalWithItsQuotationAndOffset() {
    String shown = read("", "About us. You may republish our stories if you credit Harbour Post.");

    assertThat(exitCode).isZero();
    assertThat(shown)
        .contains("licence: custom")
        .contains("clause: reprint allowed  (permitted)")
        .contains("at 10: You may republish our stories")
        .contains("duty: credit \"Harbour Post\"");
  }

  @Test
  void readsAPageWithItsLinkToALicence() throws IOException {
    Path page = folder.resolve("terms.html");
    Files.writeString(
        page,
        """
        <!doctype html><html><head><title>Terms</title><script>may republish</script></head><body>
        <p>Our work has <a rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/">a
        free licence</a>.</p><ul><li>Do not edit our stories.</li></ul></body></html>
        """);

    String shown = read("", page.toString());

    assertThat(shown).contains("licence: CC-BY-ND 4.0").contains("clause: edit denied");
    assertThat(shown).doesNotContain("reprint");
  }

  @Test
  void readsObjectsLineByLineAndReportsThoseItCannot() throws IOException {
    String out =
        read(
            """
            {"id": "a", "text": "Todos pueden republicar nuestros artículos citando la fuente."}
            nothing
            {"id": "b"}

            {"id": "c", "text": "© 2024"}
            """,
            "--jsonl");

    List<String> lines = out.lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode first = JSON.readTree(lines.getFirst());
    assertThat(first.at("/id").asText()).isEqualTo("a");
    assertThat(first.at("/clauses/0/use").asText()).isEqualTo("reprint");
    assertThat(first.at("/clauses/0/verdict").asText()).isEqualTo("allowed");
    assertThat(first.at("/duties/0/duty").asText()).isEqualTo("credit");
    assertThat(JSON.readTree(lines.get(1)).at("/licence").asText()).isEqualTo("unknown");
    assertThat(err).contains("line 2 is no JSON").contains("line 3 is no object with id and text");
    assertThat(exitCode).isEqualTo(1);
  }

  @Test
  void asksForOneThingToRead() {
    read("");

    assertThat(err).contains("Give one URL, FILE or TEXT, or --jsonl.");
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void saysWhyAPageCannotBeRead() {
    read("", "http://127.0.0.1:9/terms");

    assertThat(err).contains("http://127.0.0.1:9/terms could not be read:");
    assertThat(exitCode).isEqualTo(1);
  }
}
