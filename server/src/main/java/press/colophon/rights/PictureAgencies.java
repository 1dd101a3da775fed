package press.colophon.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The agencies and stocks whose pictures come with an article and are not its publisher's to pass
/// on; by the names that credits give them. Immutable.
final class PictureAgencies {
  private static final String RESOURCE = "/rights/picture-agencies.txt";
  private static final Pattern NAMED = load();

  private PictureAgencies() {}

  /// The agency that a credit names, as it names it.
  static Optional<String> named(String credit) {
    Matcher agency = NAMED.matcher(credit);
    return agency.find() ? Optional.of(agency.group()) : Optional.empty();
  }

  private static Pattern load() {
    List<String> names = new ArrayList<>();
    lines().map(PictureAgencies::asPattern).forEach(names::add);
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:" + String.join("|", names) + ")(?![\\p{L}\\p{N}])");
  }

  /// An abbreviation is read with its capitals: "ap" and "pap" are words of many languages.
  private static String asPattern(String name) {
    boolean isAbbreviation = name.length() <= 4 || name.equals(name.toUpperCase(Locale.ROOT));
    return isAbbreviation ? Pattern.quote(name) : "(?iu:" + Pattern.quote(name) + ")";
  }

  private static Stream<String> lines() {
    try (InputStream file =
        Objects.requireNonNull(PictureAgencies.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
