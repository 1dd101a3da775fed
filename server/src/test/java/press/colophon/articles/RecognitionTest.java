package press.colophon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.taxonomy.Taxonomy;

/// One wire story, its copies and what only looks like one.
final class RecognitionTest {
  private static final List<String> WIRE =
      List.of(
          "The government said on Tuesday that it would reopen the northern border after a year of"
              + " negotiations, as traders on both sides had asked in a letter signed by 3,400 of them.",
          "\"We have waited long enough for this day,\" said the head of the chamber of commerce, who"
              + " walked across the bridge with a delegation of farmers in the early morning.",
          "Trucks had been stranded at the crossing since last spring, when a dispute over duties"
              + " on grain brought almost all traffic to a halt and doubled prices in the markets.",
          "Economists expect that exports will recover within six months if the new tariffs are kept"
              + " low, though the customs service still lacks 120 officers and most of its scanners.",
          "The opposition called the agreement a surrender and announced a vote of no confidence,"
              + " which it is unlikely to win since two small parties have left its alliance.");
  private static final Instant MORNING = Instant.parse("2026-03-03T08:00:00Z");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private Articles articles;

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(
            h -> h.execute("truncate article, note, author, publication, region, theme cascade"));
    articles =
        new Articles(
            database.jdbi(),
            new Taxonomy(database.jdbi()),
            new Jobs(),
            new Changes(),
            Clock.systemUTC());
  }

  // --- One story ---

  @Test
  void aWireStoryFromThreePartnersIsOneArticleWithThreeWitnesses() {
    Receipt first = receive(wire("Lantern", MORNING.plusSeconds(7200)));
    Receipt second =
        receive(
            wire("Gazette", MORNING.plusSeconds(9000))
                .headline("Traders rejoice as crossing reopens")
                .body(html(typographic(WIRE.subList(0, 3)))));
    Receipt third =
        receive(
            wire("Port Lune Mail", MORNING.plusSeconds(8000))
                .headline("Grain trucks roll again")
                .body(
                    html(
                        List.of(
                            "NAIROBI, March 3 — " + WIRE.get(0),
                            WIRE.get(1),
                            "In Port Lune the bakers' guild hopes for cheaper flour by the summer, its"
                                + " chairwoman told this newspaper on her way to the mill.",
                            WIRE.get(2),
                            WIRE.get(3)))));

    assertThat(first).isInstanceOf(Receipt.Created.class);
    assertThat(List.of(second, third))
        .allSatisfy(
            copy ->
                assertThat(copy)
                    .isEqualTo(new Receipt.Unchanged(first.article(), first.path(), false)));
    assertThat(articles.witnesses(first.article()))
        .extracting(w -> w.publication().name())
        .containsExactly("Lantern", "Port Lune Mail", "Gazette");
    assertThat(articles.witnesses(first.article()).getLast().headline())
        .isEqualTo("Traders rejoice as crossing reopens");
  }

  @Test
  void aWitnessThatSendsItAgainIsStillOne() {
    Receipt first = receive(wire("Lantern", MORNING));
    receive(wire("Lantern", MORNING).headline("Another headline"));

    assertThat(articles.witnesses(first.article())).hasSize(1);
  }

  @Test
  void anIdThatIsUniqueInTheWorldKnowsARewrittenArticle() {
    Receipt first = receive(wire("Lantern", MORNING).identifiers("tag:wire.example,2026:4711"));

    Receipt again =
        receive(
            wire("Lantern", MORNING.plus(Duration.ofDays(2)))
                .identifiers("tag:wire.example,2026:4711")
                .body(html(List.of("All is new here and quite short, but it is the same item."))));

    assertThat(again).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
  }

  @Test
  void anIdThatIsUniqueAtItsSourceOnlySaysNothingElsewhere() {
    receive(wire("Lantern", MORNING).identifiers("4711"));

    Receipt other =
        receive(
            wire("Gazette", MORNING.plus(Duration.ofDays(1)))
                .identifiers("4711")
                .body(html(List.of("A different text under the same headline, a day later."))));

    assertThat(other).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void anIdOfAnyLengthAndWithAnyCharacterIsKept() {
    String id = "tag:wire.example,2026:\u0000\uD800" + "x".repeat(100_000);
    Receipt first = receive(wire("Lantern", MORNING).identifiers(id, "", "http://[", "\u0000"));

    Receipt again =
        receive(
            wire("Gazette", MORNING.plus(Duration.ofDays(9)))
                .identifiers(id)
                .body(html(List.of("A line by the editors of another paper."))));

    assertThat(again.article()).isEqualTo(first.article());
  }

  @Test
  void aFeedThatGivesOneIdToAllItemsStillHasManyArticles() {
    receive(wire("Lantern", MORNING).identifiers("https://lantern.example/feed"));

    Receipt other =
        receive(
            wire("Lantern", MORNING)
                .identifiers("https://lantern.example/feed")
                .headline("A library opens at night")
                .body(html(List.of("Readers may now stay among the shelves until two o'clock."))));

    assertThat(other).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void anAddressIsOneWithOrWithoutWhatCountsVisitors() {
    Receipt first =
        receive(wire("Lantern", MORNING).originalUrl("https://www.lantern.example/border/?id=7"));

    Receipt again =
        receive(
            wire("Lantern", MORNING.plus(Duration.ofDays(3)))
                .originalUrl("http://lantern.example/border?utm_source=mail&id=7#top")
                .body(html(List.of("The text was replaced by a line of the editors."))));

    assertThat(again).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
  }

  // --- Two stories ---

  @Test
  void theUpdateOfALiveStoryByAnotherOutletTheNextDayIsAnother() {
    receive(wire("Lantern", MORNING));

    Receipt update =
        receive(
            wire("Gazette", MORNING.plus(Duration.ofDays(1)))
                .headline("Second day of open border")
                .body(html(WIRE).replace("3,400", "5,100").replace("120", "90")));

    assertThat(update).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void theWeatherOfTwoDaysIsTwoReports() {
    for (int day = 1; day <= 3; day++) {
      receive(
          Manuscripts.harbour()
              .origin(null)
              .publisher("Gazette")
              .from("weather-" + day)
              .headline("The weather")
              .day(LocalDate.of(2026, 3, day))
              .body(
                  """
                  <p>The day begins with fog along the rivers and %d degrees in the west, and by the \
                  afternoon it gets as warm as %d degrees in the valleys of the south. Winds reach %d \
                  kilometres an hour on the coast, and over the night up to %d litres of rain fall on \
                  the square metre, with snow above %d metres in all parts of the country.</p>"""
                      .formatted(day + 2, day + 11, day * 13, day * 3, day * 400)));
    }

    assertThat(count("article")).isEqualTo(3);
  }

  @Test
  void aTextThatQuotesTwoParagraphsIsAnother() {
    receive(wire("Lantern", MORNING));

    Receipt comment =
        receive(
            wire("Gazette", MORNING)
                .headline("What the border deal leaves out")
                .body(
                    html(
                        List.of(
                            WIRE.get(1), words("comment", 150), WIRE.get(2), words("end", 60)))));

    assertThat(comment).isInstanceOf(Receipt.Created.class);
  }

  // --- Whose it is ---

  @Test
  void theAgencyThatTheTextNamesIsTheOriginOnceItComesItself() {
    Receipt first =
        receive(
            wire("Lantern", MORNING)
                .body(html(WIRE).replace("<p>The gov", "<p>NAIROBI (AFP) - The gov")));

    Receipt agency =
        receive(
            wire("Agence France-Presse", MORNING.plusSeconds(60))
                .headline("Border to reopen")
                .originalUrl("https://afp.example/border"));

    assertThat(agency).isEqualTo(new Receipt.Described(first.article(), first.path()));
    Provenance provenance = articles.find(first.article()).orElseThrow().provenance();
    assertThat(provenance.origin().name()).isEqualTo("Agence France-Presse");
    assertThat(provenance.originalUrl()).isEqualTo("https://afp.example/border");
    assertThat(provenance.publisher().name()).isEqualTo("Lantern");
  }

  @Test
  void whatAnEditorStatedOfTheOriginalStandsWhenItsOriginComes() {
    Receipt first =
        receive(
            wire("Lantern", MORNING)
                .body(html(WIRE).replace("<p>The gov", "<p>NAIROBI (AFP) - The gov")));
    String stated = "https://afp.example/as-an-editor-says";
    articles.state(first.article(), new StatedProvenance(List.of(), null, stated), "ida");

    receive(
        wire("Agence France-Presse", MORNING.plusSeconds(60))
            .headline("Border to reopen")
            .originalUrl("https://afp.example/border"));

    assertThat(originOf(first)).isEqualTo("Agence France-Presse");
    assertThat(articles.find(first.article()).orElseThrow().provenance().originalUrl())
        .isEqualTo(stated);
  }

  @Test
  void theEarlierAndFullerTextIsTheOrigins() {
    Receipt first =
        receive(wire("Lantern", MORNING.plusSeconds(9000)).body(html(WIRE.subList(0, 4))));

    Receipt earlier = receive(wire("Gazette", MORNING).headline("Border opens"));

    assertThat(earlier).isEqualTo(new Receipt.Described(first.article(), first.path()));
    assertThat(originOf(first)).isEqualTo("Gazette");
  }

  @Test
  void theEarlierButShorterTextIsNot() {
    Receipt first = receive(wire("Lantern", MORNING.plusSeconds(9000)));

    Receipt shorter =
        receive(wire("Gazette", MORNING).headline("Border").body(html(WIRE.subList(0, 3))));

    assertThat(shorter).isInstanceOf(Receipt.Unchanged.class);
    assertThat(articles.find(first.article()).orElseThrow().provenance().origin()).isNull();
  }

  @Test
  void aCopyThatNamesTheOriginTellsItOfTheOthersToo() {
    Receipt first = receive(wire("Lantern", MORNING));

    Receipt copy =
        receive(
            wire("Gazette", MORNING.plusSeconds(60))
                .headline("Border opens")
                .origin("The Border Post")
                .originalUrl("https://border.example/opens"));

    assertThat(copy).isEqualTo(new Receipt.Unchanged(first.article(), first.path(), false));
    assertThat(originOf(first)).isEqualTo("The Border Post");
  }

  // --- How much work it is ---

  @Test
  void aParagraphOfAThousandArticlesIsPassedOver() {
    String standing = words("standing", 60);
    for (int i = 0; i < 100; i++) {
      receive(
          Manuscripts.harbour()
              .headline("Report " + i)
              .from("report-" + i)
              .body(html(List.of(words("own" + i, 120), standing))));
    }

    Traces traces = new Traces(database.jdbi().open());
    assertThat(traces.sharing(Body.ofText(standing).fingerprints())).isEmpty();
    assertThat(count("article")).isEqualTo(100);
  }

  @Test
  void articlesFromBeforeAreTakenUpByTheNextIntakes() {
    Receipt first = receive(wire("Lantern", MORNING));
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute("truncate article_band, article_text, article_identifier");
              h.execute("insert into article_untraced select id from article");
            });

    Receipt copy =
        receive(wire("Gazette", MORNING).headline("Border").body(html(typographic(WIRE))));

    assertThat(copy.article()).isEqualTo(first.article());
    assertThat(count("article_untraced")).isZero();
  }

  // --- Fixture ---

  private static Manuscripts wire(String publisher, Instant at) {
    return Manuscripts.harbour()
        .headline("Northern border to reopen")
        .origin(null)
        .publisher(publisher)
        .from(publisher + ".html")
        .at(at)
        .body(html(WIRE));
  }

  private static String html(List<String> paragraphs) {
    return paragraphs.stream().map(p -> "<p>" + p + "</p>").collect(Collectors.joining());
  }

  private static List<String> typographic(List<String> paragraphs) {
    return paragraphs.stream()
        .map(p -> p.replaceAll("\"([^\"]*)\"", "“$1”").replace(" the ", " the  ").replace("-", "–"))
        .toList();
  }

  private static String words(String of, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> of + "x" + i * 7)
        .collect(Collectors.joining(" "));
  }

  private String originOf(Receipt receipt) {
    return articles.find(receipt.article()).orElseThrow().provenance().origin().name();
  }

  private Receipt receive(Manuscripts manuscript) {
    Manuscript made = manuscript.manuscript();
    return database.jdbi().inTransaction(h -> articles.receive(h, made));
  }

  private static int count(String table) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
