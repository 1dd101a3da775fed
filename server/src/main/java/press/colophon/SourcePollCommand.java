package press.colophon;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.colophon.intake.source.Source;

/// `colophon source poll`: asks a source for news now.
@Command(
    name = "poll",
    description = {
      "Poll a source now, in this process, and print one line for each item of its feeds.",
      "A feed that is gone or paused is asked, too."
    },
    footer = {"", "Exit code: 0 all feeds were read, 1 some could not be, 2 wrong usage."})
final class SourcePollCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  /// Which sources.
  static final class Which {
    @Parameters(paramLabel = "NAME", description = "Name or short name, or a beginning of it.")
    private @Nullable String name;

    @Option(names = "--all", description = "All that are not paused.")
    private boolean all;
  }

  @Mixin private SourceOptions options = new SourceOptions();

  @Override
  public Integer call() {
    try (Newspaper newspaper = options.open()) {
      List<Source> sources =
          which.all
              ? newspaper.sources().all().stream().filter(source -> !source.paused()).toList()
              : List.of(newspaper.sources().find(Objects.requireNonNull(which.name)));
      long failed =
          sources.stream().filter(source -> !newspaper.polling().now(source, options::say)).count();
      return failed == 0 ? 0 : 1;
    }
  }
}
