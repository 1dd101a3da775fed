package press.colophon;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.articles.Status;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;
import press.colophon.rights.requests.RequestedBy;

/// `colophon status`: where an article stands with its readers.
@Command(
    name = "status",
    description = {
      "Publish, correct or withdraw an article, or take it back to the desk as a draft.",
      "Works beside a running server; readers see the change at once. The address of a withdrawn"
          + " article answers that it is gone; --for says at whose request.",
      "Without an article: how the mail goes."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon status",
      "  ./colophon status 2022/06/the-harbour-that-moved withdrawn --for author"
    })
final class StatusCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = "The end of the article's address, such as 2022/06/slug, or its whole address.")
  private @Nullable String address;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STATUS",
      description = "${COMPLETION-CANDIDATES}")
  private @Nullable Status status;

  @Option(
      names = "--for",
      paramLabel = "WHO",
      description = "At whose request it is withdrawn: ${COMPLETION-CANDIDATES}.")
  private @Nullable RequestedBy requestedBy;

  @Option(
      names = "--although-missing",
      paramLabel = "REASON",
      description = {
        "Publish although the article does not say all that it must: you answer for that, and your",
        "name is kept with the reason."
      })
  private @Nullable String althoughMissing;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (address == null) {
      return mail();
    }
    if (status == null) {
      throw new ParameterException(spec.commandLine(), "Name the status that it gets.");
    }
    if (requestedBy != null && status != Status.WITHDRAWN) {
      throw new ParameterException(
          spec.commandLine(), "--for says at whose request an article is withdrawn.");
    }
    return mark(ArticlePath.of(address), status);
  }

  private int mail() {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      spec.commandLine()
          .getOut()
          .println(newspaper.correspondence().outbox().overview().sentence());
      return 0;
    }
  }

  private int mark(String path, Status to) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<Article> article = newspaper.articles().findByPath(path);
      if (article.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "There is no article at /" + path + ". Its path looks like 2022/06/the-headline.");
        return 1;
      }
      List<String> missing = mark(newspaper, article.get(), to);
      if (!missing.isEmpty()) {
        refuse(path, missing);
        return 1;
      }
      spec.commandLine()
          .getOut()
          .println(
              "/%s was %s and is now %s.".formatted(path, word(article.get().status()), word(to)));
      return 0;
    }
  }

  /// @return what keeps the article from being published
  private List<String> mark(Newspaper newspaper, Article article, Status to) {
    String who = Typist.name();
    if (to == Status.WITHDRAWN && requestedBy != null) {
      newspaper.correspondence().tombstones().withdraw(article.id(), requestedBy, who);
      return List.of();
    }
    String reason = althoughMissing == null || althoughMissing.isBlank() ? null : althoughMissing;
    return newspaper
        .review()
        .mark(article.id(), to, who, reason, newspaper.correspondence().tombstones()::remove);
  }

  private void refuse(String path, List<String> missing) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("/%s is not published, since it does not say".formatted(path));
    missing.forEach(what -> err.println("  - " + what));
    err.println(
        "State it with ./colophon provenance or ./colophon rights, or answer for it with"
            + " --although-missing \"reason\".");
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
