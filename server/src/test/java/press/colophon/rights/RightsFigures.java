package press.colophon.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Articles;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Clause.Confirmation;
import press.colophon.taxonomy.Taxonomy;

/// Prints how long decisions and an audit take; for `bench/rights.sh`.
public final class RightsFigures {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
  private static final int ROUNDS = 9;
  private static final int TABLES = 20_000;

  private RightsFigures() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("\n| decisions, all uses and channels of one article | median us |");
    System.out.println("|---|---|");
    decisions("a licence", Map.of(Level.ARTICLE, licensed("CC-BY-NC-4.0")), List.of());
    decisions("licence, clauses of source and publisher, permissions", manyTerms(), given());
    try (TestDatabase database = TestDatabase.open()) {
      if (Integer.parseInt(arguments[0]) > 0)
        audit(database.jdbi(), Integer.parseInt(arguments[0]));
    }
    System.exit(0);
  }

  private static void decisions(String what, Map<Level, Terms> terms, List<Given> given) {
    Rights rights = new Rights("en", TODAY, terms, given, HouseRules.defaults(), null);
    double micros =
        median(
            () -> {
              int granted = 0;
              long began = System.nanoTime();
              for (int i = 0; i < TABLES; i++) {
                for (DecisionTable.Row row : DecisionTable.of(rights, "fr", NOW).rows()) {
                  granted += row.decisions().getFirst().isGranted() ? 1 : 0;
                }
              }
              return granted < 0 ? 0 : (System.nanoTime() - began) / TABLES;
            });
    System.out.printf(Locale.ROOT, "| %s | %.1f |%n", what, micros / 1_000);
  }

  private static double median(LongSupplier round) {
    return LongStream.generate(round)
        .limit(ROUNDS)
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  private static Map<Level, Terms> manyTerms() {
    Confirmation read = new Confirmation("Ida Brook", NOW);
    List<Clause> clauses = new ArrayList<>();
    for (Use use : Use.values()) {
      clauses.add(new Clause(use, Verdict.ASK, Scope.ALL, "Ask us.", null, NOW, read));
    }
    List<Duty> duties =
        List.of(
            new Duty(Duty.Kind.CREDIT, "Coast Courier", "Credit us."),
            new Duty(Duty.Kind.EXPIRE, "90 days", "Take it down after 90 days."));
    Map<Level, Terms> terms = new EnumMap<>(Level.class);
    terms.put(Level.ARTICLE, licensed("CC-BY-NC-4.0"));
    terms.put(Level.SOURCE, licensed("CC-BY-4.0").saying(clauses, duties));
    terms.put(Level.PUBLISHER, licensed("CC-BY-4.0").saying(clauses, duties));
    return terms;
  }

  private static List<Given> given() {
    Scope french = new Scope(Set.of("de"), Set.of(), Set.of(), null, null);
    return List.of(
        new Given(1, Set.of(Use.TRANSLATE), french, "Coast Courier", TODAY, "mail", "I", NOW, null),
        new Given(2, Set.of(Use.IMAGES), french, "Coast Courier", TODAY, "mail", "I", NOW, null));
  }

  private static Terms licensed(String licence) {
    return new Terms(Basis.LICENCE, Licence.ofId(licence), licence, null, List.of());
  }

  /// Every third article states nothing, and every tenth has a clause that nobody has confirmed.
  private static void audit(Jdbi db, int count) {
    db.useHandle(
        h -> {
          h.execute(
              "insert into publication (name, slug) select 'P' || n, 'p' || n from generate_series(1, 500) n");
          h.execute(
              """
              insert into article (path, published_on, published_at, changed_at, status, language)
              select 'filled-' || n, '2026-01-01', '2026-01-01', '2026-01-01', 'published', 'en'
              from generate_series(1, ?) n
              """,
              count);
          h.execute(
              """
              insert into revision (article_id, number, headline, body, paragraphs, made_at)
              select id, 1, path, '<p>' || repeat('A sentence of some length. ', 150), '{}', '2026-01-01'
              from article
              """);
          h.execute(
              """
              insert into provenance (article_id, origin_id, original_url)
              select id, 1 + id % 500, 'https://p.example/' || id from article
              """);
          h.execute(
              """
              insert into terms (article_id, basis, licence)
              select id, 'licence', 'CC-BY-ND-4.0' from article where id % 3 > 0
              """);
          h.execute(
              """
              insert into clause (article_id, position, use, verdict, quotation, read_at)
              select id, 0, 'images', 'allowed', 'You may take the photographs.', '2026-01-01'
              from article where id % 10 = 0
              """);
          h.execute("analyze");
        });
    Clock clock = Clock.systemUTC();
    Articles articles = new Articles(db, new Taxonomy(db), new Jobs(), new Changes(), clock);
    Permissions permissions =
        new Permissions(
            db, new TermsOfPublications(db), new GivenPermissions(clock), HouseRules.defaults());
    Audit audit = new Audit(db, articles, permissions, clock);
    System.out.println("\n| audit of " + count + " articles | s | findings |");
    System.out.println("|---|---|---|");
    for (int round = 0; round < 3; round++) {
      int[] found = {0};
      long began = System.nanoTime();
      int seen = audit.run(finding -> found[0]++);
      double seconds = (System.nanoTime() - began) / 1e9;
      if (seen != count) {
        throw new IllegalStateException(seen + " articles were looked at");
      }
      System.out.printf(Locale.ROOT, "| run %d | %.2f | %d |%n", round + 1, seconds, found[0]);
    }
  }
}
