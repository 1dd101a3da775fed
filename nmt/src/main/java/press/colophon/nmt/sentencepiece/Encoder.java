package press.colophon.nmt.sentencepiece;

import java.util.ArrayList;
import java.util.List;
import press.colophon.nmt.Token;

/// Text to tokens. Immutable.
final class Encoder {
  private final Pieces pieces;
  private final Normaliser normaliser;
  private final UnigramSearch search;

  /// Bytes of each piece by id.
  private final int[] lengths;

  Encoder(Pieces pieces, Normaliser normaliser) {
    this.pieces = pieces;
    this.normaliser = normaliser;
    this.search = new UnigramSearch(pieces);
    this.lengths = pieces.all().stream().mapToInt(piece -> piece.name().length).toArray();
  }

  List<Token> encode(String text) {
    Normalised normalised = normaliser.normalise(Utf8.bytes(text));
    int[] last = search.search(normalised.bytes(), normalised.length());
    return List.copyOf(backwards(normalised, last).reversed());
  }

  /// Follows the best steps from the text's end to its beginning.
  private List<Token> backwards(Normalised text, int[] last) {
    List<Token> tokens = new ArrayList<>();
    int end = text.length();
    while (end > 0) {
      int id = last[end] - 1;
      int begin = id == pieces.unknown() ? characterBefore(text, end) : end - lengths[id];
      if (id != pieces.unknown()) {
        tokens.add(new Token(id, text.origin(begin), text.origin(end)));
      } else if (pieces.spellsBytes()) {
        addBytes(tokens, text, begin, end);
      } else {
        addUnknown(tokens, text.origin(begin), text.origin(end));
      }
      end = begin;
    }
    return tokens;
  }

  private static int characterBefore(Normalised text, int end) {
    int begin = end - 1;
    while (Utf8.continues(text.bytes()[begin])) {
      begin--;
    }
    return begin;
  }

  /// A token per byte; the last one stands for the whole character.
  private void addBytes(List<Token> tokens, Normalised text, int begin, int end) {
    int origin = text.origin(begin);
    for (int i = end - 1; i >= begin; i--) {
      int originEnd = i == end - 1 ? text.origin(end) : origin;
      tokens.add(new Token(pieces.byteId(text.bytes()[i]), origin, originEnd));
    }
  }

  /// Unknown characters in a row are one token.
  private void addUnknown(List<Token> tokens, int begin, int end) {
    boolean joins = !tokens.isEmpty() && tokens.getLast().id() == pieces.unknown();
    int joinedEnd = joins ? tokens.removeLast().end() : end;
    tokens.add(new Token(pieces.unknown(), begin, joinedEnd));
  }
}
