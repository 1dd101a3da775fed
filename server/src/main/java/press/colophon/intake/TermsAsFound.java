package press.colophon.intake;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Copyright;
import press.colophon.rights.Licence;
import press.colophon.rights.Terms;

/// Turns what a page says of its terms into [Terms]: the licence, the copyright line, and the
/// sentences on responsibility, republication, fair use and contact, each quoted. What an envelope
/// says of rights counts like what the page says.
final class TermsAsFound {

  /// Words in which a page allows, or limits, its republication.
  private static final Pattern REPUBLISHING =
      Pattern.compile(
          "republish|reprint|reproduc|cross-?post|syndicat|publication of|in print or",
          Pattern.CASE_INSENSITIVE);

  /// A sentence that allows nothing.
  private static final Pattern FORBIDDING =
      Pattern.compile(
          "[^.!?]*\\b(?:no part|(?:may|must|can) ?not(?! (?:change|edit|alter|modify))|prohibited|forbidden"
              + "|without (?:(?:the |our |prior |express |written )*)(?:permission|consent))\\b[^.!?]*[.!?]?",
          Pattern.CASE_INSENSITIVE);

  /// What a licence's name or a copyright line says by itself, which is no clause.
  private static final Pattern NO_CLAUSE =
      Pattern.compile(
          "(?:©|\\(c\\)|copyright\\b)[^.]*\\.?|all rights reserved\\.?|[^.]{0,40}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

  private TermsAsFound() {}

  static Terms in(Account account) {
    List<Clause> clauses = clauses(account);
    String stated = account.licence() == null ? statedInEnvelope(account) : account.licence();
    Licence licence = stated == null ? null : Licence.recognise(stated).orElse(null);
    return new Terms(basis(stated, licence, clauses), licence, stated, copyright(account), clauses);
  }

  private static List<Clause> clauses(Account account) {
    List<Clause> clauses = new ArrayList<>();
    for (Account.Furniture piece : account.furniture()) {
      Clause.Subject subject = subject(piece.kind());
      if (subject != null) {
        clauses.addAll(sentences(piece.text(), subject));
      }
    }
    for (Envelope.RightsStatement said : account.envelope().rights()) {
      if (said.words() != null && !NO_CLAUSE.matcher(said.words()).matches()) {
        clauses.addAll(sentences(said.words(), Clause.Subject.LICENCE));
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

  /// A licence among what the envelope says of rights, where no reader has chosen one; what it says
  /// of a picture is not meant.
  private static @Nullable String statedInEnvelope(Account account) {
    return account.envelope().rights().stream()
        .filter(said -> !said.element().startsWith("media:content "))
        .flatMap(said -> Stream.of(said.address(), said.words()).filter(Objects::nonNull))
        .filter(said -> Licence.recognise(said).isPresent())
        .findFirst()
        .orElse(null);
  }

  private static Basis basis(
      @Nullable String asFound, @Nullable Licence licence, List<Clause> clauses) {
    String stated = (asFound == null ? "" : asFound).toLowerCase(Locale.ROOT);
    if (licence != null) {
      return licence.isPublicDomain() ? Basis.PUBLIC_DOMAIN : Basis.LICENCE;
    }
    if (stated.contains("public domain")) {
      return Basis.PUBLIC_DOMAIN;
    }
    if (has(clauses, Clause.Subject.FAIR_USE)) {
      return Basis.FAIR_USE;
    }
    if (clauses.stream().anyMatch(TermsAsFound::allows)) {
      return saysWithPermission(clauses, stated) ? Basis.PERMISSION : Basis.ATTRIBUTION;
    }
    return stated.contains("permission") ? Basis.PERMISSION : Basis.UNSTATED;
  }

  /// Whether a clause on republication leaves anything once what forbids it is taken away.
  private static boolean allows(Clause clause) {
    return clause.subject() == Clause.Subject.REPUBLICATION
        && REPUBLISHING.matcher(FORBIDDING.matcher(clause.quotation()).replaceAll("")).find();
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
