package press.colophon.extract;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Words, beginnings of words and phrases that are looked for in names and short lines.
///
/// A lookup costs a few hash lookups for each word of the text, however large the vocabulary is.
final class Vocabulary {

  private static final int LONGEST_PHRASE = 4;

  private final Set<String> entries = new HashSet<>();
  private final Set<String> phraseBegins = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private int shortestBeginning = Integer.MAX_VALUE;

  /// @param entries parted by `|`, in lower case: a word, a phrase, or a beginning as in `social*`
  Vocabulary(String entries) {
    for (String entry : entries.split("\\|", -1)) {
      if (entry.endsWith("*")) {
        beginnings.add(entry.substring(0, entry.length() - 1));
        shortestBeginning = Math.min(shortestBeginning, entry.length() - 1);
      } else {
        this.entries.add(entry);
        if (entry.indexOf(' ') > 0) {
          phraseBegins.add(entry.substring(0, entry.indexOf(' ')));
        }
      }
    }
  }

  /// Whether one of the entries is in a text given as words.
  boolean isIn(String[] words) {
    for (int i = 0; i < words.length; i++) {
      if (entries.contains(words[i]) || isBegun(words[i]) || startsPhrase(words, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBegun(String word) {
    for (int end = shortestBeginning; end <= word.length(); end++) {
      if (beginnings.contains(word.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private boolean startsPhrase(String[] words, int first) {
    if (!phraseBegins.contains(words[first])) {
      return false;
    }
    String phrase = words[first];
    for (int i = first + 1; i < Math.min(words.length, first + LONGEST_PHRASE); i++) {
      phrase = phrase + " " + words[i];
      if (entries.contains(phrase)) {
        return true;
      }
    }
    return false;
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
