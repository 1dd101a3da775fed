package press.colophon.nmt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Translators without a model, which do one thing to the words of a sentence and tell honestly
/// which word became which. Their tokens are words and single signs, cut in two when long.
final class FakeTranslator implements Translator {
  /// A piece of a translation, and the source token it was made from (-1: none).
  record Made(String text, int from, String space) {}

  private record Piece(String text, String space, Token token) {}

  private final Function<List<Made>, List<Made>> change;
  private final boolean honest;

  /// What was asked, and what was answered.
  final List<TranslatedSentence> seen = new ArrayList<>();

  int calls;

  boolean closed;

  private FakeTranslator(Function<List<Made>, List<Made>> change, boolean honest) {
    this.change = change;
    this.honest = honest;
  }

  static FakeTranslator identity() {
    return new FakeTranslator(pieces -> pieces, true);
  }

  /// The order of the words turned round, with a space between any two.
  static FakeTranslator reversing() {
    return new FakeTranslator(
        pieces -> groups(pieces).reversed().stream().flatMap(List::stream).toList(), true);
  }

  static FakeTranslator upperCasing() {
    return new FakeTranslator(
        pieces ->
            pieces.stream()
                .map(p -> new Made(p.text.toUpperCase(java.util.Locale.ROOT), p.from, p.space))
                .toList(),
        true);
  }

  static FakeTranslator doubling() {
    return new FakeTranslator(
        pieces -> pieces.stream().flatMap(p -> List.of(p, p).stream()).toList(), true);
  }

  static FakeTranslator dropping(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new FakeTranslator(
        pieces -> pieces.stream().filter(_ -> random.nextInt(3) > 0).toList(), true);
  }

  static FakeTranslator oneWord() {
    return new FakeTranslator(_ -> List.of(new Made("Hafen", 0, "")), true);
  }

  static FakeTranslator silent() {
    return new FakeTranslator(_ -> List.of(), true);
  }

  /// Says what it likes and has looked everywhere.
  static FakeTranslator random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new FakeTranslator(
        pieces ->
            pieces.stream()
                .map(
                    p ->
                        random.nextBoolean()
                            ? p
                            : new Made("<mot&", p.from, random.nextBoolean() ? " " : ""))
                .toList(),
        false);
  }

  /// Word for word; a word's translation may be several words, or none. Signs stay.
  static FakeTranslator words(Map<String, String> dictionary) {
    return new FakeTranslator(
        pieces -> {
          List<Made> made = new ArrayList<>();
          for (Made piece : pieces) {
            String[] words = dictionary.getOrDefault(piece.text, piece.text).split(" ", -1);
            for (String word : words) {
              made.add(new Made(word, piece.from, words.length > 1 ? " " : piece.space));
            }
          }
          return made.stream().filter(p -> !p.text.isEmpty()).toList();
        },
        true);
  }

  /// A translation written out: each piece names the source token it was made from.
  static FakeTranslator saying(Made... made) {
    return new FakeTranslator(_ -> List.of(made), true);
  }

  private static List<List<Made>> groups(List<Made> pieces) {
    List<List<Made>> groups = new ArrayList<>();
    for (Made piece : pieces) {
      boolean goesOn =
          !groups.isEmpty()
              && piece.space.isEmpty()
              && Character.isLetterOrDigit(piece.text.codePointAt(0))
              && Character.isLetterOrDigit(groups.getLast().getLast().text.codePointAt(0));
      if (goesOn) {
        groups.getLast().add(piece);
      } else {
        groups.add(new ArrayList<>(List.of(new Made(piece.text, piece.from, " "))));
      }
    }
    return groups;
  }

  @Override
  public List<TranslatedSentence> translate(List<String> sentences) {
    List<TranslatedSentence> result = sentences.stream().map(this::translateOne).toList();
    seen.addAll(result);
    calls++;
    return result;
  }

  private TranslatedSentence translateOne(String sentence) {
    List<Piece> pieces = cut(sentence);
    List<Made> given = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      given.add(new Made(pieces.get(i).text, i, pieces.get(i).space));
    }
    List<Made> made = change.apply(given);
    StringBuilder text = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    int bytes = 0;
    for (Made piece : made) {
      String space = text.isEmpty() ? "" : piece.space;
      text.append(space).append(piece.text);
      int begin = bytes + space.getBytes(StandardCharsets.UTF_8).length;
      bytes = begin + piece.text.getBytes(StandardCharsets.UTF_8).length;
      tokens.add(new Token(2, begin, bytes));
    }
    return new TranslatedSentence(
        sentence,
        text.toString(),
        pieces.stream().map(Piece::token).toList(),
        tokens,
        align(made, pieces.size(), sentence),
        tokens.isEmpty() ? Double.NaN : -0.5);
  }

  private Alignment align(List<Made> made, int sources, String sentence) {
    SplittableRandom random = new SplittableRandom(sentence.hashCode());
    float[][] weights = new float[made.size()][sources + 1];
    for (int t = 0; t < weights.length; t++) {
      if (!honest) {
        for (int s = 0; s <= sources; s++) {
          weights[t][s] = (float) random.nextDouble() * 2 / (sources + 1);
        }
      } else if (made.get(t).from < sources) {
        weights[t][made.get(t).from < 0 ? sources : made.get(t).from] = 1;
      }
    }
    return new Alignment(weights, sources);
  }

  private static List<Piece> cut(String sentence) {
    List<Piece> pieces = new ArrayList<>();
    int bytes = 0;
    String space = "";
    for (int i = 0; i < sentence.length(); ) {
      int end = endOfPiece(sentence, i);
      String piece = sentence.substring(i, end);
      int length = piece.getBytes(StandardCharsets.UTF_8).length;
      boolean blank = piece.isBlank() || Character.isSpaceChar(piece.charAt(0));
      if (!blank) {
        pieces.add(new Piece(piece, space, new Token(2, bytes, bytes + length)));
      }
      space = blank ? space + piece : "";
      bytes += length;
      i = end;
    }
    return pieces;
  }

  /// A sign, white space, or up to eight letters of a word.
  private static int endOfPiece(String text, int begin) {
    int end = begin + Character.charCount(text.codePointAt(begin));
    while (Character.isLetterOrDigit(text.codePointAt(begin))
        && end < text.length()
        && end - begin < 8
        && Character.isLetterOrDigit(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  @Override
  public void close() {
    closed = true;
  }
}
