package press.colophon.taxonomy.suggestion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of one language that tell a topic, with their weights; none for a language without a
/// table. Not changed once it is read.
final class Lexicon {
  /// @param weight 1 for a hint, 2 for a word of the trade, 4 where it leaves no doubt
  record Entry(String topic, double weight) {}

  /// Letters of the shortest beginning that stands for all words which begin so.
  private static final int SHORTEST = 2;

  private final Map<String, List<Entry>> words = new HashMap<>();
  private final Map<String, List<Entry>> beginnings = new HashMap<>();
  private final Openings openings = new Openings();
  private int longest;

  private Lexicon() {}

  static Lexicon of(String language) {
    Lexicon lexicon = new Lexicon();
    for (String line : Resources.lines("themes/" + language + ".tsv")) {
      int tab = line.indexOf('\t');
      for (String term : line.substring(tab + 1).split(" ", -1)) {
        lexicon.add(line.substring(0, tab), term);
      }
    }
    return lexicon;
  }

  /// What a word, or two with a space between, says.
  List<Entry> entries(String word) {
    List<Entry> exact = words.get(word);
    if (exact != null) {
      return exact;
    }
    for (int length = Math.min(longest, word.length()); length >= SHORTEST; length--) {
      List<Entry> begins = beginnings.get(word.substring(0, length));
      if (begins != null) {
        return begins;
      }
    }
    return List.of();
  }

  /// What exactly this says, for scripts without spaces.
  List<Entry> exactly(String word) {
    return words.getOrDefault(word, List.of());
  }

  /// Characters of the longest word that may begin at `i` in a script without spaces.
  int longestAt(String text, int i) {
    return openings.longestAt(text, i);
  }

  private void add(String topic, String term) {
    String marked = term.toLowerCase(Locale.ROOT);
    String word = marked.replaceAll("[!-]+$", "").replaceAll("[_-]", " ");
    boolean isBeginning = marked.matches(".*-!*|.*!+-");
    long marks = marked.chars().filter(c -> c == '!').count();
    Entry entry = new Entry(topic, marks == 0 ? 1 : marks == 1 ? 2 : 4);
    boolean isPhrase = word.indexOf(' ') > 0;
    (isBeginning && !isPhrase ? beginnings : words)
        .computeIfAbsent(word, w -> new ArrayList<>())
        .add(entry);
    openings.add(word);
    longest = Math.max(longest, word.length());
  }
}
