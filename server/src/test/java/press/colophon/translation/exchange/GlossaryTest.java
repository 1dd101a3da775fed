package press.colophon.translation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.translation.Flaw;
import press.colophon.translation.Glossary;
import press.colophon.translation.Language;
import press.colophon.translation.Term;
import press.colophon.translation.TranslatedArticles;

final class GlossaryTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Language ENGLISH = Language.ENGLISH;
  private static final Language FRENCH = new Language("fr");
  private static final int FIRST = 4;

  private Glossary glossary;

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, memory, term, scheduled_tasks, note cascade"));
    glossary = new Glossary(database.jdbi(), new Jobs(), Clock.systemUTC());
  }

  @Test
  void namesComeThroughAnEngineAndBrokenTermsAreMarked() {
    glossary.put(
        List.of(
            Term.name(ENGLISH, null, "Port Lune"),
            new Term(ENGLISH, FRENCH, "quay", List.of("quai"), List.of(), false, null)));
    TranslatedArticles newsroom = new TranslatedArticles(database.jdbi(), FRENCH);

    Article article =
        newsroom.translated(
            Manuscripts.harbour().body("<p>The quay of <em>Port Lune</em> moved.</p>"));

    assertThat(newsroom.ready(article).body().html())
        .isEqualTo("<p>THE QUAY OF <em>Port Lune</em> MOVED.</p>");
    assertThat(newsroom.units(article).get(FIRST).flaws()).containsExactly(Flaw.GLOSSARY);

    String source = newsroom.units(article).get(FIRST).source().hash();
    newsroom
        .editing()
        .write(article, FRENCH, FIRST, source, "Le quai de <em>Port Lune</em> a bougé.", "Ida");

    assertThat(newsroom.units(article).get(FIRST).flaws()).isEmpty();
  }

  @Test
  void aTermForOneLanguageGoesBeforeOneForAll() {
    glossary.put(
        List.of(
            Term.name(ENGLISH, null, "Port Lune"),
            new Term(ENGLISH, FRENCH, "Port Lune", List.of("Port-Lune"), List.of(), true, null)));
    TranslatedArticles newsroom = new TranslatedArticles(database.jdbi(), FRENCH);

    Article article = newsroom.translated(Manuscripts.harbour().body("<p>See Port Lune now.</p>"));

    assertThat(newsroom.ready(article).body().html()).isEqualTo("<p>SEE PORT LUNE NOW.</p>");
    assertThat(newsroom.units(article).get(FIRST).flaws()).containsExactly(Flaw.GLOSSARY);
  }

  @Test
  void theSameWordsAreReplacedAndRemoved() {
    glossary.put(List.of(term("quai"), term("embarcadère")));

    assertThat(glossary.all()).containsExactly(term("embarcadère"));
    assertThat(glossary.remove(ENGLISH, null, "quay")).isFalse();
    assertThat(glossary.remove(ENGLISH, FRENCH, "quay")).isTrue();
    assertThat(glossary.all()).isEmpty();
  }

  @Test
  void whatIsWrittenAsTbxIsReadBackAsItWas() {
    List<Term> terms =
        List.of(
            Term.name(ENGLISH, null, "Coast & Courier <News>"),
            new Term(
                ENGLISH,
                FRENCH,
                "quay",
                List.of("quai", "appontement"),
                List.of("dock"),
                false,
                "Not a jetty."),
            new Term(
                ENGLISH,
                new Language("ar"),
                "quay",
                List.of("رصيف"),
                List.of(),
                false,
                "Not a jetty."),
            new Term(ENGLISH, FRENCH, "Turkey", List.of("Turquie"), List.of(), true, null));

    String file = TbxExport.of(terms);

    assertThat(TbxImport.read(stream(file), ENGLISH))
        .isEqualTo(new TbxImport.Result(terms, List.of()));
    assertThat(file)
        .contains("<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\"", "type=\"TBX-Basic\" style=\"dct\"")
        .contains("<conceptEntry id=\"c3\">")
        .doesNotContain("<conceptEntry id=\"c4\">")
        .contains(
            "<termSec><term>dock</term><min:administrativeStatus>deprecatedTerm-admn-sts"
                + "</min:administrativeStatus></termSec>");
  }

  @Test
  void olderTbxIsReadAndWhatDoesNotFitIsTold() {
    String file =
        """
        <martif type="TBX"><text><body>
        <termEntry id="1"><langSet xml:lang="en"><tig><term>quay</term></tig></langSet>
        <langSet xml:lang="fr-FR"><tig><term>quai</term></tig><tig><term>dock</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
        <langSet xml:lang="tlh"><tig><term>x</term></tig></langSet></termEntry>
        <termEntry id="2"><langSet xml:lang="fr"><tig><term>quai</term></tig></langSet></termEntry>
        <termEntry id="3"><langSet xml:lang="en"><tig><term>!</term></tig></langSet>
        <langSet xml:lang="fr"><tig><term>quai</term></tig></langSet></termEntry>
        </body></text></martif>
        """;

    TbxImport.Result result = TbxImport.read(stream(file), ENGLISH);

    assertThat(result.terms())
        .containsExactly(
            new Term(ENGLISH, FRENCH, "quay", List.of("quai"), List.of("dock"), false, null));
    assertThat(result.left()).hasSize(3);
    assertThatThrownBy(
            () -> TbxImport.read(stream("<!DOCTYPE martif [<!ENTITY a \"b\">]><martif/>"), ENGLISH))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> TbxImport.read(stream("<html/>"), ENGLISH))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("not TBX");
  }

  private static Term term(String french) {
    return new Term(ENGLISH, FRENCH, "quay", List.of(french), List.of(), false, null);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
