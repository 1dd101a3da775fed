package press.colophon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.Columns;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.translation.Language;
import press.colophon.translation.TranslationQueue;

/// `colophon translations queue`: how far the translations are, and what to do about it.
@Command(
    name = "queue",
    description = {
      "Show how far each language is; pause, resume, cancel or retry translations.",
      "Works beside a running server. The pace is that of the last five minutes."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon translations queue",
      "  ./colophon translations queue pause fr",
      "  ./colophon translations queue cancel --article 2022/06/the-harbour-that-moved"
    })
final class TranslationsQueueCommand implements Runnable {
  private static final List<String> HEAD =
      List.of(
          "tag",
          "language",
          "waiting",
          "running",
          "failed",
          "words left",
          "words/s",
          "time left",
          "");

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      print(newspaper.queue().state());
    }
  }

  private void print(TranslationQueue.State state) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    state.lines().forEach(one -> rows.add(row(one.language(), one.line())));
    rows.add(row("all", "", state.all()));
    spec.commandLine().getOut().print(Columns.aligned(rows));
    say(
        state.workers() == 0
            ? "Nobody takes orders now: no server runs, and no ./colophon work."
            : state.workers() + " at work (./colophon serve, work or translate --all).");
  }

  private static List<String> row(Language language, TranslationQueue.Line line) {
    return row(language.tag(), language.nameIn(Language.ENGLISH), line);
  }

  private static List<String> row(String tag, String name, TranslationQueue.Line line) {
    return List.of(
        tag,
        name,
        Columns.under("waiting", line.waiting()),
        Columns.under("running", line.running()),
        Columns.under("failed", line.failed()),
        Columns.under("words left", line.wordsLeft()),
        Columns.under(
            "words/s",
            line.wordsPerSecond() > 0
                ? String.format(Locale.ROOT, "%.0f", line.wordsPerSecond())
                : "-"),
        Columns.under("time left", line.timeLeft().isEmpty() ? "-" : line.timeLeft()),
        line.paused() ? "paused" : "");
  }

  @Command(
      name = "pause",
      description = "Take no order of these languages, or of all, until they are resumed.")
  int pause(
      @Mixin ServeOptions beside,
      @Parameters(paramLabel = "LANGUAGE", arity = "0..*") @Nullable List<String> tags) {
    return each(beside, tags, TranslationQueue::pauseAll, TranslationQueue::pause, "is paused");
  }

  @Command(name = "resume", description = "Take orders of these languages again, or of all.")
  int resume(
      @Mixin ServeOptions beside,
      @Parameters(paramLabel = "LANGUAGE", arity = "0..*") @Nullable List<String> tags) {
    return each(beside, tags, TranslationQueue::resumeAll, TranslationQueue::resume, "goes on");
  }

  private interface OnLanguage {
    void accept(TranslationQueue queue, Language language);
  }

  private int each(
      ServeOptions beside,
      @Nullable List<String> tags,
      Consumer<TranslationQueue> all,
      OnLanguage one,
      String what) {
    List<Language> languages =
        tags == null ? List.of() : tags.stream().map(TranslationsCommand::language).toList();
    try (Newspaper newspaper = Newspaper.openBeside(beside.settings())) {
      if (languages.isEmpty()) {
        all.accept(newspaper.queue());
        say("Translating into every language " + what + ".");
      }
      for (Language language : languages) {
        one.accept(newspaper.queue(), language);
        say("Translating into %s %s.".formatted(language.nameIn(Language.ENGLISH), what));
      }
      return CommandLine.ExitCode.OK;
    }
  }

  /// What is cancelled: one of these.
  static final class Which {
    @Option(names = "--to", paramLabel = "LANGUAGE", description = "Every order in this language.")
    private @Nullable String language;

    @Option(
        names = "--article",
        paramLabel = "ARTICLE",
        description = "Every order of this article: its path, number or address.")
    private @Nullable String article;

    @Option(names = "--all", description = "Every order.")
    private boolean all;
  }

  @Command(
      name = "cancel",
      description = {
        "Take orders back. What is done of them stays; what a reader asks for later is made."
      })
  int cancel(@Mixin ServeOptions beside, @ArgGroup(multiplicity = "1") Which which) {
    return count(beside, newspaper -> cancel(newspaper, which), "orders taken back");
  }

  private static int cancel(Newspaper newspaper, Which which) {
    if (which.all) {
      return newspaper.queue().cancelAll();
    }
    return which.language != null
        ? newspaper.queue().cancel(TranslationsCommand.language(which.language))
        : newspaper
            .queue()
            .cancel(
                TranslationsCommand.find(newspaper, Objects.requireNonNull(which.article)).id());
  }

  @Command(name = "retry", description = "Order again what no engine could make.")
  int retry(
      @Mixin ServeOptions beside,
      @Option(names = "--to", paramLabel = "LANGUAGE", description = "Only in this language.")
          @Nullable String tag) {
    return count(
        beside,
        newspaper ->
            tag == null
                ? newspaper.queue().retryAll()
                : newspaper.queue().retry(TranslationsCommand.language(tag)),
        "ordered again");
  }

  private int count(ServeOptions beside, ToIntFunction<Newspaper> change, String what) {
    try (Newspaper newspaper = Newspaper.openBeside(beside.settings())) {
      say("%,d %s.".formatted(change.applyAsInt(newspaper), what));
      return CommandLine.ExitCode.OK;
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
