package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.TestDatabase;

final class NamesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Language SPANISH = new Language("es");

  private TranslatedArticles articles;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, memory, scheduled_tasks, note cascade"));
    articles = new TranslatedArticles(database.jdbi(), SPANISH);
  }

  @Test
  void translatesTheNamesWithTheArticleThatBearsThem() {
    assertThat(articles.names().in(SPANISH, "Shipping")).isEmpty();

    articles.translated(Manuscripts.harbour().themes("Shipping").regions("The Lowlands"));

    assertThat(articles.names().in(SPANISH, "Shipping")).hasValue("SHIPPING");
    assertThat(articles.names().in(SPANISH, "The Lowlands")).hasValue("THE LOWLANDS");
  }

  @Test
  void leavesCountriesToTheInterface() {
    articles.translated(Manuscripts.harbour().regions("Ireland"));

    assertThat(articles.names().in(SPANISH, "Ireland")).isEmpty();
  }

  @Test
  void translatesNothingIntoItsOwnLanguage() {
    articles.translated(Manuscripts.harbour().themes("Shipping"));

    assertThat(articles.names().in(Language.ENGLISH, "Shipping")).isEmpty();
  }

  @Test
  void takesAPersonsWordsForANameBeforeAMachines() {
    articles.translated(Manuscripts.harbour().themes("Shipping"));

    articles.names().put("Shipping", SPANISH, "Navegación", "Ida Brook");
    articles.translated(Manuscripts.harbour().headline("Another harbour").themes("Shipping"));

    assertThat(articles.names().in(SPANISH, "Shipping")).hasValue("Navegación");
  }
}
