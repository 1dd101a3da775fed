package press.colophon.nmt.sentencepiece;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.Token;

/// The pieces of words that a model knows, each with a number: turns text into ids and back.
///
/// ```java
/// Vocabulary vocabulary = Vocabulary.read(Path.of("vocab.enes.spm"));
/// List<Token> tokens = vocabulary.encode("The harbour is open.");
/// ```
///
/// Immutable, safe for many threads at once. Reads the SentencePiece format, unigram models only.
public final class Vocabulary {
  private static final int MAX_FILE_BYTES = 64 << 20;

  private final Pieces pieces;
  private final Encoder encoder;
  private final Decoder decoder;

  private Vocabulary(VocabularyFile file) {
    pieces = new Pieces(file);
    encoder = new Encoder(pieces, new Normaliser(file, pieces.userSymbols()));
    decoder = new Decoder(pieces);
  }

  /// Reads a vocabulary.
  ///
  /// @param file its bytes; not retained
  /// @param name named in errors, e.g. the file's path
  /// @throws ModelException when it is broken, or of a kind that we do not run
  public static Vocabulary read(byte[] file, String name) {
    return new Vocabulary(VocabularyFile.parse(file, name));
  }

  /// Reads a vocabulary from a file of at most 64 MiB.
  ///
  /// @throws ModelException when it is broken, too large, or of a kind that we do not run
  /// @throws UncheckedIOException when it cannot be read
  public static Vocabulary read(Path file) {
    try {
      requireSize(file, Files.size(file));
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        requireSize(file, bytes.length);
        return read(bytes, file.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the vocabulary " + file, e);
    }
  }

  private static void requireSize(Path file, long bytes) {
    if (bytes > MAX_FILE_BYTES) {
      throw new ModelException(
          file + ": a vocabulary of " + bytes + " bytes; we read up to " + MAX_FILE_BYTES);
    }
  }

  /// How many pieces there are; ids go from 0 to one less.
  public int size() {
    return pieces.size();
  }

  /// The id of `</s>`, which ends a sentence.
  public int end() {
    return pieces.end();
  }

  /// The id of `<unk>`, which stands for what the vocabulary cannot spell.
  public int unknown() {
    return pieces.unknown();
  }

  /// Cuts a text into its likeliest pieces.
  ///
  /// @param text any; a lone surrogate counts as U+FFFD
  /// @return in the text's order, without the end of sentence; empty where there is nothing but
  ///     white space. Places do not decrease; those of white space belong to no token or to the
  ///     one after it
  public List<Token> encode(String text) {
    return encoder.encode(text);
  }

  /// Puts ids together to the text they spell.
  ///
  /// @throws IllegalArgumentException when an id is not in the vocabulary
  public Decoded decode(int[] ids) {
    return decoder.decode(ids);
  }
}
