import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.articles.Pictures;
import press.colophon.intake.Intake;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.PictureFinder;
import press.colophon.intake.source.Polling;
import press.colophon.intake.source.Profile;
import press.colophon.intake.source.Sources;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.Database;
import press.colophon.platform.http.FetchLimits;
import press.colophon.platform.http.WebFetcher;
import press.colophon.platform.jobs.JobRunner;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.TermsOfArticles;
import press.colophon.taxonomy.Taxonomy;

/// Polls a thousand sources as a running server does, for `poll.sh`: once to read them all, then
/// several times when nothing is new. CPU time counts this process and its PostgreSQL.
public final class Polls {
  private static final int SOURCES = 1000;

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    String port = args[1];
    int rounds = Integer.parseInt(args[2]);
    Settings settings = Settings.read(data, Map.of(), Map.of());
    Clock clock = Clock.systemUTC();
    try (Database database = Database.open(data, settings.database());
        WebFetcher web = new WebFetcher(FetchLimits.defaults().withLocal(), "colophon/bench", clock)) {
      Jdbi db = database.jdbi();
      Jobs jobs = new Jobs();
      SecureRandom random = new SecureRandom();
      Sources sources = new Sources(db, jobs, clock, random);
      for (int i = 0; i < SOURCES; i++) {
        String feed = "http://127.0.%d.%d:%s/feed".formatted(i / 250 + 1, i % 250 + 1, port);
        sources.add(Profile.named("Source " + i), List.of(feed), Duration.ZERO);
      }
      Articles articles = new Articles(db, new Taxonomy(db), jobs, new Changes(), clock);
      OriginalReader reader = new OriginalReader(20_000_000);
      Intake intake =
          new Intake(db, reader, new Pictures(data.resolve("media")), new PictureFinder(web, 1_000_000),
              articles, new TermsOfArticles(db), clock);
      Polling polling =
          new Polling(db, sources, jobs, web, Duration.ofSeconds(20), reader, intake, articles,
              settings.sources(), null, random, clock);
      try (JobRunner runner =
          new JobRunner(database.dataSource(), db, "bench", settings.sources().atOnce(), polling.work())) {
        double before = cpu();
        long began = System.nanoTime();
        runner.start();
        report("first, " + articles(db, 0) + " items", db, before, began, port);
        System.out.printf("articles: %d%n", articles(db, 1));
        for (int round = 1; round <= rounds; round++) {
          db.useHandle(h -> {
            h.execute("update feed set due_at = now(), polled_at = null");
            h.execute("update scheduled_tasks set execution_time = now() where task_name = 'poll-feed'");
          });
          before = cpu();
          began = System.nanoTime();
          runner.wake();
          report("unchanged " + round, db, before, began, port);
        }
        System.out.printf("rows of the log of polls: %d%n", number(db, "select count(*) from poll"));
        System.out.printf("feeds due in the busiest minute to come: %d of %d%n", number(db,
            "select max(n) from (select count(*) n from feed group by date_trunc('minute', due_at)) x"), SOURCES);
      }
    }
  }

  private static long articles(Jdbi db, int now) {
    return now == 0 ? 10L * SOURCES : number(db, "select count(*) from article");
  }

  private static void report(String what, Jdbi db, double before, long began, String port) throws Exception {
    while (number(db, "select count(*) from feed where polled_at is null") > 0) {
      Thread.sleep(100);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    String most =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/most")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%-22s %6.2f CPU s  %6.1f s  most at once %s  heap in use %d MB  resident %d MB  failed %d%n",
        what, cpu() - before, seconds, most, (runtime.totalMemory() - runtime.freeMemory()) >> 20, resident(),
        number(db, "select count(*) from feed where failures > 0"));
  }

  private static long number(Jdbi db, String sql) {
    return db.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  /// User and system time of this process and all below it, in seconds.
  private static double cpu() {
    return ProcessHandle.current().descendants().mapToDouble(Polls::cpu).sum() + cpu(ProcessHandle.current());
  }

  private static double cpu(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      // Of children that have ended, too: PostgreSQL's connections come and go.
      return (own + Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100;
    } catch (java.io.IOException ended) {
      return 0;
    }
  }

  private static long resident() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
