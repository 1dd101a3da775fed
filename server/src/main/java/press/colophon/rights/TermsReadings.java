package press.colophon.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    /// It says of the use of articles what it said.
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

    private boolean isNothing() {
      return standing == null && onPages.isEmpty();
    }

    /// A short word for all of this, by which a person says what was read.
    public String word() {
      return SeenWord.of(this);
    }

    /// The duties that a person stated and that are no more once the change is confirmed.
    public List<Duty> dropped() {
      return standing == null || change == null
          ? List.of()
          : ConfirmedTerms.dropped(standing, change);
    }
  }

  public Optional<Known> of(Publication publication) {
    return Optional.of(db.withHandle(h -> of(h, publication))).filter(known -> !known.isNothing());
  }

  private Known of(Handle h, Publication publication) {
    return new Known(
        ofPublications.of(h, List.of(publication.id())).get(publication.id()),
        TermsChanges.open(h, publication.id()).orElse(null),
        SentencesOnPages.unconfirmed(h, publication.id()));
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
  /// @param reader what a text seems to state, confirmed by nobody
  public Outcome read(
      Publication publication, String address, String text, Function<String, Terms> reader) {
    return db.inTransaction(h -> read(h, publication, address, text, reader));
  }

  /// The same within a transaction.
  public Outcome read(
      Handle h,
      Publication publication,
      String address,
      String text,
      Function<String, Terms> reader) {
    articles.awaitTurn(h);
    PublicationTerms standing = standing(h, publication, address);
    if (standing != null && standing.text() != null) {
      return compared(h, publication, standing, text, reader);
    }
    Terms read = readBefore(h, publication, reader.apply(text));
    if (standing == null) {
      return kept(h, publication, first(read, address, text));
    }
    return contradicts(standing, read)
        ? compared(h, publication, unread(h, publication, standing), text, reader)
        : kept(h, publication, joined(standing, read, address, text));
  }

  private static Terms readBefore(Handle h, Publication publication, Terms read) {
    return read.saying(ReadBefore.confirmed(h, publication.id(), read.clauses()), read.duties());
  }

  /// The page of a publication's terms was asked, and says what it said.
  public void readAgain(Handle h, Publication publication) {
    ofPublications.readAgain(h, publication, clock.instant());
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

  /// What changed beside what is read out of a page, such as a date or a menu, is no change.
  private Outcome compared(
      Handle h,
      Publication publication,
      PublicationTerms standing,
      String text,
      Function<String, Terms> reader) {
    readAgain(h, publication);
    String before = Objects.requireNonNull(standing.text());
    TermsChange change = TermsChanges.open(h, publication.id()).orElse(null);
    if (Wording.keepsQuotations(standing.terms(), before, text)
        && Wording.saysTheSame(before, text, reader)) {
      return same(h, publication, text, change);
    }
    if (change != null && Wording.saysTheSame(change.after(), text, reader)) {
      TermsChanges.keepText(h, change, text);
      return Outcome.SAME;
    }
    Terms now = onTheGround(standing, readBefore(h, publication, reader.apply(text)));
    TermsChanges.open(h, publication.id(), now, before, text, clock.instant());
    tell(h, publication);
    return Outcome.CHANGED;
  }

  /// A change that is open is taken back with it.
  private Outcome same(
      Handle h, Publication publication, String text, @Nullable TermsChange change) {
    ofPublications.keepText(h, publication, text);
    if (change != null) {
      TermsChanges.takenBack(h, publication.id(), clock.instant());
      tell(h, publication);
    }
    return Outcome.SAME;
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

  /// What a person says of the clauses that were shown.
  ///
  /// @param right the places of those that are as they were read, the first is 1; empty for all but
  ///     the wrong ones
  /// @param wrong the places of those that the text does not say, which are left out
  /// @param seen the word of what was shown: [Known#word]
  public record Choice(Set<Integer> right, Set<Integer> wrong, String seen) {
    public Choice {
      right = Set.copyOf(right);
      wrong = Set.copyOf(wrong);
    }

    private Clause read(int place, Clause clause, Confirmation now) {
      boolean isRight = right.isEmpty() || right.contains(place);
      return isRight && clause.confirmed() == null ? clause.confirmed(now) : clause;
    }
  }

  /// What a confirmation came to.
  public sealed interface Answer {

    /// It is done.
    ///
    /// @param dropped duties that a person stated once, and that the page states otherwise
    record Confirmed(Known now, List<Duty> dropped) implements Answer {}

    /// There is something else now than the person was shown: nothing is confirmed.
    record Otherwise(Known now) implements Answer {}

    /// Nothing is known of the terms.
    record Nothing() implements Answer {}
  }

  /// A person has read what there is: the change where there is one, or else the terms that stand.
  ///
  /// @param who the name of a user of the system
  public Answer confirm(Publication publication, Choice choice, String who) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          Known known = of(h, publication);
          if (known.isNothing() || !known.word().equals(choice.seen())) {
            return known.isNothing() ? new Answer.Nothing() : new Answer.Otherwise(known);
          }
          confirm(h, publication, known, choice, new Confirmation(who, clock.instant()));
          tell(h, publication);
          return new Answer.Confirmed(of(h, publication), known.dropped());
        });
  }

  private void confirm(
      Handle h, Publication publication, Known known, Choice choice, Confirmation now) {
    List<Clause> stated = new ArrayList<>();
    for (int place = 1; place <= known.clauses().size(); place++) {
      Clause clause = known.clauses().get(place - 1);
      boolean isWrong = choice.wrong().contains(place);
      Clause read = choice.read(place, clause, now);
      if (place > known.stated().size()) {
        SentencesOnPages.decide(h, publication.id(), read, isWrong);
      } else if (!isWrong) {
        stated.add(read);
      }
    }
    PublicationTerms standing = known.standing();
    if (standing != null) {
      ofPublications.keep(h, publication, ConfirmedTerms.of(standing, known.change(), stated, now));
      TermsChanges.confirmed(h, publication.id(), now);
    }
  }

  /// The clauses that the page of an article states, each confirmed where a person has read the
  /// same sentence of its publication before.
  public static List<Clause> readBefore(
      Handle h, @Nullable Publication publication, List<Clause> clauses) {
    return publication == null ? clauses : ReadBefore.confirmed(h, publication.id(), clauses);
  }

  private void tell(Handle h, Publication publication) {
    articles.retell(h, articles.of(h, List.of(publication.id())));
    expiry.order(h);
  }
}
