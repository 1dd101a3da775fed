package press.colophon.translation.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads Mozilla's registry of models, `models.json`: tolerantly, because others write it and it
/// grows. Fields it does not know are passed over; an entry that lacks something needed is left
/// out, and named.
final class RegistryReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LICENCE = "MPL-2.0";

  private final List<ModelEntry> entries = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  private RegistryReader() {}

  /// An entry that is left out. The reason ends a sentence.
  private static final class Skipped extends Exception {
    Skipped(String reason) {
      super(reason);
    }
  }

  /// Reads a registry.
  ///
  /// @param where it is from, for the message when it is none
  static Registry read(byte[] json, String where) {
    JsonNode root = tree(json, where);
    JsonNode models = root.path("models");
    if (!models.isObject()) {
      throw new ModelsException(where + " is not a registry of models: it has no \"models\".");
    }
    RegistryReader reader = new RegistryReader();
    for (Map.Entry<String, JsonNode> pair : models.properties()) {
      pair.getValue().forEach(entry -> reader.take(pair.getKey(), entry));
    }
    return new Registry(
        root.path("generated").asText(""),
        root.path("baseUrl").asText(""),
        reader.entries,
        reader.skipped,
        "");
  }

  private static JsonNode tree(byte[] json, String where) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new ModelsException(where + " is not a registry of models: it is not JSON.", e);
    }
  }

  private void take(String key, JsonNode node) {
    try {
      ModelEntry entry = entry(key, node);
      if (entries.stream().anyMatch(other -> isTheSame(other, entry))) {
        throw new Skipped("there is another one before it");
      }
      entries.add(entry);
    } catch (Skipped e) {
      String name = key + " " + node.path("architecture").asText("(no architecture)");
      skipped.add(name + ": " + e.getMessage());
    }
  }

  /// Two folders may hold one language, such as `zh` and `zh-Hans`; then both may have one size.
  private static boolean isTheSame(ModelEntry one, ModelEntry other) {
    return one.pair().equals(other.pair())
        && one.architecture() == other.architecture()
        && one.status() == other.status();
  }

  private static ModelEntry entry(String key, JsonNode node) throws Skipped {
    String architecture = node.path("architecture").asText("");
    return new ModelEntry(
        pair(key, node),
        Architecture.find(architecture)
            .filter(found -> found != Architecture.UNSTATED)
            .orElseThrow(() -> new Skipped("its architecture is not one we run")),
        ReleaseStatus.of(node.path("releaseStatus").asText("")),
        files(node.path("files")),
        quality(node.path("metrics")),
        LICENCE);
  }

  private static Pair pair(String key, JsonNode node) throws Skipped {
    int hyphen = key.indexOf('-');
    String source = node.path("sourceLanguage").asText(hyphen < 0 ? key : key.substring(0, hyphen));
    String target = node.path("targetLanguage").asText(hyphen < 0 ? "" : key.substring(hyphen + 1));
    Pair pair =
        new Pair(
            Pair.language(source)
                .orElseThrow(() -> new Skipped("\"" + source + "\" is not a language")),
            Pair.language(target)
                .orElseThrow(() -> new Skipped("\"" + target + "\" is not a language")));
    if (pair.source().equals(pair.target())) {
      throw new Skipped("both of its languages are " + pair.source());
    }
    return pair;
  }

  private static List<ModelFile> files(JsonNode node) throws Skipped {
    List<ModelFile> files = new ArrayList<>();
    for (FileRole role : FileRole.values()) {
      JsonNode file = node.path(role.key());
      if (file.hasNonNull("path")) {
        files.add(file(role, file));
      }
    }
    if (!suffice(files)) {
      throw new Skipped("it lacks a model or a vocabulary");
    }
    if (files.stream().map(ModelFile::name).distinct().count() < files.size()) {
      throw new Skipped("two of its files have one name");
    }
    return files;
  }

  private static ModelFile file(FileRole role, JsonNode node) throws Skipped {
    String path = node.path("path").asText();
    if (!ModelFile.isSafe(path) || FileRole.ofName(ModelFile.unpacked(path)).isEmpty()) {
      throw new Skipped("the path \"" + path + "\" cannot be used");
    }
    return role == FileRole.MODEL
        ? new ModelFile(role, path, size(node), hash(node))
        : new ModelFile(role, path, null, null);
  }

  private static long size(JsonNode node) throws Skipped {
    long bytes = node.path("uncompressedSize").asLong(0);
    if (bytes <= 0 || bytes > FileRole.MODEL.largest()) {
      throw new Skipped("it does not state the size of its model, or one beyond reason");
    }
    return bytes;
  }

  private static String hash(JsonNode node) throws Skipped {
    String hash = node.path("uncompressedHash").asText("").toLowerCase(Locale.ROOT);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new Skipped("it does not state the SHA-256 of its model");
    }
    return hash;
  }

  /// One vocabulary for both languages, or one for each.
  static boolean suffice(List<ModelFile> files) {
    Set<FileRole> roles = files.stream().map(ModelFile::role).collect(Collectors.toSet());
    boolean one = roles.contains(FileRole.VOCABULARY);
    boolean source = roles.contains(FileRole.SOURCE_VOCABULARY);
    boolean target = roles.contains(FileRole.TARGET_VOCABULARY);
    return roles.contains(FileRole.MODEL)
        && roles.size() == files.size()
        && (one ? !source && !target : source && target);
  }

  /// The figures of the test set called flores if there is one, else of the first.
  private static @Nullable Quality quality(JsonNode metrics) {
    Stream<Map.Entry<String, JsonNode>> sets =
        metrics.isObject() ? metrics.properties().stream() : Stream.empty();
    Optional<Map.Entry<String, JsonNode>> best =
        sets.filter(set -> set.getValue().isObject())
            .min(Comparator.comparingInt(set -> set.getKey().startsWith("flores") ? 0 : 1));
    return best.map(
            set ->
                new Quality(
                    set.getKey(),
                    number(set.getValue().path("chrf")),
                    number(set.getValue().path("bleu"))))
        .orElse(null);
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : null;
  }
}
