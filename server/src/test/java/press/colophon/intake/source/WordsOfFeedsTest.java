package press.colophon.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.Selection;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.rights.Clause;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Use;

/// The few words on the use of an article that come with it in a feed, or stand above all of it.
final class WordsOfFeedsTest {
  private static final String BAN = "No translations";
  private static final String LICENCE = rights("CC BY 4.0");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final MovedClock clock = new MovedClock(Instant.parse("2022-06-14T08:00:00Z"));
  private final LocalSite site = new LocalSite();

  @TempDir private Path media;
  private LocalPolling local;
  private Feed feed;

  @BeforeEach
  void open() {
    local = new LocalPolling(database, media, clock, null);
    says("", LICENCE);
    feed = local.add(site.address("/feed"), Trust.PUBLISH).feeds().getFirst();
    local.poll(feed);
  }

  @AfterEach
  void close() {
    local.close();
    site.close();
  }

  @Test
  void aBanThatComesWithAKnownArticleCountsFromTheNextPollOn() {
    assertThat(translate()).isInstanceOf(Permission.Granted.class);
    int told = told();
    says("", LICENCE + rights(BAN));

    poll();

    assertThat(translate()).isInstanceOf(Permission.Refused.class);
    assertThat(translate().because().words()).contains(BAN);
    assertThat(count("revision")).isEqualTo(1);
    assertThat(told()).isEqualTo(told + 1);
  }

  @Test
  void aBanAboveAllOfTheFeedCountsForWhatStaysAsItWas() {
    says(LICENCE, "");
    poll();
    assertThat(translate()).isInstanceOf(Permission.Granted.class);
    says(LICENCE + rights(BAN), "");

    poll();

    assertThat(translate()).isInstanceOf(Permission.Refused.class);
    assertThat(count("revision")).isEqualTo(1);
  }

  @Test
  void aBanThatReplacesAnotherCountsAtOnceAndTheOtherUntilAPersonLetsItGo() {
    says("", LICENCE + rights(BAN));
    poll();
    says("", LICENCE + rights("No images"));

    poll();

    assertThat(local.room.permissions.of(article()).own().clauses())
        .extracting(Clause::use)
        .containsExactly(Use.TRANSLATE, Use.IMAGES);
    assertThat(count("proposal where state = 'open'")).isEqualTo(1);
  }

  @Test
  void whatWasReadBeforeItsWordsWereKeptIsReadWithoutAWordToAnybody() {
    says("", LICENCE + rights(BAN));
    poll();
    database.jdbi().useHandle(h -> h.execute("update terms set words_read = null"));
    int told = told();
    int made = count("proposal where state = 'made'");
    says("", LICENCE + rights(BAN) + rights("Thank you"));

    poll();

    assertThat(told()).isEqualTo(told);
    assertThat(count("revision")).isEqualTo(1);
    assertThat(count("proposal where state = 'made'")).isEqualTo(made);
    assertThat(count("terms where words_read is not null")).isEqualTo(1);
    assertThat(translate()).isInstanceOf(Permission.Refused.class);
  }

  private static String rights(String words) {
    return "<dc:rights>" + words + "</dc:rights>";
  }

  /// @param head of the feed
  /// @param rights of its one entry
  private void says(String head, String rights) {
    String entry = LocalSite.whole(1, "First.").replace("</item>", rights + "</item>");
    String rss =
        LocalSite.rss(entry)
            .replace("<rss ", "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ")
            .replace("<language>", head + "<language>");
    site.with("/feed", "application/rss+xml", rss);
  }

  private void poll() {
    clock.moveBy(Duration.ofHours(2));
    local.poll(feed);
  }

  private Permission translate() {
    Article article = article();
    return local.room.permissions.decide(
        article, Use.TRANSLATE, Occasion.page(article.language(), clock.instant()));
  }

  private Article article() {
    return local.articles.list(new Selection.All(), 1, 0).getFirst();
  }

  /// How often others were told of the article.
  private int told() {
    return count("scheduled_tasks where task_name = 'article-published'");
  }

  private int count(String from) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
  }
}
