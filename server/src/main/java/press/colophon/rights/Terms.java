package press.colophon.rights;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be done with one article, or with all of a publication, as it was found: a licence, or
/// clauses that each rest on a sentence, or both. Immutable.
///
/// @param licence where it is one we know
/// @param licenceAsFound the words or the address in which the page states its licence
/// @param notices sentences for readers, quoted as found
/// @param clauses what single sentences say to single uses
/// @param duties what the words ask for; what the licence asks for comes besides
public record Terms(
    Basis basis,
    @Nullable Licence licence,
    @Nullable String licenceAsFound,
    @Nullable Copyright copyright,
    List<Notice> notices,
    List<Clause> clauses,
    List<Duty> duties) {

  /// Nothing is said.
  public static final Terms UNSTATED = new Terms(Basis.UNSTATED, null, null, null, List.of());

  public Terms {
    notices = List.copyOf(notices);
    clauses = List.copyOf(clauses);
    duties = List.copyOf(duties);
  }

  /// Terms without clauses and duties.
  public Terms(
      Basis basis,
      @Nullable Licence licence,
      @Nullable String licenceAsFound,
      @Nullable Copyright copyright,
      List<Notice> notices) {
    this(basis, licence, licenceAsFound, copyright, notices, List.of(), List.of());
  }

  /// The same with other clauses and duties.
  public Terms saying(List<Clause> clauses, List<Duty> duties) {
    return new Terms(basis, licence, licenceAsFound, copyright, notices, clauses, duties);
  }

  /// What the page itself said, without what was read out of it.
  public Terms asFound() {
    return saying(List.of(), List.of());
  }

  /// What counts of terms that were read and not stated by a person: a licence by its name at once,
  /// and words that allow something once a person has confirmed them.
  Terms counting() {
    boolean isPlain = licence != null || !basis.restsOnWords();
    return isPlain || clauses.stream().anyMatch(clause -> clause.letsReprint() && clause.counts())
        ? this
        : groundless();
  }

  /// The same without its ground.
  private Terms groundless() {
    return new Terms(Basis.UNSTATED, licence, licenceAsFound, copyright, notices, clauses, duties);
  }

  /// The first notice about `subject`.
  public Optional<Notice> notice(Notice.Subject subject) {
    return notices.stream().filter(c -> c.subject() == subject).findFirst();
  }
}
