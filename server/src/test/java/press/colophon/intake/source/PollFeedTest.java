package press.colophon.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.intake.review.Proposal.Kind.ARTICLE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Status;
import press.colophon.intake.review.Proposal;
import press.colophon.intake.review.Proposals;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;

/// One feed of a real site on this machine, with a clock that can be moved.
final class PollFeedTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir private Path media;
  private final LocalSite site = new LocalSite();
  private final MovedClock clock = new MovedClock(Instant.parse("2026-11-12T10:00:00Z"));
  private final List<String> lines = new ArrayList<>();
  private LocalPolling local;
  private Sources sources;
  private Articles articles;
  private Polling polling;

  @BeforeEach
  void open() {
    local = new LocalPolling(database, media, clock, "https://news.example");
    sources = local.sources;
    articles = local.articles;
    polling = local.polling;
  }

  @AfterEach
  void close() {
    local.close();
    site.close();
  }

  @Test
  void eachItemIsTakenOnceAndSaidOnceAndAnUnchangedFeedIsNotSentAgain() {
    feed(LocalSite.rss(LocalSite.whole(1, "First."), LocalSite.whole(2, "First.")));
    add(Trust.PUBLISH);

    assertThat(poll()).isTrue();
    assertThat(lines)
        .containsExactly(
            "  Harbour report number 1: new, /2026/11/harbour-report-number-1",
            "  Harbour report number 2: new, /2026/11/harbour-report-number-2",
            site.address("/feed") + ": 2 items: 2 taken");
    assertThat(poll()).isTrue();
    assertThat(lines).containsExactly(site.address("/feed") + ": nothing new");
    assertThat(site.asked()).containsExactly("/feed 200", "/feed 304 conditional");
    assertThat(count("article")).isEqualTo(2);
  }

  @Test
  void aChangedItemBecomesARevisionAndTheOthersAreLeftAlone() {
    feed(LocalSite.rss(LocalSite.whole(1, "First."), LocalSite.whole(2, "First.")));
    add(Trust.PUBLISH);
    poll();
    feed(LocalSite.rss(LocalSite.whole(1, "First."), LocalSite.whole(2, "Corrected, at noon.")));

    poll();

    assertThat(lines)
        .containsExactly(
            "  Harbour report number 1: unchanged",
            "  Harbour report number 2: revision 2 of /2026/11/harbour-report-number-2",
            site.address("/feed") + ": 2 items: 1 taken, 1 unchanged");
  }

  @Test
  void whatIsReviewedBecomesADraft() {
    feed(LocalSite.rss(LocalSite.whole(1, "First.")));
    add(Trust.REVIEW);

    poll();

    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
  }

  @Test
  void aPollThatWasKilledIsDoneAgainAndTakesNothingTwice() {
    feed(LocalSite.rss(LocalSite.whole(1, "First."), LocalSite.whole(2, "First.")));
    add(Trust.PUBLISH);
    poll();
    // As after a kill between the taking of the first item and the end of the poll.
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute("delete from feed_item where key = 'report-2'");
              h.execute("update feed set entity_tag = null, body_sha256 = null");
            });

    poll();

    assertThat(lines.get(1))
        .isEqualTo("  Harbour report number 2: known already, /2026/11/harbour-report-number-2");
    assertThat(count("article")).isEqualTo(2);
    assertThat(count("revision")).isEqualTo(2);
  }

  @Test
  void aBusySiteIsLeftAloneAsLongAsItAsks() {
    site.with("/feed", LocalSite.status(429, "Retry-After", "7200"));
    Source source = add(Trust.PUBLISH);

    Instant next = run(source);

    assertThat(next).isAfter(clock.instant().plusSeconds(7199));
    assertThat(feed(source).error()).isEqualTo("the site asks us to come more rarely (429)");
    assertThat(site.asked()).containsExactly("/feed 429");
    assertThat(run(source)).isEqualTo(next);
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void afterFailuresItIsAskedEverMoreRarelyUntilItAnswersAgain() {
    site.with("/feed", LocalSite.status(500));
    Source source = add(Trust.PUBLISH);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Instant next = run(source);
      waits.add(Duration.between(clock.instant(), next).toMinutes());
      clock.moveTo(next.plusSeconds(1));
    }

    assertThat(waits.getFirst()).isBetween(8L, 11L);
    assertThat(waits.get(1)).isBetween(17L, 22L);
    assertThat(waits.getLast()).isBetween(1290L, 1590L);
    assertThat(sources.find("harbour").state()).isEqualTo(Source.State.FAILING);
    feed(LocalSite.rss(LocalSite.whole(1, "First.")));
    run(source);
    assertThat(sources.find("harbour").state()).isEqualTo(Source.State.ACTIVE);
    assertThat(feed(source).failures()).isZero();
  }

  @Test
  void aFeedThatIsGoneForGoodIsAskedNoMore() {
    site.with("/feed", LocalSite.status(410));
    Source source = add(Trust.PUBLISH);

    assertThat(next(source)).isEmpty();

    assertThat(sources.find("harbour").state()).isEqualTo(Source.State.GONE);
    assertThat(feed(source).error()).contains("gone for good (410)");
  }

  @Test
  void aPermanentMoveIsBelievedAfterThreePolls() {
    site.with("/feed", LocalSite.status(301, "Location", "/new"));
    site.with("/new", "application/rss+xml", LocalSite.rss(LocalSite.whole(1, "First.")));
    Source source = add(Trust.PUBLISH);
    poll();
    poll();
    assertThat(feed(source).address()).isEqualTo(site.address("/feed"));

    poll();

    assertThat(feed(source).address()).isEqualTo(site.address("/new"));
    assertThat(feed(source).former()).containsExactly(site.address("/feed"));
    assertThat(story()).contains("it has moved for good: it is read at " + site.address("/new"));
  }

  @Test
  void redirectsInACircleAreAFailureWithAReason() {
    site.with("/feed", LocalSite.status(302, "Location", "/b"));
    site.with("/b", LocalSite.status(302, "Location", "/feed"));
    Source source = add(Trust.PUBLISH);

    assertThat(poll()).isFalse();

    assertThat(feed(source).error()).containsIgnoringCase("redirect");
  }

  @Test
  void aPageInsteadOfAFeedIsSaidToBeOneAndItsFeedIsNamed() {
    site.with(
        "/feed",
        "text/html",
        "<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head></html>");
    add(Trust.PUBLISH);

    assertThat(poll()).isFalse();

    assertThat(lines)
        .containsExactly(
            site.address("/feed")
                + ": a web page came instead of a feed; it links to the feed %s: ./colophon source add %s"
                    .formatted(site.address("/rss"), site.address("/rss")));
  }

  @Test
  void slowAndOversizeAnswersEndAndSayWhy() {
    site.with(
        "/feed",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            pause(100);
          }
        });
    add(Trust.PUBLISH);
    assertThat(poll()).isFalse();
    assertThat(lines.getFirst()).contains("2 seconds");

    byte[] large = " ".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    site.with("/feed", exchange -> LocalSite.send(exchange, 200, "application/rss+xml", large));
    assertThat(poll()).isFalse();
    assertThat(lines.getFirst()).contains("larger than 200000 bytes");
  }

  @Test
  void anEmptyFeedIsSoundAndADamagedOneGivesWhatCameWhole() {
    feed(LocalSite.rss());
    add(Trust.PUBLISH);
    assertThat(poll()).isTrue();
    assertThat(lines).containsExactly(site.address("/feed") + ": the feed is sound, but empty");

    String whole = LocalSite.rss(LocalSite.whole(1, "First."), LocalSite.whole(2, "First."));
    feed(whole.substring(0, whole.length() - 300));
    assertThat(poll()).isFalse();
    assertThat(lines.getFirst()).contains("Harbour report number 1: new");
    assertThat(lines.getLast()).contains("the feed is damaged");
    assertThat(story()).contains("What to do");
  }

  @Test
  void theTextOfAnExcerptIsReadFromItsPageWhereTermsAndRobotsAllow() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", "text/html", LocalSite.page(1));
    add(Trust.PUBLISH);

    poll();

    assertThat(lines.getFirst())
        .isEqualTo(
            "  Harbour report number 1: new, /2026/11/harbour-report-number-1, with the text of its"
                + " page");
    assertThat(onlyArticle().status()).isEqualTo(Status.PUBLISHED);
    assertThat(onlyArticle().revision().body().text()).contains("stands on the page alone");
    assertThat(site.asked()).containsExactly("/feed 200", "/robots.txt 404", "/1 200");
  }

  @Test
  void aPageThatRobotsMustNotReadIsNotReadAndTheExcerptWaitsForAnEditor() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", "text/html", LocalSite.page(1));
    site.with("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");
    add(Trust.PUBLISH);

    poll();

    assertThat(lines.getFirst()).contains("a draft, only the beginning: the robots.txt of");
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
    assertThat(site.asked()).containsExactly("/feed 200", "/robots.txt 200");
  }

  @Test
  void withoutTermsThatAllowItNoPageIsRead() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    sources.add(Profile.named("Harbour"), List.of(site.address("/feed")), Duration.ZERO);

    poll();

    assertThat(lines.getFirst()).contains("no licence or terms are known");
    assertThat(site.asked()).containsExactly("/feed 200");
  }

  @Test
  void aPageThatCannotBeHadIsTriedAgainAndThenPublished() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", LocalSite.status(500));
    add(Trust.PUBLISH);
    poll();
    assertThat(lines.getFirst()).contains("its page answers with status 500; tried again later");
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);

    site.with("/1", "text/html", LocalSite.page(1));
    clock.moveBy(Duration.ofMinutes(16));
    poll();

    assertThat(lines.getFirst()).contains("with the text of its page");
    assertThat(onlyArticle().status()).isEqualTo(Status.PUBLISHED);
    assertThat(onlyArticle().revision().body().text()).contains("stands on the page alone");
    assertThat(story()).contains("1 stored");
  }

  @Test
  void aPageThatIsGoneIsDroppedWithItsReason() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", LocalSite.status(410));
    add(Trust.PUBLISH);

    poll();

    assertThat(story()).contains("1 dropped", "1 x dropped: its page is gone for good (410)");
    assertThat(count("article")).isZero();
  }

  @Test
  void pagesBeyondTheLimitOfOnePollFollowWithTheNext() {
    feed(LocalSite.rss(LocalSite.excerpt(1), LocalSite.excerpt(2), LocalSite.excerpt(3)));
    for (int i = 1; i <= 3; i++) {
      site.with("/" + i, "text/html", LocalSite.page(i));
    }
    Source source = add(Trust.PUBLISH);
    Instant next = run(source);
    assertThat(count("article where status = 'published'")).isEqualTo(2);
    assertThat(next).isBefore(clock.instant().plusSeconds(5));

    clock.moveTo(next.plusSeconds(1));
    run(source);

    assertThat(count("article where status = 'published'")).isEqualTo(3);
  }

  @Test
  void aDraftWhoseItemChangedBeforeItsPageCameIsPublishedWithItsPage() {
    draftForWantOfItsPage();
    feed(LocalSite.rss(LocalSite.excerpt(1).replace("came in late", "came in early")));
    poll();
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);

    site.with("/1", "text/html", LocalSite.page(1));
    feed(LocalSite.rss(LocalSite.excerpt(1).replace("came in late", "did not come in")));
    poll();

    assertThat(onlyArticle().status()).isEqualTo(Status.PUBLISHED);
    assertThat(onlyArticle().revision().body().text()).contains("stands on the page alone");
    assertThat(proposals().open()).isEmpty();
  }

  @Test
  void aDraftIsPublishedWhenTheFeedBringsItsWholeText() {
    draftForWantOfItsPage();

    feed(LocalSite.rss(LocalSite.whole(1, "The feed has it all now.")));
    poll();

    assertThat(onlyArticle().status()).isEqualTo(Status.PUBLISHED);
    assertThat(onlyArticle().revision().body().text()).contains("has it all now");
  }

  @Test
  void aDraftThatAnEditorHoldsBackStaysADraftWhenItsPageComes() {
    draftForWantOfItsPage();
    Proposal draft = proposals().open().getFirst();
    database
        .jdbi()
        .useHandle(h -> proposals().decide(h, draft.id(), Proposal.State.REJECTED, "ida"));

    site.with("/1", "text/html", LocalSite.page(1));
    clock.moveBy(Duration.ofMinutes(16));
    poll();

    assertThat(lines.getFirst()).contains("with the text of its page");
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
  }

  @Test
  void theDraftOfAnotherSourceIsNotPublished() {
    String hill = LocalSite.rss(LocalSite.whole(1, "The whole text stands on the page alone."));
    site.with("/hill", "application/rss+xml", hill.replace("Harbour Wire", "Hill Herald"));
    sources.add(Profile.named("Hill"), List.of(site.address("/hill")), Duration.ZERO);
    polling.now(sources.find("hill"), lines::add);
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);

    draftForWantOfItsPage();
    site.with("/1", "text/html", LocalSite.page(1));
    clock.moveBy(Duration.ofMinutes(16));
    poll();

    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
    assertThat(proposals().open()).hasSize(1);
  }

  @Test
  void aPageThatFailsForAMomentCutsNoArticleDownToItsBeginning() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", "text/html", LocalSite.page(1));
    add(Trust.PUBLISH);
    poll();

    feed(LocalSite.rss(LocalSite.excerpt(1).replace("came in late", "came in early")));
    site.with("/1", LocalSite.status(500));
    poll();
    assertThat(lines.getFirst()).contains("stays as it is", "tried again later");
    assertThat(proposals().open()).isEmpty();
    assertThat(onlyArticle().revision().number()).isEqualTo(1);

    site.with("/1", "text/html", LocalSite.page(1).replace("on the page alone", "corrected"));
    clock.moveBy(Duration.ofMinutes(16));
    poll();
    assertThat(lines.getFirst()).contains("revision 2 of");
    assertThat(onlyArticle().revision().body().text()).contains("stands corrected");
  }

  @Test
  void anArticleStaysWholeWhenItsPageCannotBeHadAnyMore() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", "text/html", LocalSite.page(1));
    add(Trust.PUBLISH);
    poll();

    feed(LocalSite.rss(LocalSite.excerpt(1).replace("came in late", "came in early")));
    site.with("/1", LocalSite.status(500));
    for (int i = 0; i < 5; i++) {
      poll();
      clock.moveBy(Duration.ofHours(5));
    }

    assertThat(story()).contains("1 stored");
    assertThat(proposals().open()).isEmpty();
    assertThat(onlyArticle().revision().body().text()).contains("stands on the page alone");
  }

  @Test
  void anotherFeedThatHasButTheBeginningOfAWholeArticleDoesNotCutIt() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", "text/html", LocalSite.page(1));
    Source source = add(Trust.PUBLISH);
    poll();

    site.with("/1", LocalSite.status(429));
    addMore(source, LocalSite.excerpt(1).replace("came in late", "came in early"));
    poll();
    assertThat(lines).anyMatch(l -> l.contains("stays as it is") && l.contains("tried again"));
    assertThat(proposals().open()).isEmpty();
    assertThat(onlyArticle().revision().number()).isEqualTo(1);

    site.with("/1", "text/html", LocalSite.page(1).replace("on the page alone", "corrected"));
    clock.moveBy(Duration.ofMinutes(16));
    poll();
    assertThat(onlyArticle().revision().body().text()).contains("stands corrected");
  }

  @Test
  void aDraftUnderReviewIsNotCutDownToItsBeginningWhenItsPageFails() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", "text/html", LocalSite.page(1));
    add(Trust.REVIEW);
    poll();

    feed(LocalSite.rss(LocalSite.excerpt(1).replace("came in late", "came in early")));
    site.with("/1", LocalSite.status(500));
    poll();

    assertThat(lines.getFirst()).contains("stays as it is", "tried again later");
    assertThat(onlyArticle().revision().body().text()).contains("stands on the page alone");
    assertThat(proposals().open()).singleElement().extracting(Proposal::kind).isEqualTo(ARTICLE);
  }

  @Test
  void aFeedOfSummariesDoesNotCutWhatAnotherFeedHasWhole() {
    feed(LocalSite.rss(LocalSite.whole(1, "The feed has it all.")));
    Source source =
        sources.add(Profile.named("Harbour"), List.of(site.address("/feed")), Duration.ZERO);
    addMore(source, LocalSite.excerpt(1));

    poll();

    assertThat(lines).anyMatch(l -> l.contains("stays as it is: no licence or terms are known"));
    assertThat(onlyArticle().revision().body().text()).contains("has it all");
  }

  @Test
  void aCorrectedBeginningIsTakenHoweverShort() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    sources.add(Profile.named("Harbour"), List.of(site.address("/feed")), Duration.ZERO);
    poll();

    feed(LocalSite.rss(LocalSite.excerpt(1).replace("came in late, and", "came, and")));
    poll();

    assertThat(onlyArticle().revision().body().text()).doesNotContain("late");
  }

  @Test
  void anExcerptWhosePageNeverComesEndsAsAProposedDraft() {
    draftForWantOfItsPage();
    for (int i = 0; i < 4; i++) {
      clock.moveBy(Duration.ofHours(5));
      poll();
    }

    assertThat(lines.getFirst()).contains("status 500, tried 5 times");
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
    assertThat(proposals().open()).hasSize(1);
  }

  @Test
  void anExcerptThatTheFeedDropsBeforeItsPageWasFetchedIsAProposedDraft() {
    feed(LocalSite.rss(LocalSite.excerpt(1), LocalSite.excerpt(2), LocalSite.excerpt(3)));
    for (int i = 1; i <= 3; i++) {
      site.with("/" + i, "text/html", LocalSite.page(i));
    }
    add(Trust.PUBLISH);
    poll();

    feed(LocalSite.rss(LocalSite.excerpt(1), LocalSite.excerpt(2)));
    poll();

    assertThat(count("article")).isEqualTo(3);
    assertThat(proposals().open()).singleElement().extracting(Proposal::kind).isEqualTo(ARTICLE);
    assertThat(story()).contains("3 stored");
  }

  @Test
  void anItemThatIsButALinkWaitsForItsPage() {
    feed(LocalSite.rss(LocalSite.excerpt(1).replaceAll("(?s)<description>.*</description>", "")));
    site.with("/1", LocalSite.status(500));
    add(Trust.PUBLISH);
    poll();
    assertThat(lines.getFirst()).contains("status 500; tried again later");

    site.with("/1", "text/html", LocalSite.page(1));
    clock.moveBy(Duration.ofMinutes(16));
    poll();

    assertThat(onlyArticle().status()).isEqualTo(Status.PUBLISHED);
  }

  private void draftForWantOfItsPage() {
    feed(LocalSite.rss(LocalSite.excerpt(1)));
    site.with("/1", LocalSite.status(500));
    add(Trust.PUBLISH);
    poll();
    assertThat(onlyArticle().status()).isEqualTo(Status.DRAFT);
  }

  private void addMore(Source source, String item) {
    site.with("/more", "application/rss+xml", LocalSite.rss(item));
    sources.addFeed(source, site.address("/more"), Duration.ZERO);
  }

  private Proposals proposals() {
    return new Proposals(database.jdbi(), clock);
  }

  private void feed(String rss) {
    site.with("/feed", "application/rss+xml", rss);
  }

  private Source add(Trust trust) {
    return local.add(site.address("/feed"), trust);
  }

  private boolean poll() {
    lines.clear();
    return polling.now(sources.find("harbour"), lines::add);
  }

  private Instant run(Source source) {
    return next(source).orElseThrow();
  }

  private Optional<Instant> next(Source source) {
    return local.poll(source.feeds().getFirst());
  }

  private Feed feed(Source source) {
    return sources.find(source.slug()).feeds().getFirst();
  }

  private String story() {
    return polling.story().of(sources.find("harbour"));
  }

  private Article onlyArticle() {
    long id =
        database
            .jdbi()
            .withHandle(h -> h.createQuery("select id from article").mapTo(Long.class).one());
    return articles.find(new ArticleId(id)).orElseThrow();
  }

  private static int count(String table) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
