package press.colophon.translation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.platform.Trees;
import press.colophon.platform.download.DownloadLimits;
import press.colophon.platform.download.Progress;

/// Models from folders and archives, without a network.
final class ShelfSourceTest {
  private static final Pair EN_ES = Pair.parse("en-es").orElseThrow();
  private static final Choice FAST = new Choice(true, false, null);

  @TempDir private Path folder;

  private static Map<String, byte[]> loose(String before) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        before + "model.enes.intgemm.alphas.bin",
        PublishedModels.fixture("tiny/model.intgemm.alphas.bin"));
    files.put(
        before + "vocab.enes.spm.gz", PublishedModels.gzip(PublishedModels.fixture("vocab.spm")));
    files.put(before + "lex.50.50.enes.s2t.bin", PublishedModels.fixture("tiny/lex.s2t.bin"));
    return files;
  }

  private InstalledModel add(Path from) {
    InstalledModels models = new InstalledModels(folder.resolve("installed"));
    try (ModelSource source = source(from);
        ModelsLock _ = models.lock(() -> {})) {
      Registry registry = source.registry();
      return new AddModel(models, new EngineCheck(), Clock.systemUTC())
          .run(FAST.best(registry, EN_ES, source.name()), registry, source, Progress.NONE);
    }
  }

  private ModelSource source(Path from) {
    InstalledModels models = new InstalledModels(folder.resolve("installed"));
    return new ModelSources(models, DownloadLimits.defaults(), "x", Clock.systemUTC())
        .open(from.toString(), false);
  }

  private void assertInstalled(InstalledModel model) {
    assertThat(new CheckModel(new EngineCheck()).run(model)).isEmpty();
    assertThat(model.model().name()).isEqualTo("model.enes.intgemm.alphas.bin");
    assertThat(model.bytes()).isEqualTo(285_471 + 42_645 + 32_132);
  }

  private Path zip(Map<String, byte[]> files) throws IOException {
    Path file = folder.resolve("models.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  private Path tar(String name, Map<String, byte[]> files) throws IOException {
    Path file = folder.resolve(name);
    OutputStream out = Files.newOutputStream(file);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(name.endsWith(".tar") ? out : new GZIPOutputStream(out))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        TarArchiveEntry header = new TarArchiveEntry("./" + entry.getKey());
        header.setSize(entry.getValue().length);
        tar.putArchiveEntry(header);
        tar.write(entry.getValue());
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  @Test
  void takesFromAFolderThatIsACopyOfARegistry() {
    Path copy = folder.resolve("copy");
    new PublishedModels().write(copy);

    InstalledModel model = add(copy);

    assertInstalled(model);
    assertThat(model.architecture()).isEqualTo(Architecture.TINY);
    assertThat(model.licence()).isEqualTo("MPL-2.0");
  }

  @Test
  void takesFromArchivesOfARegistry() throws IOException {
    Map<String, byte[]> files = new PublishedModels().files();

    assertInstalled(add(zip(files)));
    assertInstalled(add(tar("models.tar", files)));
    assertInstalled(add(tar("models.tar.gz", files)));
    assertInstalled(add(tar("models.tgz", files)));
  }

  @Test
  void takesFromArchivesThatBeginWithAFolder() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    new PublishedModels().files().forEach((path, bytes) -> files.put("mirror/" + path, bytes));

    assertInstalled(add(tar("models.tar", files)));
  }

  @Test
  void takesTheFilesOfOneModelAlone() throws IOException {
    InstalledModel model = add(zip(loose("")));

    assertInstalled(model);
    assertThat(model.architecture()).isEqualTo(Architecture.UNSTATED);
    assertThat(model.licence()).isEqualTo("not stated");
    assertInstalled(add(tar("some.tar.gz", loose("en-es/"))));
  }

  @Test
  void takesTheLanguagesFromTheFolderWhereTheFilesDoNotSay() throws IOException {
    Path pair = Files.createDirectories(folder.resolve("en-es"));
    Files.write(
        pair.resolve("model.bin"), PublishedModels.fixture("tiny/model.intgemm.alphas.bin"));
    Files.write(pair.resolve("vocab.spm"), PublishedModels.fixture("vocab.spm"));

    assertThat(add(pair).pair()).isEqualTo(EN_ES);
    assertThat(add(folder).pair()).isEqualTo(EN_ES);
  }

  @Test
  void saysWhichFilesDoNotSuffice() throws IOException {
    Map<String, byte[]> files = loose("");
    files.remove("vocab.enes.spm.gz");

    try (ModelSource source = source(zip(files))) {
      assertThat(source.registry().skipped().getFirst())
          .contains(
              "it needs one model and one vocabulary or two, and has lex.50.50.enes.s2t.bin,"
                  + " model.enes.intgemm.alphas.bin");
    }
  }

  @Test
  void showsOnlyWhatACopyOfARegistryHolds() throws IOException {
    Path copy = folder.resolve("copy");
    new PublishedModels().write(copy);
    Trees.delete(copy.resolve("models/es-en"));

    try (ModelSource source = source(copy)) {
      assertThat(source.registry().entries()).hasSize(3);
      assertThat(source.registry().remark()).contains("The files of 1 models");
    }
  }

  @Test
  void namesArchivesThatAreNone() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no archive");

    assertThatThrownBy(() -> add(text)).hasMessageContaining("Cannot read " + text);
    assertThatThrownBy(() -> add(folder.resolve("none")))
        .hasMessageContaining("There is no folder or archive");
    assertThatThrownBy(() -> add(Files.writeString(folder.resolve("a.rar"), "")))
        .hasMessageContaining("neither a folder nor an archive");
    assertThatThrownBy(() -> add(Files.createDirectory(folder.resolve("empty"))))
        .hasMessageContaining("holds neither a registry");
  }
}
