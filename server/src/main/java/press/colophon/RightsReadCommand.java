package press.colophon;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Publication;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.reading.ReadTerms;
import press.colophon.rights.reading.TermsReader;

/// `colophon rights read`: reads the page of a publication's terms, and keeps what it says.
@Command(
    name = "read",
    description = {
      "Read the page on which a publication states its terms, print what it seems to state, and keep",
      "that: what forbids or wants to be asked counts at once, what allows once you confirm it; a",
      "licence counts by its name or address. The page is read again from time to time."
    },
    footer = {
      "",
      "Example:",
      "  ./colophon rights read \"Coast Courier\" https://coast.example/republish",
      "  ./colophon rights confirm \"Coast Courier\""
    })
final class RightsReadCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PUBLICATION", description = "Its name.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "URL",
      description = "The page; if not given, the one that was stated or read before.")
  private @Nullable String address;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = options.settings();
    try (Newspaper newspaper = Newspaper.openBeside(settings)) {
      Publication publication = RightsCommand.publication(newspaper, name);
      TermsReadings readings = newspaper.termsReadings();
      String page = address(readings, publication);
      String text = TermsReadCommand.fetched(settings, page);
      TermsReader reader = new TermsReader();
      TermsReadCommand.print(spec.commandLine().getOut(), reader.read(text));
      Instant now = Instant.now();
      TermsReadings.Outcome outcome =
          readings.read(publication, page, text, t -> ReadTerms.of(reader.read(t), page, now));
      print(said(outcome, publication));
      return CommandLine.ExitCode.OK;
    }
  }

  private String address(TermsReadings readings, Publication publication) {
    String given = address;
    if (given != null && !given.matches("https?://\\S+")) {
      throw new ParameterException(spec.commandLine(), "This is no address: " + given);
    }
    return Optional.ofNullable(given)
        .or(() -> readings.of(publication).map(RightsReadCommand::page))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "No page is known with the terms of %s: name its URL."
                        .formatted(publication.name())));
  }

  private static @Nullable String page(TermsReadings.Known known) {
    return known.standing() == null ? null : known.standing().address();
  }

  private static String said(TermsReadings.Outcome outcome, Publication publication) {
    String next = RightsConfirmCommand.line(publication, "");
    return switch (outcome) {
      case FIRST -> "Kept. What it allows counts once you confirm it: " + next;
      case SAME -> "It says of the use of its articles what it said before.";
      case CHANGED ->
          "It has changed: the stricter of old and new holds until you have read it: " + next;
    };
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
