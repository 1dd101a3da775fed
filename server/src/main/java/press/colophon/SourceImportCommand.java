package press.colophon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.colophon.extract.PageBytes;
import press.colophon.intake.source.SourceException;
import press.colophon.intake.source.SourceLists;

/// `colophon source import`: a list of sources.
@Command(
    name = "import",
    description = {
      "Import a list of sources: OPML, or CSV with name,feed,terms,licenceLabel,language,active.",
      "Nothing is fetched; the first polls are spread over an hour. A line that cannot be used is"
          + " named and the rest goes on. Importing a list again changes nothing."
    },
    footer = {"", "Exit code: 0 all lines were used, 1 some could not be, 2 wrong usage."})
final class SourceImportCommand implements Callable<Integer> {
  private static final long LARGEST = 20_000_000;

  @Parameters(paramLabel = "FILE", description = "The list.")
  private Path file = Path.of("");

  @Mixin private SourceOptions options = new SourceOptions();

  private int added;
  private int known;
  private int inactive;
  private int bad;

  @Override
  public Integer call() {
    String text = text();
    try (Newspaper newspaper = options.open()) {
      new SourceLists(newspaper.sources(), newspaper.polling().spread()).take(text, this::tell);
    }
    options.say(
        "%d added, %d there already, %d not in use, %d could not be used."
            .formatted(added, known, inactive, bad));
    return bad == 0 ? 0 : 1;
  }

  private String text() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new SourceException(file + " is larger than 20 MB, the most that is read.");
      }
      return PageBytes.decode(Files.readAllBytes(file), StandardCharsets.UTF_8.name()).text();
    } catch (NoSuchFileException e) {
      throw new SourceException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new SourceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void tell(SourceLists.Imported entry) {
    switch (entry) {
      case SourceLists.Imported.Added(int line, String name, String feed) -> {
        added++;
        options.say("line %d: added %s  %s".formatted(line, name, feed));
      }
      case SourceLists.Imported.Known(int line, String name) -> {
        known++;
        options.say("line %d: there already, %s".formatted(line, name));
      }
      case SourceLists.Imported.Inactive(int line, String name) -> {
        inactive++;
        options.say("line %d: left out, the list says it is not in use, %s".formatted(line, name));
      }
      case SourceLists.Imported.Bad(int line, String reason) -> {
        bad++;
        options.complain("line %d: not imported: %s".formatted(line, reason));
      }
    }
  }
}
