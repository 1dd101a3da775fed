package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.platform.download.FileServer;
import press.colophon.translation.models.InstalledModel;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.PublishedModels;

final class ModelsCommandTest {
  private final FileServer server = new FileServer();

  @TempDir private Path data;

  private String out = "";
  private String err = "";

  @BeforeEach
  void publish() throws IOException {
    new PublishedModels().files().forEach((path, content) -> server.put("/" + path, content));
    Files.writeString(data.resolve("colophon.conf"), "models.registry = " + server.at(""));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private int models(String... arguments) {
    List<String> line = new ArrayList<>(List.of("models"));
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

  private List<InstalledModel> installed() {
    return new InstalledModels(data.resolve("models")).all();
  }

  @Test
  void listsWhatCanBeAddedAndMarksWhatWouldBeTaken() {
    assertThat(models("list")).isZero();

    assertThat(out.lines())
        .containsExactly(
            "  pair   architecture  status           state      as of       download  on disk  chrF"
                + "  BLEU  licence",
            "* en-es  base-memory   Release          available  2025-12-16  ~3.3 MB   -        55.0"
                + "  27.7  MPL-2.0",
            "  en-es  tiny          Release          available  2025-12-16  ~3.2 MB   -        55.0"
                + "  27.7  MPL-2.0",
            "* es-en  tiny          Release Desktop  available  2025-12-16  ~3.2 MB   -        55.0"
                + "  27.7  MPL-2.0");
    assertThat(err).isEmpty();
  }

  @Test
  void addsAModelOverOneOfWhichNothingCanBeRead() throws IOException {
    models("add", "en-es");
    Path note = data.resolve("models/en-es/installed.json");
    Files.writeString(note, "{");
    assertThat(models("list", "--installed")).isEqualTo(1);
    assertThat(err).contains("Add the model again, or delete the file.");

    assertThat(models("add", "en-es")).as(err).isZero();

    assertThat(installed()).hasSize(1);
    assertThat(note.getParent().toFile().list()).hasSize(2);
  }

  @Test
  void listsUnreleasedModelsOnRequest() {
    models("list", "--all-statuses", "ru");

    assertThat(out).contains("* en-ru  tiny          unreleased").doesNotContain("en-es");
  }

  @Test
  void addsListsChecksAndRemovesModels() {
    assertThat(models("add", "en-es", "es-en")).as(err).isZero();
    assertThat(out)
        .contains("en-es: base-memory from " + server.at(""))
        .contains("model.enes.intgemm.alphas.bin.gz  ", " kB", "es-en: installed, 361 kB in");
    assertThat(installed()).hasSize(2);

    assertThat(models("list", "--installed")).isZero();
    assertThat(out.lines()).hasSize(3);
    assertThat(out).contains("en-es  base-memory   Release          installed  2025-12-16");

    assertThat(models("list", "--available", "en-es")).isZero();
    assertThat(out.lines()).hasSize(2);
    assertThat(out).contains("en-es  tiny");

    assertThat(models("check")).isZero();
    assertThat(out.lines())
        .containsExactly(
            "en-es (base-memory): 4 files, 440 kB, in order",
            "es-en (tiny): 3 files, 361 kB, in order");

    assertThat(models("remove", "en-es")).isZero();
    assertThat(out).isEqualToIgnoringNewLines("en-es: removed.");
    assertThat(installed()).hasSize(1);
    assertThat(models("remove", "en-es")).isEqualTo(1);
    assertThat(err).contains("en-es is not installed");
  }

  @Test
  void addsNothingTwice() {
    models("add", "en-es", "--architecture", "tiny");

    assertThat(models("add", "en-es", "--architecture", "tiny")).isZero();
    assertThat(out).contains("en-es: tiny is installed already, and whole.");
  }

  @Test
  void prefersTheFastModelWhereTheSettingSaysSo() throws IOException {
    Files.writeString(
        data.resolve("colophon.conf"),
        "models.registry = %s\nmodels.prefer = tiny\nmodels.folder = %s"
            .formatted(server.at(""), data.resolve("elsewhere")));

    assertThat(models("add", "en-es")).isZero();

    assertThat(out).contains("en-es: tiny from", data.resolve("elsewhere").toString());
  }

  @Test
  void onePairThatFailsDoesNotKeepTheOthersOut() {
    assertThat(models("add", "en-xx", "en-es")).isEqualTo(1);
    assertThat(err).contains("\"en-xx\" is not a pair");

    assertThat(models("add", "en-fr", "en-es")).isEqualTo(1);
    assertThat(err).contains("has no model for en-fr. It has en-es");
    assertThat(installed()).hasSize(1);
  }

  @Test
  void saysWhatIsWrongAndHowToMendIt() throws IOException {
    models("add", "en-es");
    Files.writeString(installed().getFirst().folder().resolve("srcvocab.enes.spm"), "spoilt");

    assertThat(models("check", "en-es")).isEqualTo(1);
    assertThat(out)
        .contains("en-es (base-memory): srcvocab.enes.spm: has 6 bytes, was installed with 42645")
        .contains("./colophon models add en-es");

    assertThat(models("add", "en-es")).isZero();
    assertThat(models("check", "en-es")).isZero();
  }

  @Test
  void stillListsInstalledModelsWithoutANetwork() {
    models("add", "en-es");
    new InstalledModels(data.resolve("models")).all();

    assertThat(models("list", "--from", "http://registry.invalid/")).isZero();

    assertThat(out).contains("en-es  base-memory   Release  installed");
    assertThat(err)
        .contains("The registry could not be read, so only installed models are shown")
        .contains("there is no host called registry.invalid", "models.registry");
  }

  @Test
  void addsFromAFolder(@TempDir Path stick) {
    new PublishedModels().write(stick);

    assertThat(models("add", "es-en", "--from", stick.toString())).isZero();

    assertThat(installed().getFirst().from()).isEqualTo(stick.toString());
    assertThat(server.asked("/db/models.json")).isEmpty();
  }

  @Test
  void namesWhatItLeavesOut() {
    PublishedModels odd = new PublishedModels();
    odd.entry("en-es", 1).put("architecture", "enormous");
    odd.files().forEach((path, content) -> server.put("/" + path, content));

    models("list");

    assertThat(err).contains("Left out: en-es enormous: its architecture is not one we run.");
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : List.of("list", "add", "remove", "check")) {
      assertThat(models(command, "--help")).isZero();
      assertThat(out).contains("Usage: colophon models " + command);
    }
    assertThat(models()).isNotZero();
  }

  @Test
  void answersWrongWordsWithASentence() {
    assertThat(models("check", "en-fr")).isEqualTo(1);
    assertThat(err).contains("en-fr is not installed in " + data.resolve("models"));
    assertThat(models("add", "en-es", "--architecture", "huge")).isEqualTo(1);
    assertThat(err).contains("There is no architecture \"huge\"");
    assertThat(models("list", "klingonish")).isEqualTo(1);
    assertThat(err).contains("\"klingonish\" is neither a language");
  }
}
