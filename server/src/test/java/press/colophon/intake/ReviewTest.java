package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.Note;
import press.colophon.articles.Receipt;
import press.colophon.articles.Smallness;
import press.colophon.articles.Status;
import press.colophon.intake.review.DifferenceText;
import press.colophon.intake.review.Proposal;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Use;

final class ReviewTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Occasion FRENCH = Occasion.page("fr", Harbour.MORNING);

  private final MovedClock clock = new MovedClock(Harbour.MORNING);

  @TempDir private Path media;
  private Newsroom room;

  @BeforeEach
  void open() {
    room = Newsroom.empty(database.jdbi(), media, new CannedFetcher(), clock);
  }

  @Test
  void aNewArticleOfASourceUnderReviewWaitsAsADraftUntilItIsAccepted() {
    room.take(Harbour.page("CC BY 4.0", "measured"), Harbour.REVIEWED);

    Proposal draft = onlyOpen();
    assertThat(draft.kind()).isEqualTo(Proposal.Kind.ARTICLE);
    assertThat(article(draft).status()).isEqualTo(Status.DRAFT);
    assertThat(room.count("scheduled_tasks")).isZero();

    assertThat(room.review.accept(draft.id(), "ida")).isInstanceOf(Review.Done.class);

    assertThat(article(draft).status()).isEqualTo(Status.PUBLISHED);
    assertThat(room.count("scheduled_tasks where task_name = 'article-published'")).isEqualTo(1);
    assertThat(room.proposals.find(draft.id()).orElseThrow().decidedBy()).isEqualTo("ida");
  }

  @Test
  void aChangeOfASourceUnderReviewIsProposedAndTheArticleStaysAsItIs() {
    published();

    Taken taken = room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);

    assertThat(taken).isInstanceOf(Taken.Proposed.class);
    Proposal proposal = onlyOpen();
    assertThat(article(proposal).revision().number()).isEqualTo(1);
    assertThat(article(proposal).revision().body().html()).contains("measured");
    assertThat(DifferenceText.of(proposal.difference()))
        .contains("paragraph 2")
        .contains("[-measured-]{+guessed+}");
    assertThat(room.count("evidence")).isEqualTo(2);
  }

  @Test
  void acceptingMakesTheRevisionOnceHoweverOftenItIsSaid() {
    published();
    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    Proposal proposal = onlyOpen();

    Review.Decision first = room.review.accept(proposal.id(), "ida");
    Review.Decision again = room.review.accept(proposal.id(), "leo");

    assertThat(first)
        .isInstanceOfSatisfying(Review.Done.class, d -> assertThat(d.again()).isFalse());
    assertThat(again)
        .isInstanceOfSatisfying(Review.Done.class, d -> assertThat(d.again()).isTrue());
    assertThat(article(proposal).revision().number()).isEqualTo(2);
    assertThat(article(proposal).revision().body().html()).contains("guessed");
    assertThat(article(proposal).status().isVisible()).isTrue();
    assertThat(room.proposals.find(proposal.id()).orElseThrow().decidedBy()).isEqualTo("ida");
    assertThat(room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED))
        .isInstanceOfSatisfying(
            Taken.Stored.class,
            stored -> assertThat(stored.receipt()).isInstanceOf(Receipt.Unchanged.class));
  }

  @Test
  void aChangeMayBeAcceptedAsSmall() {
    published();
    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    Proposal proposal = onlyOpen();

    room.review.accept(proposal.id(), "ida", new Review.Small());

    assertThat(article(proposal).revision().small()).isEqualTo(new Smallness.ByPerson("ida"));
    assertThat(article(proposal).status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aChangeMayBeAcceptedAsACorrectionWithWords() {
    published();
    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    Proposal proposal = onlyOpen();

    room.review.accept(proposal.id(), "ida", new Review.Corrected("It was guessed."));

    assertThat(article(proposal).status()).isEqualTo(Status.CORRECTED);
    assertThat(article(proposal).revision().number()).isEqualTo(2);
    assertThat(article(proposal).notes(Note.Place.CORRECTION))
        .extracting(note -> note.text().text())
        .containsExactly("It was guessed.");
  }

  @Test
  void aCorrectionDoesNotBringBackWhatWasWithdrawn() {
    published();
    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    Proposal proposal = onlyOpen();
    room.review.mark(proposal.article(), Status.WITHDRAWN, "ida", null);

    Review.Decision late =
        room.review.accept(proposal.id(), "leo", new Review.Corrected("It was guessed."));
    database.jdbi().useTransaction(h -> room.articles.correct(h, proposal.article(), "Guessed."));

    assertThat(late)
        .isInstanceOfSatisfying(
            Review.TooLate.class, d -> assertThat(d.because()).contains("is withdrawn"));
    assertThat(article(proposal).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(article(proposal).revision().number()).isEqualTo(1);
    assertThat(article(proposal).correctedAt()).isNull();
  }

  @Test
  void aNewArticleIsNoCorrection() {
    room.take(Harbour.page("CC BY 4.0", "measured"), Harbour.REVIEWED);
    Proposal draft = onlyOpen();

    assertThat(room.review.accept(draft.id(), "ida", new Review.Small()))
        .isInstanceOf(Review.TooLate.class);
    assertThat(article(draft).status()).isEqualTo(Status.DRAFT);
  }

  @Test
  void aRejectedChangeLeavesTheArticleAndIsNotProposedAgain() {
    published();
    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    Proposal proposal = onlyOpen();

    room.review.reject(proposal.id(), "ida");
    Taken again = room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);

    assertThat(again)
        .isInstanceOfSatisfying(
            Taken.Stored.class, s -> assertThat(s.remarks()).anyMatch(r -> r.contains("rejected")));
    assertThat(room.proposals.open()).isEmpty();
    assertThat(article(proposal).revision().number()).isEqualTo(1);
    assertThat(room.review.accept(proposal.id(), "leo")).isInstanceOf(Review.TooLate.class);
  }

  @Test
  void aNewerProposalReplacesTheOlderOneAndTheSameIsNotMadeTwice() {
    published();

    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    room.take(Harbour.page("CC BY 4.0", "dreamt"), Harbour.REVIEWED);

    assertThat(DifferenceText.of(onlyOpen().difference())).contains("dreamt");
    assertThat(room.count("proposal where state = 'replaced'")).isEqualTo(1);
  }

  @Test
  void aDraftThatChangesIsProposedAnewSoThatNobodyAcceptsWhatNobodyRead() {
    room.take(Harbour.page("CC BY 4.0", "measured"), Harbour.REVIEWED);
    Proposal read = onlyOpen();

    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);

    assertThat(onlyOpen().kind()).isEqualTo(Proposal.Kind.ARTICLE);
    assertThat(onlyOpen().because()).contains("changed since");
    assertThat(room.review.accept(read.id(), "ida")).isInstanceOf(Review.TooLate.class);
    assertThat(article(read).status()).isEqualTo(Status.DRAFT);
    room.review.accept(onlyOpen().id(), "ida");
    assertThat(article(read).status()).isEqualTo(Status.PUBLISHED);
    assertThat(article(read).revision().body().html()).contains("guessed");
  }

  @Test
  void aDraftThatWasRejectedIsNotProposedAgainWhenItChanges() {
    room.take(Harbour.page("CC BY 4.0", "measured"), Harbour.REVIEWED);
    room.review.reject(onlyOpen().id(), "ida");

    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);

    assertThat(room.proposals.open()).isEmpty();
  }

  @Test
  void aChangeLeavesTheWithdrawalThatIsProposedAndAWithdrawalSettlesTheChange() {
    Article article = published();
    room.intake.take(takedown(), Harbour.REVIEWED);
    room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.REVIEWED);
    assertThat(room.proposals.open())
        .extracting(Proposal::kind)
        .containsExactly(Proposal.Kind.WITHDRAWAL, Proposal.Kind.REVISION);

    room.review.accept(room.proposals.open().getFirst().id(), "ida");

    assertThat(room.proposals.open()).isEmpty();
    assertThat(room.articles.find(article.id()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void aDraftWhoseWithdrawalIsRejectedStillWaitsForItsPublication() {
    room.take(Harbour.page("CC BY 4.0", "measured"), Harbour.REVIEWED);
    room.intake.take(takedown(), Harbour.REVIEWED);

    room.review.reject(room.proposals.open().getLast().id(), "ida");

    assertThat(onlyOpen().kind()).isEqualTo(Proposal.Kind.ARTICLE);
  }

  @Test
  void decidingAndTakingInAtTheSameTimeWaitForEachOther() throws Exception {
    published();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 20; round++) {
        room.take(Harbour.page("CC BY 4.0", "guessed " + round), Harbour.REVIEWED);
        long id = onlyOpen().id();
        Item next = Harbour.article(Harbour.page("CC BY 4.0", "dreamt " + round));

        Future<Review.Decision> decided = both.submit(() -> room.review.accept(id, "ida"));
        Future<Taken> taken = both.submit(() -> room.intake.take(next, Harbour.REVIEWED));

        assertThat(decided.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(taken.get(1, TimeUnit.MINUTES)).isInstanceOf(Taken.Proposed.class);
        assertThat(onlyOpen().kind()).isEqualTo(Proposal.Kind.REVISION);
      }
    }
  }

  @Test
  void stricterTermsAreSaidFirst() {
    published();

    room.take(Harbour.page("CC BY-NC-ND 4.0", "guessed"), Harbour.REVIEWED);

    Proposal proposal = onlyOpen();
    assertThat(proposal.difference().terms().getFirst())
        .isEqualTo("Its terms became stricter: CC BY 4.0 before, CC BY-NC-ND 4.0 now.");
    assertThat(DifferenceText.of(proposal.difference()))
        .startsWith("! Its terms became stricter")
        .contains("Allowed no longer: commercial use, changes and translations.");
    assertThat(room.terms.of(proposal.article()).licence().id()).isEqualTo("CC-BY-4.0");

    room.review.accept(proposal.id(), "ida");

    assertThat(room.terms.of(proposal.article()).licence().id()).isEqualTo("CC-BY-NC-ND-4.0");
  }

  @Test
  void aSourceThatPublishesAtOnceChangesAtOnceAndItsDifferenceIsKept() {
    Article article = published();

    room.take(Harbour.page("CC BY-ND 4.0", "guessed"), Harbour.AT_ONCE);

    assertThat(room.articles.find(article.id()).orElseThrow().revision().number()).isEqualTo(2);
    List<Proposal> kept = room.proposals.of(article.id());
    assertThat(kept).singleElement().extracting(Proposal::state).isEqualTo(Proposal.State.MADE);
    assertThat(kept.getFirst().difference().terms().getFirst()).contains("stricter");
  }

  @Test
  void termsThatAllowMoreWaitForAPersonAndTheTextDoesNot() {
    Article article = publishedUnder("CC BY-ND 4.0");

    Taken taken = room.take(Harbour.page("CC BY 4.0", "guessed"), Harbour.AT_ONCE);

    assertThat(taken).isInstanceOf(Taken.Stored.class);
    assertThat(((Taken.Stored) taken).remarks()).anyMatch(said -> said.contains("allow more"));
    assertThat(room.articles.find(article.id()).orElseThrow().revision().number()).isEqualTo(2);
    assertThat(licence(article)).isEqualTo("CC-BY-ND-4.0");
    Proposal waiting = onlyOpen();
    assertThat(waiting.difference().terms())
        .containsExactly(
            "Its terms became looser: CC BY-ND 4.0 before, CC BY 4.0 now.",
            "Allowed now: changes and translations.");
    assertThat(waiting.difference().changes()).extracting(c -> c.place()).containsExactly("terms");

    assertThat(room.review.accept(waiting.id(), "ida")).isInstanceOf(Review.Done.class);

    assertThat(licence(article)).isEqualTo("CC-BY-4.0");
    assertThat(room.articles.find(article.id()).orElseThrow().revision().number()).isEqualTo(2);
  }

  @Test
  void widerTermsThatWaitOrWereRejectedAreNotProposedAgain() {
    Article article = publishedUnder("CC BY-ND 4.0");
    assertThat(room.take(fetched("CC BY 4.0", "first"), Harbour.AT_ONCE))
        .isInstanceOf(Taken.Proposed.class);
    long first = onlyOpen().id();

    assertThat(room.take(fetched("CC BY 4.0", "again"), Harbour.AT_ONCE))
        .isInstanceOf(Taken.Proposed.class);
    assertThat(onlyOpen().id()).isEqualTo(first);
    room.review.reject(first, "ida");

    assertThat(room.take(fetched("CC BY 4.0", "once more"), Harbour.AT_ONCE))
        .isInstanceOf(Taken.Stored.class);
    assertThat(room.proposals.open()).isEmpty();
    assertThat(licence(article)).isEqualTo("CC-BY-ND-4.0");
  }

  @Test
  void widerTermsThatAreTakenBackDoNotWaitAnyMore() {
    Article article = publishedUnder("CC BY-ND 4.0");
    room.take(fetched("CC BY 4.0", "first"), Harbour.AT_ONCE);
    assertThat(onlyOpen().difference().terms().getFirst()).contains("looser");

    room.take(fetched("CC BY-ND 4.0", "again"), Harbour.AT_ONCE);

    assertThat(room.proposals.open()).isEmpty();
    assertThat(licence(article)).isEqualTo("CC-BY-ND-4.0");
  }

  @Test
  void whatTermsForbidThatAllowMoreInAnotherRespectIsForbiddenAtOnce() {
    Article article = publishedUnder("CC BY-ND 4.0");

    room.take(Harbour.page("CC BY-NC 4.0", "guessed"), Harbour.AT_ONCE);

    assertThat(decide(article, Use.TRANSLATE).isGranted()).isFalse();
    assertThat(decide(article, Use.COMMERCIAL).isGranted()).isFalse();
    assertThat(decide(article, Use.COMMERCIAL).because().words()).contains("CC BY-NC 4.0");
    assertThat(decide(article, Use.REPRINT).isGranted()).isTrue();
    room.review.accept(onlyOpen().id(), "ida");
    assertThat(decide(article, Use.TRANSLATE).isGranted()).isTrue();
    assertThat(decide(article, Use.COMMERCIAL).isGranted()).isFalse();
    assertThat(room.terms.of(article.id()).clauses()).isEmpty();
  }

  @Test
  void whatIsForbiddenAtOnceIsToldAlsoWhereTheTextIsTheSame() {
    Article article = publishedUnder("CC BY-ND 4.0");
    database.jdbi().useHandle(h -> h.execute("delete from scheduled_tasks"));

    room.take(fetched("CC BY-NC 4.0", "again"), Harbour.AT_ONCE);

    assertThat(decide(article, Use.COMMERCIAL).isGranted()).isFalse();
    assertThat(room.count("scheduled_tasks where task_name = 'article-published'")).isEqualTo(1);
    room.take(fetched("CC BY-NC 4.0", "once more"), Harbour.AT_ONCE);
    assertThat(room.terms.of(article.id()).clauses()).hasSize(1);
    assertThat(onlyOpen().difference().terms().getFirst()).contains("looser");
  }

  @Test
  void aBanThatIsGoneFromAPageWaitsForAPersonToo() {
    Article article = published();
    Item.Article page = Harbour.article(fetched("CC BY 4.0", "with a ban"));
    AccountDraft banned = AccountDraft.of(page.account());
    banned.furniture(Account.Kind.PERMISSION, "You may not translate this article.");
    room.intake.take(
        new Item.Article(page.name(), page.original(), banned.account(), page.format()),
        Harbour.AT_ONCE);
    assertThat(decide(article, Use.TRANSLATE).isGranted()).isFalse();

    room.take(fetched("CC BY 4.0", "without it"), Harbour.AT_ONCE);

    assertThat(decide(article, Use.TRANSLATE).isGranted()).isFalse();
    assertThat(onlyOpen().difference().terms().getFirst()).contains("looser");
    room.review.accept(onlyOpen().id(), "ida");
    assertThat(decide(article, Use.TRANSLATE).isGranted()).isTrue();
  }

  @Test
  void aTakedownOfTheArticlesOwnSourceWithdrawsAtOnce() {
    Article article = published();

    Taken taken = room.intake.take(takedown(), Harbour.AT_ONCE);

    assertThat(taken).isInstanceOf(Taken.Withdrawn.class);
    assertThat(room.articles.find(article.id()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    assertThat(room.intake.take(takedown(), Harbour.AT_ONCE)).isInstanceOf(Taken.Withdrawn.class);
  }

  @Test
  void aTakedownByAnotherSourceOrUnderReviewIsProposed() {
    Article article = published();
    Handling other =
        new Handling(
            false,
            "Hill Herald",
            "https://hill.example/",
            null,
            List.of(),
            List.of(),
            null,
            List.of());

    assertThat(room.intake.take(takedown(), other)).isInstanceOf(Taken.Proposed.class);
    assertThat(room.intake.take(takedown(), Harbour.REVIEWED)).isInstanceOf(Taken.Proposed.class);

    assertThat(room.articles.find(article.id()).orElseThrow().status().isVisible()).isTrue();
    assertThat(onlyOpen().because()).contains("Coast Courier takes it back: an error");
    room.review.accept(onlyOpen().id(), "ida");
    assertThat(room.articles.find(article.id()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void aPageThatIsGoneOnTwoDaysHasItsWithdrawalProposed() {
    Article article = published();

    assertThat(room.withdrawals.gone(Harbour.ADDRESS, 410)).isEmpty();
    clock.moveBy(Duration.ofHours(2));
    assertThat(room.withdrawals.gone(Harbour.ADDRESS, 410)).isEmpty();
    clock.moveBy(Duration.ofHours(22));
    assertThat(room.withdrawals.gone(Harbour.ADDRESS, 410)).isPresent();
    assertThat(room.withdrawals.gone(Harbour.ADDRESS, 410)).isPresent();

    assertThat(onlyOpen().kind()).isEqualTo(Proposal.Kind.WITHDRAWAL);
    assertThat(room.articles.find(article.id()).orElseThrow().status().isVisible()).isTrue();
  }

  @Test
  void aPageThatCameBackIsNotGone() {
    published();

    room.withdrawals.gone(Harbour.ADDRESS, 404);
    room.withdrawals.isThere(Harbour.ADDRESS);
    clock.moveBy(Duration.ofDays(2));

    assertThat(room.withdrawals.gone(Harbour.ADDRESS, 404)).isEmpty();
    assertThat(room.withdrawals.gone("https://coast.example/unknown", 404)).isEmpty();
  }

  private Article published() {
    return publishedUnder("CC BY 4.0");
  }

  private Permission decide(Article article, Use use) {
    return room.permissions.decide(article, use, FRENCH);
  }

  /// The page with other bytes, as each fetch may bring them.
  private static Original fetched(String licence, String when) {
    String html = Harbour.html(licence, "measured") + "<!-- " + when + " -->";
    return Harbour.original(html.getBytes(StandardCharsets.UTF_8));
  }

  private String licence(Article article) {
    return room.terms.of(article.id()).licence().id();
  }

  private Article publishedUnder(String licence) {
    room.take(Harbour.page(licence, "measured"), Harbour.AT_ONCE);
    return room.articles.list(new press.colophon.articles.Selection.All(), 1, 0).getFirst();
  }

  private Proposal onlyOpen() {
    assertThat(room.proposals.open()).hasSize(1);
    return room.proposals.open().getFirst();
  }

  private Article article(Proposal proposal) {
    return room.articles.find(proposal.article()).orElseThrow();
  }

  private static Item takedown() {
    return new Item.Takedown("entry 1", List.of(Harbour.ADDRESS), null, "an error");
  }
}
