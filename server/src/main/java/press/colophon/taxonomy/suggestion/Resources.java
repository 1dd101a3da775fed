package press.colophon.taxonomy.suggestion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the tables that suggestions know names and words from.
final class Resources {
  private Resources() {}

  /// The lines of a table but for comments; none where there is no such table.
  static List<String> lines(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        return List.of();
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table " + name, e);
    }
  }

  static Set<String> words(String name) {
    return lines(name).stream()
        .flatMap(l -> Arrays.stream(l.split(" ", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
