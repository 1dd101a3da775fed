package press.colophon.intake;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Copyright;
import press.colophon.rights.Licence;
import press.colophon.rights.Terms;

/// Turns what a page says of its terms into [Terms]: the licence, the copyright line, and the
/// sentences on responsibility, republication, fair use and contact, each quoted.
final class TermsAsFound {

  /// Words in which a page allows, or limits, its republication.
  private static final Pattern REPUBLISHING =
      Pattern.compile(
          "republish|reprint|reproduc|cross-?post|syndicat|publication of|in print or",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

  private TermsAsFound() {}

  static Terms in(Account account) {
    List<Clause> clauses = clauses(account);
    Licence licence = licence(account);
    return new Terms(
        basis(account, licence, clauses), licence, account.licence(), copyright(account), clauses);
  }

  private static List<Clause> clauses(Account account) {
    List<Clause> clauses = new ArrayList<>();
    for (Account.Furniture piece : account.furniture()) {
      Clause.Subject subject = subject(piece.kind());
      if (subject != null) {
        clauses.addAll(sentences(piece.text(), subject));
      }
    }
    String stated = account.licence();
    if (stated != null && REPUBLISHING.matcher(stated).find() && !isQuoted(stated, clauses)) {
      clauses.add(new Clause(Clause.Subject.REPUBLICATION, stated));
    }
    return clauses;
  }

  /// A statement often says several things: each run of sentences on one subject is a clause.
  private static List<Clause> sentences(String statement, Clause.Subject main) {
    List<Clause> clauses = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(statement);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = statement.substring(start, end).strip();
      add(clauses, new Clause(subject(sentence, main), sentence));
    }
    return clauses;
  }

  private static Clause.Subject subject(String sentence, Clause.Subject main) {
    if (main == Clause.Subject.FAIR_USE) {
      return main; // Its sentences belong together: who uses it, for whom, and what lies beyond.
    }
    if (MAIL.matcher(sentence).find() && !REPUBLISHING.matcher(sentence).find()) {
      return Clause.Subject.CONTACT;
    }
    return REPUBLISHING.matcher(sentence).find() ? Clause.Subject.REPUBLICATION : main;
  }

  private static void add(List<Clause> clauses, Clause next) {
    Clause last = clauses.isEmpty() ? null : clauses.getLast();
    if (last != null && last.subject() == next.subject()) {
      clauses.set(
          clauses.size() - 1,
          new Clause(last.subject(), last.quotation() + " " + next.quotation()));
    } else {
      clauses.add(next);
    }
  }

  private static boolean isQuoted(String sentence, List<Clause> clauses) {
    return clauses.stream().anyMatch(c -> c.quotation().contains(sentence));
  }

  private static Clause.@Nullable Subject subject(Account.Kind kind) {
    return switch (kind) {
      case DISCLAIMER -> Clause.Subject.RESPONSIBILITY;
      case PERMISSION -> Clause.Subject.REPUBLICATION;
      case FAIR_USE -> Clause.Subject.FAIR_USE;
      case CONTACT -> Clause.Subject.CONTACT;
      default -> null;
    };
  }

  private static @Nullable Licence licence(Account account) {
    if (account.licence() == null) {
      return null;
    }
    return Licence.recognise(account.licence()).orElse(null);
  }

  private static Basis basis(Account account, @Nullable Licence licence, List<Clause> clauses) {
    String stated = (account.licence() == null ? "" : account.licence()).toLowerCase(Locale.ROOT);
    if (licence != null) {
      return licence.isPublicDomain() ? Basis.PUBLIC_DOMAIN : Basis.LICENCE;
    }
    if (stated.contains("public domain")) {
      return Basis.PUBLIC_DOMAIN;
    }
    if (has(clauses, Clause.Subject.FAIR_USE)) {
      return Basis.FAIR_USE;
    }
    if (has(clauses, Clause.Subject.REPUBLICATION)) {
      return saysWithPermission(clauses, stated) ? Basis.PERMISSION : Basis.ATTRIBUTION;
    }
    return stated.contains("permission") ? Basis.PERMISSION : Basis.UNSTATED;
  }

  private static boolean saysWithPermission(List<Clause> clauses, String stated) {
    return stated.contains("with permission")
        || clauses.stream()
            .filter(c -> c.subject() == Clause.Subject.REPUBLICATION)
            .anyMatch(c -> c.quotation().toLowerCase(Locale.ROOT).contains("with permission"));
  }

  private static boolean has(List<Clause> clauses, Clause.Subject subject) {
    return clauses.stream().anyMatch(c -> c.subject() == subject);
  }

  private static @Nullable Copyright copyright(Account account) {
    Account.Copyright found = account.copyright();
    return found == null ? null : new Copyright(found.holder(), found.year(), found.notice());
  }
}
