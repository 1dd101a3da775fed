package press.colophon.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.ArticleId;
import press.colophon.intake.evidence.Exhibit;
import press.colophon.taxonomy.suggestion.Suggestions;

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
  private final Embargoes embargoes;
  private final Filing filing;
  private final Withdrawals withdrawals;
  private final LanguageCheck languages = new LanguageCheck();
  private final Classification classification = new Classification(new Suggestions());

  /// What happens to every article, in this order. Before: fetching ([OriginalFinder]), decoding,
  /// parsing and extracting ([OriginalReader]).
  private final List<Function<Parcel, Progress>> steps =
      List.of(
          this::attribute, this::detectLanguage, this::suggest, this::sanitise, this::keepEvidence);

  /// What happens then, in one transaction.
  private final List<BiFunction<Handle, Parcel, Progress>> lastSteps =
      List.of(this::hold, this::store);

  public Intake(
      Jdbi db,
      OriginalReader reader,
      Typesetter typesetter,
      Embargoes embargoes,
      Filing filing,
      Withdrawals withdrawals) {
    this.db = db;
    this.reader = reader;
    this.typesetter = typesetter;
    this.embargoes = embargoes;
    this.filing = filing;
    this.withdrawals = withdrawals;
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
    Progress prepared = prepare(item, handling);
    return db.inTransaction(h -> file(h, prepared));
  }

  /// Does all that needs no database: whoever takes in many items does it for several at once.
  public Progress prepare(Item item, Handling handling) {
    return switch (item) {
      case Item.Article article -> prepare(Parcel.of(article, handling));
      case Item.Takedown takedown -> new Progress.Withdrawal(takedown, handling);
      case Item.Empty(String name, Drop.Reason reason, String sentence) ->
          new Progress.Ended(new Taken.Dropped(name, new Drop(reason, sentence)));
      case Item.Inner(String name, Original original) ->
          throw new IllegalArgumentException("not read yet: " + name);
    };
  }

  private Progress prepare(Parcel parcel) {
    Progress progress = parcel;
    for (Function<Parcel, Progress> step : steps) {
      if (progress instanceof Parcel next) {
        progress = step.apply(next);
      }
    }
    return progress;
  }

  /// Stores what was prepared.
  ///
  /// @param h an open transaction; other intakes wait until it ends
  public Taken file(Handle h, Progress prepared) {
    if (prepared instanceof Progress.Ended(Taken taken)) {
      return taken;
    }
    filing.awaitTurn(h);
    Progress progress = prepared;
    for (BiFunction<Handle, Parcel, Progress> step : lastSteps) {
      if (progress instanceof Parcel next) {
        progress = step.apply(h, next);
      }
    }
    return switch (progress) {
      case Progress.Ended(Taken taken) -> taken;
      case Progress.Withdrawal(Item.Takedown takedown, Handling handling) ->
          takeDown(h, takedown, handling);
      case Parcel unfinished ->
          throw new IllegalStateException("the last step ends the way of " + unfinished.item());
    };
  }

  /// What keeps an article from being published, in plain English; empty where nothing does.
  public List<String> missing(Handle h, ArticleId article) {
    return filing.missing(h, article);
  }

  /// What its sender takes back is neither shown any longer nor published later.
  private Taken takeDown(Handle h, Item.Takedown takedown, Handling handling) {
    Optional<Taken> held = embargoes.drop(h, takedown, handling);
    Taken shown = withdrawals.takeDown(h, takedown, handling);
    return shown instanceof Taken.Dropped ? held.orElse(shown) : shown;
  }

  // The steps.

  private Progress attribute(Parcel parcel) {
    return parcel.with(Assumptions.applied(parcel.account(), parcel.handling()));
  }

  private Progress detectLanguage(Parcel parcel) {
    return languages.check(parcel);
  }

  private Progress suggest(Parcel parcel) {
    return classification.classify(parcel);
  }

  private Progress sanitise(Parcel parcel) {
    try {
      return parcel.with(typesetter.set(parcel.account(), parcel.original(), parcel.format()));
    } catch (IllegalArgumentException e) {
      Drop drop = new Drop(Drop.Reason.NO_TEXT, String.valueOf(e.getMessage()));
      return new Progress.Ended(new Taken.Dropped(parcel.item(), drop));
    }
  }

  /// Makes the records that will show what came, and when.
  private Progress keepEvidence(Parcel parcel) {
    return parcel.with(Exhibit.of(parcel.original()));
  }

  private Progress hold(Handle h, Parcel parcel) {
    return embargoes.hold(h, parcel);
  }

  /// Recognises the article if it is known, and stores what is new.
  private Progress store(Handle h, Parcel parcel) {
    return new Progress.Ended(filing.store(h, parcel));
  }
}
