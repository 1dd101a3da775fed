package press.colophon.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.articles.Pictures;
import press.colophon.intake.evidence.Evidence;
import press.colophon.intake.evidence.Originals;
import press.colophon.intake.review.Proposals;
import press.colophon.platform.db.Changes;
import press.colophon.platform.http.CannedFetcher;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.TermsOfArticles;
import press.colophon.taxonomy.Taxonomy;

/// Intake with all that belongs to it, on an empty database and a clock of its own.
final class Newsroom {
  final Hands clock = new Hands(Harbour.MORNING);
  final Articles articles;
  final TermsOfArticles terms;
  final Proposals proposals;
  final Evidence evidence;
  final Originals originals;
  final Intake intake;
  final Review review;
  final Embargoes embargoes;
  final Withdrawals withdrawals;
  private final Jdbi db;

  Newsroom(Jdbi db, Path media) {
    this.db = db;
    db.useHandle(
        h ->
            h.execute(
                "truncate article, original, evidence, held, gone_address, scheduled_tasks, author,"
                    + " publication cascade"));
    articles = new Articles(db, new Taxonomy(db), new Jobs(), new Changes(), clock);
    terms = new TermsOfArticles(db);
    proposals = new Proposals(db, clock);
    evidence = new Evidence(db, clock);
    originals = new Originals(articles, proposals);
    intake =
        new Intake(
            db,
            new OriginalReader(1_000_000),
            new Pictures(media),
            new PictureFinder(new CannedFetcher(), 1_000_000),
            articles,
            terms,
            clock);
    Filing filing = new Filing(db, articles, terms, clock);
    review = new Review(db, articles, filing, proposals);
    embargoes = new Embargoes(db, filing, new Jobs(), clock);
    withdrawals = new Withdrawals(db, articles, clock);
  }

  Taken take(Original original, Handling handling) {
    return intake.take(Harbour.article(original), handling);
  }

  int count(String from) {
    return db.withHandle(h -> h.createQuery("select count(*) from " + from).mapTo(int.class).one());
  }

  /// A clock that a test sets.
  static final class Hands extends Clock {
    private Instant now;

    private Hands(Instant now) {
      this.now = now;
    }

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("always UTC");
    }
  }
}
