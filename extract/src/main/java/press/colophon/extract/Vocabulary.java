package press.colophon.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Words, beginnings of words and phrases that are looked for in names and short lines.
///
/// A lookup costs a few hash lookups for each word of the text, however large the vocabulary is.
final class Vocabulary {

  private static final int LONGEST_PHRASE = 4;

  /// Phrases of a first and a last word, next to each other or with one more between them.
  private record Pairs(Set<String> firsts, Set<String> lasts) {}

  private final Set<String> entries = new HashSet<>();

  /// The first words of all entries that are not beginnings.
  private final Set<String> openings = new HashSet<>();

  /// None of them begins with another.
  private final TreeSet<String> beginnings = new TreeSet<>();

  private final List<Pairs> pairs = new ArrayList<>();

  /// @param entries parted by `|`, in lower case: a word, a phrase, or a beginning as in `social*`
  Vocabulary(String entries) {
    for (String entry : entries.split("\\|", -1)) {
      if (entry.endsWith("*")) {
        addBeginning(entry.substring(0, entry.length() - 1));
      } else {
        this.entries.add(entry);
        openings.add(entry.split(" ", 2)[0]);
      }
    }
  }

  private void addBeginning(String beginning) {
    if (!isBegun(beginning)) {
      beginnings.removeIf(longer -> longer.startsWith(beginning));
      beginnings.add(beginning);
    }
  }

  /// Adds each first word with each last word: `entry` and `title` stand for `entry title` and for
  /// `entry main title`.
  Vocabulary and(String firsts, String lasts) {
    Pairs added = new Pairs(Set.of(firsts.split("\\|", -1)), Set.of(lasts.split("\\|", -1)));
    pairs.add(added);
    openings.addAll(added.firsts);
    return this;
  }

  /// Whether one of the entries is in a text given as words.
  boolean isIn(String[] words) {
    for (int i = 0; i < words.length; i++) {
      if (isAt(words, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of the entries is what a text begins with.
  boolean opens(String[] words) {
    return words.length > 0 && isAt(words, 0);
  }

  private boolean isAt(String[] words, int i) {
    boolean opened = openings.contains(words[i]);
    return (opened && (startsPhrase(words, i) || startsPair(words, i))) || isBegun(words[i]);
  }

  private boolean isBegun(String word) {
    @Nullable String before = beginnings.isEmpty() ? null : beginnings.floor(word);
    return before != null && word.startsWith(before);
  }

  private boolean startsPhrase(String[] words, int first) {
    String phrase = words[first];
    int last = Math.min(words.length, first + LONGEST_PHRASE) - 1;
    for (int i = first; !entries.contains(phrase); phrase = phrase + " " + words[i]) {
      if (++i > last) {
        return false;
      }
    }
    return true;
  }

  private boolean startsPair(String[] words, int first) {
    for (Pairs pair : pairs) {
      if (pair.firsts.contains(words[first])
          && (isLast(pair, words, first + 1) || isLast(pair, words, first + 2))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLast(Pairs pair, String[] words, int i) {
    return i < words.length && pair.lasts.contains(words[i]);
  }

  /// The words of a text in lower case, without digits and signs.
  static String[] words(String text) {
    StringBuilder words = new StringBuilder(text.length());
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      boolean letter = Character.isLetter(lower.charAt(i));
      if (letter) {
        words.append(lower.charAt(i));
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    String line = words.toString().strip();
    return line.isEmpty() ? new String[0] : line.split(" ", -1);
  }
}
