package press.colophon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Article;
import press.colophon.intake.Review;
import press.colophon.intake.review.DifferenceText;
import press.colophon.intake.review.Proposal;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;

/// `colophon review`: what waits for a person's decision.
@Command(
    name = "review",
    description = {
      "Decide on new articles of sources under review, on changes of articles, on withdrawals.",
      "Works beside a running server; readers see an accepted change at once."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./colophon review list",
      "  ./colophon review show 12",
      "  ./colophon review accept 12 13",
      "  ./colophon review accept 14 --small",
      "  ./colophon review accept 16 --although-missing \"The author wishes not to be named.\"",
      "  ./colophon review accept 15 --correction=\"The quay is 200 m long, not 2 km.\"",
      "  ./colophon review reject --all"
    })
final class ReviewCommand implements Runnable {
  private static final String ALTHOUGH = " --although-missing \"reason\"";

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a command of its own: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(name = "list", description = "List what waits for a decision, the oldest first.")
  int list(@Mixin ServeOptions options) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      List<Proposal> open = newspaper.proposals().open();
      open.forEach(proposal -> say(line(newspaper, proposal)));
      Map<String, Instant> changed = newspaper.termsReadings().unread();
      changed.forEach((name, at) -> say(terms(name, at)));
      if (open.isEmpty() && changed.isEmpty()) {
        say("Nothing waits for a decision.");
      }
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "show",
      description = {
        "Show one proposal: what would change, word by word.",
        "[-removed-] and {+added+}; what its terms allow no longer, or now, comes first."
      })
  int show(@Mixin ServeOptions options, @Parameters(paramLabel = "N") long number) {
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Optional<Proposal> proposal = newspaper.proposals().find(number);
      proposal.ifPresentOrElse(
          p -> say(shown(newspaper, p)), () -> warn("There is no proposal " + number + "."));
      return proposal.isPresent() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  @Command(name = "accept", description = "Publish, change or withdraw as proposed.")
  int accept(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "N", arity = "0..*") long @Nullable [] numbers,
      @Option(names = "--all", description = "All that wait.") boolean all,
      @Option(
              names = "--small",
              description = "The change is a typo: every translation stays as it is.")
          boolean small,
      @Option(
              names = "--correction",
              paramLabel = "TEXT",
              arity = "0..1",
              fallbackValue = "",
              description = {
                "Tell readers that the article was corrected, in every language; TEXT says what was,",
                "in the language of the article."
              })
          @Nullable String correction,
      @Option(
              names = "--although-missing",
              paramLabel = "REASON",
              description = {
                "Publish although the article does not say all that it must: you answer for that,",
                "and your name is kept with the reason."
              })
          @Nullable String althoughMissing) {
    Review.Telling telling = telling(small, correction);
    String reason = reason(althoughMissing);
    return decide(
        options,
        numbers,
        all,
        (review, id, who) -> review.accept(id, who, telling, reason),
        "accepted");
  }

  private @Nullable String reason(@Nullable String written) {
    if (written != null && written.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--although-missing needs a reason.");
    }
    return written == null ? null : written.strip();
  }

  private Review.Telling telling(boolean small, @Nullable String correction) {
    if (small && correction != null) {
      throw new ParameterException(
          spec.commandLine(), "A change is small or a correction: give --small or --correction.");
    }
    if (correction == null) {
      return small ? new Review.Small() : new Review.Plainly();
    }
    return new Review.Corrected(correction.isBlank() ? null : correction.strip());
  }

  @Command(name = "reject", description = "Leave the article as it is.")
  int reject(
      @Mixin ServeOptions options,
      @Parameters(paramLabel = "N", arity = "0..*") long @Nullable [] numbers,
      @Option(names = "--all", description = "All that wait.") boolean all) {
    return decide(options, numbers, all, Review::reject, "rejected");
  }

  /// What is decided, and by whom.
  private interface Verdict {
    Review.Decision of(Review review, long id, String who);
  }

  private int decide(
      ServeOptions options, long @Nullable [] numbers, boolean all, Verdict verdict, String word) {
    List<Long> named = numbers == null ? List.of() : Arrays.stream(numbers).boxed().toList();
    if (all == !named.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name the numbers of proposals, or --all of them.");
    }
    String who = Typist.name();
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      List<Long> chosen = new ArrayList<>(named);
      if (all) {
        newspaper.proposals().open().forEach(p -> chosen.add(p.id()));
      }
      boolean done = true;
      for (long number : chosen) {
        done &= tell(newspaper, verdict.of(newspaper.review(), number, who), word);
      }
      return done ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private boolean tell(Newspaper newspaper, Review.Decision decision, String word) {
    return switch (decision) {
      case Review.Done(Proposal proposal, boolean again) -> {
        say(
            "%d %s%s: %s /%s"
                .formatted(
                    proposal.id(),
                    again ? "was already " : "",
                    word,
                    proposal.kind().word(),
                    path(newspaper, proposal)));
        yield true;
      }
      case Review.Incomplete(Proposal proposal, List<String> missing) -> {
        warn(incomplete(proposal, path(newspaper, proposal), missing));
        yield false;
      }
      case Review.TooLate(String because) -> {
        warn(because);
        yield false;
      }
    };
  }

  private static String incomplete(Proposal p, String path, List<String> missing) {
    List<String> lines = new ArrayList<>();
    lines.add("%d is not published: /%s does not say".formatted(p.id(), path));
    missing.forEach(what -> lines.add("  - " + what));
    lines.add("State it with ./colophon provenance %s or ./colophon rights,".formatted(path));
    lines.add("or answer for it: ./colophon review accept %d".formatted(p.id()) + ALTHOUGH);
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(Newspaper newspaper, Proposal p) {
    String changes = p.difference() == null ? p.because() : p.difference().summary();
    return "%5d  %-10s  %s  /%s%n       %s%s"
        .formatted(
            p.id(),
            p.kind().word(),
            p.madeAt(),
            path(newspaper, p),
            changes,
            missing(newspaper, p, "%n       missing: %s"));
  }

  /// What keeps a new article from being published, each as `line` wants it.
  private static String missing(Newspaper newspaper, Proposal p, String line) {
    return newspaper.review().missing(p).stream()
        .map(what -> line.formatted(what))
        .collect(Collectors.joining());
  }

  private static String shown(Newspaper newspaper, Proposal p) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d, %s of /%s: %s%n".formatted(p.id(), p.kind().word(), path(newspaper, p), state(p)));
    text.append(p.because()).append(System.lineSeparator());
    text.append(missing(newspaper, p, "missing: %s%n"));
    if (p.difference() != null) {
      text.append(System.lineSeparator()).append(DifferenceText.of(p.difference()));
    } else if (p.kind() == Proposal.Kind.ARTICLE) {
      newspaper
          .articles()
          .find(p.article())
          .ifPresent(a -> text.append(System.lineSeparator()).append(DifferenceText.of(a)));
    }
    return text.toString();
  }

  private static String terms(String publication, Instant at) {
    return "       terms       %s  %s%n       changed; ./colophon rights confirm \"%2$s\""
        .formatted(at, publication);
  }

  private static String state(Proposal p) {
    return p.decidedBy() == null
        ? p.state().word()
        : "%s by %s at %s".formatted(p.state().word(), p.decidedBy(), p.decidedAt());
  }

  private static String path(Newspaper newspaper, Proposal p) {
    return newspaper.articles().find(p.article()).map(Article::path).orElse("?");
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
