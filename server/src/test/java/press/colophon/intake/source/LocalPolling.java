package press.colophon.intake.source;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import press.colophon.articles.Articles;
import press.colophon.articles.Pictures;
import press.colophon.intake.Intake;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.PictureFinder;
import press.colophon.platform.config.SourceSettings;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.FetchLimits;
import press.colophon.platform.http.WebFetcher;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.TermsOfArticles;
import press.colophon.taxonomy.Taxonomy;

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
          Duration.ofHours(6));

  private final WebFetcher web =
      new WebFetcher(
          FetchLimits.defaults().withLocal().within(LIMIT).upTo(200_000),
          "colophon/test",
          Clock.systemUTC());

  final Sources sources;
  final Articles articles;
  final Polling polling;

  LocalPolling(TestDatabase database, Path media, Clock clock, String publicAddress) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "truncate source, article, original, scheduled_tasks, author, publication,"
                        + " host_turn cascade"));
    Jobs jobs = new Jobs();
    SecureRandom random = new SecureRandom();
    OriginalReader reader = new OriginalReader(1_000_000);
    sources = new Sources(database.jdbi(), jobs, clock, random);
    articles =
        new Articles(database.jdbi(), new Taxonomy(database.jdbi()), jobs, new Changes(), clock);
    Intake intake =
        new Intake(
            database.jdbi(),
            reader,
            new Pictures(media),
            new PictureFinder(web, 1_000_000),
            articles,
            new TermsOfArticles(database.jdbi()),
            clock);
    polling =
        new Polling(
            database.jdbi(),
            sources,
            jobs,
            web,
            LIMIT,
            reader,
            intake,
            articles,
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

  @Override
  public void close() {
    web.close();
  }
}
