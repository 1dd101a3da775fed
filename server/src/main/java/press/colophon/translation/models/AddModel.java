package press.colophon.translation.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.colophon.platform.Bytes;
import press.colophon.platform.Trees;
import press.colophon.platform.download.Disk;
import press.colophon.platform.download.Progress;

/// Brings one model to this machine: its files into a folder on the way, unpacked and checked
/// there, then into their place, all at once.
public final class AddModel {
  private final InstalledModels models;
  private final ModelCheck check;
  private final Clock clock;

  public AddModel(InstalledModels models, ModelCheck check, Clock clock) {
    this.models = models;
    this.check = check;
    this.clock = clock;
  }

  /// Installs an entry over whatever its pair has. The caller holds the lock.
  ///
  /// @param registry that the entry is of
  /// @throws ModelsException when it was not installed; the pair then has what it had before
  public InstalledModel run(
      ModelEntry entry, Registry registry, ModelSource source, Progress progress) {
    Path stage = models.stage(entry.pair());
    try {
      requireRoom(entry, Files.createDirectories(stage));
      return install(entry, registry, source, stage, progress);
    } catch (IOException e) {
      throw new ModelsException(Disk.explained(stage, e), e);
    }
  }

  private InstalledModel install(
      ModelEntry entry, Registry registry, ModelSource source, Path stage, Progress progress)
      throws IOException {
    Path files = stage.resolve("files");
    try {
      List<InstalledFile> unpacked = unpack(entry, source, stage, files, progress);
      requireUsable(files);
      InstalledModel model = described(entry, registry, source, unpacked);
      models.install(files, model);
      Trees.delete(stage);
      return model;
    } catch (Unpacking.DamagedException e) {
      // Nothing of it is worth continuing.
      Trees.delete(stage);
      throw new ModelsException(
          entry.pair() + " was not installed from " + source.name() + ": " + e.getMessage() + ".",
          e);
    }
  }

  private static List<InstalledFile> unpack(
      ModelEntry entry, ModelSource source, Path stage, Path files, Progress progress)
      throws IOException, Unpacking.DamagedException {
    Trees.delete(files);
    Files.createDirectories(files);
    List<InstalledFile> unpacked = new ArrayList<>();
    for (ModelFile file : entry.files()) {
      try (InputStream packed = source.open(file, stage, progress)) {
        unpacked.add(Unpacking.into(files, file, packed));
      } catch (Unpacking.DamagedException e) {
        throw new Unpacking.DamagedException(file.path() + ": " + e.getMessage(), e);
      }
    }
    return unpacked;
  }

  private void requireUsable(Path files) throws Unpacking.DamagedException {
    Optional<String> problem = check.problem(files);
    if (problem.isPresent()) {
      throw new Unpacking.DamagedException(problem.get());
    }
  }

  /// Packed and unpacked files are there at the same time.
  private static void requireRoom(ModelEntry entry, Path stage) throws IOException {
    Long model = entry.model().bytes();
    long needed = model == null ? 0 : model + entry.aboutToDownload();
    long room = Files.getFileStore(stage).getUsableSpace();
    if (room < needed) {
      throw new ModelsException(
          entry.pair()
              + " needs about "
              + Bytes.shown(needed)
              + " while it is installed; on the disk of "
              + stage
              + " there are "
              + Bytes.shown(room)
              + ".");
    }
  }

  private InstalledModel described(
      ModelEntry entry, Registry registry, ModelSource source, List<InstalledFile> files) {
    String sha256 =
        files.stream()
            .filter(file -> file.role() == FileRole.MODEL)
            .map(InstalledFile::sha256)
            .findFirst()
            .orElseThrow();
    return new InstalledModel(
        entry.pair(),
        models.place(entry.pair(), entry.architecture(), sha256),
        entry.architecture(),
        entry.status(),
        registry.day(),
        entry.licence(),
        source.name(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        entry.quality(),
        files);
  }
}
