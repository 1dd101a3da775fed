package press.colophon.rights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The names of public licences and of their elements in the languages of their own deeds, found in
/// a text however they are spelt: with spaces, hyphens or in one word, with accents or without.
///
/// The names are data: `terms/licences.txt`. Thread-safe.
public final class LicenceNames {
  private static final int BEGINNING = 2;

  /// How far the parts of a name may be from one another, in characters.
  public static final int WITHIN_A_NAME = 26;

  /// What a name says.
  public enum Meaning {
    CREATIVE_COMMONS,
    BY,
    /// A credit described in words that may be a duty too: "mention of the author".
    CREDIT,
    NC,
    ND,
    SA,
    CC0,
    PUBLIC_DOMAIN,
    PORT
  }

  /// A name found in a text.
  ///
  /// @param code of the country, for a port; else empty
  /// @param start offset of its first character
  /// @param end offset behind its last
  public record Found(Meaning meaning, String code, int start, int end) {}

  private record Name(Meaning meaning, String code, String letters) {}

  private static final LicenceNames ALL = read();

  private final Map<String, List<Name>> byBeginning = new HashMap<>();
  private final Set<String> ports = new HashSet<>();

  private LicenceNames() {}

  /// Every name in the text, in order; of names that overlap the longest.
  public static List<Found> in(String text) {
    return ALL.find(text);
  }

  /// The names that stand so close to one another that they are one licence's; no ports.
  ///
  /// @param names those of the text, as [#in] finds them
  public static List<List<Found>> together(String text, List<Found> names) {
    List<List<Found>> groups = new ArrayList<>();
    for (Found found : names) {
      if (found.meaning() != Meaning.PORT) {
        if (groups.isEmpty() || !continues(text, groups.getLast().getLast(), found)) {
          groups.add(new ArrayList<>());
        }
        groups.getLast().add(found);
      }
    }
    return groups;
  }

  /// Whether licences were ported to the law of a country or of international organisations.
  ///
  /// @param code such as `DE`, in small letters or capitals
  public static boolean isPort(String code) {
    return ALL.ports.contains(code.toLowerCase(Locale.ROOT));
  }

  private static boolean continues(String text, Found last, Found next) {
    if (next.start() - last.end() > WITHIN_A_NAME) {
      return false;
    }
    String between = text.substring(last.end(), next.start());
    return !between.contains(". ") && !between.contains("\n\n");
  }

  private List<Found> find(String text) {
    StringBuilder squashed = new StringBuilder(text.length());
    int[] offsets = squash(text, squashed);
    String letters = squashed.toString();
    List<Found> found = new ArrayList<>();
    for (int i = 0; i + BEGINNING <= letters.length(); i++) {
      for (Name name : byBeginning.getOrDefault(letters.substring(i, i + BEGINNING), List.of())) {
        if (letters.startsWith(name.letters(), i) && mayBegin(text, offsets, i, found)) {
          int last = offsets[i + name.letters().length() - 1];
          int end = last + Character.charCount(text.codePointAt(last));
          found.add(new Found(name.meaning(), name.code(), offsets[i], end));
        }
      }
    }
    return withoutOverlaps(found);
  }

  /// Appends the letters of a text in their comparable form.
  ///
  /// @return where each of them stands in the text
  private static int[] squash(String text, StringBuilder letters) {
    int[] offsets = new int[text.length() + 1];
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      if (Character.isLetter(letter) || Character.isDigit(letter) || Letters.isOfWord(letter)) {
        int before = letters.length();
        Letters.fold(letter, letters);
        if (letters.length() > offsets.length) {
          offsets = Arrays.copyOf(offsets, 2 * letters.length());
        }
        Arrays.fill(offsets, before, letters.length(), at);
      }
      at += Character.charCount(letter);
    }
    return offsets;
  }

  /// A name begins where a word does, where a capital stands in a word, or behind another name.
  private static boolean mayBegin(String text, int[] offsets, int at, List<Found> found) {
    int start = offsets[at];
    if (at > 0 && offsets[at - 1] == start) {
      return false;
    }
    int letter = text.codePointAt(start);
    if (start == 0 || !isAlphabetic(letter)) {
      return true;
    }
    int before = text.codePointBefore(start);
    return !isAlphabetic(before)
        || (Character.isUpperCase(letter) && Character.isLowerCase(before))
        || found.subList(Math.max(0, found.size() - 8), found.size()).stream()
            .anyMatch(f -> f.end() == start);
  }

  private static boolean isAlphabetic(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case LATIN, CYRILLIC, GREEK, ARMENIAN, GEORGIAN -> true;
      default -> false;
    };
  }

  private static List<Found> withoutOverlaps(List<Found> found) {
    List<Found> kept = new ArrayList<>();
    found.stream()
        .sorted(
            Comparator.comparingInt(Found::start)
                .thenComparing(Comparator.comparingInt(Found::end).reversed()))
        .forEach(
            f -> {
              if (kept.isEmpty() || kept.getLast().end() <= f.start()) {
                kept.add(f);
              } else if (f.end() - f.start() > kept.getLast().end() - kept.getLast().start()) {
                kept.set(kept.size() - 1, f);
              }
            });
    return kept;
  }

  private static LicenceNames read() {
    LicenceNames names = new LicenceNames();
    try (InputStream in = LicenceNames.class.getResourceAsStream("/terms/licences.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      lines.lines().map(line -> line.replaceFirst("(^|\\s)#.*", "")).forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private void add(String line) {
    if (line.isBlank()) {
      return;
    }
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).strip().split(" ", -1);
    Meaning meaning = Meaning.valueOf(head[0].toUpperCase(Locale.ROOT).replace('-', '_'));
    if (meaning == Meaning.PORT) {
      ports.add(head[1]);
    }
    for (String name : line.substring(colon + 1).split("[,\u060C]", -1)) {
      String letters = Letters.fold(name).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
      if (letters.length() >= BEGINNING) {
        byBeginning
            .computeIfAbsent(letters.substring(0, BEGINNING), k -> new ArrayList<>())
            .add(new Name(meaning, head.length > 1 ? head[1] : "", letters));
      }
    }
  }
}
