package press.colophon;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.platform.cli.ServeOptions;

/// `colophon correct`: tells readers that an article was corrected.
@Command(
    name = "correct",
    description = {
      "Tell readers in every language that an article was corrected, and what was.",
      "Works beside a running server; the words of --note are translated as the text is."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon correct 2022/06/the-harbour-that-moved",
      "  ./colophon correct 17 --note \"The quay is 200 m long, not 2 km.\"",
      "Exit code: 0 readers are told, 1 there is no such article before readers, 2 wrong usage."
    })
final class CorrectCommand implements Callable<Integer> {
  private static final int LONGEST = 2000;

  @Parameters(paramLabel = "ARTICLE", description = "Path, number or address of the article.")
  private String article = "";

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What was corrected, in the language of the article.")
  private @Nullable String note;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (note != null && (note.isBlank() || note.length() > LONGEST)) {
      throw new ParameterException(
          spec.commandLine(), "--note has 1 to %d characters.".formatted(LONGEST));
    }
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<Article> found = ArticlePath.find(newspaper.articles(), article);
      if (found.isEmpty() || !newspaper.articles().correct(found.get().id(), stripped())) {
        spec.commandLine()
            .getErr()
            .println(
                "Readers see no article \"%s\". It is named by its path, such as 2022/06/slug."
                    .formatted(article));
        return ExitCode.SOFTWARE;
      }
      spec.commandLine()
          .getOut()
          .println("Corrected, and readers are told: /" + found.get().path());
      return ExitCode.OK;
    }
  }

  private @Nullable String stripped() {
    return note == null ? null : note.strip();
  }
}
