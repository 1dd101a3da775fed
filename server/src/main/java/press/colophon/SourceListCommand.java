package press.colophon;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.colophon.intake.source.Feed;
import press.colophon.intake.source.Source;
import press.colophon.intake.source.SourceJson;

/// `colophon source list`: all sources, a line each.
@Command(name = "list", description = "List the sources: state, trust, licence, last error.")
final class SourceListCommand implements Runnable {
  @Option(names = "--json", description = "Print one JSON object a source.")
  private boolean json;

  @Mixin private SourceOptions options = new SourceOptions();

  @Override
  public void run() {
    try (Newspaper newspaper = options.open()) {
      List<Source> all = newspaper.sources().all();
      all.forEach(source -> options.say(json ? SourceJson.of(source).toString() : line(source)));
      if (all.isEmpty() && !json) {
        options.say("There are no sources yet: ./colophon source add URL");
      }
    }
  }

  private static String line(Source source) {
    String licence = source.profile().licence() == null ? "-" : source.profile().licence();
    String language = source.profile().language() == null ? "-" : source.profile().language();
    String line =
        "%-32s %-8s %-8s %-5s %-14s %s"
            .formatted(
                source.slug(),
                source.state().name().toLowerCase(Locale.ROOT),
                source.profile().trust().word(),
                language,
                licence,
                source.name());
    return line
        + source.feeds().stream()
            .map(Feed::error)
            .filter(error -> error != null)
            .findFirst()
            .map(error -> "  [" + error + "]")
            .orElse("");
  }
}
