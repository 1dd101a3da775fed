package press.colophon;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import press.colophon.intake.source.Directory;
import press.colophon.intake.source.ListedSource;

/// `colophon source directory`: newsrooms whose work may be republished.
@Command(
    name = "directory",
    description = {
      "List newsrooms whose work may be republished, with the licence they are known for.",
      "From the directory of Open Newswire (MIT licence). A label is no permission: what the"
          + " newsroom's terms page says today decides."
    },
    footer = {
      "",
      "Then: ./colophon source add --from-directory NAME",
    })
final class SourceDirectoryCommand implements Runnable {
  @Option(names = "--language", paramLabel = "TAG", description = "Only in this language: es.")
  private @Nullable String language;

  @Option(names = "--licence", paramLabel = "LABEL", description = "Only with it: \"CC BY-ND\".")
  private @Nullable String licence;

  @Option(names = "--search", paramLabel = "TEXT", description = "Only with this in the name.")
  private @Nullable String search;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    List<ListedSource> found = Directory.read().find(language, licence, search);
    PrintWriter out = spec.commandLine().getOut();
    found.forEach(entry -> out.println(line(entry)));
    out.println(found.size() + (found.size() == 1 ? " newsroom." : " newsrooms."));
    out.flush();
  }

  private static String line(ListedSource entry) {
    return "%-8s %-14s %s%n%-23s %s"
        .formatted(
            Objects.requireNonNullElse(entry.language(), "-"),
            Objects.requireNonNullElse(entry.licence(), "-"),
            entry.name(),
            "",
            entry.feed() + (entry.terms() == null ? "" : "  terms: " + entry.terms()));
  }
}
