package press.colophon;

import java.util.ArrayList;
import java.util.List;
import press.colophon.articles.Publication;
import press.colophon.intake.review.DifferenceText;
import press.colophon.rights.Clause;
import press.colophon.rights.Duty;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsChange;

/// Terms for a terminal, a line or two for each thing they say.
final class TermsText {
  private static final String INDENT = "     ";

  private TermsText() {}

  /// All that terms say, without numbers.
  static List<String> lines(Terms terms) {
    List<String> lines = new ArrayList<>(List.of(basis(terms)));
    terms.clauses().forEach(clause -> lines.add(INDENT + said(clause)));
    lines.addAll(duties(terms));
    return lines;
  }

  static String basis(Terms terms) {
    return "basis: %s%s".formatted(terms.basis().word(), licence(terms));
  }

  static List<String> duties(Terms terms) {
    return terms.duties().stream().map(duty -> INDENT + "duty: " + said(duty)).toList();
  }

  /// What a person stated and is no more.
  static String dropped(Duty duty) {
    return INDENT + "dropped, stated by hand: duty: " + said(duty);
  }

  /// That a change of the page still waits.
  static String waiting(Publication publication, TermsChange change) {
    return "Their page changed, found on %s, and nobody has confirmed that: %s"
        .formatted(change.madeAt(), RightsConfirmCommand.line(publication, ""));
  }

  static String said(Clause clause) {
    return "%s %s, %s%n       \"%s\""
        .formatted(
            clause.use().word(),
            clause.verdict().word(),
            by(clause),
            DifferenceText.plain(clause.quotation().replaceAll("\\s+", " ")));
  }

  private static String said(Duty duty) {
    String value = duty.value() == null ? "" : " \"" + DifferenceText.plain(duty.value()) + "\"";
    return duty.kind().word() + value;
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
}
