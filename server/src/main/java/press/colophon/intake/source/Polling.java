package press.colophon.intake.source;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Articles;
import press.colophon.intake.Intake;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.Withdrawals;
import press.colophon.platform.config.SourceSettings;
import press.colophon.platform.http.Fetcher;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Work;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.reading.TermsReaderOnDemand;

/// Everything that reads feeds, put together: the jobs for a running server, polls on demand, the
/// finder of feeds and the story of a source. Thread-safe.
public final class Polling {
  private static final Duration PAGES_PATIENCE = Duration.ofMinutes(1);

  private final Sources sources;
  private final PoliteFetcher polite;
  private final PollFeed pollFeed;
  private final RevisitPages revisitPages;
  private final Revisits revisits;
  private final WatchTerms watchTerms;
  private final WatchedTerms watchedTerms;
  private final TermsReadings readings;
  private final WebSubRoutes routes;
  private final FeedFinder finder;
  private final SourceStory story;
  private final SourceSettings settings;

  /// @param fetchLimit the longest time that one fetch may take
  /// @param publicAddress ours, as hubs reach it; null where it is not configured
  public Polling(
      Jdbi db,
      Sources sources,
      Jobs jobs,
      Fetcher web,
      Duration fetchLimit,
      OriginalReader reader,
      Intake intake,
      Withdrawals withdrawals,
      Articles articles,
      TermsReadings readings,
      TermsReaderOnDemand termsReader,
      Duration termsInterval,
      SourceSettings settings,
      @Nullable String publicAddress,
      SecureRandom random,
      Clock clock) {
    this.sources = sources;
    this.settings = settings;
    this.readings = readings;
    Feeds feeds = new Feeds(db);
    FeedItems items = new FeedItems(db);
    Polls polls = new Polls(db);
    Subscriptions subscriptions = new Subscriptions(db, jobs);
    this.polite = new PoliteFetcher(web, db, settings.hostGap(), fetchLimit);
    Robots robots = new Robots(polite, PAGES_PATIENCE);
    WholeArticles wholes = new WholeArticles(polite, robots, reader, PAGES_PATIENCE, clock);
    Rhythm rhythm = new Rhythm(settings, random);
    this.revisits = new Revisits(db, jobs, rhythm, clock);
    TakeItem takeItem =
        new TakeItem(db, intake, articles, withdrawals, wholes, items, revisits, clock);
    this.revisitPages =
        new RevisitPages(
            db,
            sources,
            revisits,
            articles,
            intake,
            withdrawals,
            polite,
            robots,
            wholes,
            rhythm,
            settings,
            clock);
    this.watchedTerms = new WatchedTerms(db, termsInterval, clock);
    this.watchTerms =
        new WatchTerms(
            db,
            watchedTerms,
            readings,
            termsReader,
            articles,
            polite,
            robots,
            termsInterval,
            clock);
    String callbacks =
        publicAddress == null || !settings.webSub() ? null : WebSubRoutes.callbacks(publicAddress);
    this.pollFeed =
        new PollFeed(
            db,
            sources,
            feeds,
            items,
            polls,
            subscriptions,
            polite,
            new FeedTaking(reader, takeItem, items, settings.pagesPerPoll(), clock),
            new WebSub(subscriptions, polite, callbacks, random, clock),
            rhythm,
            settings,
            clock);
    this.routes = new WebSubRoutes(feeds, subscriptions, clock);
    this.finder = new FeedFinder(polite, robots, reader, clock);
    this.story = new SourceStory(items, polls, revisits, subscriptions, clock);
  }

  /// The jobs of a running server.
  public List<Work<?>> work() {
    return List.of(pollFeed.rounds(), revisitPages.rounds(), watchTerms.rounds());
  }

  /// Opens the door to hubs.
  public void register(WebServer server) {
    routes.register(server);
  }

  /// Orders what nobody has ordered, at the start of a server.
  public void orderPolls() {
    polite.forgetOldTurns();
    sources.orderPolls();
    if (settings.revisits()) {
      revisits.orderRounds();
    }
    readings.orderReading();
  }

  /// Polls every feed of a source now and says one line of each item, and one of each feed.
  ///
  /// @return whether all feeds could be read
  public boolean now(Source source, Consumer<String> to) {
    boolean well = true;
    for (Feed feed : source.feeds()) {
      Poll poll = pollFeed.now(source, feed, line -> to.accept("  " + line));
      to.accept(feed.address() + ": " + poll.said());
      well &= poll.outcome() == Poll.Outcome.READ || poll.outcome() == Poll.Outcome.UNCHANGED;
    }
    sources.orderPolls(); // A feed that was gone and answers again has no order.
    return well;
  }

  /// What people should know of pages of terms that are gone or could not be read.
  public List<String> troublesWithTerms() {
    return watchedTerms.troubles();
  }

  public FeedFinder finder() {
    return finder;
  }

  public SourceStory story() {
    return story;
  }

  /// Over how long a time the first polls of many new feeds are spread.
  public Duration spread() {
    return settings.interval();
  }
}
