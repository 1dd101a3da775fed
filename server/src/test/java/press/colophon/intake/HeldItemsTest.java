package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.intake.source.FullText;
import press.colophon.intake.source.Profile;
import press.colophon.intake.source.Source;
import press.colophon.intake.source.Sources;
import press.colophon.intake.source.Trust;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;
import press.colophon.platform.jobs.Jobs;

/// What became of an item under embargo whose source was edited, paused or removed meanwhile.
final class HeldItemsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Instant NOON = Harbour.MORNING.plus(Duration.ofHours(4));

  private final MovedClock clock = new MovedClock(Harbour.MORNING);

  @TempDir private Path media;
  private Newsroom room;
  private Sources sources;
  private Source source;

  @BeforeEach
  void open() {
    room = Newsroom.empty(database.jdbi(), media, new CannedFetcher(), clock);
    database.jdbi().useHandle(h -> h.execute("truncate source cascade"));
    sources = new Sources(database.jdbi(), new Jobs(), clock, new SecureRandom());
    source =
        sources.add(
            profile("Coast", Trust.PUBLISH), List.of("https://coast.example/feed"), Duration.ZERO);
  }

  @Test
  void isPublishedWhereItsSourcePublishesStill() {
    assertThat(statusAfter(s -> sources.edit(s, profile("Coast", Trust.PUBLISH))))
        .isEqualTo("published");
  }

  @Test
  void waitsForAnEditorWhereItsSourceIsUnderReviewNow() {
    assertThat(statusAfter(s -> sources.edit(s, profile("Coast", Trust.REVIEW))))
        .isEqualTo("draft");
    assertThat(room.proposals.open()).hasSize(1);
  }

  @Test
  void isKnownByTheNewNameOfItsSource() {
    assertThat(
            statusAfter(
                s -> {
                  sources.edit(s, profile("Shore", Trust.PUBLISH));
                  sources.edit(s, profile("Shore", Trust.REVIEW));
                }))
        .isEqualTo("draft");
  }

  @Test
  void waitsForAnEditorWhereItsSourceIsPaused() {
    assertThat(statusAfter(sources::pause)).isEqualTo("draft");
  }

  @Test
  void waitsForAnEditorWhereItsSourceIsRemoved() {
    assertThat(statusAfter(sources::remove)).isEqualTo("draft");
  }

  @Test
  void ofAnotherPublisherIsLeftAlone() {
    room.intake.take(Harbour.numbered("Coast", "4711", NOON), Harbour.from("Coast"));
    room.intake.take(Harbour.numbered("Hill", "4712", NOON), Harbour.from("Hill"));

    sources.pause(source);

    assertThat(room.count("held where parcel #>> '{handling,review}' = 'true'")).isEqualTo(1);
    assertThat(room.count("held where parcel #>> '{handling,review}' = 'false'")).isEqualTo(1);
  }

  /// The status of the source's article once everything that is held is taken in.
  private String statusAfter(Consumer<Source> edit) {
    room.intake.take(Harbour.numbered("Coast", "4711", NOON), Harbour.from("Coast"));
    edit.accept(source);
    clock.moveBy(Duration.ofHours(5));
    database
        .jdbi()
        .withHandle(h -> h.createQuery("select id from held").mapTo(Long.class).list())
        .forEach(room.embargoes::release);
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        select status from article
                        where id in (select article_id from article_identifier
                          where identifier = 'coast#4711')
                        """)
                    .mapTo(String.class)
                    .one());
  }

  private static Profile profile(String name, Trust trust) {
    return new Profile(
        name, null, null, null, List.of(), null, null, List.of(), List.of(), trust, FullText.NEVER);
  }
}
