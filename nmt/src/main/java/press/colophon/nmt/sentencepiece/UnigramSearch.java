package press.colophon.nmt.sentencepiece;

/// Finds the likeliest way to cut a text into pieces: the path with the largest sum of scores
/// (Viterbi's algorithm over a unigram model [1]). Immutable.
///
/// From each character on, every piece that begins there is a step to where it ends. A character
/// that no piece spells alone may also be unknown, at the price of the rarest piece and ten more.
/// For each place the best last step is kept. Sums are compared as doubles and kept as floats, as
/// the reference does: exact ties and near ones depend on it. Takes time in proportion to the text
/// and the longest piece.
///
/// [1] T. Kudo: Subword Regularization. ACL 2018.
final class UnigramSearch {
  private static final float UNKNOWN_PENALTY = 10;

  private final Trie words;

  /// Of each piece by id; 0 for those that are not words.
  private final double[] scores;

  private final int unknown;
  private final float unknownScore;

  UnigramSearch(Pieces pieces) {
    words = TrieBuilder.build(pieces.texts(), pieces::broken);
    unknown = pieces.unknown();
    scores = new double[pieces.size()];
    float lowest = Float.MAX_VALUE;
    // Not the lowest number: scores are below 0, so a symbol of any length costs 0.1 and no more.
    float highest = Float.MIN_NORMAL;
    for (Piece piece : pieces.texts()) {
      if (piece.type() == PieceType.NORMAL) {
        lowest = Math.min(lowest, piece.score());
        highest = Math.max(highest, piece.score());
      }
    }
    for (Piece piece : pieces.texts()) {
      scores[piece.id()] = score(piece, highest);
    }
    unknownScore = lowest - UNKNOWN_PENALTY;
  }

  /// What to choose pieces by: a user's symbol is to win over what else could spell it.
  private static double score(Piece piece, float highest) {
    return piece.type() == PieceType.USER_DEFINED
        ? piece.name().length * highest - 0.1
        : piece.score();
  }

  /// Cuts a text.
  ///
  /// @param text well-formed UTF-8
  /// @param length of the text in bytes
  /// @return for each place in bytes, from 0 to `length`: the id of the last piece of the best way
  ///     to it plus one, or 0 where no piece ends. Pieces are as long as their names, unknown ones
  ///     one character
  int[] search(byte[] text, int length) {
    int[] last = new int[length + 1];
    float[] best = new float[length + 1];
    int begin = 0;
    while (begin < length) {
      int character = begin + Utf8.length(text[begin]);
      if (!stepFrom(begin, character, text, length, last, best)) {
        float candidate = best[begin] + unknownScore;
        if (last[character] == 0 || candidate > best[character]) {
          best[character] = candidate;
          last[character] = unknown + 1;
        }
      }
      begin = character;
    }
    return last;
  }

  /// Tries all pieces that begin at a place.
  ///
  /// @param character where the character there ends
  /// @return whether one of them is this character alone
  private boolean stepFrom(
      int begin, int character, byte[] text, int length, int[] last, float[] best) {
    boolean single = false;
    double before = best[begin];
    int node = Trie.ROOT;
    for (int i = begin; i < length; i++) {
      node = words.next(node, text[i]);
      if (node == Trie.NONE) {
        break;
      }
      int id = words.id(node);
      if (id >= 0) {
        int end = i + 1;
        double candidate = scores[id] + before;
        if (last[end] == 0 || candidate > best[end]) {
          best[end] = (float) candidate;
          last[end] = id + 1;
        }
        single |= end == character;
      }
    }
    return single;
  }
}
