package press.colophon.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Articles;
import press.colophon.articles.Publication;
import press.colophon.rights.Clause.Confirmation;

/// What the pages say that state the terms of publications, from one reading to the next, and what
/// people make of it. Thread-safe.
///
/// Nothing is widened by reading: what is new forbids or asks at once, and allows once a person has
/// confirmed it. Where a page has changed, its old and its new terms hold together, the stricter of
/// both, until then. A reading is stored whole or not at all, and the same one twice does no more.
public final class TermsReadings {
  /// The text of a page before it was read for the first time.
  private static final String NOTHING = "";

  private final Jdbi db;
  private final Articles articles;
  private final TermsOfPublications ofPublications;
  private final ExpireArticles expiry;
  private final Clock clock;

  public TermsReadings(
      Jdbi db,
      Articles articles,
      TermsOfPublications ofPublications,
      ExpireArticles expiry,
      Clock clock) {
    this.db = db;
    this.articles = articles;
    this.ofPublications = ofPublications;
    this.expiry = expiry;
    this.clock = clock;
  }

  /// Has the pages of terms looked at, those that are due.
  public void orderReading() {
    db.useTransaction(h -> ofPublications.orderReading(h, clock.instant()));
  }

  /// What a reading came to.
  public enum Outcome {
    /// The first text of that page we have.
    FIRST,
    /// It says what it said.
    SAME,
    /// It says something else, and waits for a person.
    CHANGED
  }

  /// What is known of a publication's terms.
  ///
  /// @param standing what it states for all of its articles
  /// @param change what nobody has read yet
  /// @param onPages what the pages of its articles state and nobody has confirmed, each once
  public record Known(
      @Nullable PublicationTerms standing, @Nullable TermsChange change, List<Clause> onPages) {
    public Known {
      onPages = List.copyOf(onPages);
    }

    /// The clauses of the change, or else of the terms that stand.
    public List<Clause> stated() {
      if (change != null) {
        return change.terms().clauses();
      }
      return standing == null ? List.of() : standing.terms().clauses();
    }

    /// All that a person is asked about, in the order of its numbers.
    public List<Clause> clauses() {
      return Stream.concat(stated().stream(), onPages.stream()).toList();
    }
  }

  public Optional<Known> of(Publication publication) {
    return db.withHandle(h -> of(h, publication));
  }

  private Optional<Known> of(Handle h, Publication publication) {
    PublicationTerms standing =
        ofPublications.of(h, List.of(publication.id())).get(publication.id());
    List<Clause> onPages = SentencesOnPages.unconfirmed(h, publication.id());
    return standing == null && onPages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Known(standing, TermsChanges.open(h, publication.id()).orElse(null), onPages));
  }

  /// The publications whose terms changed and were read by nobody, by name, and since when.
  public Map<String, Instant> unread() {
    Map<String, Instant> unread = new LinkedHashMap<>();
    db.withHandle(TermsChanges::unread).forEach((name, at) -> unread.put(name, at.toInstant()));
    return unread;
  }

  /// Keeps what the page of a publication's terms says.
  ///
  /// @param text of the page
  /// @param asRead what it seems to state, confirmed by nobody
  public Outcome read(Publication publication, String address, String text, Terms asRead) {
    return db.inTransaction(h -> read(h, publication, address, text, asRead));
  }

  /// The same within a transaction.
  public Outcome read(
      Handle h, Publication publication, String address, String text, Terms asRead) {
    articles.awaitTurn(h);
    Terms known =
        asRead.saying(ReadBefore.confirmed(h, publication.id(), asRead.clauses()), asRead.duties());
    PublicationTerms standing = standing(h, publication, address);
    if (standing == null) {
      return kept(h, publication, first(known, address, text));
    }
    if (standing.text() != null) {
      return compared(h, publication, standing, standing.text(), text, known);
    }
    return contradicts(standing, known)
        ? compared(h, publication, unread(h, publication, standing), NOTHING, text, known)
        : kept(h, publication, joined(standing, known, address, text));
  }

  /// Whether the page names another licence than a person has stated: then it is a change that
  /// somebody has to read.
  private static boolean contradicts(PublicationTerms standing, Terms read) {
    return standing.confirmed() != null
        && read.licence() != null
        && !read.licence().equals(standing.terms().licence());
  }

  private PublicationTerms unread(Handle h, Publication publication, PublicationTerms standing) {
    PublicationTerms unread =
        new PublicationTerms(
            standing.terms(),
            standing.address(),
            standing.contact(),
            NOTHING,
            clock.instant(),
            standing.confirmed());
    ofPublications.keep(h, publication, unread);
    return unread;
  }

  /// The terms as they stand, at the address that a person names now.
  private @Nullable PublicationTerms standing(Handle h, Publication publication, String address) {
    PublicationTerms known = ofPublications.of(h, List.of(publication.id())).get(publication.id());
    if (known == null || address.equals(known.address())) {
      return known;
    }
    PublicationTerms moved =
        new PublicationTerms(
            known.terms(),
            address,
            known.contact(),
            known.text(),
            known.readAt(),
            known.confirmed());
    ofPublications.keep(h, publication, moved);
    return moved;
  }

  private PublicationTerms first(Terms terms, String address, String text) {
    return new PublicationTerms(terms, address, null, text, clock.instant(), null);
  }

  /// A person stated the terms, and now we have the page: what it says comes beside what was
  /// stated.
  private PublicationTerms joined(
      PublicationTerms standing, Terms read, String address, String text) {
    Terms stated = standing.terms();
    boolean isSilent = stated.basis() == Basis.UNSTATED && standing.confirmed() == null;
    List<Clause> clauses = new ArrayList<>(stated.clauses());
    read.clauses().stream()
        .filter(clause -> clauses.stream().noneMatch(clause::saysTheSame))
        .forEach(clauses::add);
    List<Duty> duties = new ArrayList<>(stated.duties());
    read.duties().stream()
        .filter(duty -> duties.stream().noneMatch(d -> d.kind() == duty.kind()))
        .forEach(duties::add);
    Terms both = (isSilent ? read : stated).saying(clauses, duties);
    return new PublicationTerms(
        both, address, standing.contact(), text, clock.instant(), standing.confirmed());
  }

  private Outcome kept(Handle h, Publication publication, PublicationTerms terms) {
    ofPublications.keep(h, publication, terms);
    tell(h, publication);
    return Outcome.FIRST;
  }

  private Outcome compared(
      Handle h,
      Publication publication,
      PublicationTerms standing,
      String before,
      String text,
      Terms read) {
    TermsChange change = TermsChanges.open(h, publication.id()).orElse(null);
    if (isSame(before, text)) {
      if (change != null) {
        TermsChanges.takenBack(h, publication.id(), clock.instant());
        tell(h, publication);
      }
      return Outcome.SAME;
    }
    if (change != null && isSame(change.after(), text)) {
      return Outcome.SAME;
    }
    Terms now = onTheGround(standing, read);
    TermsChanges.open(h, publication.id(), now, before, text, clock.instant());
    tell(h, publication);
    return Outcome.CHANGED;
  }

  /// A ground that a person stated is not lost because the page does not name it.
  private static Terms onTheGround(PublicationTerms standing, Terms read) {
    Terms stated = standing.terms();
    boolean isStated = standing.confirmed() != null && stated.licence() == null;
    return read.licence() != null || !isStated
        ? read
        : new Terms(stated.basis(), null, read.licenceAsFound(), null, List.of())
            .saying(read.clauses(), read.duties());
  }

  /// White space says nothing.
  private static boolean isSame(String one, String other) {
    return squeezed(one).equals(squeezed(other));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /// A person has read what there is: the change where there is one, or else the terms that stand.
  ///
  /// @param right the places of the clauses that are as they were read, the first is 1; empty for
  ///     all but the wrong ones
  /// @param wrong the places of those that the text does not say, which are left out
  /// @param who the name of a user of the system
  /// @return what is known now; empty where nothing is
  public Optional<Known> confirm(
      Publication publication, Set<Integer> right, Set<Integer> wrong, String who) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          of(h, publication)
              .ifPresent(
                  known -> {
                    Confirmation now = new Confirmation(who, clock.instant());
                    confirm(h, publication, known, new Choice(right, wrong, now));
                    tell(h, publication);
                  });
          return of(h, publication);
        });
  }

  /// What a person said of numbered clauses.
  private record Choice(Set<Integer> right, Set<Integer> wrong, Confirmation now) {

    Clause read(int place, Clause clause) {
      boolean isRight = right.isEmpty() || right.contains(place);
      return isRight && clause.confirmed() == null ? clause.confirmed(now) : clause;
    }
  }

  private void confirm(Handle h, Publication publication, Known known, Choice choice) {
    List<Clause> stated = new ArrayList<>();
    for (int place = 1; place <= known.clauses().size(); place++) {
      Clause clause = known.clauses().get(place - 1);
      boolean isWrong = choice.wrong().contains(place);
      Clause read = choice.read(place, clause);
      if (place > known.stated().size()) {
        SentencesOnPages.decide(h, publication.id(), read, isWrong);
      } else if (!isWrong) {
        stated.add(read);
      }
    }
    PublicationTerms standing = known.standing();
    if (standing != null) {
      ofPublications.keep(
          h, publication, confirmed(standing, known.change(), stated, choice.now()));
      TermsChanges.confirmed(h, publication.id(), choice.now());
    }
  }

  private static PublicationTerms confirmed(
      PublicationTerms standing,
      @Nullable TermsChange change,
      List<Clause> clauses,
      Confirmation now) {
    Terms read = change == null ? standing.terms() : change.terms();
    List<Clause> all = new ArrayList<>(clauses);
    if (change != null) {
      standing.terms().clauses().stream()
          .filter(clause -> isStatedByHand(clause, change.before()))
          .filter(clause -> all.stream().noneMatch(clause::saysTheSame))
          .forEach(all::add);
    }
    Terms terms =
        new Terms(basis(read, all), read.licence(), read.licenceAsFound(), null, List.of())
            .saying(all, duties(standing.terms(), change, read.duties()));
    return new PublicationTerms(
        terms,
        standing.address(),
        standing.contact(),
        change == null ? standing.text() : change.after(),
        change == null ? standing.readAt() : change.madeAt(),
        isFounded(terms) ? now : null);
  }

  /// What a person stated that did not stand on the page does not go with its change.
  private static boolean isStatedByHand(Clause clause, String before) {
    return clause.confirmed() != null && !squeezed(before).contains(squeezed(clause.quotation()));
  }

  /// The same of duties: those of the page as it is now, and what a person stated beside it.
  private static List<Duty> duties(Terms standing, @Nullable TermsChange change, List<Duty> read) {
    List<Duty> all = new ArrayList<>(read);
    if (change != null) {
      standing.duties().stream()
          .filter(duty -> isStatedByHand(duty, change.before()))
          .filter(duty -> all.stream().noneMatch(d -> d.kind() == duty.kind()))
          .forEach(all::add);
    }
    return all;
  }

  private static boolean isStatedByHand(Duty duty, String before) {
    String because = duty.because();
    return because == null || !squeezed(before).contains(squeezed(because));
  }

  private static Basis basis(Terms read, List<Clause> clauses) {
    boolean isAllowed = clauses.stream().anyMatch(TermsReadings::allowsReprint);
    return switch (read.basis()) {
      case UNSTATED -> isAllowed ? Basis.ATTRIBUTION : Basis.UNSTATED;
      case ATTRIBUTION, LICENCE, PERMISSION, FAIR_USE, PUBLIC_DOMAIN, OWN_WORK -> read.basis();
    };
  }

  /// Words alone are a ground once a person has confirmed that they allow republication.
  private static boolean isFounded(Terms terms) {
    return terms.basis() != Basis.ATTRIBUTION
        || terms.clauses().stream().anyMatch(TermsReadings::allowsReprint);
  }

  private static boolean allowsReprint(Clause clause) {
    return clause.use() == Use.REPRINT
        && clause.verdict() == Verdict.ALLOWED
        && clause.confirmed() != null;
  }

  /// The clauses that the page of an article states, each confirmed where a person has read the
  /// same sentence of its publication before.
  public static List<Clause> readBefore(
      Handle h, @Nullable Publication publication, List<Clause> clauses) {
    return publication == null ? clauses : ReadBefore.confirmed(h, publication.id(), clauses);
  }

  private void tell(Handle h, Publication publication) {
    articles.of(h, List.of(publication.id())).forEach(article -> articles.retell(h, article));
    expiry.order(h);
  }
}
