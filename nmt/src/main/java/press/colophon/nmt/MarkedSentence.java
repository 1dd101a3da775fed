package press.colophon.nmt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One sentence of a marked text: its words, and the tree of what marks them up.
///
/// What is not to be translated stays in the text for the model, or words that stand for it:
/// names and code mostly copy through, and a sentence with a hole in it would be translated
/// worse. In the translation the words made from it give way to the original: its literal copy if
/// there is one, else the words that looked at it most. If the model dropped it, it goes where
/// its neighbours went.
final class MarkedSentence {
  private static final int MOST_COPIES = 64;
  private static final int SURE_LENGTH = 4;
  private static final float SURE_WEIGHT = 0.2f;

  final TextRange range;
  final String text;
  final Part root;

  MarkedSentence(TextRange range, String text) {
    this.range = range;
    this.text = text;
    this.root = Part.root(text.length());
  }

  /// Whether there is anything to translate: letters or digits outside of what is untouched.
  boolean isTranslatable() {
    List<Part> untouched = untouched();
    int at = 0;
    for (Part part : untouched) {
      if (hasWord(at, part.from)) {
        return true;
      }
      at = part.to;
    }
    return untouched.isEmpty() || hasWord(at, text.length());
  }

  private boolean hasWord(int begin, int end) {
    return text.substring(begin, end).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /// Leaves all parts where they are, for a sentence that stays as it is.
  void placeAsItIs() {
    stay(root);
  }

  private static void stay(Part part) {
    part.begin = part.from;
    part.end = part.to;
    part.children.forEach(MarkedSentence::stay);
  }

  /// Finds the places of all parts in a translation.
  void place(TranslatedSentence translated) {
    if (root.children.isEmpty()) {
      root.end = translated.text().length();
    } else {
      new Links(translated).placement().place(root);
    }
  }

  private List<Part> untouched() {
    List<Part> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  private static void collect(Part part, List<Part> found) {
    if (part.isUntouched()) {
      found.add(part);
    }
    part.children.forEach(child -> collect(child, found));
  }

  /// Everywhere that a part begins or ends.
  private static void collectBorders(Part part, BitSet borders) {
    borders.set(part.from);
    borders.set(part.to);
    part.children.forEach(child -> collectBorders(child, borders));
  }

  /// The words of both sides, with what is known of their links for certain: literal copies of
  /// what is untouched, and the parts of words that came through unchanged but have markup inside
  /// (`CO<sub>2</sub>`), which are taken for words then.
  private final class Links {
    private final TranslatedSentence sentence;
    private final String target;
    private final Ranges sourceTokens;
    private final Ranges targetTokens;
    private final List<TextRange> sourceFixed = new ArrayList<>();

    /// Ranges of the source by those of the target that are copies of them.
    private final Map<TextRange, TextRange> copies = new HashMap<>();

    private final BitSet copied = new BitSet();

    Links(TranslatedSentence sentence) {
      this.sentence = sentence;
      this.target = sentence.text();
      this.sourceTokens = TokenPlaces.of(text, sentence.sourceTokens());
      this.targetTokens = TokenPlaces.of(target, sentence.targetTokens());
    }

    Placement placement() {
      for (Part part : untouched()) {
        TextRange range = new TextRange(part.from, part.to);
        sourceFixed.add(range);
        copyOf(range).ifPresent(copy -> note(copy, range));
      }
      cutMarkedWords();
      Ranges source = Words.of(text, sourceTokens, sorted(sourceFixed));
      Ranges words = Words.of(target, targetTokens, sorted(copies.keySet()));
      WordLinks links =
          WordLinks.of(sentence, sourceTokens, source, targetTokens, words, certain(source, words));
      return new Placement(text, source, target, words, links);
    }

    private static List<TextRange> sorted(Collection<TextRange> ranges) {
      return ranges.stream().sorted(Comparator.comparingInt(TextRange::begin)).toList();
    }

    private Map<Integer, Integer> certain(Ranges source, Ranges words) {
      Map<Integer, Integer> pairs = new HashMap<>();
      copies.forEach(
          (to, from) -> pairs.put(words.firstBehind(to.begin()), source.firstBehind(from.begin())));
      return pairs;
    }

    private void note(TextRange copy, TextRange piece) {
      copies.put(copy, piece);
      copied.set(copy.begin(), copy.end());
    }

    /// The copy of a piece of the source that looked at it most. A short one must have done so.
    private Optional<TextRange> copyOf(TextRange piece) {
      String wanted = piece.in(text);
      Optional<TextRange> best = Optional.empty();
      float most = wanted.length() >= SURE_LENGTH ? -1 : SURE_WEIGHT;
      int at = target.indexOf(wanted);
      for (int k = 0; at >= 0 && k < MOST_COPIES; k++) {
        TextRange found = new TextRange(at, at + wanted.length());
        if (isFree(found, piece) && weight(found, piece) > most) {
          best = Optional.of(found);
          most = weight(found, piece);
        }
        at = target.indexOf(wanted, at + 1);
      }
      return best;
    }

    /// Whether a range of the target is no copy yet, and no part of a longer word if the piece is
    /// none.
    private boolean isFree(TextRange found, TextRange piece) {
      int next = copied.nextSetBit(found.begin());
      return (next < 0 || next >= found.end())
          && (!Words.areJoined(target, found.begin()) || Words.areJoined(text, piece.begin()))
          && (!Words.areJoined(target, found.end()) || Words.areJoined(text, piece.end()));
    }

    /// How much of the weight of a target range's tokens went to a source range.
    private float weight(TextRange to, TextRange from) {
      float sum = 0;
      int tokens = 0;
      int first = targetTokens.firstBehind(to.begin());
      for (int t = first; t < targetTokens.size() && targetTokens.begin(t) < to.end(); t++) {
        sum += weight(t, from);
        tokens++;
      }
      return tokens == 0 ? 0 : sum / tokens;
    }

    private float weight(int target, TextRange from) {
      float sum = 0;
      int first = sourceTokens.firstBehind(from.begin());
      for (int s = first; s < sourceTokens.size() && sourceTokens.begin(s) < from.end(); s++) {
        sum += sentence.alignment().weight(target, s);
      }
      return sum;
    }

    private void cutMarkedWords() {
      BitSet borders = new BitSet();
      root.children.forEach(child -> collectBorders(child, borders));
      Ranges words = Words.of(text, sourceTokens, sourceFixed);
      for (int w = 0; w < words.size(); w++) {
        TextRange word = words.get(w);
        int border = borders.nextSetBit(word.begin() + 1);
        if (border > 0 && border < word.end()) {
          copyOf(word).ifPresent(copy -> cut(word, copy.begin() - word.begin(), borders));
        }
      }
    }

    /// Cuts a word and its copy at the inner borders.
    private void cut(TextRange word, int shift, BitSet borders) {
      int begin = word.begin();
      while (begin < word.end()) {
        int border = borders.nextSetBit(begin + 1);
        int end = border < 0 ? word.end() : Math.min(border, word.end());
        TextRange piece = new TextRange(begin, end);
        sourceFixed.add(piece);
        note(new TextRange(begin + shift, end + shift), piece);
        begin = end;
      }
    }
  }
}
