package press.colophon.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Provenance;
import press.colophon.articles.Publication;
import press.colophon.intake.review.Version;
import press.colophon.platform.Sha256;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Duty;
import press.colophon.rights.ExpireArticles;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.Tightening;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;
import press.colophon.rights.reading.ReadTerms;
import press.colophon.rights.reading.Reading;
import press.colophon.rights.reading.TermsReaderOnDemand;

/// Reads what the page of an article says of its use, sentence by sentence: what it forbids counts
/// at once, what it allows once a person has read the sentence, here or before. Thread-safe.
///
/// Pages of one publication end alike, so that most are read from memory.
public final class ClausesAsFound {
  private static final int MOST_KEPT = 1_000;

  /// Bytes of the hash of the words.
  private static final int HASHED = 16;

  /// A line that reserves all rights: where nothing else is said, they are not ours.
  private static final Pattern RESERVED =
      Pattern.compile(
          "[^\\n]{0,300}(?:all rights reserved|todos los derechos reservados"
              + "|todos os direitos reservados|tous droits r[eé]serv[eé]s"
              + "|alle rechte vorbehalten|tutti i diritti riservati|alle rechten voorbehouden"
              + "|wszelkie prawa zastrze[zż]one|все права защищены|усі права захищені"
              + "|جميع الحقوق محفوظة|版权所有|版權所有|無断転載)[^\\n]{0,100}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final TermsOfArticles terms;
  private final ExpireArticles expiry;
  private final TermsReaderOnDemand reader;
  private final Cache<String, Reading> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  public ClausesAsFound(TermsOfArticles terms, ExpireArticles expiry, TermsReaderOnDemand reader) {
    this.terms = terms;
    this.expiry = expiry;
    this.reader = reader;
  }

  /// The terms that a page states as a whole: where nothing else is found, the licence that its
  /// sentences name.
  Terms found(Parcel parcel) {
    Terms found = TermsAsFound.in(parcel.account());
    Terms read = found.basis() == Basis.UNSTATED ? read(parcel) : found;
    return found.licence() != null || read.licence() == null
        ? found
        : new Terms(
            read.basis(),
            read.licence(),
            read.licenceAsFound(),
            found.copyright(),
            found.notices());
  }

  /// Whether the words of the page are those that were read last.
  boolean areRead(Handle h, ArticleId article, Parcel parcel) {
    return terms.wordsRead(h, article).filter(hash(parcel)::equals).isPresent();
  }

  /// What is read depends on nothing else: the words, and whether the page states a ground.
  private static String hash(Parcel parcel) {
    Basis basis = TermsAsFound.in(parcel.account()).basis();
    return Sha256.hex(basis.word() + "\n" + TermsAsFound.words(parcel.account()), HASHED);
  }

  /// Keeps what the page says in place of what it said before.
  ///
  /// @return whether that is something else
  boolean say(Handle h, Article article, Parcel parcel) {
    terms.keepWordsRead(h, article.id(), hash(parcel));
    Terms read = withGround(read(parcel), parcel);
    Terms before = terms.of(h, article.id());
    List<Clause> clauses =
        new ArrayList<>(TermsReadings.readBefore(h, publisher(article), read.clauses()));
    before.clauses().stream()
        .filter(ClausesAsFound::isAPersonsNo)
        .filter(clause -> clauses.stream().noneMatch(clause::saysTheSame))
        .forEach(clauses::add);
    if (saysTheSame(before, clauses, read.duties())) {
      return false;
    }
    terms.say(h, article.id(), clauses, read.duties());
    if (read.duties().stream().anyMatch(duty -> duty.kind() == Duty.Kind.EXPIRE)) {
      expiry.order(h);
    }
    return true;
  }

  private static boolean saysTheSame(Terms before, List<Clause> clauses, List<Duty> duties) {
    return before.duties().equals(duties)
        && before.clauses().size() == clauses.size()
        && clauses.stream().allMatch(c -> before.clauses().stream().anyMatch(c::saysTheSame));
  }

  /// Adds what the page newly forbids to what it said before. Its words are not read with that:
  /// they count in whole when a person has accepted them, or not at all when they are gone.
  ///
  /// @return whether it forbids anything that was not forbidden
  boolean tighten(Handle h, Version before, Version after, Parcel parcel) {
    Terms tighter =
        Tightening.of(before.rights(), after.rights(), address(parcel), parcel.original().at());
    if (tighter.equals(before.rights().own())) {
      return false;
    }
    terms.say(h, before.article().id(), tighter.clauses(), tighter.duties());
    terms.forgetWordsRead(h, before.article().id());
    expiry.order(h);
    return true;
  }

  /// Words that are taken for a ground are put before a person, too, where no clause was read out
  /// of them.
  private static Terms withGround(Terms read, Parcel parcel) {
    return read.clauses().stream().anyMatch(Clause::letsReprint)
        ? read
        : TermsAsFound.ground(TermsAsFound.in(parcel.account()))
            .map(words -> saying(read, Verdict.ALLOWED, words, parcel))
            .orElse(read);
  }

  private Terms read(Parcel parcel) {
    String words = TermsAsFound.words(parcel.account());
    if (words.isBlank()) {
      return Terms.UNSTATED;
    }
    Terms read =
        ReadTerms.of(kept.get(words, reader::read), address(parcel), parcel.original().at());
    boolean isSilent =
        read.basis() == Basis.UNSTATED
            && TermsAsFound.in(parcel.account()).basis() == Basis.UNSTATED;
    return isSilent
        ? RESERVED
            .matcher(words)
            .results()
            .findFirst()
            .map(found -> saying(read, Verdict.DENIED, found.group().strip(), parcel))
            .orElse(read)
        : read;
  }

  /// The same, with one more sentence on republication.
  private static Terms saying(Terms read, Verdict verdict, String sentence, Parcel parcel) {
    List<Clause> clauses = new ArrayList<>(read.clauses());
    clauses.add(
        new Clause(
            Use.REPRINT,
            verdict,
            Scope.ALL,
            sentence,
            address(parcel),
            parcel.original().at(),
            null));
    return read.saying(clauses, read.duties());
  }

  private static @Nullable String address(Parcel parcel) {
    URI page = parcel.original().address();
    return page == null ? null : page.toString();
  }

  /// What a person has confirmed and allows nothing does not go with a sentence.
  private static boolean isAPersonsNo(Clause clause) {
    return clause.confirmed() != null && clause.verdict() != Verdict.ALLOWED;
  }

  /// Whose page it is.
  private static @Nullable Publication publisher(Article article) {
    Provenance from = article.provenance();
    return from.publisher() != null ? from.publisher() : from.origin();
  }
}
