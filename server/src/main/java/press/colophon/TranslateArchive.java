package press.colophon;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import press.colophon.platform.cli.ProgressPrinter;
import press.colophon.platform.config.Settings;
import press.colophon.translation.Coverage;
import press.colophon.translation.Language;
import press.colophon.translation.TranslationQueue;
import press.colophon.translation.TranslationQueue.LanguageLine;
import press.colophon.translation.TranslationQueue.Line;
import press.colophon.translation.Translations;

/// Orders the whole archive in some languages and sees it through: where nobody works on the queue,
/// this process does. Cut short at any moment, the same command goes on where it was.
final class TranslateArchive {
  private static final int CELLS = 24;
  private static final Duration REDRAW = Duration.ofMillis(500);

  /// Looking takes no more than a twentieth of the time: there may be millions of orders.
  private static final int SHARE = 20;

  private static final Duration NEXT_LINE = Duration.ofSeconds(10);

  private final Settings settings;
  private final List<Language> languages;
  private final PrintWriter out;
  private final boolean moving = ProgressPrinter.isTerminal();

  private boolean works;
  private long drawn = System.nanoTime();

  /// @param languages engines lead to each of them
  TranslateArchive(Settings settings, List<Language> languages, PrintWriter out) {
    this.settings = settings;
    this.languages = List.copyOf(languages);
    this.out = out;
  }

  /// Returns when nothing is left to do.
  ///
  /// @return 0 when everything was made, 1 when something failed or was taken back
  int run() {
    int[] exitCode = {1};
    try (Newspaper newspaper = Newspaper.openBeside(settings)) {
      UntilStopped stop = UntilStopped.of(newspaper);
      stop.run(() -> exitCode[0] = run(newspaper));
    }
    return exitCode[0];
  }

  private int run(Newspaper newspaper) {
    newspaper.requireRoutes(languages);
    long began = System.nanoTime();
    int before = translated(newspaper);
    Translations.Ordered ordered = newspaper.translations().orderArchive(languages);
    Line start = line(newspaper.queue().state());
    say(
        "%,d articles, %,d translations to make: %,d ordered now, the others before."
            .formatted(ordered.articles(), start.left(), ordered.translations()));
    if (ordered.forbidden() > 0) {
      say(
          "%,d articles are left out: their terms permit no translation."
              .formatted(ordered.forbidden()));
    }
    Line end = follow(newspaper, start);
    return summary(start, end, translated(newspaper) - before, System.nanoTime() - began);
  }

  private Line follow(Newspaper newspaper, Line start) {
    TranslationQueue.State state = newspaper.queue().state();
    Line now = line(state);
    Duration pause = REDRAW;
    while (now.left() > 0) {
      workIfNobodyDoes(newspaper, state);
      show(start, now, state.all().paused());
      pause(pause);
      long asked = System.nanoTime();
      state = newspaper.queue().state();
      pause = REDRAW.plusNanos(SHARE * (System.nanoTime() - asked));
      now = line(state);
    }
    if (moving) {
      out.print("\r\u001b[K");
    }
    return now;
  }

  private void workIfNobodyDoes(Newspaper newspaper, TranslationQueue.State state) {
    if (!works && state.workers() == 0) {
      works = true;
      newspaper.work();
      say(
          "Nobody else works: translating here, %d at a time."
              .formatted(newspaper.translationsAtOnce()));
    }
  }

  /// Of the wanted languages together.
  private Line line(TranslationQueue.State state) {
    List<Line> lines =
        state.lines().stream()
            .filter(one -> languages.contains(one.language()))
            .map(LanguageLine::line)
            .toList();
    return TranslationQueue.Line.sum(
        lines, !lines.isEmpty() && lines.stream().allMatch(Line::paused));
  }

  private void show(Line start, Line now, boolean allPaused) {
    long time = System.nanoTime();
    if (!moving && time - drawn < NEXT_LINE.toNanos()) {
      return;
    }
    drawn = time;
    String shown = drawn(start, now, allPaused);
    out.print(moving ? "\r\u001b[K" + shown : shown + System.lineSeparator());
    out.flush();
  }

  private static String drawn(Line start, Line now, boolean allPaused) {
    int total = Math.max(1, Math.max(start.left(), now.left()));
    int done = total - now.left();
    int full = done * CELLS / total;
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %,d of %,d translations  %.0f words/s  %s",
        "#".repeat(full),
        " ".repeat(CELLS - full),
        done * 100 / total,
        done,
        total,
        now.wordsPerSecond(),
        allPaused || now.paused()
            ? "paused; ./colophon translations queue resume"
            : now.timeLeft().isEmpty() ? "" : now.timeLeft() + " left");
  }

  private int summary(Line start, Line end, int made, long nanos) {
    double seconds = Math.max(1, nanos / 1e9);
    say(
        String.format(
            Locale.ROOT,
            "%,d translations made, %,d failed, in %.0f s: %.0f words/s.",
            made,
            end.failed(),
            seconds,
            start.wordsLeft() / seconds));
    if (end.failed() > 0) {
      say("Again: ./colophon translations queue retry. Why: the page /desk/translations/queue.");
    }
    int missing = start.left() - made - end.failed();
    if (missing > 0) {
      say("%,d were cancelled, or their articles withdrawn or corrected.".formatted(missing));
    }
    return end.failed() > 0 || missing > 0 ? 1 : 0;
  }

  private int translated(Newspaper newspaper) {
    var coverage = newspaper.translations().coverage();
    return languages.stream()
        .mapToInt(language -> coverage.getOrDefault(language, Coverage.NONE).translated())
        .sum();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while translating the archive", e);
    }
  }

  private void say(String line) {
    out.println((moving ? "\r\u001b[K" : "") + line);
    out.flush();
  }
}
