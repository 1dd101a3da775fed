package press.colophon.nmt.sentencepiece;

import java.util.List;

/// Writes a text as the model was taught to read it: characters replaced by rules, spaces as "▁",
/// runs of them as one. Immutable.
final class Normaliser {
  private final Charsmap charsmap;
  private final Trie symbols;
  private final boolean spaceFirst;
  private final boolean singleSpaces;

  /// @param symbols pass unchanged
  Normaliser(VocabularyFile file, List<Piece> symbols) {
    this.charsmap = new Charsmap(file.charsmap(), file::broken);
    this.symbols = TrieBuilder.build(symbols, file::broken);
    this.spaceFirst = file.spaceFirst();
    this.singleSpaces = file.singleSpaces();
  }

  Normalised normalise(byte[] text) {
    return new Run(text).run();
  }

  /// One text under way.
  private final class Run {
    private final byte[] text;
    private final Normalised out;
    private int at;

    /// What to write for the text's next part, and how long that part is.
    private byte[] found;

    private int foundBegin;
    private int foundEnd;
    private int taken;

    Run(byte[] text) {
      this.text = text;
      this.found = text;
      this.out = new Normalised(text.length + text.length / 2 + 16);
    }

    Normalised run() {
      if (singleSpaces) {
        skipSpaces();
      }
      if (at < text.length) {
        writeAll();
      }
      return out;
    }

    private void skipSpaces() {
      while (at < text.length) {
        find();
        if (foundEnd - foundBegin != 1 || found[foundBegin] != ' ') {
          return;
        }
        at += taken;
      }
    }

    private void writeAll() {
      if (spaceFirst) {
        out.addSpace(at);
      }
      boolean afterSpace = singleSpaces;
      while (at < text.length) {
        find();
        while (afterSpace && foundBegin < foundEnd && found[foundBegin] == ' ') {
          foundBegin++;
        }
        if (foundBegin < foundEnd) {
          write();
          afterSpace = singleSpaces && found[foundEnd - 1] == ' ';
        }
        at += taken;
      }
      out.end(singleSpaces ? dropSpaces() : at);
    }

    private void write() {
      for (int i = foundBegin; i < foundEnd; i++) {
        if (found[i] == ' ') {
          out.addSpace(at);
        } else {
          out.add(found[i], at);
        }
      }
    }

    /// @return where the text that remains ends
    private int dropSpaces() {
      int end = at;
      while (out.endsInSpace()) {
        end = out.dropSpace();
      }
      return end;
    }

    /// Looks at the text's next part: a user's symbol, else the longest rule, else a character,
    /// else a byte that is none.
    private void find() {
      int symbol = symbols.longest(text, at, text.length);
      if (symbol > 0) {
        found(text, at, at + symbol, symbol);
        return;
      }
      long rule = charsmap.longest(text, at, text.length);
      if (rule != 0) {
        found(charsmap.replacements(), (int) rule, charsmap.end((int) rule), (int) (rule >>> 32));
        return;
      }
      int character = Utf8.validLength(text, at, text.length);
      if (character > 0) {
        found(text, at, at + character, character);
      } else {
        found(Utf8.REPLACEMENT, 0, Utf8.REPLACEMENT.length, 1);
      }
    }

    private void found(byte[] what, int begin, int end, int length) {
      found = what;
      foundBegin = begin;
      foundEnd = end;
      taken = length;
    }
  }
}
