package press.colophon.intake.source;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import press.colophon.articles.Articles;
import press.colophon.intake.Newsroom;
import press.colophon.platform.config.SourceSettings;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.FetchLimits;
import press.colophon.platform.http.WebFetcher;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Rounds;
import press.colophon.platform.jobs.Work;
import press.colophon.rights.TermsOfPublications;
import press.colophon.rights.TermsStated;

/// All that polls, on an empty database, reading sites on this machine.
final class LocalPolling implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final SourceSettings SETTINGS =
      new SourceSettings(
          true,
          4,
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofMillis(1),
          2,
          true,
          Duration.ofHours(6),
          true,
          Duration.ofDays(1),
          Duration.ofDays(90),
          Duration.ofDays(365));

  private final WebFetcher web =
      new WebFetcher(
          FetchLimits.defaults().withLocal().within(LIMIT).upTo(200_000),
          "colophon/test",
          Clock.systemUTC());

  static final Duration TERMS_INTERVAL = Duration.ofDays(7);

  final Sources sources;
  final Newsroom room;
  final Articles articles;
  final Polling polling;

  LocalPolling(TestDatabase database, Path media, Clock clock, String publicAddress) {
    database.jdbi().useHandle(h -> h.execute("truncate source, host_turn cascade"));
    Jobs jobs = new Jobs();
    SecureRandom random = new SecureRandom();
    sources = new Sources(database.jdbi(), jobs, clock, random);
    room = Newsroom.empty(database.jdbi(), media, web, clock);
    articles = room.articles;
    polling =
        new Polling(
            database.jdbi(),
            sources,
            jobs,
            web,
            LIMIT,
            room.reader,
            room.intake,
            room.withdrawals,
            articles,
            room.readings,
            Newsroom.WORDS,
            TERMS_INTERVAL,
            SETTINGS,
            publicAddress,
            random,
            clock);
  }

  /// A source whose articles are under a licence that lets them be taken.
  Source add(String feed, Trust trust) {
    Profile licensed =
        new Profile(
            "Harbour",
            null,
            "en",
            null,
            List.of(),
            "CC BY 4.0",
            null,
            List.of(),
            List.of(),
            trust,
            FullText.IF_TERMS_ALLOW);
    return sources.add(licensed, List.of(feed), Duration.ZERO);
  }

  /// Does the job of a feed, as a running server does.
  Optional<Instant> poll(Feed feed) {
    return round(PollFeed.KIND, new PollFeed.Order(feed.id()));
  }

  /// Asks the pages of a source again, as a running server does.
  Optional<Instant> revisit(Source source) {
    return round(RevisitPages.KIND, new RevisitPages.Order(source.id()));
  }

  /// Reads the pages of terms that are due, as a running server does.
  Optional<Instant> watchTerms() {
    return round(TermsOfPublications.STATED, new TermsStated());
  }

  private <T> Optional<Instant> round(JobKind<T> kind, T order) {
    for (Work<?> work : polling.work()) {
      if (work instanceof Rounds<?> rounds && rounds.kind().equals(kind)) {
        @SuppressWarnings("unchecked") // The kind says so.
        Rounds<T> found = (Rounds<T>) rounds;
        return run(found, order);
      }
    }
    throw new IllegalStateException("there is no job " + kind.name());
  }

  private static <T> Optional<Instant> run(Rounds<T> rounds, T order) {
    try {
      return rounds.round().run(order);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
