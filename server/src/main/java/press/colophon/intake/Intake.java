package press.colophon.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Pictures;
import press.colophon.articles.Receipt;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;

/// Takes originals in: read, set, stored. Thread-safe.
///
/// Article, terms, the original with its account, and the job that tells others are stored in one
/// transaction. A kill before its end leaves nothing, and the same original may come again at any
/// time without making a second article.
public final class Intake {
  private final Jdbi db;
  private final OriginalReader reader;
  private final Typesetter typesetter;
  private final Articles articles;
  private final TermsOfArticles terms;
  private final Clock clock;

  public Intake(
      Jdbi db,
      OriginalReader reader,
      Pictures pictures,
      PictureFinder finder,
      Articles articles,
      TermsOfArticles terms,
      Clock clock) {
    this.db = db;
    this.reader = reader;
    this.typesetter = new Typesetter(pictures, finder, clock);
    this.articles = articles;
    this.terms = terms;
    this.clock = clock;
  }

  public Taken take(Original original) {
    return switch (reader.read(original)) {
      case OriginalReader.Unusable(String reason) -> new Taken.Refused(reason);
      case OriginalReader.Understood(Account account, String method) ->
          store(original, account, method);
    };
  }

  private Taken store(Original original, Account account, String method) {
    Manuscript manuscript;
    try {
      manuscript = typesetter.set(account, original, method);
    } catch (IllegalArgumentException e) {
      return new Taken.Refused(String.valueOf(e.getMessage()));
    }
    Terms found = TermsAsFound.in(account);
    return new Taken.Stored(
        account, db.inTransaction(h -> store(h, original, account, manuscript, found)));
  }

  private Receipt store(
      Handle h, Original original, Account account, Manuscript manuscript, Terms found) {
    Receipt receipt = withTerms(h, articles.receive(h, manuscript), found);
    keep(h, original, account);
    return receipt;
  }

  private Receipt withTerms(Handle h, Receipt receipt, Terms found) {
    return switch (receipt) {
      case Receipt.Unchanged unchanged when unchanged.isSameSource() ->
          withNewTerms(h, unchanged, found);
      case Receipt.Unchanged unchanged -> unchanged;
      case Receipt.Created created -> kept(h, created, found);
      case Receipt.Revised revised -> kept(h, revised, found);
      case Receipt.Described described -> kept(h, described, found);
    };
  }

  private Receipt kept(Handle h, Receipt receipt, Terms found) {
    terms.keep(h, receipt.article(), found);
    return receipt;
  }

  private Receipt withNewTerms(Handle h, Receipt.Unchanged known, Terms found) {
    if (terms.of(h, known.article()).equals(found)) {
      return known;
    }
    terms.keep(h, known.article(), found);
    articles.retell(h, known.article());
    return new Receipt.Described(known.article(), known.path());
  }

  private void keep(Handle h, Original original, Account account) {
    h.createUpdate(
            """
            insert into original (sha256, bytes, account, kept_at)
            values (:sha256, :bytes, :account::jsonb, :now) on conflict do nothing
            """)
        .bind("sha256", original.sha256())
        .bind("bytes", original.bytes())
        .bind("account", AccountJson.of(original.from(), account).toString())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }
}
