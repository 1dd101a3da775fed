package press.colophon.articles;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.platform.db.TestDatabase;

/// Prints how long it takes to know an article again, or not, among many; for `bench/likeness.sh`.
/// The first articles are made of words of the real ones in an order of their own, the others of
/// traces alone; one paragraph all of them have.
public final class RecognitionFigures {
  private static final int SENTENCES = 30;
  /// So many have texts; the copies that are asked for are theirs.
  private static final int TOLD = 2_000;

  private static final int BATCH = 200;
  private static final int ASKED = 200;
  private static final String STANDING =
      "Readers may republish this article with its credit line and a link to where it first stood.";

  private final Random random = new Random(7);
  private final List<String> words;
  private final Jdbi db;
  private final long publisher;

  private RecognitionFigures(List<String> words, Jdbi db) {
    this.words = words;
    this.db = db;
    this.publisher =
        db.withHandle(
            h ->
                h.createQuery("insert into publication (name, slug) values ('P', 'p') returning id")
                    .mapTo(Long.class)
                    .one());
  }

  public static void main(String[] arguments) throws Exception {
    List<String> words =
        new LikenessPairs(Path.of(arguments[0]))
            .stories().stream()
                .flatMap(List::stream)
                .flatMap(p -> Arrays.stream(p.split(" ", -1)))
                .filter(w -> !w.isEmpty())
                .toList();
    try (TestDatabase database = TestDatabase.open()) {
      RecognitionFigures figures = new RecognitionFigures(words, database.jdbi());
      System.out.println("\n| stored | question | median ms | 95 % under ms |");
      System.out.println("|---|---|---|---|");
      int stored = 0;
      for (String size : arguments[1].split(",", -1)) {
        int from = stored;
        stored = Integer.parseInt(size);
        for (int first = from; first < Math.min(stored, TOLD); first += BATCH) {
          figures.store(first, Math.min(first + BATCH, stored));
        }
        figures.fill(Math.max(from, TOLD), stored);
        figures.db.useHandle(h -> h.execute("analyze"));
        figures.ask(stored);
      }
    }
    System.exit(0);
  }

  /// Articles with as many traces as the others, of texts that nobody wrote.
  private void fill(int from, int to) {
    long standing = Long.parseUnsignedLong(Body.ofText(STANDING).fingerprints().getFirst(), 16);
    db.useTransaction(
        h -> {
          h.execute(
              """
              insert into article (path, published_on, published_at, changed_at, status, language)
              select 'filled-' || n, '2026-01-01', '2026-01-01', '2026-01-01', 'published', 'en'
              from generate_series(?, ? - 1) n
              """,
              from,
              to);
          fill(
              h,
              """
              insert into article_band
              select distinct (random() * 4294967295 - 2147483648)::bigint::int, a.id
              from unfilled a, generate_series(1, 32 + 0 * a.id)
              """);
          fill(
              h,
              """
              insert into article_paragraph
              select distinct (random() * 1e18)::bigint, a.id
              from unfilled a, generate_series(1, 30 + 0 * a.id)
              """);
          fill(h, "insert into article_paragraph select %d, id from unfilled".formatted(standing));
          fill(
              h,
              """
              insert into revision (article_id, number, headline, body, paragraphs, made_at)
              select id, 1, path, '<p>' || path || '</p>', '{}', '2026-01-01' from unfilled
              """);
          fill(h, "insert into provenance (article_id) select id from unfilled");
          fill(
              h,
              """
              insert into retrieval (revision_id, retrieved_at, retrieved_from, method, sha256)
              select r.id, '2026-01-01', u.path, 'bench', u.path
              from unfilled u join revision r on r.article_id = u.id
              """);
          fill(h, "insert into article_text select id, md5(id::text) from unfilled");
        });
  }

  private static void fill(Handle h, String insert) {
    h.execute(
        """
        with unfilled as (
          select id, path from article a where path like 'filled-%' and not exists (
            select from article_text t where t.article_id = a.id))
        """
            + insert);
  }

  private void store(int from, int to) {
    db.useTransaction(h -> IntStream.range(from, to).forEach(number -> store(h, number)));
  }

  /// Stored without being asked for among the others, which is what is measured afterwards.
  private void store(Handle h, int number) {
    Body body = Body.sanitise(story(number) + "<p>" + STANDING + "</p>", null);
    long id =
        h.createQuery(
                """
                with a as (
                  insert into article (path, published_on, published_at, changed_at, status, language)
                  values (:name, :at::date, :at, :at, 'published', 'en') returning id),
                r as (
                  insert into revision (article_id, number, headline, body, paragraphs, made_at)
                  select id, 1, :name, :body, '{}', :at from a returning id, article_id),
                p as (
                  insert into provenance (article_id, publisher_id)
                  select article_id, :publisher from r),
                t as (
                  insert into retrieval (revision_id, retrieved_at, retrieved_from, method, sha256)
                  select id, :at, :name, 'bench', :name from r)
                select article_id from r
                """)
            .bind("name", "report-" + number)
            .bind("at", at(number).atOffset(ZoneOffset.UTC))
            .bind("body", body.html())
            .bind("publisher", publisher)
            .mapTo(Long.class)
            .one();
    new Traces(h).keep(new ArticleId(id), body);
  }

  private static Instant at(int number) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(600L * number);
  }

  /// The same words for the same number.
  private String story(int number) {
    Random own = new Random(number);
    return Stream.generate(() -> sentence(own))
        .limit(SENTENCES)
        .map(s -> "<p>" + s + "</p>")
        .collect(Collectors.joining());
  }

  private String sentence(Random own) {
    int length = 8 + own.nextInt(16);
    return Stream.generate(() -> words.get(own.nextInt(words.size())))
        .limit(length)
        .collect(Collectors.joining(" "));
  }

  private void ask(int stored) {
    time(stored, "a new story", i -> new Asked(story(stored + 1_000_000 + i), at(i)));
    time(stored, "a copy without its end", i -> copy(random.nextInt(Math.min(stored, TOLD))));
  }

  /// The first two thirds, set as one paragraph, so that no paragraph is the same.
  private Asked copy(int number) {
    String story = story(number);
    String begun = story.substring(0, story.indexOf(' ', story.length() * 2 / 3));
    return new Asked(begun.replace("</p><p>", " ") + "</p>", at(number));
  }

  private record Asked(String body, Instant at) {}

  /// Makes what is asked for.
  private interface Making {
    Asked of(int number);
  }

  private void time(int stored, String question, Making making) {
    List<Double> times = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < 2 * ASKED; i++) {
      Asked made = making.of(i);
      Manuscript asked =
          Manuscripts.harbour()
              .headline("Asked " + i)
              .origin(null)
              .publisher("Asker")
              .from("asked-" + i)
              .at(made.at())
              .body(made.body() + "<p>" + STANDING + "</p>")
              .manuscript();
      long start = System.nanoTime();
      boolean known = db.withHandle(h -> new Recognition(h, asked).recognise().isPresent());
      if (i >= ASKED) { // The first half warms up.
        times.add((System.nanoTime() - start) / 1e6);
        found += known ? 1 : 0;
      }
    }
    times.sort(null);
    System.out.printf(
        "| %d | %s (%d of %d known) | %.2f | %.2f |%n",
        stored, question, found, ASKED, times.get(ASKED / 2), times.get(ASKED * 95 / 100));
  }
}
