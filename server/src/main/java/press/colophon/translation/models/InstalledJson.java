package press.colophon.translation.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `installed.json`: what is installed for one pair, and what each of its files must be.
final class InstalledJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private InstalledJson() {}

  static byte[] write(InstalledModel model) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("source", model.pair().source().tag());
    root.put("target", model.pair().target().tag());
    root.put("folder", Objects.requireNonNull(model.folder().getFileName()).toString());
    root.put("architecture", model.architecture().toString());
    root.put("releaseStatus", model.status().toString());
    root.put("version", model.version());
    root.put("licence", model.licence());
    root.put("from", model.from());
    root.put("installed", model.installed());
    quality(root, model.quality());
    for (InstalledFile file : model.files()) {
      root.withArray("files")
          .addObject()
          .put("role", file.role().key())
          .put("name", file.name())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static void quality(ObjectNode root, @Nullable Quality quality) {
    if (quality != null) {
      ObjectNode node = root.putObject("quality").put("testSet", quality.testSet());
      node.put("chrf", quality.chrf());
      node.put("bleu", quality.bleu());
    }
  }

  /// Reads what [#write] wrote.
  ///
  /// @param folder of the pair
  static InstalledModel read(byte[] json, Path folder) throws IOException {
    JsonNode root = JSON.readTree(json);
    String name = text(root, "folder");
    if (!InstalledModels.isVersion(name)) {
      throw new IOException("it names the folder \"" + name + "\"");
    }
    return new InstalledModel(
        Pair.parse(text(root, "source") + "-" + text(root, "target"))
            .orElseThrow(() -> new IOException("it names no two languages")),
        folder.resolve(name),
        Architecture.find(text(root, "architecture")).orElse(Architecture.UNSTATED),
        ReleaseStatus.of(text(root, "releaseStatus")),
        text(root, "version"),
        text(root, "licence"),
        text(root, "from"),
        text(root, "installed"),
        quality(root.path("quality")),
        files(root.path("files")));
  }

  private static @Nullable Quality quality(JsonNode node) {
    return node.isObject()
        ? new Quality(
            node.path("testSet").asText(""),
            node.path("chrf").isNumber() ? node.path("chrf").doubleValue() : null,
            node.path("bleu").isNumber() ? node.path("bleu").doubleValue() : null)
        : null;
  }

  private static List<InstalledFile> files(JsonNode nodes) throws IOException {
    List<InstalledFile> files = new ArrayList<>();
    for (JsonNode node : nodes) {
      files.add(
          new InstalledFile(
              role(text(node, "role")),
              name(text(node, "name")),
              node.path("bytes").asLong(),
              text(node, "sha256")));
    }
    if (files.stream().noneMatch(file -> file.role() == FileRole.MODEL)) {
      throw new IOException("it names no model");
    }
    return files;
  }

  private static FileRole role(String key) throws IOException {
    for (FileRole role : FileRole.values()) {
      if (role.key().equals(key)) {
        return role;
      }
    }
    throw new IOException("it names a file's role \"" + key + "\"");
  }

  private static String name(String name) throws IOException {
    if (name.contains("/") || !ModelFile.isSafe(name)) {
      throw new IOException("it names a file \"" + name + "\"");
    }
    return name;
  }

  private static String text(JsonNode node, String field) throws IOException {
    if (!node.path(field).isTextual()) {
      throw new IOException("it has no \"" + field + "\"");
    }
    return node.path(field).asText();
  }
}
