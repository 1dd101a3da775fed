package press.colophon.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.intake.source.SourceLists.Imported;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;

final class SourcesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Sources sources =
      new Sources(database.jdbi(), new Jobs(), Clock.systemUTC(), new SecureRandom());
  private final SourceLists lists = new SourceLists(sources, Duration.ofHours(1));
  private final List<Imported> imported = new ArrayList<>();

  @BeforeEach
  void empty() {
    database.jdbi().useHandle(h -> h.execute("truncate source, scheduled_tasks cascade"));
  }

  @Test
  void aSourceIsFoundByABeginningThatOnlyOneHas() {
    add("Harbour Wire", "https://wire.example/feed");
    add("Harbour Post", "https://post.example/feed");

    assertThat(sources.find("harbour-w").name()).isEqualTo("Harbour Wire");
    assertThat(sources.find("HARBOUR POST").slug()).isEqualTo("harbour-post");
    assertThatThrownBy(() -> sources.find("harb"))
        .hasMessage("\"harb\" may be harbour-post, harbour-wire. Write more of the name.");
    assertThatThrownBy(() -> sources.find("ibex")).hasMessageContaining("no source \"ibex\"");
  }

  @Test
  void aFeedBelongsToOneSource() {
    add("Harbour Wire", "https://wire.example/feed");

    assertThatThrownBy(() -> add("Another", "https://wire.example/feed"))
        .hasMessage(
            "The feed https://wire.example/feed is taken already, by the source \"Harbour Wire\".");
    assertThat(sources.all()).hasSize(1);
  }

  @Test
  void everyFeedHasItsOrderAndAPausedOneIsResumedWithIt() {
    Source source = add("Harbour Wire", "https://wire.example/feed");
    assertThat(orders()).isEqualTo(1);

    sources.pause(source);
    assertThat(sources.find("harbour-wire").state()).isEqualTo(Source.State.PAUSED);
    database.jdbi().useHandle(h -> h.execute("truncate scheduled_tasks"));
    sources.orderPolls();
    assertThat(orders()).isZero();

    sources.resume(source);
    assertThat(orders()).isEqualTo(1);
  }

  @Test
  void aListIsImportedLineByLineAndOnlyOnce() {
    String list =
        """
        name,feed,terms,licenceLabel,language,active
        "Post, the Harbour",https://post.example/feed,https://post.example/terms,CC BY-ND,English,yes
        Broken,not an address,,CC BY,English,yes
        Short,https://short.example/feed
        Klingon Times,https://k.example/feed,,CC BY,Klingonese of Qo,yes
        Asleep,https://asleep.example/feed,,CC BY,Español (Spanish),no
        La Ribera,https://ribera.example/feed,,CC BY-SA,Español (Spanish),yes
        """;

    lists.take(list, imported::add);

    assertThat(imported)
        .containsExactly(
            new Imported.Added(2, "Post, the Harbour", "https://post.example/feed"),
            new Imported.Bad(3, "\"not an address\" is not the address of a feed"),
            new Imported.Bad(
                4, "it has 2 values instead of name,feed,terms,licenceLabel,language,active"),
            new Imported.Bad(5, "nobody knows the language \"Klingonese of Qo\""),
            new Imported.Inactive(6, "Asleep"),
            new Imported.Added(7, "La Ribera", "https://ribera.example/feed"));
    assertThat(sources.find("la-ribera").profile().language()).isEqualTo("es");
    assertThat(sources.find("post").profile().trust()).isEqualTo(Trust.REVIEW);
    imported.clear();
    lists.take(list, imported::add);
    assertThat(imported).filteredOn(Imported.Known.class::isInstance).hasSize(2);
    assertThat(sources.all()).hasSize(2);
  }

  @Test
  void anOpmlWithFoldersIsReadAndWhatIsExportedComesBackUnchanged() {
    lists.take(
        """
        <?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <opml version="1.0"><body><outline text="Ports">
          <outline text="Harbour &amp; Sea" xmlurl="https://sea.example/a?b=1&amp;c=2" type="rss"
            category="/News/Boats,weather"/>
          <outline text="&x;" xmlUrl="https://x.example/feed" htmlUrl="https://x.example/"/>
          <outline text="no feed"/>
        </outline></body></opml>
        """,
        imported::add);

    assertThat(imported).hasSize(3);
    assertThat(imported.getLast()).isEqualTo(new Imported.Bad(6, "it names no feed (xmlUrl)"));
    Source sea = sources.find("harbour-sea");
    assertThat(sea.feeds().getFirst().address()).isEqualTo("https://sea.example/a?b=1&c=2");
    assertThat(sea.profile().themes()).containsExactly("Boats", "Ports", "weather");
    String exported = SourceLists.opml(sources.all());
    imported.clear();
    lists.take(exported, imported::add);
    assertThat(imported).hasSize(2).allMatch(Imported.Known.class::isInstance);
    assertThat(SourceLists.opml(sources.all())).isEqualTo(exported).doesNotContain("root:");
  }

  @Test
  void whatIsNoListIsSaidToBeNone() {
    assertThatThrownBy(() -> lists.take("<html></html>", imported::add))
        .hasMessageContaining("no OPML");
    assertThatThrownBy(() -> lists.take("just text", imported::add))
        .hasMessageContaining("neither OPML nor a list");
  }

  @Test
  void theDirectoryIsReadWholeAndImportsWhole() {
    Directory directory = Directory.read();

    assertThat(directory.find(null, null, null)).hasSizeGreaterThan(500);
    assertThat(directory.find("es", "CC BY-ND", null))
        .isNotEmpty()
        .allMatch(entry -> entry.language().equals("es") && entry.licence().contains("CC BY-ND"));
    assertThat(directory.find("ckb", null, null)).isNotEmpty();
    assertThat(directory.named("GroundUp")).isNotEmpty();
  }

  private Source add(String name, String feed) {
    return sources.add(Profile.named(name), List.of(feed), Duration.ZERO);
  }

  private static int orders() {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery("select count(*) from scheduled_tasks").mapTo(Integer.class).one());
  }
}
