package press.colophon.intake.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.intake.Original;
import press.colophon.intake.format.feed.FeedHead;
import press.colophon.platform.PlainException;
import press.colophon.platform.config.SourceSettings;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Rounds;

/// The job that asks one feed for news, again and again.
///
/// How the feed stands is written at the end, with the log of the poll, in one transaction; each
/// item before, after it was taken in. A kill at any moment has the poll done again, and what was
/// taken already is known then. Thread-safe.
final class PollFeed {
  /// Which feed to poll.
  ///
  /// @param feed its id
  record Order(long feed) {}

  static final JobKind<Order> KIND = new JobKind<>("poll-feed", Order.class);

  private static final Logger LOG = LoggerFactory.getLogger(PollFeed.class);
  private static final String FEEDS =
      "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
          + "text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5";

  /// A worker does not wait longer for a host, but turns to another feed.
  private static final Duration WORKERS_PATIENCE = Duration.ofSeconds(5);

  private static final Duration PERSONS_PATIENCE = Duration.ofMinutes(2);
  private static final Duration AFTER_OTHERS = Duration.ofSeconds(30);

  /// Only after so many polls in a row is a redirect believed to be for good.
  private static final int MOVES_BELIEVED = 3;

  private final Jdbi db;
  private final Sources sources;
  private final Feeds feeds;
  private final FeedItems items;
  private final Polls polls;
  private final Subscriptions subscriptions;
  private final PoliteFetcher fetcher;
  private final FeedTaking taking;
  private final WebSub webSub;
  private final Rhythm rhythm;
  private final SourceSettings settings;
  private final Clock clock;

  PollFeed(
      Jdbi db,
      Sources sources,
      Feeds feeds,
      FeedItems items,
      Polls polls,
      Subscriptions subscriptions,
      PoliteFetcher fetcher,
      FeedTaking taking,
      WebSub webSub,
      Rhythm rhythm,
      SourceSettings settings,
      Clock clock) {
    this.db = db;
    this.sources = sources;
    this.feeds = feeds;
    this.items = items;
    this.polls = polls;
    this.subscriptions = subscriptions;
    this.fetcher = fetcher;
    this.taking = taking;
    this.webSub = webSub;
    this.rhythm = rhythm;
    this.settings = settings;
    this.clock = clock;
  }

  Rounds<Order> rounds() {
    return new Rounds<>(KIND, this::run);
  }

  /// Reads what hubs have delivered, polls if it is time, and says when it is time again.
  Optional<Instant> run(Order order) {
    Optional<Feed> feed = feeds.find(order.feed()).filter(f -> f.state() != Feed.State.GONE);
    Optional<Source> source =
        feed.flatMap(f -> sources.withId(f.source())).filter(s -> !s.paused());
    if (source.isEmpty()) {
      return Optional.empty();
    }
    readDeliveries(source.get(), feed.get());
    if (feed.get().dueAt().isAfter(clock.instant())) {
      return Optional.of(feed.get().dueAt());
    }
    Optional<Poll> poll = poll(source.get(), feed.get(), WORKERS_PATIENCE, line -> {});
    poll.ifPresent(brought -> log(order, brought));
    return poll.isEmpty()
        ? Optional.of(clock.instant().plus(AFTER_OTHERS))
        : feeds.find(order.feed()).filter(f -> f.state() != Feed.State.GONE).map(Feed::dueAt);
  }

  private static void log(Order order, Poll poll) {
    LOG.info(
        "event=polled feed={} outcome={} taken={} dropped={} millis={}",
        order.feed(),
        poll.outcome().word(),
        poll.taken(),
        poll.dropped(),
        Duration.between(poll.beganAt(), poll.endedAt()).toMillis());
  }

  /// Polls a feed now, whenever it was due, and says one line of each of its items.
  Poll now(Source source, Feed feed, Consumer<String> to) {
    return poll(source, feed, PERSONS_PATIENCE, to)
        .orElseThrow(
            () ->
                new SourceException(
                    "%s is not asked for another %s: its host wants time, or we ask it for something else now."
                        .formatted(
                            feed.address(), SourceStory.words(fetcher.wait(feed.address())))));
  }

  private void readDeliveries(Source source, Feed feed) {
    for (Subscriptions.Delivery delivery : subscriptions.deliveries(feed.id())) {
      Instant began = clock.instant();
      URI address = URI.create(feed.address());
      Original original =
          new Original(feed.address(), delivery.body(), address, null, delivery.arrivedAt());
      FeedTaking.Harvest harvest = taken(source, feed, original, false, line -> {});
      Poll poll = poll(began, Poll.Outcome.READ, "sent by its hub, " + harvest.said(), harvest);
      db.useTransaction(
          h -> {
            subscriptions.read(h, delivery);
            polls.keep(h, feed.id(), poll);
          });
    }
  }

  /// @return empty where the host's turn did not come in time
  private Optional<Poll> poll(Source source, Feed feed, Duration patience, Consumer<String> to) {
    Instant began = clock.instant();
    boolean hasPending =
        items.firstRetry(feed.id()).filter(retry -> !retry.isAfter(began)).isPresent();
    FetchRequest plain = FetchRequest.get(feed.address()).accepting(FEEDS);
    FetchRequest request =
        hasPending ? plain : plain.unlessStill(feed.entityTag(), feed.lastModified());
    Optional<Fetch> fetch = fetcher.fetch(request, patience);
    if (fetch.isEmpty() || isStopping(fetch.get())) {
      return Optional.empty();
    }
    FeedAnswer answer = FeedAnswer.of(fetch.get(), clock.instant());
    Feed led = feed.led(target(feed, fetch.get(), answer));
    Outcome outcome =
        switch (answer) {
          case FeedAnswer.Unchanged() -> unchanged(led, began);
          case FeedAnswer.Feed read when !hasPending && isSame(feed, read) -> unchanged(led, began);
          case FeedAnswer.Feed read -> read(source, led, read, began, to);
          case FeedAnswer.Failed failed -> failed(led, failed, began);
          case FeedAnswer.Gone(String said) -> gone(led, said, began);
        };
    keep(outcome, isBelieved(outcome.feed()));
    return Optional.of(outcome.poll());
  }

  /// How the feed stands then, and what is said of the poll.
  private record Outcome(Feed feed, Poll poll) {}

  private static boolean isStopping(Fetch fetch) {
    return fetch instanceof Fetch.Refused(Fetch.Because because, String reason)
        && because == Fetch.Because.STOPPED;
  }

  private static boolean isSame(Feed feed, FeedAnswer.Feed read) {
    return read.original().sha256().equals(feed.bodySha256());
  }

  /// Where the feed is to be read from now on, if this answer is to be believed.
  private static @Nullable String target(Feed feed, Fetch fetch, FeedAnswer answer) {
    String said =
        answer instanceof FeedAnswer.Feed read && read.head() != null
            ? read.head().movedTo()
            : null;
    if (said != null && Sources.isAddress(said) && !said.equals(feed.address())) {
      return said;
    }
    boolean works = answer instanceof FeedAnswer.Feed || answer instanceof FeedAnswer.Unchanged;
    return works && fetch instanceof Fetch.Fetched fetched && fetched.hasMoved()
        ? fetched.finalUri().toString()
        : null;
  }

  private Outcome unchanged(Feed feed, Instant began) {
    Instant now = clock.instant();
    Duration pace = rhythm.stretched(feed.rhythm(), feed.changedAt(), now);
    Instant due = paced(feed, webSub.renew(feed), pace, now);
    return new Outcome(
        feed.read(now, due), poll(began, Poll.Outcome.UNCHANGED, "nothing new", null));
  }

  private Outcome read(
      Source source, Feed feed, FeedAnswer.Feed answer, Instant began, Consumer<String> to) {
    FeedTaking.Harvest harvest = taken(source, feed, answer.original(), true, to);
    if (harvest.damage() != null) {
      return damaged(feed, harvest, began);
    }
    Instant now = clock.instant();
    Fetch.Fetched fetched = answer.fetched();
    FeedHead head = answer.head();
    Duration pace = rhythm.of(harvest.published(), now, head == null ? null : head.every());
    Feed held =
        feed.titled(head == null ? feed.title() : head.title())
            .changed(now, pace, head == null ? Set.of() : Rhythm.quietHours(head))
            .holding(
                fetched.header("etag").orElse(null),
                fetched.header("last-modified").orElse(null),
                answer.original().sha256());
    Optional<Subscription> subscription =
        head == null ? Optional.empty() : webSub.consider(feed, head);
    Feed kept = held.read(now, paced(held, subscription, pace, now));
    Poll poll = poll(began, Poll.Outcome.READ, harvest.said(), harvest);
    return head != null && head.expired()
        ? new Outcome(kept.gone(now, "the feed says that nothing more will come"), poll)
        : new Outcome(kept, poll);
  }

  /// A defect that one feed brings to light is that feed's failure, and is told like any other.
  private FeedTaking.Harvest taken(
      Source source, Feed feed, Original answer, boolean complete, Consumer<String> to) {
    try {
      return taking.take(source, feed, answer, complete, to);
    } catch (PlainException e) {
      throw e; // Such as a lost database: the others would fare no better.
    } catch (RuntimeException e) {
      LOG.warn("event=feed-failed feed={}", feed.id(), e);
      return FeedTaking.Harvest.nothing("something went wrong inside Colophon: " + e);
    }
  }

  private Instant paced(
      Feed feed, Optional<Subscription> subscription, Duration pace, Instant now) {
    Instant due = rhythm.next(now, pace, feed.quietHours());
    return withRetry(
        feed,
        subscription.map(s -> WebSub.next(due, s, now, settings.intervalSubscribed())).orElse(due));
  }

  /// What came whole was taken; the rest may come whole the next time.
  private Outcome damaged(Feed feed, FeedTaking.Harvest harvest, Instant began) {
    String whole = harvest.all() == 0 ? "" : "; of what came whole, " + harvest.said();
    String said = "the feed is damaged: " + harvest.damage() + whole;
    Instant now = clock.instant();
    Feed kept = feed.failed(now, said, rhythm.afterFailure(now, feed.failures() + 1, null));
    return new Outcome(kept, poll(began, Poll.Outcome.FAILED, said, harvest));
  }

  private Outcome failed(Feed feed, FeedAnswer.Failed failed, Instant began) {
    Instant now = clock.instant();
    Instant due = rhythm.afterFailure(now, feed.failures() + 1, failed.retryAfter());
    return new Outcome(
        feed.failed(now, failed.said(), due),
        poll(began, Poll.Outcome.FAILED, failed.said(), null));
  }

  private Outcome gone(Feed feed, String said, Instant began) {
    return new Outcome(
        feed.gone(clock.instant(), said), poll(began, Poll.Outcome.GONE, said, null));
  }

  private Instant withRetry(Feed feed, Instant due) {
    Instant soonest = clock.instant().plus(settings.hostGap());
    return items
        .firstRetry(feed.id())
        .map(retry -> retry.isBefore(soonest) ? soonest : retry)
        .filter(retry -> retry.isBefore(due))
        .orElse(due);
  }

  /// A move that several polls in a row were told of is believed once a feed is there.
  private boolean isBelieved(Feed feed) {
    return feed.movingTo() != null
        && feed.movingSeen() >= MOVES_BELIEVED
        && fetcher
            .fetch(FetchRequest.get(feed.movingTo()).accepting(FEEDS), PERSONS_PATIENCE)
            .map(fetch -> FeedAnswer.of(fetch, clock.instant()))
            .filter(FeedAnswer.Feed.class::isInstance)
            .isPresent();
  }

  private void keep(Outcome outcome, boolean hasMoved) {
    db.useTransaction(
        h -> {
          Feed feed = hasMoved ? moved(h, outcome.feed()) : outcome.feed();
          feeds.keep(h, feed);
          polls.keep(h, feed.id(), outcome.poll());
          if (!feed.address().equals(outcome.feed().address())) {
            polls.keep(h, feed.id(), moveNoted(outcome, feed));
          }
        });
  }

  private Feed moved(Handle h, Feed feed) {
    String target = Objects.requireNonNull(feed.movingTo());
    return feeds.isTaken(h, target, feed.id())
        ? feed.gone(clock.instant(), "it has moved to " + target + ", which is polled already")
        : feed.moved(target);
  }

  private static Poll moveNoted(Outcome outcome, Feed feed) {
    Instant at = outcome.poll().endedAt();
    String said = "it has moved for good: it is read at " + feed.address() + " from now on";
    return new Poll(at, at, 1, Poll.Outcome.READ, said, 0, 0);
  }

  private Poll poll(
      Instant began, Poll.Outcome outcome, String said, FeedTaking.@Nullable Harvest harvest) {
    int taken = harvest == null ? 0 : harvest.taken();
    int dropped = harvest == null ? 0 : harvest.dropped();
    return new Poll(began, clock.instant(), 1, outcome, said, taken, dropped);
  }
}
