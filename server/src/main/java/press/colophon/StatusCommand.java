package press.colophon;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.articles.Status;
import press.colophon.platform.cli.ServeOptions;

/// `colophon status`: where an article stands with its readers.
@Command(
    name = "status",
    description = {
      "Publish, correct or withdraw an article, or take it back to the desk as a draft.",
      "Works beside a running server; readers see the change at once. The address of a withdrawn"
          + " article answers that it is gone."
    },
    footer = {"", "Example: ./colophon status 2022/06/the-harbour-that-moved withdrawn"})
final class StatusCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description = "The end of the article's address, such as 2022/06/slug, or its whole address.")
  private String address = "";

  @Parameters(index = "1", paramLabel = "STATUS", description = "${COMPLETION-CANDIDATES}")
  private Status status = Status.DRAFT;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String path = ArticlePath.of(address);
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<Article> article = newspaper.articles().findByPath(path);
      if (article.isEmpty() || !newspaper.articles().mark(article.get().id(), status)) {
        spec.commandLine()
            .getErr()
            .println(
                "There is no article at /" + path + ". Its path looks like 2022/06/the-headline.");
        return 1;
      }
      spec.commandLine()
          .getOut()
          .println(
              "/%s was %s and is now %s."
                  .formatted(path, word(article.get().status()), word(status)));
      return 0;
    }
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
