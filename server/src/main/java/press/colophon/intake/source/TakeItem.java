package press.colophon.intake.source;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Body;
import press.colophon.articles.Receipt;
import press.colophon.articles.Status;
import press.colophon.intake.Account;
import press.colophon.intake.Drop;
import press.colophon.intake.Handling;
import press.colophon.intake.Intake;
import press.colophon.intake.Item;
import press.colophon.intake.Progress;
import press.colophon.intake.Taken;
import press.colophon.intake.Withdrawals;
import press.colophon.intake.review.Proposal;
import press.colophon.intake.review.Proposals;
import press.colophon.platform.PlainException;
import press.colophon.rights.Completeness;

/// Takes in one item of a feed and writes down what became of it: with the text of its page where
/// the feed has but an excerpt, and the excerpt as a draft until the page can be had. An article
/// that came whole is never cut down to its beginning, because its page fails or because another
/// feed of its source has no more of it. Thread-safe.
final class TakeItem {
  private static final Logger LOG = LoggerFactory.getLogger(TakeItem.class);
  private static final int MOST_TRIES = 5;
  private static final int GONE = 410;
  private static final String UNTOUCHED = "before_beginning";

  private final Jdbi db;
  private final Intake intake;
  private final Articles articles;
  private final Proposals proposals;
  private final Withdrawals withdrawals;
  private final WholeArticles wholes;
  private final FeedItems items;
  private final Revisits revisits;
  private final Clock clock;

  TakeItem(
      Jdbi db,
      Intake intake,
      Articles articles,
      Withdrawals withdrawals,
      WholeArticles wholes,
      FeedItems items,
      Revisits revisits,
      Clock clock) {
    this.db = db;
    this.intake = intake;
    this.articles = articles;
    this.proposals = new Proposals(db, clock);
    this.withdrawals = withdrawals;
    this.wholes = wholes;
    this.items = items;
    this.revisits = revisits;
    this.clock = clock;
  }

  /// An item that is new, has changed, or is tried again.
  ///
  /// @param feed the id of the feed that offers it
  /// @param name for people
  /// @param known what is remembered of it, or of what it was before it changed
  record Offer(
      Source source,
      long feed,
      Item item,
      String key,
      String hash,
      String name,
      @Nullable FeedItem known) {

    /// How often this very item was tried.
    int tries() {
      return known != null && known.hash().equals(hash) ? known.tries() : 0;
    }

    @Nullable Long article() {
      return known == null ? null : known.article();
    }

    boolean isDrafted() {
      return known != null && known.drafted();
    }

    boolean isReviewed() {
      return source.profile().trust() == Trust.REVIEW;
    }

    Handling handling() {
      return source.handling(isReviewed());
    }

    FeedItem ended(
        FeedItem.State state, @Nullable Long article, Drop.@Nullable Reason why, String said) {
      String word = why == null ? null : why.word();
      return new FeedItem(key, hash, state, article, name, word, said, tries(), null, isDrafted());
    }
  }

  /// How an item is taken in.
  ///
  /// @param item the offered one, or the one whose text its page has given
  /// @param page what was understood of its page, where that was read
  /// @param because why it is only the beginning; null where it is the whole article
  /// @param retry when its page is asked again; null where that is not to be done
  private record Way(
      Item item,
      Handling handling,
      Revisit.Reading reading,
      @Nullable Account page,
      @Nullable String because,
      @Nullable Retry retry) {

    /// What is said of it.
    String more() {
      if (because != null) {
        return ", a draft, only the beginning: " + because;
      }
      return page == null ? "" : ", with the text of its page";
    }
  }

  /// When something is tried again, and why.
  ///
  /// @param tries so far
  private record Retry(int tries, Instant at, String because) {
    static Retry after(int tries, Instant now, String because) {
      return new Retry(tries, FeedItem.retry(now, tries), because + "; tried again later");
    }

    FeedItem of(FeedItem item, String said) {
      return item.pending(tries, said, at);
    }
  }

  /// A defect that one item brings to light must not keep the others out.
  ///
  /// @param pages that may still be fetched; counted down
  FeedItem run(Offer offer, AtomicInteger pages) {
    try {
      return offer.item() instanceof Item.Article article && article.account().envelope().excerpt()
          ? excerpt(offer, article, pages)
          : take(
              offer,
              new Way(offer.item(), offer.handling(), Revisit.Reading.FEED, null, null, null));
    } catch (PlainException e) {
      throw e; // Such as a lost database: the others would fare no better.
    } catch (RuntimeException e) {
      String said = defect(offer, e);
      FeedItem dropped = dropped(offer, Drop.Reason.DEFECT, said);
      Retry retry = Retry.after(offer.tries() + 1, clock.instant(), said);
      boolean isLast = retry.tries() >= MOST_TRIES;
      return kept(offer, isLast ? dropped : retry.of(dropped, retry.because()));
    }
  }

  private static String defect(Offer offer, RuntimeException e) {
    LOG.warn("event=item-failed source={} item=\"{}\"", offer.source().id(), offer.key(), e);
    return "something went wrong inside Colophon: " + e;
  }

  private FeedItem excerpt(Offer offer, Item.Article excerpt, AtomicInteger pages) {
    Optional<String> objection = wholes.objection(excerpt.account(), offer.source());
    if (objection.isPresent()) {
      return take(offer, beginning(offer, Revisit.Reading.NONE, objection.get(), null));
    }
    if (pages.getAndDecrement() <= 0) {
      String said = "its page is fetched with the next poll";
      return waiting(offer, new Retry(offer.tries(), clock.instant(), said));
    }
    try {
      return page(offer, excerpt);
    } catch (PlainException e) {
      throw e;
    } catch (RuntimeException e) {
      return later(offer, defect(offer, e));
    }
  }

  private FeedItem page(Offer offer, Item.Article excerpt) {
    return switch (wholes.read(excerpt)) {
      case WholeArticles.Result.Whole(Item.Article whole, Account page) ->
          whole(offer, excerpt, whole, page);
      case WholeArticles.Result.Excerpt(String because) -> withoutPage(offer, because, null);
      case WholeArticles.Result.Later(String because) -> later(offer, because);
      case WholeArticles.Result.Gone(URI page, int status, String because) ->
          gone(offer, page, status, because);
    };
  }

  private FeedItem whole(Offer offer, Item.Article excerpt, Item.Article whole, Account page) {
    WholeArticles.address(excerpt.account()).map(URI::toString).ifPresent(withdrawals::isThere);
    Progress prepared = intake.prepare(whole, offer.handling());
    return prepared instanceof Progress.Ended(Taken.Dropped(String n, Drop drop))
        ? withoutPage(offer, "its page was read, but " + drop.sentence(), null)
        : take(
            offer,
            prepared,
            new Way(whole, offer.handling(), Revisit.Reading.PAGE, page, null, null));
  }

  /// Its article is proposed to be withdrawn once the page stays away. One that is only not found
  /// may come yet.
  private FeedItem gone(Offer offer, URI page, int status, String because) {
    boolean isProposed = withdrawals.gone(page.toString(), status).isPresent();
    String said = because + (isProposed ? "; the withdrawal of its article is proposed" : "");
    if (offer.article() != null) {
      revisits.hearAgain(offer.article());
    }
    return status == GONE
        ? kept(offer, dropped(offer, Drop.Reason.NOT_FETCHED, said))
        : later(offer, said);
  }

  /// The excerpt is kept as a draft until the page can be had.
  private FeedItem later(Offer offer, String because) {
    Retry retry = Retry.after(offer.tries() + 1, clock.instant(), because);
    return retry.tries() < MOST_TRIES
        ? waiting(offer, retry)
        : withoutPage(offer, because + ", tried " + MOST_TRIES + " times", null);
  }

  private FeedItem waiting(Offer offer, Retry retry) {
    return withoutPage(offer, retry.because(), retry);
  }

  private FeedItem withoutPage(Offer offer, String because, @Nullable Retry retry) {
    return take(offer, beginning(offer, Revisit.Reading.PAGE, because, retry));
  }

  /// Readers expect a whole article: what is only its beginning waits for an editor.
  private static Way beginning(
      Offer offer, Revisit.Reading reading, String because, @Nullable Retry retry) {
    return new Way(offer.item(), offer.source().handling(true), reading, null, because, retry);
  }

  private FeedItem take(Offer offer, Way way) {
    return take(offer, intake.prepare(way.item(), way.handling()), way);
  }

  /// Takes it in, publishes it where only its text was missing, and writes down what became of it,
  /// all at once or not at all.
  private FeedItem take(Offer offer, Progress prepared, Way way) {
    return db.inTransaction(
        h -> {
          articles.awaitTurn(h);
          FeedItem became =
              way.because() == null
                  ? filed(h, offer, prepared, way)
                  : beginningFiled(h, offer, prepared, way, way.because());
          items.keep(h, offer.feed(), became, clock.instant());
          return became;
        });
  }

  private FeedItem filed(Handle h, Offer offer, Progress prepared, Way way) {
    Optional<ArticleId> waiting = waitingForText(h, offer, way);
    return became(h, offer, way, intake.file(h, prepared), waiting);
  }

  /// What there is of an article is not taken away because a feed has but its beginning: what that
  /// would change is found out by filing it.
  private FeedItem beginningFiled(
      Handle h, Offer offer, Progress prepared, Way way, String because) {
    h.savepoint(UNTOUCHED);
    Taken taken = intake.file(h, prepared);
    Optional<ArticleId> changed = changed(h, offer, taken);
    if (changed.isEmpty()) {
      return became(h, offer, way, taken, Optional.empty());
    }
    h.rollbackToSavepoint(UNTOUCHED);
    return changed
        .filter(article -> isWhole(h, article, way.item()))
        .map(article -> stays(offer, article, because, way.retry()))
        .orElseGet(() -> filed(h, offer, prepared, way));
  }

  /// The article that a beginning would change, or that its item was known to be.
  private Optional<ArticleId> changed(Handle h, Offer offer, Taken taken) {
    return switch (taken) {
      case Taken.Stored stored when stored.receipt() instanceof Receipt.Revised revised ->
          Optional.of(revised.article());
      case Taken.Proposed proposed -> articles.findByPath(h, proposed.path()).map(Article::id);
      case Taken.Stored stored -> known(offer);
      case Taken.Dropped dropped -> known(offer);
      case Taken.Held held -> Optional.empty();
      case Taken.Withdrawn withdrawn -> Optional.empty();
    };
  }

  private static Optional<ArticleId> known(Offer offer) {
    return Optional.ofNullable(offer.article()).map(ArticleId::new);
  }

  /// Whether the article has more text than a beginning that is offered, and is not itself one.
  private boolean isWhole(Handle h, ArticleId article, Item beginning) {
    int length = beginning instanceof Item.Article excerpt ? length(excerpt) : 0;
    return articles
            .find(h, article)
            .filter(known -> known.revision().body().text().length() > length)
            .isPresent()
        && !revisits.isBeginning(h, article);
  }

  private static int length(Item.Article excerpt) {
    return Body.sanitise(String.join("\n", excerpt.account().body()), null).text().length();
  }

  private static FeedItem stays(
      Offer offer, ArticleId article, String because, @Nullable Retry retry) {
    String said = "the article stays as it is: " + because;
    FeedItem stays = offer.ended(FeedItem.State.STORED, article.value(), null, said);
    return retry == null ? stays : retry.of(stays, said);
  }

  /// The article of the item, where it is a draft of ours only until its text comes: no editor has
  /// decided on it, and nothing but its publication is proposed.
  private Optional<ArticleId> waitingForText(Handle h, Offer offer, Way way) {
    if (!offer.isDrafted() || offer.article() == null || way.handling().review()) {
      return Optional.empty();
    }
    return articles
        .find(h, new ArticleId(offer.article()))
        .filter(article -> article.status() == Status.DRAFT)
        .map(Article::id)
        .filter(id -> isUndecided(h, id));
  }

  private boolean isUndecided(Handle h, ArticleId id) {
    List<Proposal> open = proposals.of(h, id).stream().filter(Proposal::isOpen).toList();
    return !open.isEmpty() && open.stream().allMatch(p -> p.kind() == Proposal.Kind.ARTICLE);
  }

  /// @param waiting the article that waits for its text
  private FeedItem became(
      Handle h, Offer offer, Way way, Taken taken, Optional<ArticleId> waiting) {
    Retry retry = way.retry();
    FeedItem became = became(offer, taken, way.more());
    return switch (taken) {
      case Taken.Stored stored -> {
        FeedItem item = became.drafted(isDraft(h, offer, way, stored.receipt(), waiting));
        watch(h, offer, stored.receipt(), way);
        yield retry == null ? item : retry.of(item, String.valueOf(item.said()));
      }
      // Of an item that is but a link, nothing can be kept until its page comes.
      case Taken.Dropped dropped -> retry == null ? became : retry.of(became, retry.because());
      case Taken.Proposed proposed -> {
        compareAnew(h, offer, way);
        yield became;
      }
      case Taken.Held held -> became;
      case Taken.Withdrawn withdrawn -> became;
    };
  }

  /// Publishes the article that waited for its text, unless it lacks more than that, and says
  /// whether it is still to wait for it.
  private boolean isDraft(
      Handle h, Offer offer, Way way, Receipt receipt, Optional<ArticleId> waiting) {
    boolean isComplete = waiting.filter(receipt.article()::equals).isPresent();
    if (isComplete && intake.missing(h, receipt.article()).isEmpty()) {
      publish(h, receipt.article(), way.item());
    }
    return !isComplete && isDraft(offer, receipt, way);
  }

  /// Whether the article is a draft for want of its text alone.
  private static boolean isDraft(Offer offer, Receipt receipt, Way way) {
    boolean isNew = receipt instanceof Receipt.Created && way.handling().review();
    boolean isOld =
        offer.isDrafted()
            && offer.article() != null
            && receipt.article().value() == offer.article();
    return !offer.isReviewed() && (isNew || isOld);
  }

  private void publish(Handle h, ArticleId article, Item item) {
    String sha256 = item instanceof Item.Article whole ? whole.original().sha256() : null;
    articles.mark(h, article, Status.PUBLISHED);
    proposals.made(h, article, Proposal.Kind.ARTICLE, "Its whole text has come", sha256, null);
  }

  /// Its page is asked again from time to time, unless it is another publication's copy.
  private void watch(Handle h, Offer offer, Receipt receipt, Way way) {
    boolean isCopy = receipt instanceof Receipt.Unchanged unchanged && !unchanged.isSameSource();
    if (!isCopy && offer.item() instanceof Item.Article offered) {
      WholeArticles.address(offered.account())
          .ifPresent(
              page ->
                  revisits.watch(
                      h,
                      receipt.article(),
                      offer.source().id(),
                      page,
                      way.reading(),
                      offered.account(),
                      way.page()));
    }
  }

  private void compareAnew(Handle h, Offer offer, Way way) {
    if (way.reading() == Revisit.Reading.FEED && offer.item() instanceof Item.Article offered) {
      Account feed = offered.account();
      WholeArticles.address(feed)
          .ifPresent(page -> revisits.compareAnew(h, offer.source().id(), page, feed));
    }
  }

  private FeedItem kept(Offer offer, FeedItem item) {
    items.keep(offer.feed(), item, clock.instant());
    return item;
  }

  private static FeedItem became(Offer offer, Taken taken, String more) {
    return switch (taken) {
      case Taken.Stored stored ->
          offer.ended(
              FeedItem.State.STORED,
              stored.receipt().article().value(),
              null,
              said(stored.receipt()) + more + draft(stored.missing()) + remarks(stored.remarks()));
      case Taken.Proposed(String n, String path, String what) ->
          offer.ended(
              FeedItem.State.PROPOSED, null, null, "waits for review, " + what + ": /" + path);
      case Taken.Held(String n, Account account, Instant until) ->
          offer.ended(FeedItem.State.HELD, null, null, "held until its embargo ends: " + until);
      case Taken.Withdrawn(String n, String path) ->
          offer.ended(FeedItem.State.WITHDRAWN, null, null, "withdrawn by its sender: /" + path);
      case Taken.Dropped(String n, Drop drop) -> dropped(offer, drop.reason(), drop.sentence());
    };
  }

  private static FeedItem dropped(Offer offer, Drop.Reason reason, String sentence) {
    return offer.ended(FeedItem.State.DROPPED, offer.article(), reason, "dropped: " + sentence);
  }

  private static String said(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Created created -> "new, /" + created.path();
      case Receipt.Revised revised -> "revision " + revised.number() + " of /" + revised.path();
      case Receipt.Described described -> "brought up to date, /" + described.path();
      case Receipt.Unchanged unchanged -> "known already, /" + unchanged.path();
    };
  }

  private static String draft(List<String> missing) {
    return missing.isEmpty() ? "" : ", a draft: " + Completeness.said(missing);
  }

  private static String remarks(List<String> remarks) {
    return remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
  }
}
