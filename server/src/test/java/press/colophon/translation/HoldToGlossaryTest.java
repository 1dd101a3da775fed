package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;

final class HoldToGlossaryTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Language FRENCH = new Language("fr");
  private static final Term NAME = Term.name(Language.ENGLISH, null, "Port Lune");
  private static final Term QUAY =
      new Term(Language.ENGLISH, FRENCH, "quay", List.of("quai"), List.of(), false, null);
  private static final int FIRST = 4;
  private static final int SECOND = 5;

  private Glossary glossary;
  private TranslatedArticles newsroom;
  private Article article;

  @BeforeEach
  void translate() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, memory, term, scheduled_tasks, note cascade"));
    glossary = new Glossary(database.jdbi(), new Jobs(), Clock.systemUTC());
    newsroom = new TranslatedArticles(database.jdbi(), FRENCH);
    article =
        newsroom.translated(
            Manuscripts.harbour().body("<p>It moved in Port Lune.</p><p>The quay sank.</p>"));
  }

  @Test
  void whatAMachineMadeIsMadeAgainAndReadersKeepTheOldOneUntilThen() {
    assertThat(newsroom.holdToGlossary().find(List.of(NAME)))
        .isEqualTo(new HoldToGlossary.Findings(1, 1, 0));

    add(NAME);

    assertThat(newsroom.units(article).get(FIRST).flaws()).containsExactly(Flaw.GLOSSARY);
    assertThat(newsroom.ready(article).body().html()).contains("IT MOVED IN PORT LUNE");
    assertThat(newsroom.editing().latest(1).getFirst().toLookAt()).isOne();
    assertThat(orders()).isOne();

    newsroom.remake(article);

    assertThat(newsroom.ready(article).body().html()).contains("IT MOVED IN Port Lune");
    assertThat(newsroom.units(article).get(FIRST).flaws()).isEmpty();
  }

  @Test
  void whatAPersonWroteIsOnlyMarkedUntilTheTermIsGone() {
    String source = newsroom.units(article).get(SECOND).source().hash();
    newsroom.editing().write(article, FRENCH, SECOND, source, "Le dock coula.", "Ida");
    assertThat(newsroom.holdToGlossary().find(List.of(QUAY)))
        .isEqualTo(new HoldToGlossary.Findings(1, 0, 1));

    add(QUAY);

    assertThat(newsroom.units(article).get(SECOND).flaws()).containsExactly(Flaw.GLOSSARY);
    assertThat(newsroom.units(article).get(SECOND).target().html()).isEqualTo("Le dock coula.");
    assertThat(orders()).isZero();

    glossary.remove(Language.ENGLISH, FRENCH, "quay");
    newsroom.holdToGlossary().run(new GlossaryChanged("en", List.of("quay")));

    assertThat(newsroom.units(article).get(SECOND).flaws()).isEmpty();
  }

  @Test
  void whereTheEngineDoesNoBetterTheSentenceStaysMarked() {
    add(QUAY);
    newsroom.remake(article);

    assertThat(newsroom.units(article).get(SECOND).flaws()).containsExactly(Flaw.GLOSSARY);
    assertThat(newsroom.ready(article).body().html()).contains("THE QUAY SANK");
  }

  private void add(Term term) {
    glossary.put(List.of(term));
    newsroom.holdToGlossary().run(new GlossaryChanged("en", List.of(term.source())));
  }

  private static int orders() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "select count(*) from scheduled_tasks where task_name = 'remake-sentences'")
                    .mapTo(Integer.class)
                    .one());
  }
}
