package press.colophon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Unit;
import press.colophon.translation.exchange.ExchangeException;
import press.colophon.translation.exchange.XliffExport;
import press.colophon.translation.exchange.XliffImport;

/// `colophon translations`: a translation as a file for translators, and back; the queue.
@Command(
    name = "translations",
    description = {
      "Give a translation to translators as a file (XLIFF 2.1), and take it in again;",
      "see and steer the queue of those that are to be made.",
      "Works beside a running server; readers see at once what was taken in."
    },
    subcommands = TranslationsQueueCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./colophon translations export 2022/06/the-harbour-that-moved --to fr --out harbour.xlf",
      "  ./colophon translations import harbour.xlf --as \"Jeanne Roux\"",
      "  ./colophon translations queue"
    })
final class TranslationsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a command of its own: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "export",
      description = "Write the translation of an article, sentence by sentence.")
  int export(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "ARTICLE", description = "Path, number or address of the article.")
          String typed,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "LANGUAGE",
              description = "Language of the translation: fr.")
          String tag,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to write it (default: standard output).")
          @Nullable Path file) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Language to = language(tag);
      Article article = find(newspaper, typed);
      List<Unit> units =
          newspaper.editing().units(article, to).orElseThrow(() -> notMade(article, to));
      String text =
          XliffExport.of(
              article,
              language(article.language()),
              to,
              units,
              newspaper.editing().matches(article, to, units));
      if (file == null) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
      } else {
        write(file, text);
        warn("/%s in %s: %s".formatted(article.path(), to, file));
      }
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "import",
      description = {
        "Take in what translators made of an exported file.",
        "A changed translation is theirs; one in the state reviewed or final is approved.",
        "What does not fit is told and left as it is: an original or a translation that",
        "has changed since, a lost tag."
      },
      footer = {"", "Exit code: 0 all was taken in, 1 some was not, 2 wrong usage."})
  int take(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "FILE", description = "XLIFF 2.") Path file,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              description = "Who answers for it (default: your user name).")
          @Nullable String name) {
    String person = Objects.requireNonNullElseGet(name, TranslationsCommand::userName);
    try (Newspaper newspaper = Newspaper.openBeside(options.settings());
        InputStream in = Files.newInputStream(file)) {
      XliffImport work = new XliffImport(newspaper.articles(), newspaper.editing());
      boolean all = true;
      for (XliffImport.Report report : work.run(in, person)) {
        say(
            "/%s in %s: %d written, %d approved, %d unchanged, %d not taken in"
                .formatted(
                    report.article(),
                    report.language(),
                    report.written(),
                    report.approved(),
                    report.same(),
                    report.left().size()));
        report.left().forEach(this::warn);
        all &= report.left().isEmpty();
      }
      return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      throw new ExchangeException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static String userName() {
    return Typist.name();
  }

  static Language language(String tag) {
    return Languages.find(tag)
        .orElseThrow(
            () ->
                new ExchangeException(
                    "\"%s\" is not among the languages of ./colophon languages.".formatted(tag),
                    null));
  }

  static Article find(Newspaper newspaper, String typed) {
    return ArticlePath.find(newspaper.articles(), typed)
        .orElseThrow(
            () ->
                new ExchangeException(
                    "There is no article \"%s\". It is named by its path, such as 2022/06/slug."
                        .formatted(typed),
                    null));
  }

  private static ExchangeException notMade(Article article, Language to) {
    return new ExchangeException(
        "There is no finished translation of /%s into %s. Open it in a browser to have it made."
            .formatted(article.path(), to),
        null);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ExchangeException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private void warn(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
