package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Letters;

/// The words of one language, by [Concept]. Immutable once read; thread-safe.
///
/// A file of it has one concept a line, `concept: phrase, phrase`, a line that begins with a space
/// goes on with the one above, and `#` begins a remark. See [Phrase] for what a phrase may be.
final class Vocabulary {
  private final String language;
  private final Map<String, List<Phrase>> byWord = new HashMap<>();
  private final Map<String, List<Phrase>> byBeginning = new HashMap<>();
  private final List<Phrase> byEnding = new ArrayList<>();
  private final Map<String, Boolean> smallWords = new HashMap<>();
  private String letters = "";
  private int longestBeginning;

  Vocabulary(String language) {
    this.language = language;
  }

  String language() {
    return language;
  }

  /// Reads a file of phrases.
  ///
  /// @throws IllegalArgumentException naming language and line where it cannot be understood
  static Vocabulary read(String language, List<String> lines) {
    Vocabulary vocabulary = new Vocabulary(language);
    Concept concept = Concept.ASIDE;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("(^|\\s)#.*", "");
      try {
        if (line.isBlank()) {
          continue;
        }
        if (!line.startsWith(" ")) {
          int colon = line.indexOf(':');
          concept = Concept.ofWord(line.substring(0, colon).strip());
          line = line.substring(colon + 1);
        }
        vocabulary.add(concept, line);
      } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "terms/" + language + ".txt, line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return vocabulary;
  }

  /// Whether this is one of the small words that are frequent in the language.
  boolean hasSmallWord(String word) {
    return smallWords.containsKey(word);
  }

  boolean hasLetters() {
    return !letters.isEmpty();
  }

  /// Whether a word has letters that few languages of its script have.
  boolean hasLettersOf(String word) {
    return letters.codePoints().anyMatch(letter -> word.indexOf(letter) >= 0);
  }

  Iterable<String> smallWords() {
    return smallWords.keySet();
  }

  /// Every phrase that begins at this token and ends before `limit`.
  void tag(List<Token> tokens, int at, int limit, List<Tag> found, Effort effort) {
    for (String word : tokens.get(at).forms()) {
      collect(byWord.get(word), tokens, at, limit, found, effort);
      for (int end = Math.min(word.length(), longestBeginning); end > 0; end--) {
        collect(byBeginning.get(word.substring(0, end)), tokens, at, limit, found, effort);
      }
    }
    collect(byEnding, tokens, at, limit, found, effort);
  }

  private static void collect(
      @Nullable List<Phrase> phrases,
      List<Token> tokens,
      int at,
      int limit,
      List<Tag> found,
      Effort effort) {
    if (phrases == null) {
      return;
    }
    effort.spend(phrases.size());
    for (Phrase phrase : phrases) {
      Tag tag = phrase.at(tokens, at, limit);
      if (tag != null) {
        found.add(tag);
      }
    }
  }

  private void add(Concept concept, String phrases) {
    for (String written : phrases.split("[,\u060C]", -1)) {
      if (written.isBlank()) {
        continue;
      }
      if (concept == Concept.LETTERS) {
        letters = Letters.fold(written).replace(" ", "");
      } else if (concept == Concept.WORDS) {
        for (String word : written.strip().split("\\s+", -1)) {
          smallWords.put(Letters.fold(word), true);
        }
      } else {
        index(new Phrase(concept, written));
      }
    }
  }

  private void index(Phrase phrase) {
    for (Phrase.Form form : phrase.first()) {
      if (form.openBefore()) {
        byEnding.add(phrase);
      } else if (form.openAfter()) {
        byBeginning.computeIfAbsent(form.letters(), k -> new ArrayList<>()).add(phrase);
        longestBeginning = Math.max(longestBeginning, form.letters().length());
      } else {
        byWord.computeIfAbsent(form.letters(), k -> new ArrayList<>()).add(phrase);
      }
    }
  }
}
