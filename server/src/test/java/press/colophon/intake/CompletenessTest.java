package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Manuscript.Named;
import press.colophon.articles.Publication;
import press.colophon.articles.StatedProvenance;
import press.colophon.articles.Status;
import press.colophon.intake.review.Proposal;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause.Confirmation;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsReadings.Answer;
import press.colophon.rights.TermsReadings.Choice;
import press.colophon.rights.Use;

/// What does not say where it is from, who wrote it, where its original is or on what ground it is
/// shown does not reach readers before somebody has stated it, or answers for it.
final class CompletenessTest {
  private static final String ORIGIN = "where it is from";
  private static final String AUTHORS = "who wrote it";
  private static final String ADDRESS = "the address of the original";
  private static final String GROUND = "on what ground it may be shown";
  private static final String REPUBLISH = "You may republish this article with credit.";
  private static final Handling FROM_COURIER = Harbour.from("Coast Courier");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final MovedClock clock = new MovedClock(Harbour.MORNING);

  @TempDir private Path media;
  private Newsroom room;

  @BeforeEach
  void open() {
    room = Newsroom.demanding(database.jdbi(), media, new CannedFetcher(), clock);
  }

  @Test
  void whatSaysAllIsPublishedAtOnce() {
    assertThat(stored(Harbour.page("CC BY 4.0", "measured"), Handling.PLAIN).missing()).isEmpty();

    assertThat(room.count("article where status = 'published'")).isEqualTo(1);
    assertThat(room.count("proposal")).isZero();
    assertThat(room.count("scheduled_tasks where task_name = 'article-published'")).isEqualTo(1);
  }

  @Test
  void whatSaysNothingIsADraftWithAPlainListOfWhatIsMissing() {
    Taken.Stored taken = stored(bare(""), Handling.PLAIN);

    assertThat(taken.missing()).containsExactly(ORIGIN, AUTHORS, ADDRESS, GROUND);
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
    assertThat(room.count("scheduled_tasks")).isZero();
    assertThat(room.review.missing(onlyOpen())).containsExactly(ORIGIN, AUTHORS, ADDRESS, GROUND);
  }

  @Test
  void acceptingIsRefusedWithTheListUntilEverythingIsStated() {
    stored(bare(""), Handling.PLAIN);
    Proposal draft = onlyOpen();

    assertThat(room.review.accept(draft.id(), "ida"))
        .isEqualTo(new Review.Incomplete(draft, List.of(ORIGIN, AUTHORS, ADDRESS, GROUND)));
    state(
        new StatedProvenance(
            List.of(new Named("Ida Brook", null)),
            new Named("Coast Courier", "https://coast.example/"),
            "https://coast.example/harbour"));
    assertThat(room.review.accept(draft.id(), "ida"))
        .isEqualTo(new Review.Incomplete(draft, List.of(GROUND)));
    stateTerms(Basis.ATTRIBUTION);

    assertThat(room.review.accept(draft.id(), "ida")).isInstanceOf(Review.Done.class);
    assertThat(onlyArticle().status()).isEqualTo(Status.PUBLISHED);
    assertThat(room.count("scheduled_tasks where task_name = 'article-published'")).isEqualTo(1);
  }

  @Test
  void aPersonMayAnswerForWhatIsMissing() {
    stored(bare(""), Handling.PLAIN);
    Proposal draft = onlyOpen();

    assertThat(room.review.accept(draft.id(), "ida", new Review.Plainly(), "It is a leaflet."))
        .isInstanceOf(Review.Done.class);

    assertThat(onlyArticle().status()).isEqualTo(Status.PUBLISHED);
    assertThat(
            room.count(
                "answered_for where answered_by = 'ida' and reason = 'It is a leaflet.'"
                    + " and cardinality(missing) = 4"))
        .isEqualTo(1);
  }

  @Test
  void whatIsTakenBackToTheDeskIsNotPublishedByItsStatusEither() {
    stored(bare(""), Handling.PLAIN);
    Article draft = onlyArticle();

    assertThat(room.review.mark(draft.id(), Status.PUBLISHED, "ida", null)).hasSize(4);
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
    assertThat(room.review.mark(draft.id(), Status.PUBLISHED, "ida", "It is a leaflet.")).isEmpty();
    room.review.mark(draft.id(), Status.WITHDRAWN, "ida", null);
    assertThat(room.review.mark(draft.id(), Status.PUBLISHED, "leo", null))
        .as("somebody answers for it already")
        .isEmpty();
  }

  @Test
  void whatAPersonStatedHoldsWhenThePageComesAgain() {
    Original page = bare("");
    stored(page, Handling.PLAIN);
    state(new StatedProvenance(List.of(new Named("Ida Brook", null)), null, null));
    state(new StatedProvenance(List.of(), null, "https://coast.example/harbour"));

    byte[] changed = text(page).replace("measured", "guessed").getBytes(StandardCharsets.UTF_8);
    stored(new Original(page.from(), changed, null, null, Harbour.MORNING), Handling.PLAIN);

    assertThat(onlyArticle().revision().number()).isEqualTo(2);
    assertThat(onlyArticle().authors()).extracting(a -> a.name()).containsExactly("Ida Brook");
    assertThat(onlyArticle().provenance().originalUrl()).isEqualTo("https://coast.example/harbour");
    assertThat(room.review.missing(onlyOpen())).containsExactly(ORIGIN, GROUND);
  }

  @Test
  void theTermsOfItsPublicationAreAGround() {
    stored(bare("By Ida Brook"), FROM_COURIER);
    assertThat(room.review.missing(onlyOpen())).containsExactly(ADDRESS, GROUND);
    stateTerms(Basis.PERMISSION);

    assertThat(room.review.missing(onlyOpen())).containsExactly(ADDRESS);
  }

  @Test
  void wordsOnAPageAreAGroundOnceAPersonHasConfirmedThem() {
    taken(REPUBLISH);
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
    assertThat(room.review.missing(onlyOpen()))
        .singleElement()
        .asString()
        .startsWith(GROUND + ": nobody has confirmed \"")
        .contains("You may republish this article");

    confirmAll();

    assertThat(room.review.missing(onlyOpen())).isEmpty();
    assertThat(room.review.accept(onlyOpen().id(), "ida")).isInstanceOf(Review.Done.class);
    assertThat(room.permissions.of(onlyArticle()).basis()).isEqualTo(Basis.ATTRIBUTION);
  }

  @Test
  void wordsThatNoClauseWasReadOutOfArePutBeforeAPersonToo() {
    String words = "Reprinted here with permission.";
    taken(words);
    assertThat(room.review.missing(onlyOpen()))
        .containsExactly("%s: nobody has confirmed \"%s\"".formatted(GROUND, words));

    confirmAll();

    assertThat(room.review.missing(onlyOpen())).isEmpty();
    assertThat(room.permissions.of(onlyArticle()).basis()).isEqualTo(Basis.PERMISSION);
  }

  @Test
  void aRecordedPermissionIsAGround() {
    stored(bare("By Ida Brook"), FROM_COURIER);

    database
        .jdbi()
        .useTransaction(
            h ->
                room.given.record(
                    h,
                    onlyArticle().id(),
                    new GivenPermissions.Entry(
                        Set.of(Use.REPRINT),
                        Scope.ALL,
                        "Ida Brook",
                        LocalDate.of(2022, 6, 13),
                        "her mail",
                        "ida")));

    assertThat(room.review.missing(onlyOpen())).containsExactly(ADDRESS);
  }

  @Test
  void ourOwnWorkNeedsItsAuthorAlone() {
    stored(bare(""), FROM_COURIER);
    stateTerms(Basis.OWN_WORK);

    assertThat(room.review.missing(onlyOpen())).containsExactly(AUTHORS);
  }

  @Test
  void whoeverQuotesNamesSourceAndAuthorAndNeedsNoAddress() {
    stored(bare(""), FROM_COURIER);
    stateTerms(Basis.FAIR_USE);

    assertThat(room.review.missing(onlyOpen())).containsExactly(AUTHORS);
  }

  @Test
  void aNewsAgencySignsWithItsName() {
    stored(bare(""), Harbour.from("Reuters"));

    assertThat(room.review.missing(onlyOpen())).containsExactly(ADDRESS, GROUND);
  }

  @Test
  void aLineOnTheStaffIsPrintedInAnAuthorsPlace() {
    Item.Article page = Harbour.article(bare(""));
    Account account = AccountDraft.of(page.account()).bylines("By our staff").account();

    room.intake.take(new Item.Article("entry", page.original(), account, "RSS 2.0"), FROM_COURIER);

    assertThat(room.review.missing(onlyOpen())).containsExactly(ADDRESS, GROUND);
  }

  @Test
  void whatWasUnderEmbargoWaitsAsWellWhenItsTimeHasCome() {
    Instant noon = Harbour.MORNING.plusSeconds(14_400);
    Item.Article page = Harbour.article(Harbour.page("", "measured"));
    EnvelopeDraft envelope = new EnvelopeDraft().identifier("tag:coast.example,2022:7");
    envelope.embargoedUntil(noon);
    Account account = AccountDraft.of(page.account()).envelope(envelope.envelope()).account();
    Item.Article entry = new Item.Article("entry", page.original(), account, "RSS 2.0");
    assertThat(room.intake.take(entry, Harbour.AT_ONCE)).isInstanceOf(Taken.Held.class);
    clock.moveTo(noon.plusSeconds(1));
    long held =
        database
            .jdbi()
            .withHandle(h -> h.createQuery("select id from held").mapTo(Long.class).one());

    assertThat(room.embargoes.release(held)).isPresent();

    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
    assertThat(room.review.missing(onlyOpen())).containsExactly(GROUND);
  }

  private Taken.Stored stored(Original original, Handling handling) {
    return (Taken.Stored) room.take(original, handling);
  }

  /// Takes the page of the Coast Courier that states no licence, with a sentence on its use.
  private void taken(String words) {
    Item.Article page = Harbour.article(Harbour.page("", "measured"));
    AccountDraft draft = AccountDraft.of(page.account());
    draft.furniture(Account.Kind.PERMISSION, words);
    room.intake.take(
        new Item.Article(page.name(), page.original(), draft.account(), page.format()),
        Harbour.AT_ONCE);
  }

  private void confirmAll() {
    Publication courier = room.articles.findPublication("coast-courier").orElseThrow();
    String seen = room.readings.of(courier).orElseThrow().word();
    assertThat(room.readings.confirm(courier, new Choice(Set.of(), Set.of(), seen), "ida"))
        .isInstanceOf(Answer.Confirmed.class);
  }

  private static Original bare(String byline) {
    String html =
        """
        <!doctype html><html lang="en"><head><title>The harbour that moved</title>
        <meta property="article:published_time" content="2022-06-13"></head>
        <body><article><h1>The harbour that moved</h1><p class="byline">%s</p>
        <p>The old harbour of Port Lune silted up within a single year, to everyone's surprise.</p>
        <p>Nobody had asked the ferry crew, who had measured the depth every morning since 1974.</p>
        <p>The town council now wants to move the quay two hundred metres further to the south.</p>
        </article></body></html>
        """
            .formatted(byline);
    return new Original(
        "harbour.html", html.getBytes(StandardCharsets.UTF_8), null, null, Harbour.MORNING);
  }

  private static String text(Original original) {
    return new String(original.bytes(), StandardCharsets.UTF_8);
  }

  private void state(StatedProvenance stated) {
    assertThat(room.articles.state(onlyArticle().id(), stated, "ida")).isPresent();
  }

  private void stateTerms(Basis basis) {
    Terms terms = new Terms(basis, null, null, null, List.of());
    Confirmation read = new Confirmation("ida", Harbour.MORNING);
    database
        .jdbi()
        .useTransaction(
            h ->
                room.publicationTerms.keep(
                    h,
                    room.articles.findPublication("coast-courier").orElseThrow(),
                    new PublicationTerms(terms, null, null, null, Harbour.MORNING, read)));
  }

  private Article onlyArticle() {
    long id =
        database
            .jdbi()
            .withHandle(h -> h.createQuery("select id from article").mapTo(Long.class).one());
    return room.articles.find(new ArticleId(id)).orElseThrow();
  }

  private Proposal onlyOpen() {
    assertThat(room.proposals.open()).hasSize(1);
    return room.proposals.open().getFirst();
  }
}
