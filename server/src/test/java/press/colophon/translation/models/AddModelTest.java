package press.colophon.translation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.nmt.ModelFiles;
import press.colophon.platform.Sha256;
import press.colophon.platform.download.DownloadLimits;
import press.colophon.platform.download.FileServer;
import press.colophon.platform.download.Progress;

final class AddModelTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  private static final DownloadLimits HASTY =
      new DownloadLimits(Duration.ofMillis(700), 1000, 2, Duration.ofMillis(5), 3);
  private static final Pair EN_ES = Pair.parse("en-es").orElseThrow();
  private static final Choice FAST = new Choice(true, false, null);
  private static final String MODEL =
      "/models/en-es/tiny/exported/model.enes.intgemm.alphas.bin.gz";
  private static final String LEX = "/models/en-es/tiny/exported/lex.50.50.enes.s2t.bin.gz";
  private static final String VOCAB = "/models/en-es/tiny/exported/vocab.enes.spm.gz";

  private final FileServer server = new FileServer();
  private final PublishedModels published = new PublishedModels();

  @TempDir private Path folder;

  private InstalledModels models;

  @BeforeEach
  void serve() {
    models = new InstalledModels(folder.resolve("models"));
    publish();
  }

  private void publish() {
    published.files().forEach((path, content) -> server.put("/" + path, content));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private InstalledModel add() {
    return add(server.at(""), FAST, new EngineCheck());
  }

  private InstalledModel add(String where, Choice choice, ModelCheck check) {
    try (ModelSource source =
            new ModelSources(models, HASTY, "Colophon-Test/1", NOON).open(where, true);
        ModelsLock _ = models.lock(() -> {})) {
      models.clean(Set.of(EN_ES));
      Registry registry = source.registry();
      return new AddModel(models, check, NOON)
          .run(choice.best(registry, EN_ES, where), registry, source, Progress.NONE);
    }
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(this::add)
        .isInstanceOf(ModelsException.class)
        .hasMessageContainingAll(words);
    assertThat(models.all()).isEmpty();
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // What goes well.

  @Test
  void installsAModelWithEverythingItNeeds() throws IOException {
    InstalledModel added = add();

    assertThat(models.find(EN_ES)).contains(added);
    assertThat(names(models.folder().resolve("en-es")))
        .containsExactly("installed.json", added.folder().getFileName().toString());
    ModelFiles files = ModelFiles.in(added.folder());
    assertThat(files.model())
        .hasFileName("model.enes.intgemm.alphas.bin")
        .hasBinaryContent(PublishedModels.fixture("tiny/model.intgemm.alphas.bin"));
    assertThat(files.sourceVocabulary()).isEqualTo(files.targetVocabulary());
    assertThat(files.shortlist()).hasBinaryContent(PublishedModels.fixture("tiny/lex.s2t.bin"));
    assertThat(models.folder().resolve(".incoming/en-es")).doesNotExist();
    assertThat(added.version()).isEqualTo("2025-12-16");
    assertThat(added.installed()).isEqualTo("2026-01-05T12:00:00Z");
    assertThat(added.licence()).isEqualTo("MPL-2.0");
  }

  @Test
  void installsAModelWithTwoVocabularies() {
    InstalledModel added = add(server.at(""), new Choice(false, false, null), new EngineCheck());

    ModelFiles files = ModelFiles.in(added.folder());
    assertThat(files.sourceVocabulary()).hasFileName("srcvocab.enes.spm");
    assertThat(files.targetVocabulary()).hasFileName("trgvocab.enes.spm");
  }

  @Test
  void replacesAModelByAnother() {
    InstalledModel small = add();

    InstalledModel large = add(server.at(""), new Choice(false, false, null), new EngineCheck());

    assertThat(models.find(EN_ES)).contains(large);
    assertThat(small.folder()).doesNotExist();
    assertThat(names(models.folder().resolve("en-es"))).hasSize(2);
  }

  @Test
  void replacesAModelByItself() throws IOException {
    InstalledModel spoilt = add();
    Files.writeString(spoilt.folder().resolve("vocab.enes.spm"), "spoilt");

    InstalledModel again = add();

    assertThat(new CheckModel(new EngineCheck()).run(again)).isEmpty();
    assertThat(spoilt.folder()).doesNotExist();
  }

  @Test
  void takesFilesThatAServerHasUnpackedAlready() {
    server.put(VOCAB, PublishedModels.fixture("vocab.spm"));

    assertThat(new CheckModel(new EngineCheck()).run(add())).isEmpty();
  }

  @Test
  void continuesAnInterruptedDownload() {
    server.always(MODEL, FileServer.truncated(100_000));
    assertThatThrownBy(this::add).hasMessageContaining("broke off");
    server.always(MODEL, FileServer.ranges());

    add();

    assertThat(server.asked(MODEL).getLast().range()).matches("bytes=[1-9]\\d{3,5}-");
    assertThat(models.all()).hasSize(1);
  }

  @Test
  void looksBesideTheRegistryOfAMirrorAndNotWhereTheOriginalWas() {
    published.baseUrl("http://localhost:" + server.port() + "/elsewhere");
    publish();

    assertThat(add().from()).isEqualTo(server.at(""));
  }

  @Test
  void believesAnAddressOnTheMirrorItself() {
    published.baseUrl(server.at("/moved"));
    publish();
    published.files().forEach((path, content) -> server.put("/moved/" + path, content));

    add();

    assertThat(server.asked(MODEL)).isEmpty();
    assertThat(server.asked("/moved" + MODEL)).hasSize(1);
  }

  // What goes wrong.

  @Test
  void refusesAModelWithAnotherHash() {
    byte[] other = PublishedModels.fixture("tiny/model.intgemm.alphas.bin");
    other[other.length - 1] ^= 1;
    server.put(MODEL, PublishedModels.gzip(other));

    assertRefused(
        "en-es was not installed from http://127.0.0.1", "SHA-256 is " + Sha256.hex(other));
    assertThat(models.folder().resolve(".incoming/en-es")).doesNotExist();
  }

  @Test
  void refusesAModelOfAnotherSize() {
    byte[] model = PublishedModels.fixture("tiny/model.intgemm.alphas.bin");
    server.put(MODEL, PublishedModels.gzip(Arrays.copyOf(model, model.length - 1)));

    assertRefused(MODEL.substring(1), "unpacks to 285470 bytes, its registry states 285471");
  }

  @Test
  void stopsAModelThatUnpacksToMoreThanItStates() {
    server.put(MODEL, PublishedModels.gzip(new byte[50_000_000]));

    assertRefused(MODEL.substring(1), "unpacks to more than the 285471 bytes");
  }

  @Test
  void stopsAVocabularyThatUnpacksWithoutEnd() {
    server.put(VOCAB, PublishedModels.gzip(new byte[9_000_000]));

    assertRefused(VOCAB.substring(1), "unpacks to more than the 8000000 bytes");
  }

  @Test
  void stopsAShortlistThatUnpacksWithoutEnd() {
    server.put(LEX, PublishedModels.gzip(new byte[64_000_001]));

    assertRefused(LEX.substring(1), "unpacks to more than the 64000000 bytes");
  }

  @Test
  void refusesGzipThatIsCutOffOrDamaged() {
    byte[] packed = PublishedModels.gzip(PublishedModels.fixture("vocab.spm"));
    server.put(VOCAB, Arrays.copyOf(packed, packed.length - 20));
    assertRefused(VOCAB.substring(1), "gzip is damaged or cut off");

    packed[packed.length / 2] ^= 0x55;
    server.put(VOCAB, packed);
    assertRefused(VOCAB.substring(1), "gzip is damaged or cut off");
  }

  @Test
  void refusesAnEmptyFile() {
    server.put(VOCAB, PublishedModels.gzip(new byte[0]));

    assertRefused(VOCAB.substring(1), "it is empty");
  }

  @Test
  void refusesWhatTheEngineCannotUse() {
    assertThatThrownBy(() -> add(server.at(""), FAST, files -> Optional.of("it is odd")))
        .hasMessageContainingAll("en-es was not installed", "it is odd");
    assertThat(models.all()).isEmpty();
  }

  @Test
  void keepsTheOldModelWhenTheNewOneFails() {
    InstalledModel old = add();
    server.always(VOCAB, FileServer.status(500));

    assertThatThrownBy(this::add).hasMessageContaining("status 500");

    assertThat(models.find(EN_ES)).contains(old);
    assertThat(new CheckModel(new EngineCheck()).run(old)).isEmpty();
  }

  @Test
  void namesAFileThatIsNotThere() {
    server.always(LEX, FileServer.status(404));

    assertRefused(server.at(LEX), "status 404");
  }

  @Test
  void namesAServerThatIsStuckAndOneThatLeadsInACircle() {
    server.always(MODEL, FileServer.slow(100, 60_000));
    assertRefused(server.at(MODEL), "only 100 bytes came");

    server.always(MODEL, FileServer.redirect(MODEL));
    assertRefused(server.at(MODEL), "circle");
  }

  @Test
  void namesAFolderThatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    models = new InstalledModels(folder.resolve("file/models"));

    assertThatThrownBy(this::add)
        .isInstanceOf(ModelsException.class)
        .hasMessageContaining("Cannot write " + folder.resolve("file"));
  }

  @Test
  void saysWhenTheDiskHasTooLittleRoom() {
    published.entry("en-es", 1).withObject("files").withObject("model");
    ((ObjectNode) published.entry("en-es", 1).path("files").path("model"))
        .put("uncompressedSize", 999_000_000L);
    publish();

    if (folder.toFile().getUsableSpace() < 1_700_000_000L) {
      assertRefused("en-es needs about");
    } else {
      assertRefused("unpacks to 285471 bytes, its registry states 999000000");
    }
  }

  // The registry.

  @Test
  void findsARegistryByItsOwnAddressToo() {
    assertThat(add(server.at("/db/models.json"), FAST, new EngineCheck()).files()).hasSize(3);
  }

  @Test
  void saysWhatIsNoRegistry() {
    server.put("/db/models.json", "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8));

    assertRefused(server.at("/db/models.json"), "is not a registry of models");
  }

  @Test
  void readsTheRegistryOnceAnHourForAList() {
    ModelSources sources = new ModelSources(models, HASTY, "Colophon-Test/1", Clock.systemUTC());
    for (int i = 0; i < 3; i++) {
      try (ModelSource source = sources.open(server.at(""), false)) {
        assertThat(source.registry().entries()).hasSize(4);
      }
    }

    assertThat(server.asked("/db/models.json")).hasSize(1);
  }

  @Test
  void showsWhatItReadLastWhenTheRegistryCannotBeReached() {
    ModelSources sources = new ModelSources(models, HASTY, "Colophon-Test/1", Clock.systemUTC());
    try (ModelSource source = sources.open(server.at(""), false)) {
      source.registry();
    }
    server.always("/db/models.json", FileServer.status(503));
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    try (ModelSource source =
        new ModelSources(models, HASTY, "Colophon-Test/1", later).open(server.at(""), false)) {
      Registry registry = source.registry();

      assertThat(registry.entries()).hasSize(4);
      assertThat(registry.remark()).contains("status 503", "What it said on");
    }
  }
}
