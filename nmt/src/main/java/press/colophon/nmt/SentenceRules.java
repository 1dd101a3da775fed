package press.colophon.nmt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a language adds to the general rules of where a sentence ends; from `sentences.txt`.
///
/// @param abbreviations after which no sentence ends
/// @param closing abbreviations after which one ends if the next word is a `starter`
/// @param beforeNumbers abbreviations after which none ends if a number follows
/// @param starters words that begin sentences when they are written with a capital
/// @param ordinals whether a full stop makes an ordinal of a number: `3. Mai`
/// @param ends signs that end a sentence in this language only
record SentenceRules(
    Set<String> abbreviations,
    Set<String> closing,
    Set<String> beforeNumbers,
    Set<String> starters,
    boolean ordinals,
    Set<String> ends) {
  private static final Map<String, Map<String, Set<String>>> ALL = load();
  private static final String GENERAL = "*";
  private static final Map<String, String> SAME =
      Map.of("nb", "no", "nn", "no", "hr", "bs", "sr", "bs", "sh", "bs", "gl", "pt", "iw", "he");

  static SentenceRules of(Locale language) {
    String code = language.getLanguage();
    Map<String, Set<String>> own = ALL.getOrDefault(SAME.getOrDefault(code, code), Map.of());
    Map<String, Set<String>> general = ALL.getOrDefault(GENERAL, Map.of());
    return new SentenceRules(
        both("never", own, general),
        both("closing", own, general),
        both("number", own, general),
        both("starters", own, general),
        own.containsKey("ordinals"),
        both("ends", own, general));
  }

  boolean isAbbreviation(String word) {
    return holds(abbreviations, word);
  }

  boolean mayClose(String word) {
    return holds(closing, word);
  }

  boolean standsBeforeNumbers(String word) {
    return holds(beforeNumbers, word);
  }

  /// Entries in lower case stand for all ways to write them.
  private static boolean holds(Set<String> words, String word) {
    return words.contains(word) || words.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Set<String> both(
      String key, Map<String, Set<String>> own, Map<String, Set<String>> general) {
    Set<String> words = new HashSet<>(general.getOrDefault(key, Set.of()));
    words.addAll(own.getOrDefault(key, Set.of()));
    return Collections.unmodifiableSet(words);
  }

  private static Map<String, Map<String, Set<String>>> load() {
    Map<String, Map<String, Set<String>>> languages = new HashMap<>();
    String language = GENERAL;
    for (String line : lines()) {
      if (line.startsWith("[")) {
        language = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] row = line.strip().split("\\s+");
        languages
            .computeIfAbsent(language, _ -> new HashMap<>())
            .computeIfAbsent(row[0], _ -> new HashSet<>())
            .addAll(List.of(row).subList(1, row.length));
      }
    }
    return languages;
  }

  private static List<String> lines() {
    var stream = Objects.requireNonNull(SentenceRules.class.getResourceAsStream("sentences.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the rules of sentences", e);
    }
  }
}
