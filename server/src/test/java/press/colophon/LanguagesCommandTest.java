package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.platform.db.DatabaseAddress;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.download.FileServer;
import press.colophon.translation.Language;
import press.colophon.translation.models.InstalledModel;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.PublishedModels;
import press.colophon.translation.quality.Measurement;
import press.colophon.translation.quality.Measurements;

/// The languages of a publication, with the small models of a registry on this machine and without
/// Apertium.
final class LanguagesCommandTest {
  private final FileServer server = new FileServer();

  @TempDir private Path data;

  private String out = "";
  private String err = "";

  @BeforeEach
  void publish() throws IOException {
    new PublishedModels()
        .with("en-fr")
        .with("fr-en")
        .files()
        .forEach((path, content) -> server.put("/" + path, content));
    configure();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void configure(String... lines) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("models.registry = " + server.at(""));
    all.add("translation.apertium-modes = " + data.resolve("none"));
    all.addAll(List.of(lines));
    Files.write(data.resolve("colophon.conf"), all);
  }

  private int languages(String... arguments) {
    List<String> line = new ArrayList<>(List.of("languages"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--data", data.toString()));
    StringWriter said = new StringWriter();
    StringWriter wrong = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(wrong))
            .execute(line.toArray(String[]::new));
    out = said.toString();
    err = wrong.toString();
    return code;
  }

  private List<String> installed() {
    return new InstalledModels(data.resolve("models"))
        .all().stream().map(InstalledModel::pair).map(Object::toString).toList();
  }

  @Test
  void showsWhatWouldLeadToEachLanguageAndFromWhere() {
    assertThat(languages()).as(err).isZero();

    assertThat(out.lines())
        .anyMatch(line -> line.matches("en +English +the original"))
        .anyMatch(line -> line.matches("es +Español \\(Spanish\\) +needs en-es, ~3.3 MB"))
        .anyMatch(line -> line.matches("fr +Français \\(French\\) +needs en-fr, ~3.2 MB"))
        .anyMatch(
            line -> line.matches("gl .* needs en-es, ~3.3 MB; apt-get install apertium-es-gl"))
        .anyMatch(line -> line.matches("eo +Esperanto +needs apt-get install apertium-eo-en"))
        .anyMatch(line -> line.matches("ja .* nothing known"));
    assertThat(out)
        .contains("translated now.")
        .contains("Models not installed: 2, ~6.5 MB from " + server.at(""));
    assertThat(err).contains("There is no database in " + data);
    assertThat(data.resolve("postgres")).doesNotExist();
  }

  @Test
  void saysWhenTheRegistryIsNotReachedAndShowsTheRest() {
    languages("add", "es");

    assertThat(languages("--from", "http://registry.invalid/")).as(err).isZero();

    assertThat(err)
        .contains("The registry of models could not be read")
        .contains("there is no host called registry.invalid");
    assertThat(out.lines())
        .anyMatch(line -> line.matches("es .* Firefox Translations +en-es \\(base-memory\\)"))
        .anyMatch(line -> line.matches("ja .* not known without the registry"));
  }

  @Test
  void doesNotWaitLongForARegistryThatDoesNotAnswer() {
    server.always("/db/models.json", FileServer.slow(0, 60_000));
    long began = System.nanoTime();

    assertThat(languages()).isZero();

    assertThat((System.nanoTime() - began) / 1e9).isLessThan(30);
    assertThat(err).contains("The registry of models could not be read");
  }

  @Test
  void addsChecksAndRemovesALanguage() {
    assertThat(languages("add", "es", "fr")).as(err).isZero();
    assertThat(out)
        .contains("Models to download: 2, ~6.5 MB.")
        .contains("en-es: base-memory from " + server.at("") + ", licence MPL-2.0")
        .contains("en-fr: installed, ");
    assertThat(installed()).containsExactly("en-es", "en-fr");

    assertThat(languages("add", "es")).isZero();
    assertThat(out)
        .isEqualToIgnoringNewLines("en-es: base-memory is installed already, and whole.");

    assertThat(languages("check")).as(out).isZero();
    assertThat(out.lines())
        .hasSize(2)
        .allMatch(line -> line.matches("(es|fr): Firefox Translations, \\d+\\.\\d s: .+"));

    assertThat(languages("remove", "es")).isZero();
    assertThat(out.lines())
        .containsExactly("en-es: removed.", "es: no engine leads there any more.");
    assertThat(installed()).containsExactly("en-fr");
    assertThat(languages("remove", "es")).isEqualTo(1);
    assertThat(err).contains("No model that leads to es is in " + data.resolve("models"));
  }

  @Test
  void goesByWayOfEnglishFromAnotherLanguageOfTheSite() throws IOException {
    configure("site.language = es");

    assertThat(languages("add", "fr")).as(err).isZero();
    assertThat(installed()).containsExactly("en-fr", "es-en");

    assertThat(languages("check", "fr")).as(out).isZero();
    assertThat(out).contains("fr: Firefox Translations (Spanish → English → French)");

    assertThat(languages("remove", "en")).isZero();
    assertThat(out).contains("es-en: removed.").contains("fr: no engine leads there any more.");
  }

  @Test
  void namesThePackagesThatLeadOnFromACloseRelative() {
    assertThat(languages("add", "gl", "oc")).as(err).isZero();

    assertThat(installed()).containsExactly("en-es");
    assertThat(out.lines())
        .endsWith(
            "gl, oc: packages of Debian or Ubuntu lead on. As root:",
            "  apt-get install apertium-es-gl apertium-oc-es");
  }

  @Test
  void addsEverythingThatIsToBeHad() {
    assertThat(languages("add", "--all")).as(err).isZero();

    assertThat(installed()).containsExactly("en-es", "en-fr");
    assertThat(err).contains("Neither a model nor packages are known that lead from en to: ", "ja");
  }

  @Test
  void answersWrongWordsWithASentence() {
    assertThat(languages("add")).isEqualTo(2);
    assertThat(err).contains("Name languages, such as fr de, or --all.");
    assertThat(languages("add", "--all", "fr")).isEqualTo(2);
    assertThat(languages("add", "klingonish")).isEqualTo(2);
    assertThat(err).contains("\"klingonish\" is not among the languages");
    assertThat(languages("add", "en")).isEqualTo(2);
    assertThat(err).contains("en is the language of the site");
    assertThat(languages("add", "ja", "fr")).isEqualTo(1);
    assertThat(err).contains("lead from en to: ja.");
    assertThat(installed()).containsExactly("en-fr");
  }

  @Test
  void checkTellsWhatDoesNotTranslate() throws IOException {
    assertThat(languages("check")).isEqualTo(1);
    assertThat(err).contains("No engine leads anywhere from en.");

    languages("add", "es", "fr");
    Path vocabulary = new InstalledModels(data.resolve("models")).all().getFirst().folder();
    Files.writeString(vocabulary.resolve("srcvocab.enes.spm"), "spoilt");

    assertThat(languages("check")).isEqualTo(1);
    assertThat(out).contains("es: Firefox Translations fails: ", "fr: Firefox Translations, ");
    assertThat(languages("check", "fr")).isZero();
    assertThat(languages("check", "ja")).isEqualTo(1);
    assertThat(out).contains("ja: no engine leads there from en.");
  }

  @Test
  void measuresKeepsTheFiguresAndShowsThem(@TempDir Path sentences) throws IOException {
    Files.writeString(sentences.resolve("dev.en"), "The quay is shut.\nIt rains.\nGo on.\n");
    Files.writeString(sentences.resolve("dev.es"), "El muelle está cerrado.\nLlueve.\nSiga.\n");
    Files.write(
        sentences.resolve("dev.fr.gz"),
        PublishedModels.gzip("Le quai est fermé.\n".getBytes(StandardCharsets.UTF_8)));
    languages("add", "es", "fr");
    try (TestDatabase database = TestDatabase.open()) {
      configure("database.url = " + url(database));

      assertThat(languages("measure", "--flores", sentences.toString(), "--sentences", "2"))
          .isEqualTo(1);

      assertThat(out.lines())
          .as(err)
          .hasSize(2)
          .anyMatch(line -> line.matches("to +by +chrF2 +BLEU +words/s"))
          .anyMatch(line -> line.matches("es +Firefox Translations +[\\d.]+ +[\\d.]+ +\\d+"));
      assertThat(err).contains("fr: " + sentences + " has 2 sentences in en and 1 in fr.");
      Measurement kept = new Measurements(database.jdbi()).from(Language.ENGLISH).getFirst();
      assertThat(kept.score().sentences()).isEqualTo(2);
      assertThat(kept.model()).isNotEmpty();

      assertThat(languages()).isZero();
      assertThat(out.lines())
          .anyMatch(line -> line.matches("es .*\\) +\\d+\\.\\d +0 +0 +0 +0 +Firefox .*"))
          .anyMatch(line -> line.matches("fr .*\\) +- +0 +0 +0 +0 +Firefox .*"));
    }
  }

  @Test
  void measureSaysWhatIsMissing(@TempDir Path sentences) throws IOException {
    assertThat(languages("measure", "--flores", sentences.toString())).isEqualTo(1);
    assertThat(err).contains("has no sentences in English: neither dev.en nor dev.en.gz.");
    Files.writeString(sentences.resolve("dev.en"), "It rains.\n");
    try (TestDatabase database = TestDatabase.open()) {
      configure("database.url = " + url(database));

      assertThat(languages("measure", "--flores", sentences.toString(), "--to", "es,fr"))
          .isEqualTo(1);
      assertThat(err).contains("es: no engine leads there from en.", "languages add fr");
      assertThat(languages("measure", "--flores", sentences.toString())).isEqualTo(1);
      assertThat(err).contains("No engine leads from en to a language of " + sentences);
    }
    assertThat(languages("measure", "--flores", ".", "--sentences", "0")).isEqualTo(2);
  }

  @Test
  void aDatabaseThatCannotBeOpenedKeepsNothingElseBack() throws IOException {
    configure("database.url = postgresql://nobody@localhost:1/none");

    assertThat(languages()).isZero();

    assertThat(err).contains("Articles are not counted: ");
    assertThat(out).contains("needs en-es");
  }

  private static String url(TestDatabase database) {
    DatabaseAddress address = database.address();
    return address
        .jdbcUrl()
        .replace(
            "jdbc:postgresql://",
            "postgresql://%s:%s@".formatted(address.user(), address.password()));
  }
}
