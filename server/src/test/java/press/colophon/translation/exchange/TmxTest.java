package press.colophon.translation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.translation.Language;
import press.colophon.translation.Maker;
import press.colophon.translation.Memory;
import press.colophon.translation.Segment;
import press.colophon.translation.TranslatedArticles;
import press.colophon.translation.Unit;

final class TmxTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Language FRENCH = new Language("fr");
  private static final Language ARABIC = new Language("ar");
  private static final Instant NOON = Instant.parse("2022-06-13T12:00:00Z");
  private static final TmxImport.Wish ALL = new TmxImport.Wish(null, null, "The agency");

  private final Memory memory = new Memory();

  @BeforeEach
  void forget() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, memory, scheduled_tasks, note cascade"));
  }

  @Test
  void whatIsWrittenIsReadBackAsItWas() {
    keep(
        FRENCH,
        unit(
            "See <a href=\"#t-fn1\">the <em>old</em> quay</a><br> &amp; &lt;more&gt;",
            "Voir <em>le vieux</em> <a href=\"#t-fn1\">quai</a><br> &amp; &lt;plus&gt;",
            new Maker.Person("Ida", false, NOON)));
    keep(FRENCH, unit("It rained.", "Il pleuvait.", new Maker.Machine("Shouting 1", "m2", NOON)));
    keep(ARABIC, unit("It rained.", "أمطرت.", new Maker.Person("Rana", true, NOON)));
    keep(
        ARABIC,
        new Unit(
            Segment.ofText("A \"quay\" & more"),
            new Segment("رصيف"),
            new Maker.Person("Rana", true, NOON),
            List.of(),
            null));
    List<Memory.Entry> before = entries();
    String file = exported(null);

    forget();
    TmxImport.Report report = take(file, ALL);

    assertThat(report).isEqualTo(new TmxImport.Report(4, 5, 0, List.of()));
    assertThat(entries()).containsAll(before);
    assertThat(take(file, ALL).taken()).isZero();
    assertThat(file)
        .contains("<tmx version=\"1.4\">", "srclang=\"*all*\" datatype=\"html\"/>")
        .contains("changedate=\"20220613T120000Z\" changeid=\"Ida\"")
        .contains("<bpt i=\"1\" x=\"1\">&lt;a href=\"#t-fn1\"&gt;</bpt>", "<ept i=\"1\">");
    assertThat(exported(ARABIC)).contains("أمطرت.").doesNotContain("Il pleuvait.");
  }

  @Test
  void aFileOfAnotherProgramIsAPersonsWork() {
    String file =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "http://localhost:1/tmx14.dtd">
        <tmx version="1.4"><header creationtool="X" creationtoolversion="1" segtype="sentence"
          o-tmf="X" adminlang="en" srclang="EN-US" datatype="plaintext"/><body>
        <tu creationid="JEAN" creationdate="20200101T000000Z"><note>x</note>
          <tuv xml:lang="en-us"><seg>The <hi>red</hi> quay<ph x="1">{1}</ph> &amp; more</seg></tuv>
          <tuv xml:lang="FR-CA"><seg>Le quai rouge &amp; plus</seg></tuv>
          <tuv xml:lang="de"><seg>Der rote Kai &amp; mehr</seg></tuv></tu>
        <tu><tuv xml:lang="EN-US"><seg>Fog</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu>
        <tu><tuv xml:lang="EN-US"><seg>Fog</seg></tuv><tuv xml:lang="tlh"><seg>x</seg></tuv></tu>
        <tu><tuv xml:lang="EN-US"><seg>Ice</seg></tuv><tuv xml:lang="fr"><seg>Glace<ph>&lt;script></ph></seg></tuv></tu>
        </body></tmx>
        """;

    TmxImport.Report report =
        take(file, new TmxImport.Wish(Language.ENGLISH, FRENCH, "The agency"));

    assertThat(report.taken()).isEqualTo(2);
    assertThat(report.told())
        .hasSize(2)
        .anyMatch(line -> line.contains("line 9") && line.contains("empty"))
        .anyMatch(line -> line.contains("\"tlh\" is not in the catalogue"));
    assertThat(entries())
        .extracting(e -> e.source().html() + " > " + e.target().html() + " " + name(e.maker()))
        .containsExactlyInAnyOrder(
            "The red quay &amp; more > Le quai rouge &amp; plus JEAN", "Ice > Glace The agency");
  }

  @Test
  void whatWasTakenInIsUsedInTheNextArticle() {
    take(
        """
        <tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Nobody was hurt in the storm.</seg></tuv>
        <tuv xml:lang="fr"><seg>Personne n'a été blessé.</seg></tuv></tu></body></tmx>
        """,
        ALL);
    TranslatedArticles newsroom = new TranslatedArticles(database.jdbi(), FRENCH);

    Article article =
        newsroom.translated(Manuscripts.harbour().body("<p>Nobody was hurt in the storm.</p>"));

    assertThat(newsroom.ready(article).body().html()).contains("Personne n'a été blessé.");
    assertThat(newsroom.units(article).get(4).maker())
        .isInstanceOfSatisfying(
            Maker.Person.class, person -> assertThat(person.name()).isEqualTo("The agency"));
  }

  @Test
  void aLargeFileIsReadPieceByPieceAndAgainAfterItBroke() {
    String units =
        IntStream.range(0, 12_000)
            .mapToObj(
                i ->
                    "<tu><tuv xml:lang=\"en\"><seg>Sentence &lt;%d&gt; &amp; more</seg></tuv><tuv xml:lang=\"fr\"><seg>Phrase %d &amp; plus</seg></tuv></tu>\n"
                        .formatted(i, i))
            .collect(Collectors.joining());
    String head = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n";

    assertThatThrownBy(() -> take(head + units + "<tu><tuv", ALL))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("cannot be read as TMX");
    TmxImport.Report report = take(head + units + "</body></tmx>", ALL);

    assertThat(report.read()).isEqualTo(12_000);
    assertThat(report.left()).isZero();
    assertThat(entries()).hasSize(12_000);
  }

  @Test
  void hostileXmlIsRefusedWithASentence() {
    String bomb =
        """
        <!DOCTYPE tmx [<!ENTITY a "xxxxxxxxxx"><!ENTITY b SYSTEM "file:///etc/passwd">]>
        <tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>&b;</seg></tuv>
        <tuv xml:lang="fr"><seg>&a;</seg></tuv></tu></body></tmx>
        """;

    assertThatThrownBy(() -> take(bomb, ALL)).isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> take("<html/>", ALL))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("not TMX");
    assertThatThrownBy(() -> take("", ALL)).isInstanceOf(ExchangeException.class);
    TmxImport.Report report =
        take(
            "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>"
                + "long ".repeat(100_000)
                + "</seg></tuv><tuv xml:lang=\"fr\"><seg>x</seg></tuv></tu></body></tmx>",
            ALL);
    assertThat(report.told()).singleElement().asString().contains("longer than 20000");
    assertThat(entries()).isEmpty();
  }

  private static Unit unit(String source, String target, Maker maker) {
    return new Unit(new Segment(source), new Segment(target), maker, List.of(), null);
  }

  private void keep(Language to, Unit unit) {
    database.jdbi().useTransaction(h -> memory.keep(h, Language.ENGLISH, to, List.of(unit)));
  }

  private List<Memory.Entry> entries() {
    List<Memory.Entry> entries = new ArrayList<>();
    database.jdbi().useTransaction(h -> memory.each(h, null, null, entries::add));
    return entries;
  }

  private String exported(Language to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TmxExport(database.jdbi(), memory).run(out, null, to, "1.0");
    return out.toString(StandardCharsets.UTF_8);
  }

  private TmxImport.Report take(String file, TmxImport.Wish wish) {
    return new TmxImport(database.jdbi(), memory, new Changes(), Clock.systemUTC())
        .run(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), wish);
  }

  private static String name(Maker maker) {
    return ((Maker.Person) maker).name();
  }
}
