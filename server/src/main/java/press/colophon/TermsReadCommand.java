package press.colophon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.extract.PageBytes;
import press.colophon.platform.PlainException;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.http.WebFetcher;
import press.colophon.rights.reading.ProposedClause;
import press.colophon.rights.reading.ProposedDuty;
import press.colophon.rights.reading.Quotation;
import press.colophon.rights.reading.Reading;
import press.colophon.rights.reading.ReadingJson;
import press.colophon.rights.reading.StatedLicence;
import press.colophon.rights.reading.TermsPage;
import press.colophon.rights.reading.TermsReader;

/// `colophon terms read`: proposes licence, clauses and duties, each with the words it rests on.
@Command(
    name = "read",
    description = {
      "Read terms and propose the licence, clauses and duties they state, each with its quotation,",
      "the offset of it in characters, and the rule that found it. Nothing is stored: an editor",
      "decides. Needs no database."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon terms read https://example.org/republish",
      "  ./colophon terms read \"You may republish our stories if you credit us.\"",
      "  ./colophon terms read --jsonl < texts.jsonl > readings.jsonl",
      "Exit code: 0 read, 1 it could not be, or a line of --jsonl was no object with id and text;",
      "2 wrong usage."
    })
final class TermsReadCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(
      arity = "0..1",
      paramLabel = "URL|FILE|TEXT",
      description = "An address, a file of text or HTML, or the text itself.")
  private @Nullable String subject;

  @Option(
      names = "--jsonl",
      description = "Read objects with id and text from standard input, write one reading a line.")
  private boolean jsonl;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (jsonl == (subject != null)) {
      throw new ParameterException(spec.commandLine(), "Give one URL, FILE or TEXT, or --jsonl.");
    }
    TermsReader reader = new TermsReader();
    if (jsonl) {
      return readLines(reader);
    }
    print(spec.commandLine().getOut(), reader.read(text(String.valueOf(subject))));
    return 0;
  }

  // ------------------------------------------------------------ one text

  private String text(String given) throws IOException {
    if (given.startsWith("https://") || given.startsWith("http://")) {
      return fetched(options.settings(), given);
    }
    Path file = file(given);
    return file == null ? given : plain(PageBytes.decode(Files.readAllBytes(file), null).text());
  }

  /// @return null where there is no such file, so that it is a text
  private static @Nullable Path file(String given) {
    try {
      Path file = Path.of(given);
      return Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /// The text of the page at an address.
  static String fetched(Settings settings, String address) {
    try (WebFetcher fetcher = Newspaper.fetcher(settings, Clock.systemUTC())) {
      return switch (fetcher.fetch(FetchRequest.get(address))) {
        case Fetch.Refused refused -> throw new NotReadException(address, refused.reason());
        case Fetch.Fetched page when page.status() != 200 ->
            throw new NotReadException(address, "the site answered with status " + page.status());
        case Fetch.Fetched page ->
            plain(PageBytes.decode(page.bytes(), page.charset().orElse(null)).text());
      };
    }
  }

  private static String plain(String text) {
    return TermsPage.isHtml(text) ? TermsPage.text(text) : text;
  }

  /// Prints what a text seems to state, each with its quotation.
  static void print(PrintWriter out, Reading reading) {
    StatedLicence licence = reading.licence();
    out.println("licence: " + licence.described());
    if (licence.quotation() != null) {
      out.println(line(licence.quotation()));
    }
    for (ProposedClause clause : reading.clauses()) {
      out.println(
          "clause: "
              + clause.use().word()
              + " "
              + clause.verdict().word()
              + by(clause.rule().word()));
      out.println(line(clause.quotation()));
    }
    for (ProposedDuty duty : reading.duties()) {
      String value = duty.value() == null ? "" : " \"" + duty.value() + "\"";
      out.println("duty: " + duty.kind().word() + value + by(duty.rule().word()));
      out.println(line(duty.quotation()));
    }
    out.flush();
  }

  private static String by(String rule) {
    return "  (" + rule + ")";
  }

  private static String line(Quotation quotation) {
    return "  at " + quotation.offset() + ": " + quotation.text().replaceAll("[\\p{Cc}\\s]+", " ");
  }

  // ------------------------------------------------------------ many texts

  private int readLines(TermsReader reader) throws IOException {
    int bad = 0;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank() && !readLine(reader, line, number, out)) {
        bad++;
      }
      if (!in.ready()) {
        out.flush();
      }
    }
    out.flush();
    return bad == 0 ? 0 : 1;
  }

  private boolean readLine(TermsReader reader, String line, int number, Writer out)
      throws IOException {
    try {
      JsonNode object = JSON.readTree(line);
      if (!object.path("text").isTextual() || !object.path("id").isValueNode()) {
        return refuse(number, "is no object with id and text");
      }
      String reading =
          ReadingJson.line(object.path("id").asText(), reader.read(object.path("text").asText()));
      out.write(reading);
      out.write('\n');
      return true;
    } catch (JsonProcessingException e) {
      return refuse(number, "is no JSON: " + e.getOriginalMessage());
    }
  }

  private boolean refuse(int number, String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("line " + number + " " + why);
    err.flush();
    return false;
  }

  private static final class NotReadException extends PlainException {
    private static final long serialVersionUID = 1L;

    private NotReadException(String address, String why) {
      super(address + " could not be read: " + why, null);
    }
  }
}
