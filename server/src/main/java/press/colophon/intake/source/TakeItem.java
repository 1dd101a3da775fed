package press.colophon.intake.source;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Receipt;
import press.colophon.articles.Status;
import press.colophon.intake.Account;
import press.colophon.intake.Drop;
import press.colophon.intake.Handling;
import press.colophon.intake.Intake;
import press.colophon.intake.Item;
import press.colophon.intake.Taken;
import press.colophon.platform.PlainException;

/// Takes in one item of a feed: with the text of its page where the feed has but an excerpt, and
/// the excerpt as a draft until the page can be had. Thread-safe.
final class TakeItem {
  private static final Logger LOG = LoggerFactory.getLogger(TakeItem.class);
  private static final int MOST_TRIES = 5;
  private static final int GONE = 410;

  private final Intake intake;
  private final Articles articles;
  private final WholeArticles wholes;
  private final Clock clock;

  TakeItem(Intake intake, Articles articles, WholeArticles wholes, Clock clock) {
    this.intake = intake;
    this.articles = articles;
    this.wholes = wholes;
    this.clock = clock;
  }

  /// An item that is new, has changed, or is tried again.
  ///
  /// @param name for people
  /// @param before what is remembered of the very same item, if it is tried again
  record Offer(
      Source source, Item item, String key, String hash, String name, @Nullable FeedItem before) {

    int tries() {
      return before == null ? 0 : before.tries();
    }

    @Nullable Long article() {
      return before == null ? null : before.article();
    }

    Handling handling() {
      return source.handling(source.profile().trust() == Trust.REVIEW);
    }

    FeedItem ended(
        FeedItem.State state, @Nullable Long article, Drop.@Nullable Reason why, String said) {
      String word = why == null ? null : why.word();
      return new FeedItem(key, hash, state, article, name, word, said, tries(), null);
    }

    FeedItem pending(int tries, @Nullable Long article, String said, Instant retry) {
      return new FeedItem(
          key, hash, FeedItem.State.PENDING, article, name, null, said, tries, retry);
    }
  }

  /// A defect that one item brings to light must not keep the others out.
  ///
  /// @param pages that may still be fetched; counted down
  FeedItem run(Offer offer, AtomicInteger pages) {
    try {
      return offer.item() instanceof Item.Article article && article.account().envelope().excerpt()
          ? excerpt(offer, article, pages)
          : became(offer, intake.take(offer.item(), offer.handling()), "");
    } catch (PlainException e) {
      throw e; // Such as a lost database: the others would fare no better.
    } catch (RuntimeException e) {
      LOG.warn("event=item-failed source={} item=\"{}\"", offer.source().id(), offer.key(), e);
      String said = "something went wrong inside Colophon: " + e;
      return offer.tries() + 1 < MOST_TRIES
          ? again(offer, offer.article(), said)
          : dropped(offer, Drop.Reason.DEFECT, said);
    }
  }

  private FeedItem excerpt(Offer offer, Item.Article article, AtomicInteger pages) {
    Optional<String> objection = wholes.objection(article, offer.source());
    if (objection.isPresent()) {
      return asExcerpt(offer, objection.get());
    }
    if (pages.getAndDecrement() <= 0) {
      String said = "its page is fetched with the next poll";
      return offer.pending(offer.tries(), offer.article(), said, clock.instant());
    }
    return switch (wholes.read(article)) {
      case WholeArticles.Result.Whole(Item.Article whole) -> whole(offer, whole);
      case WholeArticles.Result.Excerpt(String because) -> asExcerpt(offer, because);
      case WholeArticles.Result.Later(String because) -> later(offer, because);
      case WholeArticles.Result.Gone(URI page, String because) -> gone(offer, page, because);
    };
  }

  /// An article that was here is proposed to be withdrawn once its page stays away.
  private FeedItem gone(Offer offer, URI page, String because) {
    intake.gone(page.toString(), GONE);
    return dropped(offer, Drop.Reason.NOT_FETCHED, because);
  }

  private FeedItem whole(Offer offer, Item.Article whole) {
    Taken taken = intake.take(whole, offer.handling());
    if (taken instanceof Taken.Dropped(String n, Drop drop)) {
      return asExcerpt(offer, "its page was read, but " + drop.sentence());
    }
    if (offer.article() != null && !offer.handling().review()) {
      publish(new ArticleId(offer.article()));
    }
    return became(offer, taken, ", with the text of its page");
  }

  /// It was a draft only because its text was missing.
  private void publish(ArticleId id) {
    Optional<Article> draft = articles.find(id).filter(a -> a.status() == Status.DRAFT);
    draft.ifPresent(article -> articles.mark(article.id(), Status.PUBLISHED));
  }

  /// Readers expect a whole article: what is only its beginning waits for an editor.
  private FeedItem asExcerpt(Offer offer, String because) {
    Taken taken = intake.take(offer.item(), offer.source().handling(true));
    return became(offer, taken, ", a draft, only the beginning: " + because);
  }

  /// The excerpt is kept as a draft until the page can be had.
  private FeedItem later(Offer offer, String because) {
    if (offer.tries() + 1 >= MOST_TRIES) {
      return asExcerpt(offer, because + ", tried " + MOST_TRIES + " times");
    }
    FeedItem kept = asExcerpt(offer, because);
    return kept.state() == FeedItem.State.STORED
        ? again(offer, kept.article(), String.valueOf(kept.said()))
        : kept;
  }

  private FeedItem again(Offer offer, @Nullable Long article, String said) {
    int tries = offer.tries() + 1;
    return offer.pending(
        tries, article, said + "; tried again later", FeedItem.retry(clock.instant(), tries));
  }

  private static FeedItem became(Offer offer, Taken taken, String more) {
    return switch (taken) {
      case Taken.Stored stored ->
          offer.ended(
              FeedItem.State.STORED,
              stored.receipt().article().value(),
              null,
              said(stored.receipt()) + more + remarks(stored.remarks()));
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

  private static String remarks(List<String> remarks) {
    return remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
  }
}
