package press.colophon.nmt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Synthetic models and what the reference engine makes of them; the files are described in the
/// fixture's README.
public final class Fixtures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixtures() {}

  /// The folder of the fixtures that belong to the project.
  public static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/fixture")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One of the project's own files, such as `tiny/alpha.ids.jsonl`.
  public static Path file(String name) {
    return folder().resolve(name);
  }

  /// The folder of the larger set, of the same layout, which not everybody has: it stands in
  /// `shared/nmt/fixture` beside the repository.
  public static Optional<Path> shared() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/nmt/fixture"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /// Reads a file of one JSON value per line, unpacking it if its name ends in `.gz`.
  public static List<JsonNode> lines(Path jsonl) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(jsonl), StandardCharsets.UTF_8))) {
      return reader.lines().map(Fixtures::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jsonl, e);
    }
  }

  /// Reads a file of one JSON value.
  public static JsonNode read(Path json) {
    try (InputStream in = open(json)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + json, e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
