package press.colophon.translation.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import press.colophon.platform.Sha256;

/// A registry as Mozilla's, made of the small models of the nmt module: English to Spanish in two
/// sizes (base-memory is the one with two vocabularies), Spanish to English, English to Russian
/// only unreleased.
public final class PublishedModels {
  private static final Path FIXTURE = Path.of("../nmt/src/test/resources/fixture");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> files = new TreeMap<>();
  private final ObjectNode root = JSON.createObjectNode();

  public PublishedModels() {
    root.put("generated", "2025-12-16T10:11:12Z").put("baseUrl", "https://storage.example/models");
    root.putObject("models");
    add("en-es", "base-memory", "Release", "split");
    add("en-es", "tiny", "Release", "tiny");
    add("es-en", "tiny", "Release Desktop", "tiny");
    add("en-ru", "tiny", null, "tiny");
  }

  /// And a tiny, released model of another pair.
  public PublishedModels with(String pair) {
    add(pair, "tiny", "Release", "tiny");
    return this;
  }

  /// Every file by its path in the registry, `db/models.json` included.
  public Map<String, byte[]> files() {
    Map<String, byte[]> all = new TreeMap<>(files);
    all.put("db/models.json", json().getBytes(StandardCharsets.UTF_8));
    return all;
  }

  public String json() {
    return root.toString();
  }

  /// For tests that spoil it.
  public ObjectNode root() {
    return root;
  }

  /// The JSON of one entry.
  public ObjectNode entry(String pair, int index) {
    return (ObjectNode) root.path("models").path(pair).path(index);
  }

  public void baseUrl(String base) {
    root.put("baseUrl", base);
  }

  private void add(String pair, String architecture, String status, String fixture) {
    String code = pair.replace("-", "");
    String folder = "models/" + pair + "/" + architecture + "/exported/";
    byte[] model = fixture(fixture + "/model.intgemm.alphas.bin");
    ObjectNode entry = ((ObjectNode) root.path("models")).withArray(pair).addObject();
    entry.put("architecture", architecture).put("releaseStatus", status);
    entry.put("sourceLanguage", pair.substring(0, 2)).put("targetLanguage", pair.substring(3));
    entry.put("somethingNew", true);
    entry.putObject("metrics").putObject("flores200-plus").put("chrf", 55.04).put("bleu", 27.7);
    ObjectNode named = entry.putObject("files");
    named
        .putObject("model")
        .put("path", put(folder + "model." + code + ".intgemm.alphas.bin.gz", model))
        .put("uncompressedSize", model.length)
        .put("uncompressedHash", Sha256.hex(model));
    named
        .putObject("lexicalShortlist")
        .put("path", put(folder + "lex.50.50." + code + ".s2t.bin.gz", fixture + "/lex.s2t.bin"));
    if (fixture.equals("split")) {
      named
          .putObject("srcVocab")
          .put("path", put(folder + "srcvocab." + code + ".spm.gz", "vocab.spm"));
      named
          .putObject("trgVocab")
          .put("path", put(folder + "trgvocab." + code + ".spm.gz", "split/trg-ids.spm"));
    } else {
      named.putObject("vocab").put("path", put(folder + "vocab." + code + ".spm.gz", "vocab.spm"));
    }
  }

  private String put(String path, String fixture) {
    return put(path, fixture(fixture));
  }

  private String put(String path, byte[] content) {
    files.put(path, gzip(content));
    return path;
  }

  public static byte[] fixture(String name) {
    try {
      return Files.readAllBytes(FIXTURE.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /// Writes all files below a folder.
  public void write(Path folder) {
    files()
        .forEach(
            (path, content) -> {
              try {
                Files.createDirectories(folder.resolve(path).getParent());
                Files.write(folder.resolve(path), content);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
