package press.colophon.translation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.TestDatabase;
import press.colophon.translation.Language;
import press.colophon.translation.Maker;
import press.colophon.translation.Rendition;
import press.colophon.translation.Segment;
import press.colophon.translation.TranslatedArticles;
import press.colophon.translation.Unit;

final class XliffTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Language ARABIC = new Language("ar");
  private static final int FIRST = 4;
  private static final String BODY =
      """
      <p>See <a href="https://coast.example/?a=1&amp;b=2">the <em>old</em> quay</a><a id="t-n"></a> \
      of Port &lt;Lune&gt; &amp; its <code translate="no">depth()</code> now.</p>\
      <p>Nobody was hurt in the storm.</p>""";

  private TranslatedArticles newsroom;
  private Article article;

  @BeforeEach
  void translate() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, memory, scheduled_tasks, note cascade"));
    newsroom = new TranslatedArticles(database.jdbi(), ARABIC);
    article = newsroom.translated(Manuscripts.harbour().body(BODY));
  }

  @Test
  void whatIsWrittenKeepsToThePublishedSchema() throws Exception {
    newsroom.editing().approve(article, ARABIC, 0, hash(0), "Ida");
    String file = exported();

    validate(file);
    assertThat(file)
        .contains("srcLang=\"en\" trgLang=\"ar\"", "trgDir=\"rtl\"")
        .contains(
            "<note category=\"maker\">made by Shouting", "<note category=\"maker\">approved by Ida")
        .contains("<segment state=\"translated\">", "<segment state=\"reviewed\">")
        .contains("<data id=\"1s\">&lt;a href=\"https://coast.example/?a=1&amp;amp;b=2\"")
        .contains("<mrk id=\"m4\" translate=\"no\">depth()</mrk>");
  }

  @Test
  void whatAPersonWroteForASentenceLikeItComesAsACandidate() throws Exception {
    String words = "انظر <a href=\"https://coast.example/?a=1&amp;b=2\">الرصيف</a>.";
    newsroom.editing().write(article, ARABIC, FIRST, hash(FIRST), words, "Ida");
    article =
        newsroom.translated(
            Manuscripts.harbour()
                .headline("Other news")
                .body(BODY.replace("now.</p>", "today.</p>").replace("storm", "flood")));

    String file = exported();

    assertThat(file)
        .contains("<mtc:match ref=\"#matched\" type=\"tm\" similarity=\"")
        .contains("origin=\"Ida\"")
        .contains("<source><mrk id=\"matched\" type=\"mtc:match\">See <pc");
    validate(file);
    assertThat(take(file).left()).isEmpty();
  }

  private static void validate(String file) throws Exception {
    URL core = schema("xliff_core_2.0.xsd");
    URL candidates = schema("modules/matches.xsd");
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            new Source[] {
              new StreamSource(core.toString()), new StreamSource(candidates.toString())
            })
        .newValidator()
        .validate(new StreamSource(new StringReader(file)));
    // A second reader holds the constraints that a schema cannot say. It knows version 2.0, whose
    // core is the same.
    XLIFFReader.validate(file.replace("version=\"2.1\"", "version=\"2.0\""), null);
  }

  private static URL schema(String name) {
    return Objects.requireNonNull(
        XLIFFReader.class.getResource("/net/sf/okapi/lib/xliff2/" + name));
  }

  @Test
  void aFileThatNobodyTouchedChangesNothing() {
    List<Unit> before = newsroom.units(article);

    XliffImport.Report report = take(exported());

    assertThat(report.left()).isEmpty();
    assertThat(report.written() + report.approved()).isZero();
    assertThat(newsroom.units(article)).isEqualTo(before);
  }

  @Test
  void aTranslatorsWordsGoToReadersWithTheTagsOfTheOriginal() {
    String file =
        edited(
            FIRST,
            """
            انظر <pc id="1"><pc id="2">القديم</pc> الرصيف</pc><ph id="3"/> في <cp hex="0041"/> &lt;لون&gt; \
            <sc id="4"/>depth()<ec startRef="4"/>.""");

    XliffImport.Report report = take(file);

    assertThat(report.left()).isEmpty();
    assertThat(report.written()).isOne();
    Unit unit = newsroom.units(article).get(FIRST);
    assertThat(unit.target().html())
        .isEqualTo(
            """
            انظر <a href="https://coast.example/?a=1&amp;b=2"><em>القديم</em> الرصيف</a><a id="t-n"></a> في A &lt;لون&gt; \
            <code translate="no">depth()</code>.""");
    assertThat(unit.maker())
        .isInstanceOfSatisfying(
            Maker.Person.class,
            person -> {
              assertThat(person.name()).isEqualTo("Rana");
              assertThat(person.wrote()).isTrue();
            });
    assertThat(newsroom.ready(article).body().html()).contains("<em>القديم</em> الرصيف</a>");
    assertThat(take(file))
        .isEqualTo(new XliffImport.Report(report.article(), "ar", 0, 0, 3, List.of()));
  }

  @Test
  void theStateReviewedApprovesWhatIsUnchanged() {
    XliffImport.Report report =
        take(exported().replace("state=\"translated\"", "state=\"reviewed\""));

    assertThat(report.approved()).isEqualTo(3);
    assertThat(newsroom.ready(article).translation().kind()).isEqualTo(Rendition.Kind.REVIEWED);
    assertThat(newsroom.ready(article).translation().person()).isEqualTo("Rana");
  }

  @Test
  void aLostTagIsToldWithItsWordsAndNothingOfItIsStored() {
    XliffImport.Report report = take(edited(FIRST, "انظر <pc id=\"1\">الرصيف</pc>"));

    assertThat(report.written()).isZero();
    assertThat(report.left())
        .singleElement()
        .asString()
        .contains("Sentence 4", "lost <em> <a id=\"t-n\"></a> <code", "انظر الرصيف");
    assertThat(newsroom.units(article).get(FIRST).maker()).isInstanceOf(Maker.Machine.class);
  }

  @Test
  void aSentenceThatChangedMeanwhileIsToldAndOneThatMovedIsFound() {
    String file = edited(5, "لم يصب أحد.").replace("state=\"translated\"", "state=\"reviewed\"");
    Article changed =
        newsroom.translated(
            Manuscripts.harbour()
                .body("<p>It was a Tuesday.</p>" + BODY.replace("See ", "Look at ")));

    XliffImport.Report report = take(file);

    assertThat(report.left())
        .singleElement()
        .asString()
        .contains("Sentence 4", "the original has changed since");
    assertThat(report.written()).isOne();
    assertThat(newsroom.units(changed).get(6).target()).isEqualTo(new Segment("لم يصب أحد."));
  }

  @Test
  void aPersonsNewerWordsAreNotOverwritten() {
    String file = edited(5, "لم يصب أحد.");
    newsroom.editing().write(article, ARABIC, 5, hash(5), "نجا الجميع.", "Ida");

    XliffImport.Report report = take(file);

    assertThat(report.left())
        .singleElement()
        .asString()
        .contains("somebody has changed the translation since", "لم يصب أحد.");
    assertThat(newsroom.units(article).get(5).target()).isEqualTo(new Segment("نجا الجميع."));
  }

  @Test
  void unknownArticlesSentencesAndLanguagesAreTold() {
    String file = exported();

    assertThat(take(file.replace("trgLang=\"ar\"", "trgLang=\"tlh\"")).left()).hasSize(1);
    assertThat(take(file.replace("id=\"article-" + article.id(), "id=\"article-99")).left())
        .singleElement()
        .asString()
        .contains("There is no article");
    assertThat(take(file.replaceAll("name=\"[0-9a-f]+\"", "name=\"x\"")).left()).hasSize(3);
  }

  @Test
  void whatAHostileFileBringsIsSanitised() {
    take(
        edited(
            5,
            "&lt;script&gt;x&lt;/script&gt; <ph id=\"9\" dataRef=\"d\"/>كلام",
            "<script>y</script>"));

    assertThat(newsroom.units(article).get(5).target().html())
        .isEqualTo("&lt;script&gt;x&lt;/script&gt; كلام");
  }

  @Test
  void hostileXmlIsRefusedWithASentence() {
    String doctype =
        "<!DOCTYPE xliff [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + exported().replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "");

    assertThatThrownBy(() -> take(doctype))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("DOCTYPE");
    assertThatThrownBy(() -> take("<xliff")).isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> take("<html/>"))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("not XLIFF 2");
    assertThatThrownBy(() -> take("<a>".repeat(5000))).isInstanceOf(ExchangeException.class);
    assertThatThrownBy(
            () -> SafeXml.tree(new ByteArrayInputStream(new byte[SafeXml.LARGEST + 1]), "XLIFF"))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("larger than the 32 MiB");
  }

  private String exported() {
    List<Unit> units = newsroom.units(article);
    return XliffExport.of(
        article,
        Language.ENGLISH,
        ARABIC,
        units,
        newsroom.editing().matches(article, ARABIC, units));
  }

  /// The exported file with another translation of one sentence.
  private String edited(int place, String target) {
    return edited(place, target, "");
  }

  private String edited(int place, String target, String data) {
    String file = exported();
    int unit = file.indexOf("<unit id=\"" + place + "\"");
    int begin = file.indexOf("<target>", unit);
    int end = file.indexOf("</target>", begin);
    String original =
        data.isEmpty()
            ? ""
            : "<originalData><data id=\"d\">"
                + data.replace("<", "&lt;")
                + "</data></originalData>";
    String changed = file.substring(0, begin) + "<target>" + target + file.substring(end);
    int segment = changed.indexOf("<segment", unit);
    return changed.substring(0, segment) + original + changed.substring(segment);
  }

  private XliffImport.Report take(String file) {
    InputStream in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    return new XliffImport(newsroom.articles(), newsroom.editing()).run(in, "Rana").getFirst();
  }

  private String hash(int place) {
    return newsroom.units(article).get(place).source().hash();
  }
}
