package press.colophon.translation.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.colophon.platform.Trees;
import press.colophon.platform.download.Disk;

/// The models of this machine, each in a folder of its pair.
///
/// ```text
/// models/
///   en-es/
///     installed.json            what is installed, and the SHA-256 of each file
///     tiny-3f2a9c1b2d4e/        its files
///   .incoming/en-es/            what is on its way
///   .registry/  .lock
/// ```
///
/// `installed.json` is the one thing that makes a model visible, and it is replaced by one rename:
/// before it, the new files are in their place and on the disk; the old ones go after it. So at any
/// moment, also after kill -9 or a power cut, a pair has its old model, its new one, or none.
/// Whatever `installed.json` does not name is rubbish, and the next change takes it away.
///
/// Reading needs no lock and may happen in any process; changes are made under [#lock].
public final class InstalledModels {
  private static final String INSTALLED = "installed.json";
  private static final String INCOMING = ".incoming";
  private static final Pattern VERSION =
      Pattern.compile("(tiny|base-memory|base|model)-[0-9a-f]{12}(-\\d{1,4})?");

  private final Path folder;

  /// @param folder of all models; made at the first change
  public InstalledModels(Path folder) {
    this.folder = folder;
  }

  /// The folder of all models.
  public Path folder() {
    return folder;
  }

  /// Every model, in the order of the pairs' names.
  ///
  /// @throws ModelsException when what is said about one of them cannot be read
  public List<InstalledModel> all() {
    return readable(
        problem -> {
          throw problem;
        });
  }

  /// Every model of which can be read what it is; one that cannot keeps no other out.
  ///
  /// @param problem hears of those that cannot
  public List<InstalledModel> readable(Consumer<ModelsException> problem) {
    List<InstalledModel> models = new ArrayList<>();
    for (Path pair : list(folder)) {
      try {
        read(pair).ifPresent(models::add);
      } catch (ModelsException e) {
        problem.accept(e);
      }
    }
    return models;
  }

  /// The model of a pair.
  public Optional<InstalledModel> find(Pair pair) {
    return read(folder.resolve(pair.toString()));
  }

  private static Optional<InstalledModel> read(Path pair) {
    Path file = pair.resolve(INSTALLED);
    try {
      return Files.exists(file)
          ? Optional.of(InstalledJson.read(Files.readAllBytes(file), pair))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      // Removed between the two questions.
      return Optional.empty();
    } catch (IOException e) {
      throw new ModelsException(
          "Cannot read "
              + file
              + ": "
              + e.getMessage()
              + ". Add the model again, or delete the file.",
          e);
    }
  }

  private static List<Path> list(Path folder) {
    try {
      return Trees.list(folder).stream()
          .filter(path -> !name(path).startsWith(".") && Files.isDirectory(path))
          .toList();
    } catch (IOException e) {
      throw new ModelsException("Cannot read " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  /// Where registries that were read are kept.
  Path registryCache() {
    return folder.resolve(".registry");
  }

  /// Keeps other processes from changing models; waits until they are ready.
  ///
  /// @param waiting runs once if there is something to wait for
  public ModelsLock lock(Runnable waiting) {
    try {
      Files.createDirectories(folder);
      return ModelsLock.take(folder.resolve(".lock"), waiting);
    } catch (IOException e) {
      throw new ModelsException(Disk.explained(folder, e), e);
    }
  }

  // Under the lock.

  /// Where files of a pair are brought together before they count.
  Path stage(Pair pair) {
    return folder.resolve(INCOMING).resolve(pair.toString());
  }

  /// Takes away what interrupted changes left.
  ///
  /// @param kept pairs whose files on their way may be continued
  public void clean(Set<Pair> kept) {
    try {
      Set<Path> stages = kept.stream().map(this::stage).collect(Collectors.toSet());
      for (Path stage : Trees.list(folder.resolve(INCOMING))) {
        if (!stages.contains(stage)) {
          Trees.delete(stage);
        }
      }
      for (Path pair : list(folder)) {
        cleanPair(pair);
      }
    } catch (IOException e) {
      throw new ModelsException(Disk.explained(folder, e), e);
    }
  }

  /// Only what we made: files that somebody put there by hand stay.
  private static void cleanPair(Path pair) throws IOException {
    Optional<InstalledModel> current = readable(pair);
    if (current.isEmpty() && Files.exists(pair.resolve(INSTALLED))) {
      return;
    }
    for (Path path : Trees.list(pair)) {
      boolean inUse = current.isPresent() && current.get().folder().equals(path);
      if (!inUse && (isVersion(name(path)) || name(path).equals(INSTALLED + ".new"))) {
        Trees.delete(path);
      }
    }
    if (Trees.list(pair).isEmpty()) {
      Files.deleteIfExists(pair);
    }
  }

  private static Optional<InstalledModel> readable(Path pair) {
    try {
      return read(pair);
    } catch (ModelsException e) {
      // Somebody has to look at it; meanwhile nothing beside it is touched.
      return Optional.empty();
    }
  }

  /// A name for a folder that holds a version of a pair's model, and is not there yet.
  Path place(Pair pair, Architecture architecture, String sha256) {
    String kind = architecture == Architecture.UNSTATED ? "model" : architecture.toString();
    String name = kind + "-" + sha256.substring(0, 12);
    Path place = folder.resolve(pair.toString()).resolve(name);
    for (int i = 2; Files.exists(place); i++) {
      place = place.resolveSibling(name + "-" + i);
    }
    return place;
  }

  static boolean isVersion(String name) {
    return VERSION.matcher(name).matches();
  }

  /// Makes a model the one of its pair.
  ///
  /// @param files folder that holds its files, on the disk already; becomes `model.folder()`
  void install(Path files, InstalledModel model) throws IOException {
    Path pair = Files.createDirectories(folder.resolve(model.pair().toString()));
    Trees.sync(files);
    Files.move(files, model.folder(), StandardCopyOption.ATOMIC_MOVE);
    Trees.sync(pair);
    Path fresh = pair.resolve(INSTALLED + ".new");
    writeToDisk(fresh, InstalledJson.write(model));
    Files.move(fresh, pair.resolve(INSTALLED), StandardCopyOption.ATOMIC_MOVE);
    Trees.sync(pair);
    Trees.sync(folder);
    cleanPair(pair);
  }

  private static void writeToDisk(Path file, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }

  /// Removes the model of a pair.
  ///
  /// @return whether there was one
  public boolean remove(Pair pair) {
    Path of = folder.resolve(pair.toString());
    try {
      boolean there = Files.deleteIfExists(of.resolve(INSTALLED));
      if (there) {
        Trees.sync(of);
        cleanPair(of);
      }
      return there;
    } catch (IOException e) {
      throw new ModelsException(Disk.explained(of, e), e);
    }
  }

  private static String name(Path path) {
    return Objects.requireNonNull(path.getFileName()).toString();
  }
}
