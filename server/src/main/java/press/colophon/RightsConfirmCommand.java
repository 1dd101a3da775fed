package press.colophon;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.articles.Publication;
import press.colophon.intake.review.DifferenceText;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.cli.Typist;
import press.colophon.rights.Clause;
import press.colophon.rights.Duty;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsChange;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.TermsReadings.Answer;
import press.colophon.rights.TermsReadings.Choice;
import press.colophon.rights.TermsReadings.Known;

/// `colophon rights confirm`: a person reads what was read out of terms.
@Command(
    name = "confirm",
    description = {
      "Show what was read out of a publication's terms, numbered, and how their page has changed;",
      "confirm it with --all or by number, and with the word that was shown. Your name is kept with",
      "it. Exit code: 1 where there is something else by now than you were shown."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon rights confirm \"Coast Courier\"",
      "  ./colophon rights confirm \"Coast Courier\" --all --seen 5e0c1a9b",
      "  ./colophon rights confirm \"Coast Courier\" 1 3 --wrong 2 --seen 5e0c1a9b"
    })
final class RightsConfirmCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PUBLICATION", description = "Its name.")
  private String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "N",
      description = "The clauses that are as they were read; the others stay unconfirmed.")
  private List<Integer> right = new ArrayList<>();

  @Option(names = "--all", description = "All clauses but the wrong ones.")
  private boolean all;

  @Option(
      names = "--wrong",
      split = ",",
      paramLabel = "N",
      description = "Clauses that the text does not say: they are left out.")
  private List<Integer> wrong = new ArrayList<>();

  @Option(
      names = "--seen",
      paramLabel = "WORD",
      description = "The word at the end of what was shown: nothing else is confirmed.")
  private @Nullable String seen;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (all && !right.isEmpty()) {
      throw wrongly("Give numbers or --all, not both.");
    }
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Publication publication = RightsCommand.publication(newspaper, name);
      TermsReadings readings = newspaper.termsReadings();
      Optional<Known> known = readings.of(publication);
      if (known.isEmpty()) {
        return nothing(publication);
      }
      if (all || !right.isEmpty() || !wrong.isEmpty()) {
        return confirm(readings, publication, known.get());
      }
      ask(publication, known.get());
      return CommandLine.ExitCode.OK;
    }
  }

  private int confirm(TermsReadings readings, Publication publication, Known known) {
    String word = seen;
    if (word == null) {
      throw wrongly(
          "Look at them first: %s shows them, and the word that belongs to --seen."
              .formatted(line(publication, "")));
    }
    if (word.equals(known.word())) {
      refuseOthersThan(known.clauses().size());
    }
    // With wrong ones alone, nothing else is confirmed.
    Set<Integer> places = all || !right.isEmpty() ? new HashSet<>(right) : Set.of(0);
    String who = Typist.name();
    Choice choice = new Choice(places, new HashSet<>(wrong), word);
    return switch (readings.confirm(publication, choice, who)) {
      case Answer.Confirmed(Known now, List<Duty> dropped) -> {
        show(publication, now);
        dropped.forEach(duty -> print(TermsText.dropped(duty)));
        print("The terms of %s are confirmed by %s.".formatted(publication.name(), who));
        yield CommandLine.ExitCode.OK;
      }
      case Answer.Otherwise(Known now) -> {
        ask(publication, now);
        print("Nothing is confirmed: this is not what you saw (%s).".formatted(word));
        yield CommandLine.ExitCode.SOFTWARE;
      }
      case Answer.Nothing() -> nothing(publication);
    };
  }

  private void refuseOthersThan(int last) {
    if (Stream.concat(right.stream(), wrong.stream()).anyMatch(n -> n < 1 || n > last)) {
      throw wrongly("The clauses have the numbers 1 to %d.".formatted(last));
    }
  }

  private ParameterException wrongly(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int nothing(Publication publication) {
    print("Nothing is known of the terms of %s.".formatted(publication.name()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /// The command for a publication, which is named so that every shell takes it as it is.
  static String line(Publication publication, String further) {
    return "./colophon rights confirm %s%s".formatted(publication.slug(), further);
  }

  private void ask(Publication publication, Known known) {
    show(publication, known);
    print("");
    print("If all of it is so (numbers in place of --all for some, --wrong N for the others):");
    print("  " + line(publication, " --all --seen " + known.word()));
  }

  private void show(Publication publication, Known known) {
    PublicationTerms standing = known.standing();
    print("%s: %s".formatted(publication.name(), page(standing)));
    TermsChange change = known.change();
    if (standing != null && change != null) {
      show(standing, change);
      known.dropped().forEach(duty -> print(TermsText.dropped(duty)));
    } else if (standing != null) {
      list(standing.terms());
    }
    if (!known.onPages().isEmpty()) {
      print("On the pages of its articles:");
      list(known.onPages(), known.stated().size() + 1);
    }
  }

  private void show(PublicationTerms standing, TermsChange change) {
    print("Its terms changed, found on %s. Until you confirm".formatted(change.madeAt()));
    print("them, the stricter of what stood there and what stands there now holds for each use.");
    print("");
    print(DifferenceText.of(change.before(), change.after()));
    print("What stood there:");
    TermsText.lines(standing.terms()).forEach(this::print);
    print("");
    print("What stands there now:");
    list(change.terms());
  }

  private static String page(@Nullable PublicationTerms standing) {
    if (standing == null || standing.address() == null) {
      return "no page of its terms is known";
    }
    boolean isRead = standing.text() != null && standing.readAt() != null;
    return standing.address() + (isRead ? ", read last on " + standing.readAt() : "");
  }

  private void list(Terms terms) {
    print(TermsText.basis(terms));
    list(terms.clauses(), 1);
    TermsText.duties(terms).forEach(this::print);
  }

  private void list(List<Clause> clauses, int first) {
    for (int i = 0; i < clauses.size(); i++) {
      print("%3d  %s".formatted(first + i, TermsText.said(clauses.get(i))));
    }
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
