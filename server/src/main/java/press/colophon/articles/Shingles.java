package press.colophon.articles;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// A text as the set of its short runs of words, by which two texts are compared whatever their
/// headlines, quotation marks and paragraphs are.
///
/// A word is a run of letters, marks and digits, normalised (NFKC, one case); in scripts that are
/// written without spaces every character counts as a word, and the runs are longer. Two texts
/// share a run of words only where they share the wording: two reports of one event do not.
///
/// Immutable. Hashes are of 64 bits; two different runs are taken for one about once in 10^10 pairs
/// of articles.
final class Shingles {
  /// Words in a run; see `docs/likeness.md` for the figures that chose it.
  static final int WORDS = 4;

  /// Characters in a run where a character is about half a word.
  private static final int IDEOGRAPHS = 6;

  /// Characters in a run where a character is a letter of a word that no space ends.
  private static final int LETTERS = 12;

  private static final Set<UnicodeScript> IDEOGRAPHIC =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private final long[] words;
  private final boolean[] figures;
  private final int width;
  private final long[] runs;
  private final long[] known;
  private final long[] knownFigures;

  private Shingles(long[] words, boolean[] figures, int width) {
    this.words = words;
    this.figures = figures;
    this.width = Math.max(1, Math.min(width, words.length));
    this.runs = runs(words, this.width);
    this.known = set(runs);
    this.knownFigures = set(figuresOf(words, figures));
  }

  /// The shingles of a text without markup.
  static Shingles of(String text) {
    Tokens tokens = new Tokens();
    tokens.read(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    return new Shingles(tokens.words(), tokens.figures(), tokens.width());
  }

  /// How many different runs there are.
  int size() {
    return known.length;
  }

  /// The different runs, ascending; not to be changed.
  long[] known() {
    return known;
  }

  boolean has(long run) {
    return Arrays.binarySearch(known, run) >= 0;
  }

  boolean hasFigure(long word) {
    return Arrays.binarySearch(knownFigures, word) >= 0;
  }

  /// How many words the text has.
  int words() {
    return words.length;
  }

  long word(int i) {
    return words[i];
  }

  /// Whether word `i` has a digit in it.
  boolean isFigure(int i) {
    return figures[i];
  }

  /// Words in one run.
  int width() {
    return width;
  }

  /// The run that begins with word `i`.
  long run(int i) {
    return runs[i];
  }

  /// How many runs the text has, those that come twice included.
  int runs() {
    return runs.length;
  }

  private static long[] runs(long[] words, int width) {
    long[] runs = new long[Math.max(0, words.length - width + 1)];
    for (int i = 0; i < runs.length; i++) {
      long hash = width;
      for (int j = i; j < i + width; j++) {
        hash = mix(hash * 31 + words[j]);
      }
      runs[i] = hash;
    }
    return runs;
  }

  private static long[] figuresOf(long[] words, boolean[] figures) {
    long[] found = new long[words.length];
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      if (figures[i]) {
        found[count++] = words[i];
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static long[] set(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /// Spreads a number over all 64 bits (the finisher of SplitMix64).
  static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }

  /// Cuts a text into words, as it is read.
  private static final class Tokens {
    private long[] words = new long[256];
    private boolean[] figures = new boolean[256];
    private int count;
    private int ideographs;
    private int letters;
    private long word;
    private boolean inWord;
    private boolean hasDigit;

    void read(String text) {
      text.codePoints().forEach(this::read);
      end();
    }

    private void read(int c) {
      boolean isDigit = Character.isDigit(c);
      if (!isDigit && !Character.isLetter(c) && !isMark(c)) {
        end();
        return;
      }
      UnicodeScript script = c < 0x0e00 ? UnicodeScript.LATIN : UnicodeScript.of(c);
      if (isDigit || !standsAlone(script)) {
        word = mix(word * 31 + (isDigit ? '0' + Character.digit(c, 10) : c));
        inWord = true;
        hasDigit |= isDigit;
      } else {
        end();
        add(mix(c), false);
      }
    }

    private boolean standsAlone(UnicodeScript script) {
      boolean ideographic = IDEOGRAPHIC.contains(script);
      boolean unspaced = UNSPACED.contains(script);
      ideographs += ideographic ? 1 : 0;
      letters += unspaced ? 1 : 0;
      return ideographic || unspaced;
    }

    private static boolean isMark(int c) {
      int type = Character.getType(c);
      return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void end() {
      if (inWord) {
        add(word, hasDigit);
      }
      word = 0;
      inWord = false;
      hasDigit = false;
    }

    private void add(long hash, boolean isFigure) {
      if (count == words.length) {
        words = Arrays.copyOf(words, 2 * count);
        figures = Arrays.copyOf(figures, 2 * count);
      }
      words[count] = hash;
      figures[count++] = isFigure;
    }

    long[] words() {
      return Arrays.copyOf(words, count);
    }

    boolean[] figures() {
      return Arrays.copyOf(figures, count);
    }

    int width() {
      if (2 * (ideographs + letters) < count) {
        return WORDS;
      }
      return ideographs >= letters ? IDEOGRAPHS : LETTERS;
    }
  }
}
