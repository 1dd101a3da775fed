package press.colophon.translation.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.download.Progress;

/// Models on this machine: a registry with its files, or just the files of a model or of several,
/// each in a folder of its own.
final class ShelfSource implements ModelSource {
  private static final String REGISTRY = "models.json";
  private static final int LARGEST_REGISTRY = 16_000_000;

  private final Shelf shelf;
  private final String name;
  private @Nullable Set<String> paths;

  ShelfSource(Shelf shelf, String name) {
    this.shelf = shelf;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    // Nothing stays open.
  }

  @Override
  public Registry registry() {
    try {
      Optional<String> registry =
          paths().stream()
              .filter(path -> path.equals(REGISTRY) || path.endsWith("/" + REGISTRY))
              .min(Comparator.comparingInt(String::length));
      return registry.isPresent() ? present(read(registry.get())) : loose();
    } catch (IOException e) {
      throw new ModelsException("Cannot read " + name + ": " + e.getMessage() + ".", e);
    }
  }

  private Set<String> paths() throws IOException {
    Set<String> known = paths;
    if (known == null) {
      known = new HashSet<>(shelf.paths());
      paths = known;
    }
    return known;
  }

  private Registry read(String path) throws IOException {
    try (InputStream in = shelf.open(path)) {
      byte[] json = in.readNBytes(LARGEST_REGISTRY + 1);
      if (json.length > LARGEST_REGISTRY) {
        throw new IOException(path + " is larger than " + LARGEST_REGISTRY + " bytes");
      }
      return RegistryReader.read(json, name + " (" + path + ")");
    }
  }

  /// A copy of a registry seldom holds all of its files.
  private Registry present(Registry registry) throws IOException {
    List<ModelEntry> here = new ArrayList<>();
    for (ModelEntry entry : registry.entries()) {
      if (isHere(entry)) {
        here.add(entry);
      }
    }
    int missing = registry.entries().size() - here.size();
    String remark =
        missing == 0 ? "" : "The files of " + missing + " models of its registry are not in it.";
    return new Registry(registry.generated(), registry.base(), here, registry.skipped(), remark);
  }

  private boolean isHere(ModelEntry entry) throws IOException {
    for (ModelFile file : entry.files()) {
      if (find(file).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public InputStream open(ModelFile file, Path stage, Progress progress) throws IOException {
    String path =
        find(file)
            .orElseThrow(() -> new ModelsException(name + " has no file " + file.path() + "."));
    return shelf.open(path);
  }

  /// Where a file is: under its path, perhaps unpacked already, perhaps a few folders down.
  private Optional<String> find(ModelFile file) throws IOException {
    String plain = file.path().endsWith(".gz") ? file.path().replaceFirst("\\.gz$", "") : "";
    return Stream.of(file.path(), plain)
        .filter(path -> !path.isEmpty())
        .flatMap(path -> matching(path).stream())
        .findFirst();
  }

  private Optional<String> matching(String path) {
    Set<String> known = paths == null ? Set.of() : paths;
    return known.contains(path)
        ? Optional.of(path)
        : known.stream()
            .filter(other -> other.endsWith("/" + path))
            .min(Comparator.comparingInt(String::length));
  }

  // Files without a registry.

  private Registry loose() throws IOException {
    Map<String, List<ModelFile>> folders = new TreeMap<>();
    for (String path : paths()) {
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      if (ModelFile.isSafe(path)) {
        FileRole.ofName(ModelFile.unpacked(path))
            .ifPresent(
                role ->
                    folders
                        .computeIfAbsent(folder, f -> new ArrayList<>())
                        .add(new ModelFile(role, path, null, null)));
      }
    }
    List<ModelEntry> entries = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    folders.forEach((folder, files) -> take(folder, files, entries, skipped));
    if (entries.isEmpty() && skipped.isEmpty()) {
      throw new ModelsException(
          name + " holds neither a registry (" + REGISTRY + ") nor the files of a model.");
    }
    return new Registry("", "", entries, skipped, "");
  }

  private void take(
      String folder, List<ModelFile> files, List<ModelEntry> entries, List<String> skipped) {
    Optional<Pair> pair = pair(folder, files);
    if (!RegistryReader.suffice(files)) {
      skipped.add(
          shown(folder)
              + ": it needs one model and one vocabulary or two, and has "
              + names(files));
    } else if (pair.isEmpty()) {
      skipped.add(
          shown(folder)
              + ": neither the folder (en-es) nor the model (model.enes.intgemm.alphas.bin) says"
              + " which languages it is for");
    } else {
      entries.add(
          new ModelEntry(
              pair.get(), Architecture.UNSTATED, ReleaseStatus.RELEASE, files, null, "not stated"));
    }
  }

  private String shown(String folder) {
    return folder.isEmpty() ? name : folder;
  }

  private static String names(List<ModelFile> files) {
    return files.stream().map(ModelFile::name).sorted().collect(Collectors.joining(", "));
  }

  /// By the name of the model, else of its folder, else of the shelf.
  private Optional<Pair> pair(String folder, List<ModelFile> files) {
    Stream<String> names =
        files.stream()
            .filter(file -> file.role() == FileRole.MODEL)
            .map(file -> file.name().replaceFirst("^[^.]*\\.", "").replaceFirst("\\..*$", ""));
    String last = lastPart(folder.isEmpty() ? name : folder);
    return Stream.concat(names, Stream.of(last.replaceFirst("\\..*$", "")))
        .flatMap(code -> Pair.parse(code).stream())
        .findFirst();
  }

  private static String lastPart(String path) {
    return path.replaceFirst("[/\\\\]+$", "").replaceFirst("^.*[/\\\\]", "");
  }
}
