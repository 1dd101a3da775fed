package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Publication;
import press.colophon.articles.Status;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Clause.Confirmation;
import press.colophon.taxonomy.Taxonomy;

/// What is stored of rights, and what follows from it: with the real database.
final class PermissionsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final Occasion FRENCH = Occasion.page("fr", NOW);
  private static final Occasion ENGLISH = Occasion.page("en", NOW);
  private static final Confirmation READ = new Confirmation("Ida Brook", NOW);

  private Articles articles;
  private TermsOfArticles terms;
  private Permissions permissions;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, publication, scheduled_tasks, note cascade"));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    articles = articles(clock);
    terms = new TermsOfArticles(database.jdbi());
    permissions =
        new Permissions(
            database.jdbi(),
            new TermsOfPublications(database.jdbi()),
            new GivenPermissions(clock),
            HouseRules.defaults());
  }

  @Test
  void theTermsOfThePublicationCountBesideTheArticles() {
    Article article = receive();
    keep(article, "CC-BY-4.0");
    assertThat(permissions.decide(article, FRENCH).isGranted()).isTrue();

    ledger(NOW).state(origin(article), stated(licensed("CC-BY-ND-4.0"), null));

    assertThat(permissions.decide(article, FRENCH).because())
        .isEqualTo(
            new Ground.LicenceText(Licence.ofId("CC-BY-ND-4.0"), "1(a), 2(a)(1)(B)", Level.SOURCE));
    assertThat(jobs("article-published")).isPositive();
  }

  @Test
  void whatAPublicationSaysInItsOwnWordsCountsOnceAPersonReadIt() {
    Article article = receive();
    Terms words = new Terms(Basis.ATTRIBUTION, null, null, null, List.of());

    ledger(NOW).state(origin(article), stated(words, null));
    assertThat(permissions.of(article).basis()).isEqualTo(Basis.UNSTATED);

    ledger(NOW).state(origin(article), stated(words, READ));
    assertThat(permissions.of(article).basis()).isEqualTo(Basis.ATTRIBUTION);
  }

  @Test
  void clausesAndDutiesComeBackAsTheyWereStated() {
    Article article = receive();
    keep(article, "CC-BY-4.0");
    Clause clause =
        new Clause(
            Use.IMAGES,
            Verdict.DENIED,
            new Scope(
                Set.of("fr"),
                Set.of(Channel.FEED),
                Set.of(Audience.PUBLIC),
                null,
                day().plusDays(3)),
            "Photographs are excluded.",
            "https://coast.example/terms",
            NOW,
            READ);
    Duty duty = new Duty(Duty.Kind.CREDIT, "Coast Courier", "Credit us.");

    ledger(NOW).state(article, List.of(clause), List.of(duty));

    assertThat(terms.of(article.id()).clauses()).containsExactly(clause);
    assertThat(terms.of(article.id()).duties()).containsExactly(duty);
    assertThat(permissions.decide(article, Use.IMAGES, FRENCH.by(Channel.FEED)).isGranted())
        .isFalse();
    assertThat(permissions.decide(article, Use.IMAGES, FRENCH).isGranted()).isTrue();
  }

  @Test
  void aPermissionForAPublicationHoldsUntilItIsRevoked() {
    Article article = receive();
    keep(article, "CC-BY-ND-4.0");

    long number = ledger(NOW).record(origin(article), translating());
    assertThat(permissions.decide(article, FRENCH).isGranted()).isTrue();

    assertThat(ledger(NOW).revoke(number, "Ida Brook")).isTrue();
    assertThat(permissions.decide(article, FRENCH).isGranted()).isFalse();
    assertThat(ledger(NOW).revoke(number, "Ida Brook")).isFalse();
  }

  @Test
  void aPermissionWithoutEvidenceIsNotRecorded() {
    Article article = receive();
    GivenPermissions.Entry empty =
        new GivenPermissions.Entry(
            Set.of(Use.TRANSLATE), Scope.ALL, "Coast Courier", day(), " ", "Ida");

    assertThatThrownBy(() -> ledger(NOW).record(article, empty))
        .hasMessageContaining("who gave it, and the evidence");
  }

  @Test
  void anArticleIsTakenDownOnTheDayAfterItsLast() {
    Article article = receive();
    Duty ninety = new Duty(Duty.Kind.EXPIRE, "90 days", "Remove it after 90 days.");
    ledger(NOW).state(article, List.of(), List.of(ninety));
    Instant last = article.publishedOn().plusDays(90).atTime(23, 59).toInstant(ZoneOffset.UTC);

    Instant next = expiry(last).run().orElseThrow();
    assertThat(status(article)).isEqualTo(Status.PUBLISHED);
    assertThat(next).isEqualTo(last.plusSeconds(60));

    expiry(next).run();
    assertThat(status(article)).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void theAuditNamesWhatStandsOnNoGround() {
    Article silent = receive();
    Article unread = receive();
    ledger(NOW)
        .state(
            unread,
            List.of(
                new Clause(
                    Use.TRANSLATE, Verdict.ALLOWED, Scope.ALL, "translate us", null, NOW, null)),
            List.of());
    List<String> findings = new ArrayList<>();

    int seen =
        new Audit(database.jdbi(), articles, permissions, Clock.fixed(NOW, ZoneOffset.UTC))
            .run(f -> findings.add(f.article().id() + " " + f.kind() + " " + f.what()));

    assertThat(seen).isEqualTo(2);
    assertThat(findings)
        .contains(
            silent.id() + " MISSING it does not say the address of the original",
            silent.id() + " NO_BASIS nothing says on what ground it is shown",
            unread.id() + " UNCONFIRMED nobody has confirmed \"translate us\" on translate");
  }

  @Test
  void aTableHasADecisionForEveryUseAndChannel() {
    Article article = receive();
    keep(article, "CC-BY-ND-4.0");

    DecisionTable table = DecisionTable.of(permissions.of(article), "fr", NOW);

    assertThat(table.rows()).hasSize(Use.values().length);
    assertThat(table.rows())
        .allSatisfy(row -> assertThat(row.decisions()).hasSize(Channel.values().length));
    assertThat(table.rows())
        .filteredOn(row -> row.use() == Use.TRANSLATE)
        .flatExtracting(DecisionTable.Row::reasons)
        .containsExactly("CC BY-ND 4.0, section 1(a), 2(a)(1)(B)");
    assertThat(permissions.decide(article, ENGLISH).isGranted()).isTrue();
  }

  private static LocalDate day() {
    return ENGLISH.day();
  }

  private Status status(Article article) {
    return articles.find(article.id()).orElseThrow().status();
  }

  private Article receive() {
    Manuscript manuscript =
        Manuscripts.harbour()
            .headline("Harbour " + System.nanoTime())
            .body("<p>" + "A harbour moved in the night of day ".repeat(3) + System.nanoTime())
            .manuscript();
    return articles
        .find(database.jdbi().inTransaction(h -> articles.receive(h, manuscript)).article())
        .orElseThrow();
  }

  private static Publication origin(Article article) {
    return java.util.Objects.requireNonNull(article.provenance().origin());
  }

  private void keep(Article article, String licence) {
    database.jdbi().useTransaction(h -> terms.keep(h, article.id(), licensed(licence)));
  }

  private static Terms licensed(String licence) {
    return new Terms(Basis.LICENCE, Licence.ofId(licence), licence, null, List.of());
  }

  private static PublicationTerms stated(Terms terms, @Nullable Confirmation confirmed) {
    return new PublicationTerms(
        terms, "https://coast.example/terms", "desk@coast.example", "words", NOW, confirmed);
  }

  private static GivenPermissions.Entry translating() {
    return new GivenPermissions.Entry(
        Set.of(Use.TRANSLATE), Scope.ALL, "Coast Courier", day(), "Letter of May", "Ida");
  }

  private RightsLedger ledger(Instant at) {
    return new RightsLedger(
        database.jdbi(),
        articles,
        terms,
        new TermsOfPublications(database.jdbi()),
        new GivenPermissions(Clock.fixed(at, ZoneOffset.UTC)),
        expiry(at));
  }

  private ExpireArticles expiry(Instant at) {
    Clock clock = Clock.fixed(at, ZoneOffset.UTC);
    return new ExpireArticles(
        database.jdbi(), articles(clock), terms, permissions, new Jobs(), clock);
  }

  private static Articles articles(Clock clock) {
    return new Articles(
        database.jdbi(), new Taxonomy(database.jdbi()), new Jobs(), new Changes(), clock);
  }

  private static int jobs(String kind) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("select count(*) from scheduled_tasks where task_name = :kind")
                    .bind("kind", kind)
                    .mapTo(Integer.class)
                    .one());
  }
}
