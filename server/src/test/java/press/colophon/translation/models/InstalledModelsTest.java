package press.colophon.translation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.platform.download.DownloadLimits;
import press.colophon.platform.download.Progress;

final class InstalledModelsTest {
  private static final Pair EN_ES = Pair.parse("en-es").orElseThrow();
  private static final Choice FAST = new Choice(true, false, null);

  @TempDir private Path folder;

  private InstalledModels models;
  private Path published;

  @BeforeEach
  void publish() {
    models = new InstalledModels(folder.resolve("models"));
    published = folder.resolve("published");
    new PublishedModels().write(published);
  }

  private InstalledModel add(ModelCheck check) {
    try (ModelSource source =
        new ModelSources(models, DownloadLimits.defaults(), "x", Clock.systemUTC())
            .open(published.toString(), true)) {
      models.lock(() -> {}).close();
      Registry registry = source.registry();
      return new AddModel(models, check, Clock.systemUTC())
          .run(FAST.best(registry, EN_ES, "it"), registry, source, Progress.NONE);
    }
  }

  private List<String> problems(InstalledModel model) {
    return new CheckModel(new EngineCheck()).run(model);
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(models.all()).isEmpty();
    assertThat(models.find(EN_ES)).isEmpty();
    assertThat(models.folder()).doesNotExist();
  }

  @Test
  void removesAModelWhole() {
    InstalledModel added = add(new EngineCheck());

    assertThat(models.remove(EN_ES)).isTrue();

    assertThat(models.all()).isEmpty();
    assertThat(added.folder().getParent()).doesNotExist();
    assertThat(models.remove(EN_ES)).isFalse();
  }

  @Test
  void hidesAndThenDeletesWhatAnInterruptedChangeLeft() throws IOException {
    InstalledModel added = add(new EngineCheck());
    Path half = added.folder().resolveSibling("base-memory-0123456789ab");
    Files.createDirectories(half);
    Files.writeString(added.folder().resolveSibling("installed.json.new"), "{\"so");
    Files.createDirectories(folder.resolve("models/de-en/tiny-0123456789ab"));
    Files.createDirectories(folder.resolve("models/.incoming/de-en/files"));
    Files.createDirectories(folder.resolve("models/.incoming/en-fr/files"));

    assertThat(models.all()).containsExactly(added);

    models.clean(Set.of(Pair.parse("en-fr").orElseThrow()));

    assertThat(models.all()).containsExactly(added);
    assertThat(problems(added)).isEmpty();
    assertThat(half).doesNotExist();
    assertThat(folder.resolve("models/de-en")).doesNotExist();
    assertThat(folder.resolve("models/.incoming/de-en")).doesNotExist();
    assertThat(folder.resolve("models/.incoming/en-fr")).exists();
  }

  @Test
  void leavesFilesThatSomebodyPutThereByHand() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("models/en-fr")).resolve("vocab.enfr.spm");
    Files.writeString(mine, "mine");

    models.clean(Set.of());

    assertThat(mine).exists();
    assertThat(models.all()).isEmpty();
  }

  @Test
  void anErrorInTheMiddleLeavesNothingVisible() {
    ModelCheck dies =
        files -> {
          throw new OutOfMemoryError("made up");
        };

    assertThatThrownBy(() -> add(dies)).isInstanceOf(OutOfMemoryError.class);

    assertThat(models.all()).isEmpty();
    assertThat(problems(add(new EngineCheck()))).isEmpty();
  }

  @Test
  void anErrorInTheMiddleLeavesTheOldModel() throws IOException {
    InstalledModel old = add(new EngineCheck());
    Files.write(published.resolve("models/en-es/tiny/exported/vocab.enes.spm.gz"), new byte[0]);

    assertThatThrownBy(() -> add(new EngineCheck())).isInstanceOf(ModelsException.class);

    assertThat(models.all()).containsExactly(old);
    assertThat(problems(old)).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithEachFile() throws IOException {
    InstalledModel model = add(new EngineCheck());
    Path lex = model.folder().resolve("lex.50.50.enes.s2t.bin");
    Path weights = model.folder().resolve("model.enes.intgemm.alphas.bin");
    byte[] changed = Files.readAllBytes(weights);
    changed[99] ^= 1;
    Files.write(weights, changed);
    Files.writeString(lex, "short");
    Files.delete(model.folder().resolve("vocab.enes.spm"));
    Files.writeString(model.folder().resolve("notes.txt"), "");

    assertThat(problems(model))
        .containsExactly(
            "model.enes.intgemm.alphas.bin: its bytes have changed (SHA-256 differs)",
            "lex.50.50.enes.s2t.bin: has 5 bytes, was installed with 32132",
            "vocab.enes.spm: is missing",
            "notes.txt: does not belong to the model");
  }

  @Test
  void namesARecordThatCannotBeRead() throws IOException {
    InstalledModel model = add(new EngineCheck());
    Path record = model.folder().resolveSibling("installed.json");
    Files.writeString(
        record, Files.readString(record).replace(model.folder().getFileName().toString(), "../.."));

    assertThatThrownBy(models::all)
        .isInstanceOf(ModelsException.class)
        .hasMessageContainingAll(record.toString(), "../..");
  }

  @Test
  void lookingOnSeesTheOldOrTheNewModelAtAnyMoment() throws InterruptedException {
    add(new EngineCheck());
    AtomicBoolean missing = new AtomicBoolean();
    AtomicBoolean done = new AtomicBoolean();
    Thread looking =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    if (models.find(EN_ES).isEmpty()) {
                      missing.set(true);
                    }
                  }
                });

    for (int i = 0; i < 20; i++) {
      add(new EngineCheck());
    }
    done.set(true);
    looking.join();

    assertThat(missing).isFalse();
  }

  @Test
  void oneChangesAndTheOtherWaits() throws InterruptedException {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch goes = new CountDownLatch(1);
    ModelsLock first = models.lock(() -> {});
    Thread.ofVirtual()
        .start(
            () -> {
              try (ModelsLock _ = models.lock(waits::countDown)) {
                goes.countDown();
              }
            });

    assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(goes.getCount()).isEqualTo(1);
    first.close();
    assertThat(goes.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
