package press.colophon.platform.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The interface in all languages, each read from `i18n/TAG.properties` when first wanted.
///
/// A text that a language lacks is the English one. Thread-safe.
public final class AllTexts {
  private static final String MASTER = "en";

  private final Map<String, Optional<Texts>> read = new ConcurrentHashMap<>();
  private final Map<String, String> master = patterns(MASTER).orElseThrow();

  /// The interface in the language of `tag`; empty where it has none.
  public Optional<Texts> in(String tag) {
    return read.computeIfAbsent(tag, this::load);
  }

  public Texts english() {
    return in(MASTER).orElseThrow();
  }

  private Optional<Texts> load(String tag) {
    return patterns(tag)
        .map(
            own -> {
              Map<String, String> all = new HashMap<>(master);
              all.putAll(own);
              return new Texts(tag, all);
            });
  }

  private static Optional<Map<String, String>> patterns(String tag) {
    if (!tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      return Optional.empty();
    }
    try (InputStream in = AllTexts.class.getResourceAsStream("/i18n/" + tag + ".properties")) {
      if (in == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> patterns = new HashMap<>();
      properties.stringPropertyNames().forEach(k -> patterns.put(k, properties.getProperty(k)));
      return Optional.of(patterns);
    } catch (IOException e) {
      throw new UncheckedIOException("the interface texts of " + tag + " cannot be read", e);
    }
  }
}
