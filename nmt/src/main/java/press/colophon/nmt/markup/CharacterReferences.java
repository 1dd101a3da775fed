package press.colophon.nmt.markup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `&eacute;`, `&#233;` and `&#xE9;` stand for.
///
/// As browsers do, takes the numbers 128 to 159 for Windows-1252, impossible numbers for U+FFFD,
/// and the names of Latin-1 without their semicolon too: `&copy 2024`.
final class CharacterReferences {
  private static final Map<String, Integer> NAMES = load();
  private static final String WINDOWS_1252 =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
          + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

  /// No name is longer; a longer one is not looked up.
  static final int LONGEST_NAME = 32;

  private CharacterReferences() {}

  /// @param name between the ampersand and the semicolon
  /// @param closed whether the semicolon is there
  static Optional<String> named(String name, boolean closed) {
    return Optional.ofNullable(NAMES.get(name))
        .filter(codePoint -> closed || codePoint < 256)
        .map(codePoint -> Character.toString(codePoint));
  }

  /// @param digits decimal or hexadecimal, at least one
  static String numbered(String digits, int radix) {
    long number = 0;
    for (int i = 0; i < digits.length() && number <= Character.MAX_CODE_POINT; i++) {
      number = number * radix + Character.digit(digits.charAt(i), radix);
    }
    return Character.toString(mended((int) Math.min(number, Integer.MAX_VALUE)));
  }

  private static int mended(int codePoint) {
    if (codePoint >= 128 && codePoint < 160) {
      return WINDOWS_1252.charAt(codePoint - 128);
    }
    boolean impossible =
        codePoint == 0
            || codePoint > Character.MAX_CODE_POINT
            || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    return impossible ? 0xFFFD : codePoint;
  }

  private static Map<String, Integer> load() {
    var stream = Objects.requireNonNull(CharacterReferences.class.getResourceAsStream("html4.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> Integer.valueOf(row[1])));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the names of characters", e);
    }
  }
}
