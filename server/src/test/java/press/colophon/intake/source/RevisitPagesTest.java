package press.colophon.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Status;
import press.colophon.intake.review.DifferenceText;
import press.colophon.intake.review.Proposal;
import press.colophon.intake.review.Proposals;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;

/// The page of one article on a real site on this machine, with a clock that can be moved.
final class RevisitPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Duration A_DAY_AND_MORE = Duration.ofHours(28);

  @TempDir private Path media;
  private final LocalSite site = new LocalSite();
  private final MovedClock clock = new MovedClock(Instant.parse("2026-11-12T10:00:00Z"));
  private LocalPolling local;
  private Source source;

  @BeforeEach
  void open() {
    local = new LocalPolling(database, media, clock, "https://news.example");
  }

  @AfterEach
  void close() {
    local.close();
    site.close();
  }

  @Test
  void aPageIsAskedAgainEverMoreRarelyUntilItsArticleIsAYearOld() {
    takeFromPage(Trust.PUBLISH);
    site.asked();
    Instant start = clock.instant();
    Optional<Instant> next = local.revisit(source);
    int asked = 0;
    while (next.isPresent()) {
      clock.moveTo(next.get().plusSeconds(1));
      next = local.revisit(source);
      asked++;
    }

    assertThat(asked).isBetween(7, 9);
    assertThat(Duration.between(start, clock.instant()).toDays()).isBetween(250L, 365L);
    assertThat(site.asked()).filteredOn(line -> line.startsWith("/1 ")).hasSize(asked);
    assertThat(count("revision")).isEqualTo(1);
    assertThat(story()).contains("Pages       0 of 1 are asked again");
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    takeFromPage(Trust.PUBLISH);
    revisitAfter(A_DAY_AND_MORE);
    site.asked();

    revisitAfter(Duration.ofDays(4));

    assertThat(site.asked()).contains("/1 304 conditional");
  }

  @Test
  void aCorrectedPageBecomesARevision() {
    takeFromPage(Trust.PUBLISH);
    correctPage();

    revisitAfter(A_DAY_AND_MORE);

    assertThat(article().revision().number()).isEqualTo(2);
    assertThat(article().revision().body().text()).contains("stands corrected");
    assertThat(article().revision().headline()).isEqualTo("Harbour report number 1");
    assertThat(proposals().of(article().id()).getLast().state()).isEqualTo(Proposal.State.MADE);
    assertThat(story()).contains("1 x its page has changed (" + site.address("/1") + ")");
  }

  @Test
  void aCorrectionOfASourceUnderReviewIsProposedOnceWithItsDifference() {
    takeFromPage(Trust.REVIEW);
    local.articles.mark(article().id(), Status.PUBLISHED);
    correctPage();

    revisitAfter(A_DAY_AND_MORE);
    revisitAfter(A_DAY_AND_MORE);

    assertThat(article().revision().number()).isEqualTo(1);
    Proposal proposal = proposals().open().getLast();
    assertThat(proposal.kind()).isEqualTo(Proposal.Kind.REVISION);
    assertThat(DifferenceText.of(proposal.difference())).contains("{+corrected+}");
    assertThat(count("proposal where kind = 'revision'")).isEqualTo(1);
  }

  @Test
  void aNewHeadlineOfThePageIsTakenOver() {
    takeFromPage(Trust.PUBLISH);
    site.with(
        "/1",
        "text/html",
        LocalSite.page(1).replace("Harbour report number 1", "Harbour report 1, corrected"));

    revisitAfter(A_DAY_AND_MORE);

    assertThat(article().revision().headline()).isEqualTo("Harbour report 1, corrected");
  }

  @Test
  void whatThePageOfAWholeFeedItemSaysOtherwiseIsNoChangeUntilThePageChanges() {
    takeFromFeed(Trust.PUBLISH);
    site.with("/1", "text/html", LocalSite.page(1));
    revisitAfter(A_DAY_AND_MORE);
    assertThat(article().revision().number()).isEqualTo(1);

    correctPage();
    revisitAfter(Duration.ofDays(4));

    assertThat(article().revision().number()).isEqualTo(2);
    assertThat(article().revision().body().text()).contains("stands corrected");
  }

  @Test
  void aPageThatIsGoneOnTwoDaysHasTheWithdrawalOfItsArticleProposed() {
    takeFromPage(Trust.PUBLISH);
    site.with("/1", LocalSite.status(404));
    Instant next = revisitAfter(A_DAY_AND_MORE).orElseThrow();
    assertThat(proposals().open()).isEmpty();
    assertThat(story()).contains("status 404; it is asked once more before its withdrawal");
    assertThat(Duration.between(clock.instant(), next)).isBetween(hours(20), hours(21));

    clock.moveTo(next.plusSeconds(1));
    local.revisit(source);

    assertThat(proposals().open())
        .singleElement()
        .extracting(Proposal::kind)
        .isEqualTo(Proposal.Kind.WITHDRAWAL);
    assertThat(article().status()).isEqualTo(Status.PUBLISHED);
    assertThat(story()).contains("on two days; its withdrawal is proposed");
  }

  @Test
  void aPageThatIsThereAgainWasNotGone() {
    takeFromPage(Trust.PUBLISH);
    site.with("/1", LocalSite.status(410));
    revisitAfter(A_DAY_AND_MORE);
    site.with("/1", "text/html", LocalSite.page(1));
    revisitAfter(A_DAY_AND_MORE);
    assertThat(count("gone_address")).isZero();

    site.with("/1", LocalSite.status(410));
    revisitAfter(Duration.ofDays(12));

    assertThat(proposals().open()).isEmpty();
  }

  @Test
  void aGonePageThatAFeedTellsOfIsHeardASecondTime() {
    takeFromPage(Trust.PUBLISH);
    site.with("/1", LocalSite.status(410));
    feed(LocalSite.excerpt(1).replace("came in late", "came in early"));
    poll();

    revisitAfter(Duration.ofHours(21));

    assertThat(proposals().open())
        .singleElement()
        .extracting(Proposal::kind)
        .isEqualTo(Proposal.Kind.WITHDRAWAL);
  }

  @Test
  void aPageWhoseTextMayNotBeTakenIsOnlyLookedFor() {
    feed(LocalSite.excerpt(1));
    site.with("/1", "text/html", LocalSite.page(1));
    source = add(Profile.named("Harbour"));
    poll();
    local.articles.mark(article().id(), Status.PUBLISHED);
    int kept = count("evidence");

    revisitAfter(A_DAY_AND_MORE);
    correctPage();
    revisitAfter(Duration.ofDays(4));

    assertThat(count("revision")).isEqualTo(1);
    assertThat(count("evidence")).isEqualTo(kept);
    site.with("/1", LocalSite.status(410));
    revisitAfter(Duration.ofDays(12));
    revisitAfter(Duration.ofHours(21));
    assertThat(proposals().open().getLast().kind()).isEqualTo(Proposal.Kind.WITHDRAWAL);
  }

  @Test
  void aPageIsOnlyLookedForOnceItsSourceIsSetToFullTextNever() {
    takeFromPage(Trust.PUBLISH);
    local.sources.edit(source, profile("CC BY 4.0", FullText.NEVER));
    correctPage();

    revisitAfter(A_DAY_AND_MORE);

    assertThat(count("revision")).isEqualTo(1);
    assertThat(site.asked()).contains("/1 200");
  }

  @Test
  void aPageIsOnlyLookedForOnceNoLicenceOfItsSourceIsKnownAnyMore() {
    takeFromPage(Trust.PUBLISH);
    local.sources.edit(source, profile(null, FullText.IF_TERMS_ALLOW));
    correctPage();

    revisitAfter(A_DAY_AND_MORE);

    assertThat(count("revision")).isEqualTo(1);
    assertThat(site.asked()).contains("/1 200");
  }

  @Test
  void thePageOfAWholeFeedItemIsOnlyLookedForWhereItsTextMayNotBeTaken() {
    feed(LocalSite.whole(1, "The feed has it all."));
    site.with("/1", "text/html", LocalSite.page(1));
    source = add(profile("CC BY 4.0", FullText.NEVER));
    poll();
    int kept = count("evidence");

    revisitAfter(A_DAY_AND_MORE);
    local.sources.edit(source, profile(null, FullText.IF_TERMS_ALLOW));
    correctPage();
    revisitAfter(Duration.ofDays(4));

    assertThat(site.asked()).filteredOn(line -> line.startsWith("/1 ")).hasSize(2);
    assertThat(count("revision")).isEqualTo(1);
    assertThat(count("evidence")).isEqualTo(kept);
    assertThat(count("revisit where understood is null")).isEqualTo(1);
  }

  @Test
  void aCorrectionThatTheFeedHasBroughtIsNoChangeOfItsPage() {
    takeFromFeedAndPage(Trust.PUBLISH);
    feed(LocalSite.whole(1, "The feed has corrected it."));
    correctPage();
    poll();

    revisitAfter(Duration.ofDays(4));

    assertThat(article().revision().number()).isEqualTo(2);
    assertThat(article().revision().body().text()).contains("The feed has corrected it");
  }

  @Test
  void aCorrectionOfTheFeedThatWaitsForReviewIsNotReplacedByItsPage() {
    takeFromFeedAndPage(Trust.REVIEW);
    feed(LocalSite.whole(1, "The feed has corrected it."));
    correctPage();
    poll();

    revisitAfter(Duration.ofDays(4));

    assertThat(count("proposal where kind = 'revision'")).isEqualTo(1);
    assertThat(DifferenceText.of(proposals().open().getLast().difference())).contains("corrected");
  }

  @Test
  void whatAPollStoresWhileAPageIsAskedStands() {
    try (LocalSite feeds = takeFromAnotherSite()) {
      correctPageAfter(() -> correctFeed(feeds));

      revisitAfter(Duration.ofDays(4));
      assertThat(count("revisit where understood is null")).isEqualTo(1);
      correctPage();
      revisitAfter(Duration.ofDays(4));

      assertThat(article().revision().number()).isEqualTo(2);
      assertThat(article().revision().body().text()).contains("The feed has corrected it");
    }
  }

  @Test
  void whatWasKnownOfAPageIsNotWrittenOverWhatAPollKnows() {
    try (LocalSite feeds = takeFromAnotherSite()) {
      site.with(
          "/1",
          exchange -> {
            correctFeed(feeds);
            exchange.sendResponseHeaders(304, -1);
          });

      revisitAfter(Duration.ofDays(4));

      assertThat(count("revisit where understood is null and entity_tag is null")).isEqualTo(1);
      assertThat(article().revision().number()).isEqualTo(2);
    }
  }

  @Test
  void aGonePageLeadsToTheWithdrawalOfAnArticleThatIsNotCalledByItsAddress() {
    feed(
        LocalSite.whole(
            1,
            """
            The feed has it all.</p><p>The post <a href="https://hill.example/2026/ferry">Harbour
            report number 1</a> appeared first on <a href="https://hill.example/">Hill Herald</a>.\
            """));
    source = local.add(site.address("/feed"), Trust.PUBLISH);
    poll();
    assertThat(article().provenance().originalUrl()).isEqualTo("https://hill.example/2026/ferry");
    // As where another article had the page's address for a name before.
    database
        .jdbi()
        .useHandle(
            h -> h.execute("delete from article_identifier where identifier like '//local%'"));
    site.with("/1", LocalSite.status(404));
    Instant second = revisitAfter(A_DAY_AND_MORE).orElseThrow();

    clock.moveTo(second.plusSeconds(1));
    Instant third = local.revisit(source).orElseThrow();

    assertThat(proposals().open())
        .singleElement()
        .extracting(Proposal::kind)
        .isEqualTo(Proposal.Kind.WITHDRAWAL);
    assertThat(Duration.between(clock.instant(), third)).isGreaterThan(Duration.ofDays(2));
  }

  @Test
  void aGonePageIsHeardASecondTimeOnce() {
    takeFromPage(Trust.PUBLISH);
    site.with("/1", LocalSite.status(404));
    revisitAfter(A_DAY_AND_MORE);
    database.jdbi().useHandle(h -> h.execute("truncate gone_address"));

    Instant third = revisitAfter(Duration.ofHours(21)).orElseThrow();

    assertThat(Duration.between(clock.instant(), third)).isGreaterThan(Duration.ofDays(2));
  }

  @Test
  void aPageThatHasBecomeANoticeChangesNothing() {
    takeFromPage(Trust.PUBLISH);
    site.with(
        "/1",
        "text/html",
        """
        <!doctype html><html lang="en"><head><title>Harbour report number 1</title></head><body>
        <article><h1>Harbour report number 1</h1><p>This report is being checked by our editors,
        who will publish it again as soon as they are done with it.</p></article></body></html>
        """);

    revisitAfter(A_DAY_AND_MORE);

    assertThat(article().revision().number()).isEqualTo(1);
    assertThat(article().status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aPageThatHasLostMostOfItsTextIsShownToAnEditorFirst() {
    takeFromPage(Trust.PUBLISH);
    String page = LocalSite.page(1);
    int second = page.indexOf("<p>", page.indexOf("<p>In") + 1);
    site.with("/1", "text/html", page.substring(0, second) + "</article></body></html>");

    revisitAfter(A_DAY_AND_MORE);

    assertThat(article().revision().number()).isEqualTo(1);
    assertThat(proposals().open()).hasSize(1);
  }

  @Test
  void aPageThatLeadsToAnotherArticleMakesNoneAndIsShownToAnEditorFirst() {
    takeFromPage(Trust.PUBLISH);
    site.with("/1", LocalSite.status(302, "Location", "/5"));
    site.with("/5", "text/html", LocalSite.page(5).replace("Harbour report", "Quay notice"));

    revisitAfter(A_DAY_AND_MORE);

    assertThat(count("article")).isEqualTo(1);
    assertThat(count("revision")).isEqualTo(1);
    assertThat(proposals().open()).hasSize(1);
  }

  @Test
  void aSiteInTroubleIsAskedAgainLaterAndForgivenNothing() {
    takeFromPage(Trust.PUBLISH);
    site.with("/1", LocalSite.status(503, "Retry-After", "7200"));

    Instant next = revisitAfter(A_DAY_AND_MORE).orElseThrow();

    assertThat(next).isAfter(clock.instant().plusSeconds(7199));
    assertThat(story()).contains("its page answers with status 503");
  }

  @Test
  void draftsAndWithdrawnArticlesAndPausedSourcesAreNotAsked() {
    takeFromPage(Trust.REVIEW);
    site.asked();

    revisitAfter(A_DAY_AND_MORE);
    local.articles.mark(article().id(), Status.WITHDRAWN);
    revisitAfter(Duration.ofDays(4));
    assertThat(site.asked()).isEmpty();

    local.sources.pause(source);
    assertThat(local.revisit(source)).isEmpty();
    assertThat(story()).doesNotContain("the next");
  }

  @Test
  void aPageThatRobotsMustNotReadAnyMoreIsLeftAlone() {
    takeFromFeed(Trust.PUBLISH);
    site.with("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");
    site.asked();

    revisitAfter(A_DAY_AND_MORE);

    assertThat(site.asked()).containsExactly("/robots.txt 200");
    assertThat(story()).contains("forbids to read the page");
  }

  @Test
  void theFirstArticleOrdersARoundAndAServerFindsOneThatWasForgotten() {
    takeFromPage(Trust.PUBLISH);
    assertThat(count("scheduled_tasks where task_name = 'revisit-pages'")).isEqualTo(1);
    database.jdbi().useHandle(h -> h.execute("delete from scheduled_tasks"));

    local.polling.orderPolls();

    assertThat(count("scheduled_tasks where task_name = 'revisit-pages'")).isEqualTo(1);
  }

  private void takeFromPage(Trust trust) {
    feed(LocalSite.excerpt(1));
    site.with("/1", "text/html", LocalSite.page(1));
    source = local.add(site.address("/feed"), trust);
    poll();
  }

  private void takeFromFeed(Trust trust) {
    feed(LocalSite.whole(1, "The feed has it all."));
    source = local.add(site.address("/feed"), trust);
    poll();
  }

  /// The feed has the article whole, and its page was read once.
  private void takeFromFeedAndPage(Trust trust) {
    takeFromFeed(trust);
    local.articles.mark(article().id(), Status.PUBLISHED);
    site.with("/1", "text/html", LocalSite.page(1));
    revisitAfter(A_DAY_AND_MORE);
  }

  /// The same where the feed is on a site of its own, which can be asked at the same time.
  private LocalSite takeFromAnotherSite() {
    LocalSite feeds = new LocalSite();
    feed(feeds, "The feed has it all.");
    site.with("/1", "text/html", LocalSite.page(1));
    source = local.add(feeds.address("/feed"), Trust.PUBLISH);
    poll();
    revisitAfter(A_DAY_AND_MORE);
    return feeds;
  }

  private void correctFeed(LocalSite feeds) {
    feed(feeds, "The feed has corrected it.");
    poll();
  }

  private void feed(LocalSite feeds, String words) {
    String rss = LocalSite.rss(LocalSite.whole(1, words)).replace("HERE", site.address(""));
    feeds.with("/feed", "application/rss+xml", rss);
  }

  private void correctPageAfter(Runnable first) {
    byte[] page = corrected().getBytes(StandardCharsets.UTF_8);
    site.with(
        "/1",
        exchange -> {
          first.run();
          LocalSite.send(exchange, 200, "text/html", page);
        });
  }

  private Source add(Profile profile) {
    return local.sources.add(profile, List.of(site.address("/feed")), Duration.ZERO);
  }

  private static Profile profile(@Nullable String licence, FullText fullText) {
    return new Profile(
        "Harbour",
        null,
        "en",
        null,
        List.of(),
        licence,
        null,
        List.of(),
        List.of(),
        Trust.PUBLISH,
        fullText);
  }

  private void correctPage() {
    site.with("/1", "text/html", corrected());
  }

  private static String corrected() {
    return LocalSite.page(1).replace("on the page alone", "corrected");
  }

  private void feed(String item) {
    site.with("/feed", "application/rss+xml", LocalSite.rss(item));
  }

  private void poll() {
    local.polling.now(local.sources.find("harbour"), line -> {});
  }

  private Optional<Instant> revisitAfter(Duration time) {
    clock.moveBy(time);
    return local.revisit(source);
  }

  private static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }

  private String story() {
    return local.polling.story().of(local.sources.find("harbour"));
  }

  private Proposals proposals() {
    return new Proposals(database.jdbi(), clock);
  }

  private Article article() {
    return local.articles.find(new ArticleId(count("article", "min(id)"))).orElseThrow();
  }

  private static int count(String table) {
    return count(table, "count(*)");
  }

  private static int count(String table, String what) {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery("select " + what + " from " + table).mapTo(Integer.class).one());
  }
}
