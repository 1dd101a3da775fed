package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.TestDatabase;

final class EditingTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Language SPANISH = new Language("es");
  private static final int FIRST_SENTENCE = 4;

  private TranslatedArticles spanish;
  private Editing editing;
  private Article article;

  @BeforeEach
  void translate() {
    var db = database.jdbi();
    db.useHandle(h -> h.execute("truncate article, memory, scheduled_tasks, note cascade"));
    spanish = new TranslatedArticles(db, SPANISH);
    editing = spanish.editing();
    article = translated(Manuscripts.harbour());
  }

  @Test
  void readersGetWhatAPersonWroteAtOnceAndItsNameOnceAllIsHers() {
    assertThat(write(article, "El puerto viejo se cegó <script>x</script>en un año."))
        .isInstanceOfSatisfying(Editing.Done.class, done -> assertThat(done.flaws()).isEmpty());

    assertThat(ready(article).body().html()).startsWith("<p>El puerto viejo se cegó en un año.");
    assertThat(ready(article).translation().kind()).isEqualTo(Rendition.Kind.MACHINE);

    List<Unit> units = editing.units(article, SPANISH).orElseThrow();
    for (int i = 0; i < units.size(); i++) {
      editing.approve(article, SPANISH, i, units.get(i).source().hash(), "Ida");
    }

    assertThat(ready(article).translation().kind()).isEqualTo(Rendition.Kind.REVIEWED);
    assertThat(ready(article).translation().person()).isEqualTo("Ida");
  }

  @Test
  void aCorrectionElsewhereLeavesAPersonsWordsAndOneOfTheirSentenceKeepsThemForHer() {
    write(article, "El puerto viejo se cegó en un año.");

    Article corrected = translated(Manuscripts.harbour().more("Corrected on Tuesday."));

    assertThat(ready(corrected).body().html()).startsWith("<p>El puerto viejo se cegó en un año.");

    Article changed =
        translated(
            Manuscripts.harbour()
                .change("within a single year", "within two years")
                .more("Corrected on Tuesday."));

    Unit unit = editing.units(changed, SPANISH).orElseThrow().get(FIRST_SENTENCE);
    assertThat(unit.target().html()).contains("WITHIN TWO YEARS");
    assertThat(unit.kept().target().html()).isEqualTo("El puerto viejo se cegó en un año.");
    assertThat(unit.kept().maker().name()).isEqualTo("Ida");
  }

  @Test
  void theSameSentenceInAnotherArticleGetsAPersonsWords() {
    String sentence = "Nobody was hurt in the storm of that night.";
    Article first = translated(other("A storm", sentence));
    String source = new Segment(sentence).hash();
    editing.write(first, SPANISH, FIRST_SENTENCE, source, "Nadie resultó herido.", "Ida");

    Article second = translated(other("Another storm came", sentence + " It was a Tuesday."));

    assertThat(ready(second).body().html()).contains("<p>Nadie resultó herido. IT WAS");
  }

  @Test
  void aTextMayHaveASentenceTwice() {
    Article twice = translated(other("Twice", "It rained. It rained. It rained all the same."));

    assertThat(ready(twice).body().html()).contains("IT RAINED. IT RAINED. IT RAINED ALL");
  }

  @Test
  void aLinkToAnotherPlaceOfTheTextStays() {
    Article noted =
        translated(
            Manuscripts.harbour()
                .body("<p>It sank<a href=\"#n\">1</a>.</p><p id=\"n\">In the night.</p>"));

    editing.write(
        noted, SPANISH, FIRST_SENTENCE, hash(noted), "Se hundió<a href=\"#t-n\">1</a>.", "Ida");

    assertThat(ready(noted).body().html()).contains("Se hundió<a href=\"#t-n\">1</a>.");
  }

  @Test
  void whoSawAnEarlierTranslationDoesNotOverwriteANewerOne() {
    Unit seen = editing.units(article, SPANISH).orElseThrow().get(FIRST_SENTENCE);
    write(article, "El puerto viejo se cegó en un año.");

    assertThat(editing.write(article, SPANISH, FIRST_SENTENCE, seen, "Uno.", "Rana"))
        .isInstanceOf(Editing.Refused.class);
    assertThat(editing.approve(article, SPANISH, FIRST_SENTENCE, seen, "Rana"))
        .isInstanceOf(Editing.Refused.class);

    Unit now = editing.units(article, SPANISH).orElseThrow().get(FIRST_SENTENCE);
    assertThat(now.target().html()).isEqualTo("El puerto viejo se cegó en un año.");
    assertThat(editing.write(article, SPANISH, FIRST_SENTENCE, now, "Uno.", "Rana"))
        .isInstanceOf(Editing.Done.class);
  }

  @Test
  void whatAPersonWroteForASentenceLikeItIsOffered() {
    write(article, "El puerto viejo se cegó en un año.");
    Article next =
        translated(
            other("Other news", "The old harbour of Port Lune silted up within a single month."));

    List<Unit> units = editing.units(next, SPANISH).orElseThrow();
    List<FuzzyMatch> matches = editing.matches(next, SPANISH, units).get(FIRST_SENTENCE);

    assertThat(matches).hasSize(1);
    assertThat(matches.getFirst().percent()).isBetween(70, 80);
    assertThat(matches.getFirst().target().html()).isEqualTo("El puerto viejo se cegó en un año.");
    assertThat(matches.getFirst().maker().name()).isEqualTo("Ida");
    assertThat(editing.matches(next, SPANISH, units)).containsOnlyKeys(FIRST_SENTENCE);
  }

  @Test
  void whatWasRememberedBeforeThereWereBandsIsOfferedToo() {
    write(article, "El puerto viejo se cegó en un año.");
    database.jdbi().useHandle(h -> h.execute("update memory set bands = null"));
    Article next =
        translated(
            other("Other news", "The old harbour of Port Lune silted up within a single month."));

    assertThat(editing.matches(next, SPANISH, editing.units(next, SPANISH).orElseThrow()))
        .containsOnlyKeys(FIRST_SENTENCE);
  }

  @Test
  void whatTheMachineHadIsKnownBesideAPersonsWords() {
    write(article, "El puerto viejo se cegó en un año.");

    assertThat(editing.machines(article, SPANISH, editing.units(article, SPANISH).orElseThrow()))
        .containsOnlyKeys(hash(article))
        .allSatisfy((hash, was) -> assertThat(was.html()).startsWith("THE OLD HARBOUR"));
  }

  @Test
  void theListBeginsWithWhatIsToBeLookedAt() {
    write(article, "El puerto viejo se cegó en un año.");
    translated(
        Manuscripts.harbour().change("within a single year", "within two years of bad storms"));
    translated(other("Other news", "It rained."));

    List<Editing.Overview> latest = editing.latest(10);

    assertThat(latest).hasSize(2);
    assertThat(latest.getFirst().article()).isEqualTo(article.id());
    assertThat(latest).extracting(Editing.Overview::toLookAt).containsExactly(1L, 0L);
  }

  @Test
  void backToTheMachineForgetsAPersonsWords() {
    write(article, "El puerto viejo se cegó en un año.");

    editing.backToMachine(article, SPANISH, FIRST_SENTENCE, hash(article));
    assertThat(spanish.of(article)).isInstanceOf(Translation.InProgress.class);
    spanish.run(article);

    assertThat(ready(article).body().html()).startsWith("<p>THE OLD HARBOUR");
  }

  @Test
  void whatWasChangedMeanwhileIsNotOverwritten() {
    String seen = hash(article);
    Article changed =
        translated(Manuscripts.harbour().change("within a single year", "within two years"));

    assertThat(editing.write(changed, SPANISH, FIRST_SENTENCE, seen, "Uno.", "Ida"))
        .isInstanceOf(Editing.Refused.class);
    assertThat(editing.write(changed, SPANISH, FIRST_SENTENCE, hash(changed), " ", "Ida"))
        .isInstanceOf(Editing.Refused.class);
    assertThat(editing.write(changed, SPANISH, 999, seen, "Uno.", "Ida"))
        .isInstanceOf(Editing.Refused.class);
    assertThat(ready(changed).body().html()).startsWith("<p>THE OLD HARBOUR");
  }

  private Editing.Outcome write(Article of, String text) {
    return editing.write(of, SPANISH, FIRST_SENTENCE, hash(of), text, "Ida");
  }

  private String hash(Article of) {
    return editing.units(of, SPANISH).orElseThrow().get(FIRST_SENTENCE).source().hash();
  }

  private static Manuscripts other(String headline, String text) {
    return Manuscripts.harbour().headline(headline).body("<p>" + text + "</p>");
  }

  private Article translated(Manuscripts manuscript) {
    return spanish.translated(manuscript);
  }

  private Rendition ready(Article of) {
    return spanish.ready(of);
  }
}
