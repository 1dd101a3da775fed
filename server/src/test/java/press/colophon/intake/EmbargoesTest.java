package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.Selection;
import press.colophon.articles.Status;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;

final class EmbargoesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Instant NOON = Harbour.MORNING.plus(Duration.ofHours(4));

  private final MovedClock clock = new MovedClock(Harbour.MORNING);

  @TempDir private Path media;
  private Newsroom room;

  @BeforeEach
  void open() {
    room = Newsroom.empty(database.jdbi(), media, new CannedFetcher(), clock);
  }

  @Test
  void isHeldUntilItsTimeAndThenPublishedByAJob() {
    Taken taken = room.intake.take(Harbour.entry("measured", "1", NOON), Harbour.AT_ONCE);

    assertThat(taken)
        .isInstanceOfSatisfying(Taken.Held.class, h -> assertThat(h.until()).isEqualTo(NOON));
    assertThat(List.of("article", "revision", "author", "publication"))
        .allMatch(table -> room.count(table) == 0);
    assertThat(
            room.count(
                "scheduled_tasks where task_name = 'take-held' and execution_time = '2022-06-14"
                    + " 12:00:00+00'"))
        .isEqualTo(1);
    assertThat(room.count("evidence")).isEqualTo(1);

    clock.moveBy(Duration.ofHours(3));
    assertThat(release()).isEmpty();
    clock.moveBy(Duration.ofHours(1));
    assertThat(release()).get().isInstanceOf(Taken.Stored.class);

    assertThat(only().revision().body().html()).contains("measured");
    assertThat(only().status()).isEqualTo(Status.PUBLISHED);
    assertThat(only().headline()).isEqualTo("The harbour that moved");
    assertThat(room.terms.of(only().id()).licence().id()).isEqualTo("CC-BY-4.0");
    assertThat(room.count("held")).isZero();
  }

  @Test
  void aLaterVersionReplacesItAndAnEarlierOneDoesNot() {
    room.intake.take(Harbour.entry("measured", "9", NOON), Harbour.AT_ONCE);
    room.intake.take(
        Harbour.entry("guessed", "10", NOON.plus(Duration.ofHours(1))), Harbour.AT_ONCE);
    room.intake.take(Harbour.entry("dreamt", "8", NOON), Harbour.AT_ONCE);

    assertThat(room.count("held")).isEqualTo(1);
    clock.moveBy(Duration.ofHours(5));
    release();

    assertThat(only().revision().body().html()).contains("guessed");
  }

  @Test
  void aVersionWithoutEmbargoIsPublishedInItsPlace() {
    room.intake.take(Harbour.entry("measured", "1", NOON), Harbour.AT_ONCE);

    room.intake.take(Harbour.entry("guessed", "2", null), Harbour.AT_ONCE);

    assertThat(room.count("held")).isZero();
    assertThat(only().revision().body().html()).contains("guessed");
  }

  @Test
  void aTakedownDropsIt() {
    room.intake.take(Harbour.entry("measured", "1", NOON), Harbour.AT_ONCE);

    Taken taken =
        room.intake.take(
            new Item.Takedown("entry 1", List.of("tag:coast.example,2022:7"), null, null),
            Harbour.AT_ONCE);

    assertThat(taken).isInstanceOf(Taken.Dropped.class);
    assertThat(room.count("held")).isZero();
  }

  @Test
  void whatAnotherSenderKnowsByTheSameNumberIsAnotherItem() {
    room.intake.take(Harbour.numbered("Coast Courier", "4711", NOON), Harbour.from("Coast"));
    room.intake.take(Harbour.numbered("Hill Herald", "4711", NOON), Harbour.from("Hill Herald"));
    assertThat(room.count("held")).isEqualTo(2);

    Taken unknown = takeBack("4711", "Valley Voice");
    Taken dropped = takeBack("4711", "Coast");

    assertThat(unknown)
        .isInstanceOfSatisfying(
            Taken.Dropped.class,
            d -> assertThat(d.drop().reason()).isEqualTo(Drop.Reason.UNKNOWN_ARTICLE));
    assertThat(dropped)
        .isInstanceOfSatisfying(
            Taken.Dropped.class,
            d -> assertThat(d.drop().reason()).isEqualTo(Drop.Reason.NOT_PUBLISHED));
    assertThat(room.count("held where 'hill-herald#4711' = any(identifiers)")).isEqualTo(1);
  }

  @Test
  void aFileThatNamesNoSenderTakesBackWhatAnotherFileBrought() {
    room.intake.take(Harbour.numbered("Coast Courier", "4711", NOON), Handling.PLAIN);
    room.intake.take(Harbour.numbered("Hill Herald", "4711", NOON), Handling.PLAIN);
    assertThat(room.count("held")).isEqualTo(2);

    Taken taken =
        room.intake.take(new Item.Takedown("entry 1", List.of("4711"), null, null), Handling.PLAIN);

    assertThat(taken)
        .isInstanceOfSatisfying(
            Taken.Dropped.class,
            d -> assertThat(d.drop().reason()).isEqualTo(Drop.Reason.NOT_PUBLISHED));
    assertThat(room.count("held")).isZero();
  }

  @Test
  void aTakedownWithdrawsWhatIsPublishedAndDropsWhatIsHeld() {
    room.intake.take(Harbour.entry("measured", "1", null), Harbour.AT_ONCE);
    room.intake.take(Harbour.entry("guessed", "2", NOON), Harbour.AT_ONCE);

    Taken taken =
        room.intake.take(
            new Item.Takedown("entry 1", List.of("tag:coast.example,2022:7"), null, null),
            Harbour.AT_ONCE);

    assertThat(taken).isInstanceOf(Taken.Withdrawn.class);
    assertThat(room.count("held")).isZero();
    assertThat(room.count("article where status = 'withdrawn'")).isEqualTo(1);
  }

  @Test
  void aJobThatWasGivenUpIsOrderedAgain() {
    room.intake.take(Harbour.entry("measured", "1", NOON), Harbour.AT_ONCE);
    database.jdbi().useHandle(h -> h.execute("delete from scheduled_tasks"));

    room.embargoes.orderReleases();
    room.embargoes.orderReleases();

    assertThat(
            room.count(
                "scheduled_tasks where task_name = 'take-held' and execution_time = '2022-06-14"
                    + " 12:00:00+00'"))
        .isEqualTo(1);
  }

  @Test
  void aSourceUnderReviewStillWaitsForAPersonAfterwards() {
    room.intake.take(Harbour.entry("measured", "1", NOON), Harbour.REVIEWED);

    clock.moveBy(Duration.ofHours(5));
    release();

    assertThat(room.count("article where status = 'draft'")).isEqualTo(1);
    assertThat(room.proposals.open()).hasSize(1);
  }

  private Taken takeBack(String number, String publisher) {
    return room.intake.take(
        new Item.Takedown("entry 1", List.of(number), null, null), Harbour.from(publisher));
  }

  private Optional<Taken> release() {
    long id =
        database
            .jdbi()
            .withHandle(h -> h.createQuery("select id from held").mapTo(long.class).one());
    return room.embargoes.release(id);
  }

  private Article only() {
    return room.articles.list(new Selection.All(), 2, 0).getFirst();
  }
}
