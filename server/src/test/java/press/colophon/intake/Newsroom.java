package press.colophon.intake;

import java.nio.file.Path;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.articles.Pictures;
import press.colophon.intake.evidence.Evidence;
import press.colophon.intake.evidence.Originals;
import press.colophon.intake.review.Proposals;
import press.colophon.platform.db.Changes;
import press.colophon.platform.http.Fetcher;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Completeness;
import press.colophon.rights.ExpireArticles;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.HouseRules;
import press.colophon.rights.Permissions;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.TermsOfPublications;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.reading.TermsReaderOnDemand;
import press.colophon.taxonomy.Taxonomy;

/// Intake with all that belongs to it.
public final class Newsroom {
  public static final TermsReaderOnDemand WORDS = new TermsReaderOnDemand();
  private static final int LARGEST = 1_000_000;

  public final OriginalReader reader = new OriginalReader(LARGEST);
  public final Articles articles;
  public final Intake intake;
  public final Withdrawals withdrawals;
  final TermsOfArticles terms;
  public final TermsOfPublications publicationTerms;
  final GivenPermissions given;
  public final Permissions permissions;
  public final TermsReadings readings;
  public final RightsLedger ledger;
  final Proposals proposals;
  final Evidence evidence;
  final Originals originals;
  final Review review;
  final Embargoes embargoes;
  private final Jdbi db;

  /// On an empty database; what comes in may be incomplete.
  public static Newsroom empty(Jdbi db, Path media, Fetcher web, Clock clock) {
    db.useHandle(
        h ->
            h.execute(
                "truncate article, original, evidence, held, gone_address, scheduled_tasks, author,"
                    + " publication cascade"));
    return new Newsroom(db, media, web, clock, false);
  }

  /// The same, where an article that does not say what it must is not published.
  static Newsroom demanding(Jdbi db, Path media, Fetcher web, Clock clock) {
    empty(db, media, web, clock);
    return new Newsroom(db, media, web, clock, true);
  }

  public Newsroom(Jdbi db, Path media, Fetcher web, Clock clock) {
    this(db, media, web, clock, false);
  }

  private Newsroom(Jdbi db, Path media, Fetcher web, Clock clock, boolean demanding) {
    this.db = db;
    articles = new Articles(db, new Taxonomy(db), new Jobs(), new Changes(), clock);
    terms = new TermsOfArticles(db);
    proposals = new Proposals(db, clock);
    evidence = new Evidence(db, clock);
    originals = new Originals(articles, proposals);
    publicationTerms = new TermsOfPublications(db);
    given = new GivenPermissions(clock);
    permissions = new Permissions(db, publicationTerms, given, HouseRules.defaults());
    Completeness completeness = new Completeness(permissions, demanding, clock);
    ExpireArticles expiry = new ExpireArticles(db, articles, terms, permissions, new Jobs(), clock);
    readings = new TermsReadings(db, articles, publicationTerms, expiry, clock);
    ledger = new RightsLedger(db, articles, terms, publicationTerms, given, expiry);
    ClausesAsFound clauses = new ClausesAsFound(terms, expiry, WORDS);
    Filing filing =
        new Filing(articles, terms, evidence, proposals, permissions, completeness, clauses, clock);
    embargoes = new Embargoes(db, filing, new Jobs(), clock);
    withdrawals = new Withdrawals(db, articles, proposals, clock);
    Typesetter typesetter =
        new Typesetter(new Pictures(media), new PictureFinder(web, LARGEST), clock);
    intake = new Intake(db, reader, typesetter, embargoes, filing, withdrawals);
    review = new Review(db, articles, filing, proposals);
  }

  Taken take(Original original, Handling handling) {
    return intake.take(Harbour.article(original), handling);
  }

  int count(String from) {
    return db.withHandle(h -> h.createQuery("select count(*) from " + from).mapTo(int.class).one());
  }
}
