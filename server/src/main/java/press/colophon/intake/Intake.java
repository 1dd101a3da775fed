package press.colophon.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Pictures;
import press.colophon.articles.Receipt;
import press.colophon.articles.Reception;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;

/// Takes originals in: each thing they hold goes through the [#steps] and ends as exactly one
/// [Taken]. Thread-safe.
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
  private final LanguageCheck languages = new LanguageCheck();
  private final Clock clock;

  /// What happens to every article, in this order. Before: fetching ([OriginalFinder]), decoding,
  /// parsing and extracting ([OriginalReader]).
  private final List<Function<Parcel, Progress>> steps =
      List.of(this::attribute, this::detectLanguage, this::sanitise, this::store);

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

  /// Takes in all that an original holds; nothing is known of it beforehand.
  ///
  /// @return what became of each item, in its order
  public List<Taken> take(Original original) {
    List<Taken> all = new ArrayList<>();
    take(original, Handling.PLAIN, all::add);
    return all;
  }

  /// Takes in all that an original holds, and says of each item what became of it.
  public void take(Original original, Handling handling, Consumer<Taken> to) {
    reader.read(original, item -> to.accept(take(item, handling)));
  }

  /// Takes in one item that was read before.
  public Taken take(Item item, Handling handling) {
    return switch (item) {
      case Item.Article article -> take(Parcel.of(article, handling));
      case Item.Takedown takedown ->
          new Taken.Dropped(
              takedown.name(),
              new Drop(Drop.Reason.UNKNOWN_ARTICLE, "it takes back an article that is not here"));
      case Item.Empty(String name, Drop.Reason reason, String sentence) ->
          new Taken.Dropped(name, new Drop(reason, sentence));
      case Item.Inner(String name, Original original) ->
          throw new IllegalArgumentException("not read yet: " + name);
    };
  }

  private Taken take(Parcel parcel) {
    Progress progress = parcel;
    for (Function<Parcel, Progress> step : steps) {
      switch (progress) {
        case Parcel next -> progress = step.apply(next);
        case Progress.Ended(Taken taken) -> {
          return taken;
        }
      }
    }
    return switch (progress) {
      case Progress.Ended(Taken taken) -> taken;
      case Parcel unfinished ->
          throw new IllegalStateException("the last step ends the way of " + unfinished.item());
    };
  }

  // The steps.

  private Progress attribute(Parcel parcel) {
    return parcel.with(Assumptions.applied(parcel.account(), parcel.handling()));
  }

  private Progress detectLanguage(Parcel parcel) {
    return languages.check(parcel);
  }

  private Progress sanitise(Parcel parcel) {
    try {
      return parcel.with(typesetter.set(parcel.account(), parcel.original(), parcel.format()));
    } catch (IllegalArgumentException e) {
      Drop drop = new Drop(Drop.Reason.NO_TEXT, String.valueOf(e.getMessage()));
      return new Progress.Ended(new Taken.Dropped(parcel.item(), drop));
    }
  }

  /// Recognises the article if it is known, and stores what is new, with its evidence.
  private Progress store(Parcel parcel) {
    Terms found = TermsAsFound.in(parcel.account());
    Receipt receipt = db.inTransaction(h -> store(h, parcel, found));
    return new Progress.Ended(
        new Taken.Stored(parcel.item(), parcel.account(), receipt, parcel.remarks()));
  }

  private Receipt store(Handle h, Parcel parcel, Terms found) {
    Manuscript manuscript = Objects.requireNonNull(parcel.manuscript());
    Receipt receipt =
        withTerms(h, articles.receive(h, manuscript, reception(parcel.handling())), found);
    keep(h, parcel.original(), parcel.account());
    return receipt;
  }

  private static Reception reception(Handling handling) {
    return handling.review() ? Reception.REVIEW : Reception.PUBLISH;
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
