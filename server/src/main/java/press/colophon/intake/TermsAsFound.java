package press.colophon.intake;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Basis;
import press.colophon.rights.Copyright;
import press.colophon.rights.Licence;
import press.colophon.rights.Notice;
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

  /// What a licence's name or a copyright line says by itself, which is no notice.
  private static final Pattern NO_NOTICE =
      Pattern.compile(
          "(?:©|\\(c\\)|copyright\\b)[^.]*\\.?|all rights reserved\\.?|[^.]{0,40}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

  private TermsAsFound() {}

  static Terms in(Account account) {
    List<Notice> notices = notices(account);
    String stated = account.licence() == null ? statedInEnvelope(account) : account.licence();
    Licence licence = stated == null ? null : Licence.recognise(stated).orElse(null);
    return new Terms(basis(stated, licence, notices), licence, stated, copyright(account), notices);
  }

  /// All that a page says of its own use, for whoever reads sentences: the licence and the lines on
  /// rights and on republication. On what ground it uses the work of others is not among them.
  static String words(Account account) {
    List<String> words = new ArrayList<>();
    Stream.concat(Stream.ofNullable(account.licence()), inEnvelope(account)).forEach(words::add);
    Account.Copyright copyright = account.copyright();
    if (copyright != null && copyright.notice() != null) {
      words.add(copyright.notice());
    }
    notices(account).stream()
        .filter(notice -> notice.subject() == Notice.Subject.REPUBLICATION)
        .map(Notice::quotation)
        .forEach(words::add);
    return words.stream().map(String::strip).distinct().collect(Collectors.joining("\n\n"));
  }

  private static Stream<String> inEnvelope(Account account) {
    return account.envelope().rights().stream()
        .filter(said -> !said.element().startsWith("media:content "))
        .flatMap(said -> Stream.of(said.words(), said.address()).filter(Objects::nonNull));
  }

  /// The words that allow republication, where that is the ground on which a page may be used and
  /// no licence is.
  static Optional<String> ground(Terms found) {
    if (found.licence() != null || !found.basis().restsOnWords()) {
      return Optional.empty();
    }
    return found.notices().stream()
        .filter(TermsAsFound::allows)
        .map(Notice::quotation)
        .findFirst()
        .or(() -> Optional.ofNullable(found.licenceAsFound()));
  }

  private static List<Notice> notices(Account account) {
    List<Notice> notices = new ArrayList<>();
    for (Account.Furniture piece : account.furniture()) {
      Notice.Subject subject = subject(piece.kind());
      if (subject != null) {
        notices.addAll(sentences(piece.text(), subject));
      }
    }
    for (Envelope.RightsStatement said : account.envelope().rights()) {
      if (said.words() != null && !NO_NOTICE.matcher(said.words()).matches()) {
        notices.addAll(sentences(said.words(), Notice.Subject.LICENCE));
      }
    }
    String stated = account.licence();
    if (stated != null && REPUBLISHING.matcher(stated).find() && !isQuoted(stated, notices)) {
      notices.add(new Notice(Notice.Subject.REPUBLICATION, stated));
    }
    return notices;
  }

  /// A statement often says several things: each run of sentences on one subject is a notice.
  private static List<Notice> sentences(String statement, Notice.Subject main) {
    List<Notice> notices = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(statement);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = statement.substring(start, end).strip();
      add(notices, new Notice(subject(sentence, main), sentence));
    }
    return notices;
  }

  private static Notice.Subject subject(String sentence, Notice.Subject main) {
    if (main == Notice.Subject.FAIR_USE) {
      return main; // Its sentences belong together: who uses it, for whom, and what lies beyond.
    }
    if (MAIL.matcher(sentence).find() && !REPUBLISHING.matcher(sentence).find()) {
      return Notice.Subject.CONTACT;
    }
    return REPUBLISHING.matcher(sentence).find() ? Notice.Subject.REPUBLICATION : main;
  }

  private static void add(List<Notice> notices, Notice next) {
    Notice last = notices.isEmpty() ? null : notices.getLast();
    if (last != null && last.subject() == next.subject()) {
      notices.set(
          notices.size() - 1,
          new Notice(last.subject(), last.quotation() + " " + next.quotation()));
    } else {
      notices.add(next);
    }
  }

  private static boolean isQuoted(String sentence, List<Notice> notices) {
    return notices.stream().anyMatch(c -> c.quotation().contains(sentence));
  }

  private static Notice.@Nullable Subject subject(Account.Kind kind) {
    return switch (kind) {
      case DISCLAIMER -> Notice.Subject.RESPONSIBILITY;
      case PERMISSION -> Notice.Subject.REPUBLICATION;
      case FAIR_USE -> Notice.Subject.FAIR_USE;
      case CONTACT -> Notice.Subject.CONTACT;
      default -> null;
    };
  }

  /// A licence among what the envelope says of rights, where no reader has chosen one; what it says
  /// of a picture is not meant.
  private static @Nullable String statedInEnvelope(Account account) {
    return inEnvelope(account)
        .filter(said -> Licence.recognise(said).isPresent())
        .findFirst()
        .orElse(null);
  }

  private static Basis basis(
      @Nullable String asFound, @Nullable Licence licence, List<Notice> notices) {
    String stated = (asFound == null ? "" : asFound).toLowerCase(Locale.ROOT);
    if (licence != null) {
      return licence.isPublicDomain() ? Basis.PUBLIC_DOMAIN : Basis.LICENCE;
    }
    if (stated.contains("public domain")) {
      return Basis.PUBLIC_DOMAIN;
    }
    if (has(notices, Notice.Subject.FAIR_USE)) {
      return Basis.FAIR_USE;
    }
    if (notices.stream().anyMatch(TermsAsFound::allows)) {
      return saysWithPermission(notices, stated) ? Basis.PERMISSION : Basis.ATTRIBUTION;
    }
    return stated.contains("permission") ? Basis.PERMISSION : Basis.UNSTATED;
  }

  /// Whether a notice on republication leaves anything once what forbids it is taken away.
  private static boolean allows(Notice notice) {
    return notice.subject() == Notice.Subject.REPUBLICATION
        && REPUBLISHING.matcher(FORBIDDING.matcher(notice.quotation()).replaceAll("")).find();
  }

  private static boolean saysWithPermission(List<Notice> notices, String stated) {
    return stated.contains("with permission")
        || notices.stream()
            .filter(c -> c.subject() == Notice.Subject.REPUBLICATION)
            .anyMatch(c -> c.quotation().toLowerCase(Locale.ROOT).contains("with permission"));
  }

  private static boolean has(List<Notice> notices, Notice.Subject subject) {
    return notices.stream().anyMatch(c -> c.subject() == subject);
  }

  private static @Nullable Copyright copyright(Account account) {
    Account.Copyright found = account.copyright();
    return found == null ? null : new Copyright(found.holder(), found.year(), found.notice());
  }
}
