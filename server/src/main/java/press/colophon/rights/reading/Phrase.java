package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.List;
import press.colophon.rights.Letters;

/// A phrase of a [Vocabulary]: words with alternatives, beginnings or endings, and gaps.
///
/// Written `free|welcome to republish* .. articles`: a bar separates alternatives, a star stands
/// for any further letters, two dots for up to [#WIDEST_GAP] words, three dots for more. Matching
/// is bounded by that, so no text makes it slow. Immutable.
final class Phrase {
  private static final int WIDEST_GAP = 4;
  private static final int WIDEST_GAP_OF_LETTERS = 10;
  private static final int FAR = 10;

  private final Concept concept;
  private final List<List<Form>> parts = new ArrayList<>();
  private final List<Integer> gapBefore = new ArrayList<>();

  /// One word of a phrase.
  ///
  /// @param letters what it must have
  /// @param openBefore whether more letters may stand before
  /// @param openAfter whether more letters may follow
  record Form(String letters, boolean openBefore, boolean openAfter) {
    static Form of(String written) {
      boolean before = written.startsWith("*");
      boolean after = written.length() > 1 && written.endsWith("*");
      String bare = written.substring(before ? 1 : 0, written.length() - (after ? 1 : 0));
      return new Form(Letters.fold(bare), before, after);
    }

    boolean matches(String word) {
      if (openBefore) {
        return openAfter ? word.contains(letters) : word.endsWith(letters);
      }
      return openAfter ? word.startsWith(letters) : word.equals(letters);
    }
  }

  Phrase(Concept concept, String written) {
    this.concept = concept;
    int gap = 0;
    for (String part : written.strip().split("[\\s'\u2018\u2019\u02BB\u02BC\u02BE-]+", -1)) {
      if (part.equals("..")) {
        gap = isOfLetters(written) ? WIDEST_GAP_OF_LETTERS : WIDEST_GAP;
      } else if (part.equals("...")) {
        gap = FAR;
      } else if (!part.isEmpty() && Letters.isWordByItself(part.codePointAt(0))) {
        addLetters(part, gap);
        gap = 0;
      } else if (!part.isEmpty()) {
        add(List.of(part.split("\\|", -1)), gap);
        gap = 0;
      }
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an empty phrase for " + concept.word());
    }
  }

  /// What its first word may be.
  List<Form> first() {
    return parts.getFirst();
  }

  /// The phrase at this token, if it is there.
  ///
  /// @return null where it is not
  @org.jspecify.annotations.Nullable
  Tag at(List<Token> tokens, int from, int limit) {
    long words = 0;
    int at = from;
    for (int part = 0; part < parts.size(); part++) {
      at = next(part, tokens, at, limit);
      if (at < 0 || at - from >= Tag.WIDEST) {
        return null;
      }
      words |= 1L << (at++ - from);
    }
    return new Tag(concept, from, at, words);
  }

  private int next(int part, List<Token> tokens, int at, int limit) {
    int gap = gapBefore.get(part);
    for (int i = at; i < limit && i <= at + gap; i++) {
      if (gap > 0 && tokens.get(i).afterBreak()) {
        return -1;
      }
      if (matches(parts.get(part), tokens.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(List<Form> forms, Token token) {
    for (Form form : forms) {
      for (String word : token.forms()) {
        if (form.matches(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOfLetters(String written) {
    return written.codePoints().anyMatch(Letters::isWordByItself);
  }

  private void addLetters(String part, int gap) {
    int first = gap;
    for (int letter : part.codePoints().toArray()) {
      if (letter != '*') {
        StringBuilder folded = new StringBuilder();
        Letters.fold(letter, folded);
        if (!folded.isEmpty()) {
          parts.add(List.of(new Form(folded.toString(), false, false)));
          gapBefore.add(first);
          first = 0;
        }
      }
    }
  }

  private void add(List<String> alternatives, int gap) {
    parts.add(alternatives.stream().map(Form::of).toList());
    gapBefore.add(gap);
  }
}
