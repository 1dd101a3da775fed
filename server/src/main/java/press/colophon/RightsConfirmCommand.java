package press.colophon;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
import press.colophon.rights.TermsReadings.Known;

/// `colophon rights confirm`: a person reads what was read out of terms.
@Command(
    name = "confirm",
    description = {
      "Show what was read out of a publication's terms, numbered, and how their page has changed;",
      "confirm it with --all or by number. Your name is kept with it."
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon rights confirm \"Coast Courier\"",
      "  ./colophon rights confirm \"Coast Courier\" --all",
      "  ./colophon rights confirm \"Coast Courier\" 1 3 --wrong 2"
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

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (all && !right.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give numbers or --all, not both.");
    }
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      Publication publication = RightsCommand.publication(newspaper, name);
      TermsReadings readings = newspaper.termsReadings();
      Optional<Known> known = readings.of(publication);
      if (known.isEmpty()) {
        print("Nothing is known of the terms of %s.".formatted(publication.name()));
        return CommandLine.ExitCode.SOFTWARE;
      }
      if (all || !right.isEmpty() || !wrong.isEmpty()) {
        confirm(readings, publication, known.get());
      } else {
        show(publication, known.get());
      }
      return CommandLine.ExitCode.OK;
    }
  }

  private void confirm(TermsReadings readings, Publication publication, Known known) {
    Set<Integer> named = new HashSet<>(right);
    named.addAll(wrong);
    int last = known.clauses().size();
    if (named.stream().anyMatch(place -> place < 1 || place > last)) {
      throw new ParameterException(
          spec.commandLine(), "The clauses have the numbers 1 to %d.".formatted(last));
    }
    // With wrong ones alone, nothing else is confirmed.
    Set<Integer> places = all || !right.isEmpty() ? new HashSet<>(right) : Set.of(0);
    String who = Typist.name();
    readings
        .confirm(publication, places, new HashSet<>(wrong), who)
        .ifPresent(
            now -> {
              show(publication, now);
              print("The terms of %s are confirmed by %s.".formatted(publication.name(), who));
            });
  }

  private void show(Publication publication, Known known) {
    PublicationTerms standing = known.standing();
    print("%s: %s".formatted(publication.name(), page(standing)));
    TermsChange change = known.change();
    if (standing != null && change != null) {
      show(standing, change);
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
    standing.terms().clauses().forEach(clause -> print("     " + said(clause)));
    print("");
    print("What stands there now:");
    list(change.terms());
  }

  private static String page(@Nullable PublicationTerms standing) {
    return standing == null || standing.address() == null
        ? "no page of its terms is known"
        : standing.address();
  }

  private void list(Terms terms) {
    print("basis: %s%s".formatted(terms.basis().word(), licence(terms)));
    list(terms.clauses(), 1);
    for (Duty duty : terms.duties()) {
      String value = duty.value() == null ? "" : " \"" + DifferenceText.plain(duty.value()) + "\"";
      print("     duty: " + duty.kind().word() + value);
    }
  }

  private void list(List<Clause> clauses, int first) {
    for (int i = 0; i < clauses.size(); i++) {
      print("%3d  %s".formatted(first + i, said(clauses.get(i))));
    }
  }

  private static String said(Clause clause) {
    return "%s %s, %s%n       \"%s\""
        .formatted(
            clause.use().word(),
            clause.verdict().word(),
            by(clause),
            DifferenceText.plain(clause.quotation().replaceAll("\\s+", " ")));
  }

  private static String licence(Terms terms) {
    if (terms.licence() != null) {
      return ", " + terms.licence().name();
    }
    return terms.licenceAsFound() == null
        ? ""
        : ", as the page describes it: \"%s\" (./colophon rights state names one)"
            .formatted(DifferenceText.plain(terms.licenceAsFound()));
  }

  private static String by(Clause clause) {
    Clause.Confirmation read = clause.confirmed();
    return read == null ? "not confirmed" : "confirmed by " + read.by();
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
