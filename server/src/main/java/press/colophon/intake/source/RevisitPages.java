package press.colophon.intake.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Receipt;
import press.colophon.intake.Account;
import press.colophon.intake.Intake;
import press.colophon.intake.Item;
import press.colophon.intake.Progress;
import press.colophon.intake.Taken;
import press.colophon.intake.Withdrawals;
import press.colophon.platform.PlainException;
import press.colophon.platform.config.SourceSettings;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Rounds;

/// The job that asks the pages of one source's published articles again: whether they are there
/// still, and whether they say something else now.
///
/// What a page says anew is taken in, and how it answered is written down, in one transaction; a
/// kill at any moment has the page asked again, which makes nothing twice. A poll that is faster
/// with the same article goes before. Thread-safe.
final class RevisitPages {
  /// Whose pages to ask.
  ///
  /// @param source its id
  record Order(long source) {}

  static final JobKind<Order> KIND = new JobKind<>("revisit-pages", Order.class);

  private static final Logger LOG = LoggerFactory.getLogger(RevisitPages.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration AFTER_OTHERS = Duration.ofSeconds(30);
  private static final String UNTOUCHED = "before_page";
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int NOT_CHANGED = 304;

  /// After so many failures in a row a page is asked no more often than one that answers.
  private static final int MOST_TRIES = 5;

  private final Jdbi db;
  private final Sources sources;
  private final Revisits revisits;
  private final Articles articles;
  private final Intake intake;
  private final Withdrawals withdrawals;
  private final PoliteFetcher fetcher;
  private final Robots robots;
  private final WholeArticles wholes;
  private final Rhythm rhythm;
  private final SourceSettings settings;
  private final Clock clock;

  RevisitPages(
      Jdbi db,
      Sources sources,
      Revisits revisits,
      Articles articles,
      Intake intake,
      Withdrawals withdrawals,
      PoliteFetcher fetcher,
      Robots robots,
      WholeArticles wholes,
      Rhythm rhythm,
      SourceSettings settings,
      Clock clock) {
    this.db = db;
    this.sources = sources;
    this.revisits = revisits;
    this.articles = articles;
    this.intake = intake;
    this.withdrawals = withdrawals;
    this.fetcher = fetcher;
    this.robots = robots;
    this.wholes = wholes;
    this.rhythm = rhythm;
    this.settings = settings;
    this.clock = clock;
  }

  Rounds<Order> rounds() {
    return new Rounds<>(KIND, this::run);
  }

  /// Asks the pages that are due, not too many of them, and says when it is time again.
  Optional<Instant> run(Order order) {
    if (source(order).isEmpty() || !settings.revisits()) {
      return Optional.empty();
    }
    List<Long> due = revisits.due(order.source(), settings.pagesPerPoll());
    for (long article : due) {
      if (!ask(order, article)) {
        return Optional.of(clock.instant().plus(AFTER_OTHERS));
      }
    }
    LOG.info("event=revisited source={} pages={}", order.source(), due.size());
    Instant soonest = clock.instant().plus(settings.hostGap());
    return revisits.firstDue(order.source()).map(next -> next.isBefore(soonest) ? soonest : next);
  }

  private Optional<Source> source(Order order) {
    return sources.withId(order.source()).filter(s -> !s.paused());
  }

  /// A round takes minutes: the source, and what is known of the page, are read anew for each.
  ///
  /// @return false where the host's turn did not come in time, or we are stopping
  private boolean ask(Order order, long article) {
    Optional<Source> source = source(order);
    Optional<Revisit> revisit = revisits.stillDue(order.source(), article);
    return source.isEmpty() || revisit.isEmpty() || ask(source.get(), revisit.get());
  }

  private boolean ask(Source source, Revisit revisit) {
    Optional<Article> article =
        articles.find(new ArticleId(revisit.article())).filter(a -> a.status().isVisible());
    if (article.isEmpty()) {
      revisits.keep(answered(revisit, revisit.standing().outcome(), revisit.standing().said()));
      return true;
    }
    return switch (robots.permit(revisit.address())) {
      case Robots.Permit.Forbidden(String sentence) ->
          kept(answered(revisit, Revisit.Outcome.UNREAD, sentence));
      case Robots.Permit.Unknown(String sentence) -> kept(failed(revisit, sentence, null));
      case Robots.Permit.Allowed(Duration delay) -> ask(source, revisit, article.get(), delay);
    };
  }

  private boolean ask(Source source, Revisit revisit, Article article, Duration delay) {
    FetchRequest request =
        FetchRequest.get(revisit.address().toString())
            .unlessStill(revisit.seen().entityTag(), revisit.seen().lastModified());
    Optional<Fetch> fetch = fetcher.fetch(request, PATIENCE, delay);
    if (fetch.isEmpty()) {
      return false;
    }
    return switch (fetch.get()) {
      case Fetch.Refused(Fetch.Because because, String reason)
          when because == Fetch.Because.STOPPED ->
          false;
      case Fetch.Refused(Fetch.Because because, String reason) ->
          kept(failed(revisit, reason, null));
      case Fetch.Fetched fetched -> heard(source, revisit, article, fetched);
    };
  }

  private boolean heard(Source source, Revisit revisit, Article article, Fetch.Fetched fetched) {
    return switch (fetched.status()) {
      case NOT_FOUND, GONE -> kept(gone(revisit, fetched.status()));
      case NOT_CHANGED -> there(source, revisit, article, null);
      case 200 -> there(source, revisit, article, fetched);
      default ->
          kept(
              failed(
                  revisit,
                  "its page answers with status " + fetched.status(),
                  fetched.retryAfter().orElse(null)));
    };
  }

  private Revisit gone(Revisit revisit, int status) {
    String said = "its page answers with status " + status;
    ArticleId article = new ArticleId(revisit.article());
    if (withdrawals.gone(article, revisit.address().toString(), status).isPresent()) {
      String proposed = said + ", on two days; its withdrawal is proposed";
      return answered(revisit, Revisit.Outcome.GONE, proposed);
    }
    if (revisit.standing().outcome() == Revisit.Outcome.GONE) {
      return answered(revisit, Revisit.Outcome.GONE, said);
    }
    String first = said + "; it is asked once more before its withdrawal is proposed";
    return revisit.with(
        revisit.standing().answered(Revisit.Outcome.GONE, first).due(revisits.secondHearing()));
  }

  /// @param fetched null where the site has nothing new
  private boolean there(
      Source source, Revisit revisit, Article article, Fetch.@Nullable Fetched fetched) {
    withdrawals.isThere(revisit.address().toString());
    if (fetched == null || !mayBeRead(source, revisit)) {
      return kept(answered(revisit, Revisit.Outcome.THERE, null));
    }
    if (wholes.leadsAway(revisit.address(), fetched.finalUri())) {
      String said = "its page leads to one that robots.txt forbids to read";
      return kept(answered(revisit, Revisit.Outcome.UNREAD, said));
    }
    try {
      return read(source, revisit, article, fetched);
    } catch (PlainException e) {
      throw e; // Such as a lost database: the others would fare no better.
    } catch (RuntimeException e) {
      LOG.warn("event=revisit-failed article={}", revisit.article(), e);
      return kept(failed(revisit, "something went wrong inside Colophon: " + e, null));
    }
  }

  /// What holds for the page of an excerpt holds for any other: its text is taken where the terms,
  /// as they are known now, allow it.
  private boolean mayBeRead(Source source, Revisit revisit) {
    return revisit.reading() != Revisit.Reading.NONE
        && wholes.objection(revisit.account(), source).isEmpty();
  }

  private boolean read(Source source, Revisit revisit, Article article, Fetch.Fetched fetched) {
    return switch (wholes.understood(fetched)) {
      case WholeArticles.Understood.Other(String because) ->
          kept(answered(revisit, Revisit.Outcome.UNREAD, because));
      case WholeArticles.Understood.TakenBack() -> kept(gone(revisit, GONE));
      case WholeArticles.Understood.Page(Item.Article page) -> {
        Revisit held =
            revisit.holding(
                fetched.header("etag").orElse(null), fetched.header("last-modified").orElse(null));
        yield read(source, held, article, page);
      }
    };
  }

  /// The page of an article that came whole with its feed is another edition of the text: what
  /// differs the first time is no change.
  private boolean read(Source source, Revisit revisit, Article article, Item.Article page) {
    boolean isFirst =
        revisit.seen().understood() == null && revisit.reading() == Revisit.Reading.FEED;
    if (isFirst || revisit.isSame(page.account())) {
      return kept(answered(revisit.having(page.account()), Revisit.Outcome.THERE, null));
    }
    take(source, revisit, article, page);
    return true;
  }

  private void take(Source source, Revisit revisit, Article article, Item.Article page) {
    Account corrected = revisit.corrected(page.account());
    boolean isReviewed =
        source.profile().trust() == Trust.REVIEW
            || Revisit.isCut(article, corrected)
            || revisit.isElsewhere(page.original().address());
    Progress prepared =
        intake.prepare(
            new Item.Article(page.name(), page.original(), corrected, page.format()),
            source.handling(isReviewed));
    db.useTransaction(
        h -> {
          articles.awaitTurn(h);
          if (revisits.isAsRead(h, revisit)) {
            Taken taken = filed(h, prepared, article);
            revisits.keep(h, became(revisit.having(page.account()), taken, article));
          }
        });
  }

  private Taken filed(Handle h, Progress prepared, Article article) {
    h.savepoint(UNTOUCHED);
    Taken taken = intake.file(h, prepared);
    if (!isAbout(taken, article)) {
      h.rollbackToSavepoint(UNTOUCHED);
    }
    return taken;
  }

  /// A page that leads elsewhere now must not become another article.
  private static boolean isAbout(Taken taken, Article article) {
    return switch (taken) {
      case Taken.Stored stored -> stored.receipt().article().equals(article.id());
      case Taken.Proposed proposed -> proposed.path().equals(article.path());
      case Taken.Held held -> false;
      case Taken.Withdrawn withdrawn -> false;
      case Taken.Dropped dropped -> false;
    };
  }

  private Revisit became(Revisit revisit, Taken taken, Article article) {
    if (!isAbout(taken, article)) {
      return answered(
          revisit, Revisit.Outcome.UNREAD, "its page holds something else than the article now");
    }
    boolean isSame =
        taken instanceof Taken.Stored stored && stored.receipt() instanceof Receipt.Unchanged;
    if (isSame) {
      return answered(revisit, Revisit.Outcome.THERE, null);
    }
    String what = taken instanceof Taken.Proposed ? ", and waits for review" : "";
    return answered(revisit, Revisit.Outcome.CHANGED, "its page has changed" + what);
  }

  private Revisit answered(Revisit revisit, Revisit.Outcome outcome, @Nullable String said) {
    Revisit.Standing standing = revisit.standing().answered(outcome, said);
    return revisit.with(standing.due(next(revisit, standing)));
  }

  private Revisit failed(Revisit revisit, String said, @Nullable Duration retryAfter) {
    Revisit.Standing standing = revisit.standing().failed(said);
    Instant soon = rhythm.afterFailure(clock.instant(), standing.failures(), retryAfter);
    return revisit.with(
        standing.due(standing.failures() < MOST_TRIES ? soon : next(revisit, standing)));
  }

  private @Nullable Instant next(Revisit revisit, Revisit.Standing standing) {
    return rhythm.revisit(revisit.since(), standing.times(), clock.instant()).orElse(null);
  }

  private boolean kept(Revisit revisit) {
    revisits.keep(revisit);
    return true;
  }
}
