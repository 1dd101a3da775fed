package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.Presence;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.taxonomy.Taxonomy;

/// The order in which orders are taken, whatever the time each one needs.
final class OrdersTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final List<String> TEN =
      List.of("ar", "ca", "de", "es", "fr", "it", "ja", "pt", "ru", "tr");
  private static final List<String> ABLE = Languages.all().stream().map(Language::tag).toList();
  private static Presence here;
  private static Presence elsewhere;

  private final Clock clock = Clock.systemUTC();
  private final Orders orders = new Orders(database.jdbi(), clock);
  private final TranslationQueue queue =
      new TranslationQueue(database.jdbi(), new Jobs(), new Changes(), clock);
  private final Articles articles =
      new Articles(
          database.jdbi(), new Taxonomy(database.jdbi()), new Jobs(), new Changes(), clock);

  @BeforeAll
  static void comeIn() {
    here = Presence.take(OrdersTest::connect);
    elsewhere = Presence.take(OrdersTest::connect);
  }

  @AfterAll
  static void leave() {
    here.close();
    elsewhere.close();
  }

  private static Connection connect() throws SQLException {
    return database.database().connect();
  }

  @BeforeEach
  void empty() {
    database.jdbi().useHandle(h -> h.execute("truncate article, queue_line, note cascade"));
  }

  @Test
  void anArchiveInTenLanguagesDoesNotHoldUpTodaysArticle() {
    List<Long> archive = receive(100);
    placeAll(archive, TEN);
    done(7);
    long today = receive(1).getFirst();
    TEN.forEach(language -> place(today, language, Urgency.PUBLISHED));

    assertThat(done(TEN.size())).extracting(TranslationOrder::articleId).containsOnly(today);
  }

  @Test
  void whatAReaderWaitsForComesBeforeWhatWasPublishedAndThatBeforeTheRest() {
    long article = receive(1).getFirst();
    place(article, "es", Urgency.BACKLOG);
    place(article, "fr", Urgency.PUBLISHED);
    place(article, "de", Urgency.READER);

    assertThat(done(3)).extracting(TranslationOrder::language).containsExactly("de", "fr", "es");
  }

  @Test
  void anOrderThatAReaderWaitsForOvertakesWhatItStoodBehind() {
    List<Long> archive = receive(5);
    placeAll(archive, List.of("es"));

    place(archive.getFirst(), "es", Urgency.READER);

    assertThat(done(1).getFirst().articleId()).isEqualTo(archive.getFirst());
    assertThat(waiting()).isEqualTo(4);
  }

  @Test
  void theManyLanguagesOfOneArticleDoNotHoldUpThoseOfAnother() {
    List<Long> two = receive(2);
    two.forEach(a -> TEN.forEach(language -> place(a, language, Urgency.PUBLISHED)));

    List<Long> order = done(20).stream().map(TranslationOrder::articleId).toList();

    for (int taken = 2; taken <= 20; taken++) {
      List<Long> sofar = order.subList(0, taken);
      assertThat(Math.abs(count(sofar, two.getFirst()) - count(sofar, two.getLast())))
          .as("after %d", taken)
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void anArticleThatComesLaterSharesWithThoseThatAreBeingServedAndOvertakesNone() {
    List<Long> three = receive(3);
    TEN.forEach(language -> place(three.get(0), language, Urgency.PUBLISHED));
    done(5);
    TEN.forEach(language -> place(three.get(1), language, Urgency.PUBLISHED));
    List<Long> order = new ArrayList<>(done(10).stream().map(TranslationOrder::articleId).toList());

    assertThat(count(order, three.get(0))).isEqualTo(5);
    assertThat(count(order, three.get(1))).isEqualTo(5);
  }

  @Test
  void languagesTakeTurnsHoweverMuchWaitsInOne() {
    placeAll(receive(30), List.of("es"));
    placeAll(receive(3), List.of("fr"));

    assertThat(done(6))
        .extracting(TranslationOrder::language)
        .containsExactly("es", "fr", "es", "fr", "es", "fr");
  }

  @Test
  void aSlowLanguageHasOneWorkerWhileAnythingElseWaits() {
    placeAll(receive(10), List.of("es", "fr"));
    TranslationOrder slow = take("").orElseThrow();
    String other = slow.language().equals("es") ? "fr" : "es";

    assertThat(done(10)).extracting(TranslationOrder::language).containsOnly(other);
    assertThat(take("").orElseThrow().language()).isEqualTo(slow.language());
  }

  @Test
  void aWorkerStaysWithItsLanguageButNotForEver() {
    placeAll(receive(60), List.of("es", "fr"));

    List<String> languages = new ArrayList<>();
    String stay = "";
    for (int i = 0; i < 100; i++) {
      TranslationOrder order = take(stay).orElseThrow();
      finish(order);
      stay = order.language();
      languages.add(stay);
    }

    long changes =
        IntStream.range(1, 100).filter(i -> !languages.get(i).equals(languages.get(i - 1))).count();
    assertThat(changes).isBetween(2L, 6L);
    for (int taken = 1; taken <= 100; taken++) {
      List<String> sofar = languages.subList(0, taken);
      assertThat(Math.abs(count(sofar, "es") - count(sofar, "fr")))
          .isLessThanOrEqualTo(Orders.AHEAD + 2);
    }
  }

  @Test
  void aProcessWorksInSoManyLanguagesOnly() {
    placeAll(receive(2), TEN);

    assertThat(orders.take(here.number(), "", ABLE, Set.of("ja", "tr")).orElseThrow().language())
        .isIn("ja", "tr");
    assertThat(orders.take(here.number(), "", ABLE, Set.of("el"))).isEmpty();
    assertThat(orders.take(here.number(), "", Set.of("el"), Set.of())).isEmpty();
  }

  @Test
  void whatOneHasTakenNobodyElseGetsUntilItIsReleased() {
    placeAll(receive(1), List.of("es"));
    TranslationOrder taken = take("").orElseThrow();

    assertThat(orders.take(elsewhere.number(), "", ABLE, Set.of())).isEmpty();
    orders.release(elsewhere.number(), taken);
    assertThat(orders.take(elsewhere.number(), "", ABLE, Set.of())).isEmpty();

    orders.release(here.number(), taken);
    assertThat(orders.take(elsewhere.number(), "", ABLE, Set.of())).contains(taken);
  }

  @Test
  void whatADeadProcessHadTakenIsFreeAtOnce() throws InterruptedException {
    placeAll(receive(1), List.of("es"));
    try (Presence dying = Presence.take(OrdersTest::connect)) {
      assertThat(orders.take(dying.number(), "", ABLE, Set.of())).isPresent();
    }

    assertThat(eventually()).isPresent();
  }

  /// The server needs a moment to see a connection closed.
  private Optional<TranslationOrder> eventually() throws InterruptedException {
    Optional<TranslationOrder> taken = take("");
    for (int i = 0; i < 100 && taken.isEmpty(); i++) {
      Thread.sleep(20);
      taken = take("");
    }
    return taken;
  }

  @Test
  void aWorkerWhoseConnectionWasCutIsPresentAgain() throws Exception {
    try (Presence cut = Presence.take(OrdersTest::connect);
        Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_locks
          where locktype = 'advisory' and objid = %d
          """
              .formatted(cut.number()));
      assertThat(isPresent(cut)).isFalse();

      for (int i = 0; i < 1000 && !isPresent(cut); i++) {
        Thread.sleep(20);
      }
      assertThat(isPresent(cut)).isTrue();
    }
  }

  private static boolean isPresent(Presence presence) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery(Presence.EVERYONE).mapTo(Integer.class).list())
        .contains(presence.number());
  }

  @Test
  void aPausedLanguageWaitsAndTheOthersDoNot() {
    placeAll(receive(2), List.of("es", "fr"));

    queue.pause(new Language("es"));
    assertThat(done(4)).extracting(TranslationOrder::language).containsExactly("fr", "fr");
    queue.resume(new Language("es"));
    queue.pauseAll();
    assertThat(take("")).isEmpty();
    queue.resumeAll();

    assertThat(done(4)).extracting(TranslationOrder::language).containsExactly("es", "es");
  }

  @Test
  void whatIsCancelledLeavesTheQueueAndIsMadeWhenSomebodyAsksAgain() {
    List<Long> two = receive(2);
    placeAll(two, List.of("es", "fr", "de"));

    assertThat(queue.cancel(new Language("de"))).isEqualTo(2);
    assertThat(queue.cancel(new ArticleId(two.getFirst()))).isEqualTo(2);
    assertThat(queue.cancelAll()).isEqualTo(2);
    assertThat(take("")).isEmpty();
    place(two.getFirst(), "de", Urgency.READER);

    assertThat(done(5)).extracting(TranslationOrder::language).containsExactly("de");
  }

  @Test
  void whatFailedIsOrderedAgain() {
    placeAll(receive(2), List.of("es"));
    database
        .jdbi()
        .useHandle(h -> h.execute("update translation set state = 'failed', failed_at = now()"));
    assertThat(queue.state().all().failed()).isEqualTo(2);

    assertThat(queue.retry(new Language("fr"))).isZero();
    assertThat(queue.retryAll()).isEqualTo(2);

    assertThat(done(5)).hasSize(2);
  }

  @Test
  void theQueueTellsHowFarItIs() {
    placeAll(receive(3), List.of("es", "fr"));
    finish(take("").orElseThrow());
    take("");
    queue.pause(new Language("fr"));

    TranslationQueue.State state = queue.state();

    assertThat(state.workers()).isEqualTo(2);
    assertThat(state.all().left()).isEqualTo(5);
    assertThat(state.all().running()).isEqualTo(1);
    assertThat(state.all().wordsLeft()).isGreaterThan(50).isEqualTo(words());
    assertThat(state.all().wordsPerSecond()).isPositive();
    assertThat(state.all().remaining()).isPresent();
    assertThat(state.lines()).extracting(line -> line.language().tag()).containsExactly("es", "fr");
    assertThat(state.lines().getLast().line().paused()).isTrue();
  }

  @Test
  void orderingAnArchiveAgainOrdersNothingTwice() {
    List<Long> archive = receive(3);

    assertThat(placeAll(archive, List.of("es", "fr"))).isEqualTo(6);
    finish(take("").orElseThrow());
    assertThat(placeAll(archive, List.of("es", "fr", "de"))).isEqualTo(3);

    assertThat(waiting()).isEqualTo(8);
  }

  private List<Long> receive(int count) {
    int before = number("select count(*) from article");
    return IntStream.range(before, before + count)
        .mapToObj(
            n ->
                Manuscripts.harbour()
                    .headline("Report number " + n)
                    .origin("Paper " + n)
                    .body("<p>" + words(n) + ".</p>")
                    .manuscript())
        .map(manuscript -> database.jdbi().inTransaction(h -> articles.receive(h, manuscript)))
        .map(receipt -> receipt.article().value())
        .toList();
  }

  /// Words that no other report has.
  private static String words(int n) {
    return IntStream.range(0, 30)
        .mapToObj(k -> "w" + Integer.toString(n * 7919 + k * 104_729, 36))
        .collect(Collectors.joining(" "));
  }

  private int placeAll(List<Long> some, Collection<String> languages) {
    return database.jdbi().inTransaction(h -> orders.placeAll(h, some, languages));
  }

  private void place(long id, String language, Urgency urgency) {
    Article article = articles.find(new ArticleId(id)).orElseThrow();
    database
        .jdbi()
        .useTransaction(
            h ->
                orders.place(
                    h, new TranslationOrder(id, article.revision().id(), language), null, urgency));
  }

  private Optional<TranslationOrder> take(String stay) {
    return orders.take(here.number(), stay, ABLE, Set.of());
  }

  /// Takes orders one after the other and finishes each, up to so many.
  private List<TranslationOrder> done(int most) {
    List<TranslationOrder> done = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      take("").ifPresent(done::add);
      if (done.size() > i) {
        finish(done.getLast());
      }
    }
    return done;
  }

  private static void finish(TranslationOrder order) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    update translation set state = 'made', kind = 'machine', headline = '', body = '',
                      engine = '', worker = null, done_at = now()
                    where revision_id = ? and language = ?
                    """,
                    order.revisionId(),
                    order.language()));
  }

  private static <T> long count(List<T> all, T one) {
    return all.stream().filter(one::equals).count();
  }

  private static int waiting() {
    return number("select count(*) from translation where state = 'waiting'");
  }

  private static int words() {
    return number("select sum(words) from translation where state = 'waiting'");
  }

  private static int number(String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Integer.class).one());
  }
}
