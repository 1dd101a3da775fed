package press.colophon.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Outline;
import press.colophon.articles.Receipt;
import press.colophon.articles.Reception;
import press.colophon.articles.Status;
import press.colophon.intake.evidence.Evidence;
import press.colophon.intake.evidence.Exhibit;
import press.colophon.intake.review.Difference;
import press.colophon.intake.review.Proposal;
import press.colophon.intake.review.Proposals;
import press.colophon.intake.review.Version;
import press.colophon.rights.Completeness;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.Widening;

/// Files a parcel: the article, its terms, the evidence, and the difference it makes. Thread-safe.
///
/// Whether a manuscript changes an article, and what, is found out by receiving it: what is not
/// wanted yet is rolled back and kept as a proposal. So are terms that allow more than those that
/// readers' pages rest on.
public final class Filing {
  private static final String UNTOUCHED = "untouched";
  private static final String TERMS_WAIT =
      "its terms allow more than before: they wait in ./colophon review, the text does not";

  private final Articles articles;
  private final TermsOfArticles terms;
  private final Evidence evidence;
  private final Proposals proposals;
  private final Permissions permissions;
  private final Completeness completeness;
  private final ClausesAsFound clauses;
  private final Clock clock;

  public Filing(
      Articles articles,
      TermsOfArticles terms,
      Evidence evidence,
      Proposals proposals,
      Permissions permissions,
      Completeness completeness,
      ClausesAsFound clauses,
      Clock clock) {
    this.articles = articles;
    this.terms = terms;
    this.evidence = evidence;
    this.proposals = proposals;
    this.permissions = permissions;
    this.completeness = completeness;
    this.clauses = clauses;
    this.clock = clock;
  }

  /// Stores what is new: at once, or as a proposal where the article is published and its source
  /// is under review.
  ///
  /// @param h an open transaction that waited for its turn; other intakes wait until it ends
  Taken store(Handle h, Parcel parcel) {
    keep(h, parcel);
    h.savepoint(UNTOUCHED);
    Receipt receipt = receive(h, parcel);
    return switch (receipt) {
      case Receipt.Created created -> created(h, parcel, created);
      case Receipt.Unchanged unchanged -> unchanged(h, parcel, unchanged);
      case Receipt.Revised revised -> changed(h, parcel, revised);
      case Receipt.Described described -> changed(h, parcel, described);
    };
  }

  /// A source that says again what readers see has taken back what it had proposed since.
  private Taken unchanged(Handle h, Parcel parcel, Receipt.Unchanged receipt) {
    if (receipt.isSameSource()) {
      proposals.takenBack(h, receipt.article());
    }
    return stored(h, parcel, receipt);
  }

  private static Taken stored(Handle h, Parcel parcel, Receipt receipt) {
    h.releaseSavepoint(UNTOUCHED);
    return stored(parcel, receipt);
  }

  /// Waits until no other intake is at work, before anything is looked up or locked: whoever files
  /// takes this lock first.
  void awaitTurn(Handle h) {
    articles.awaitTurn(h);
  }

  /// Stores what a person has accepted: its terms, too, where its text is here already.
  Receipt accept(Handle h, Parcel parcel) {
    Receipt receipt = receiveText(h, parcel);
    Terms found = clauses.found(parcel);
    return receipt instanceof Receipt.Unchanged unchanged
        ? withNewTerms(h, unchanged, found, parcel)
        : withTerms(h, receipt, found, parcel);
  }

  /// The original and its account are private, and kept before anybody decides.
  void keep(Handle h, Parcel parcel) {
    Exhibit exhibit = parcel.evidence();
    if (exhibit != null) {
      evidence.keep(h, exhibit, parcel.original().whole());
      keepAccount(h, parcel, exhibit.sha256());
    }
  }

  private void keepAccount(Handle h, Parcel parcel, String sha256) {
    h.createUpdate(
            """
            insert into original (sha256, account, kept_at)
            values (:sha256, :account::jsonb, :now) on conflict do nothing
            """)
        .bind("sha256", sha256)
        .bind("account", AccountJson.of(parcel.original().from(), parcel.account()).toString())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static Taken stored(Parcel parcel, Receipt receipt) {
    return new Taken.Stored(parcel.item(), parcel.account(), receipt, parcel.remarks(), List.of());
  }

  /// Readers see a new article at once, unless a person wants to see it first or it does not say
  /// what it must: then it is a draft, and its publication is proposed.
  private Taken created(Handle h, Parcel parcel, Receipt.Created created) {
    List<String> missing = missing(h, created.article());
    if (missing.isEmpty() && !parcel.handling().review()) {
      articles.mark(h, created.article(), Status.PUBLISHED);
      return stored(h, parcel, created);
    }
    String because = "New, from " + parcel.original().from();
    proposals.propose(
        h, created.article(), Proposal.Kind.ARTICLE, because, sha256(parcel), null, null);
    h.releaseSavepoint(UNTOUCHED);
    return new Taken.Stored(parcel.item(), parcel.account(), created, parcel.remarks(), missing);
  }

  /// What keeps an article from being published, in plain English.
  List<String> missing(Handle h, ArticleId article) {
    return articles.find(h, article).map(a -> completeness.missing(h, a)).orElse(List.of());
  }

  /// Keeps that a person answers for what is missing.
  void answerFor(Handle h, ArticleId article, List<String> missing, String reason, String who) {
    completeness.answerFor(h, article, missing, reason, who);
  }

  private Taken changed(Handle h, Parcel parcel, Receipt receipt) {
    ArticleId article = receipt.article();
    Version after = version(h, article);
    h.rollbackToSavepoint(UNTOUCHED);
    Version before = version(h, article);
    Difference difference = Difference.of(before, after);
    if (!before.article().status().isVisible()) {
      return made(h, parcel, article, difference);
    }
    if (parcel.handling().review()) {
      return proposed(h, parcel, before.article(), difference);
    }
    return isWider(before, after)
        ? madeWithoutTerms(h, parcel, before, after, difference)
        : made(h, parcel, article, difference);
  }

  private boolean isWider(Version before, Version after) {
    return Widening.is(before.rights(), after.rights(), clock.instant());
  }

  /// Terms that allow more than before wait for a person, whoever sent them; what they forbid, and
  /// the text, do not.
  private Taken madeWithoutTerms(
      Handle h, Parcel parcel, Version before, Version after, Difference whole) {
    Receipt receipt = receiveText(h, parcel);
    if (clauses.tighten(h, before, after, parcel)) {
      articles.retell(h, receipt.article());
    }
    Version now = version(h, receipt.article());
    if (isWider(before, now)) { // It names another publication, whose terms are wider.
      h.rollbackToSavepoint(UNTOUCHED);
      return proposed(h, parcel, before.article(), whole);
    }
    boolean isNews = !(receipt instanceof Receipt.Unchanged);
    if (isNews) {
      proposals.made(
          h,
          receipt.article(),
          Proposal.Kind.REVISION,
          changedAt(parcel),
          sha256(parcel),
          Difference.of(before, now));
    }
    Taken waiting = proposed(h, parcel, now.article(), Difference.of(now, after));
    if (!isNews) {
      return waiting;
    }
    boolean waits = waiting instanceof Taken.Proposed;
    return stored(waits ? parcel.remark(TERMS_WAIT) : parcel, receipt);
  }

  private Taken made(Handle h, Parcel parcel, ArticleId article, Difference difference) {
    String because = changedAt(parcel);
    proposals.made(h, article, Proposal.Kind.REVISION, because, sha256(parcel), difference);
    Receipt receipt = receive(h, parcel);
    proposals
        .open(h, article, Proposal.Kind.ARTICLE)
        .ifPresent(draft -> proposeChanged(h, draft, parcel));
    return stored(parcel, receipt);
  }

  /// A draft that changed is another one than a person may have read: the number by which it would
  /// be accepted changes with it.
  private void proposeChanged(Handle h, Proposal draft, Parcel parcel) {
    String because = "New, and changed since at " + parcel.original().from();
    proposals.propose(
        h, draft.article(), Proposal.Kind.ARTICLE, because, sha256(parcel), null, null);
  }

  private static String changedAt(Parcel parcel) {
    return "Changed at " + parcel.original().from();
  }

  /// What was proposed before is not proposed again, and neither is what was rejected.
  private Taken proposed(Handle h, Parcel parcel, Article article, Difference difference) {
    Optional<Proposal.State> verdict = proposals.verdict(h, article.id(), difference);
    if (verdict.equals(Optional.of(Proposal.State.REJECTED))) {
      return stored(
          parcel.remark("this change was rejected before"),
          new Receipt.Unchanged(article.id(), article.path(), true));
    }
    if (!verdict.equals(Optional.of(Proposal.State.OPEN))) {
      proposals.propose(
          h,
          article.id(),
          Proposal.Kind.REVISION,
          changedAt(parcel),
          sha256(parcel),
          difference,
          ParcelJson.write(parcel));
    }
    return new Taken.Proposed(parcel.item(), article.path(), "changed: " + difference.summary());
  }

  private Version version(Handle h, ArticleId article) {
    Article found = articles.find(h, article).orElseThrow();
    Outline outline = Outline.of(found);
    Rights rights = Objects.requireNonNull(permissions.of(h, List.of(outline)).get(article));
    return new Version(found, terms.of(h, article), rights);
  }

  private static String sha256(Parcel parcel) {
    return Objects.requireNonNull(parcel.manuscript()).retrieval().sha256();
  }

  private Receipt receive(Handle h, Parcel parcel) {
    return withTerms(h, receiveText(h, parcel), clauses.found(parcel), parcel);
  }

  private Receipt receiveText(Handle h, Parcel parcel) {
    Manuscript manuscript = Objects.requireNonNull(parcel.manuscript());
    return articles.receive(h, manuscript, Reception.REVIEW);
  }

  private Receipt withTerms(Handle h, Receipt receipt, Terms found, Parcel parcel) {
    return switch (receipt) {
      case Receipt.Unchanged unchanged when unchanged.isSameSource() ->
          withNewTerms(h, unchanged, found, parcel);
      case Receipt.Unchanged unchanged -> unchanged;
      case Receipt.Created created -> kept(h, created, found, parcel);
      case Receipt.Revised revised -> kept(h, revised, found, parcel);
      case Receipt.Described described -> kept(h, described, found, parcel);
    };
  }

  private Receipt kept(Handle h, Receipt receipt, Terms found, Parcel parcel) {
    terms.keep(h, receipt.article(), found);
    say(h, receipt.article(), parcel);
    return receipt;
  }

  /// @return whether the page says other things of the article's use than before
  private boolean say(Handle h, ArticleId article, Parcel parcel) {
    return !clauses.areRead(h, article, parcel)
        && articles.find(h, article).filter(a -> clauses.say(h, a, parcel)).isPresent();
  }

  private Receipt withNewTerms(Handle h, Receipt.Unchanged known, Terms found, Parcel parcel) {
    Receipt.Described described = new Receipt.Described(known.article(), known.path());
    if (!terms.of(h, known.article()).asFound().equals(found)) {
      kept(h, described, found, parcel);
    } else if (!say(h, known.article(), parcel)) {
      return known;
    }
    articles.retell(h, known.article());
    return described;
  }
}
