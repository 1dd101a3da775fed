package press.colophon.nmt.marian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import press.colophon.nmt.ModelException;

/// Which words of the target language a word of the source language may become (`lex*.bin`): the
/// last layer then weighs a thousand words instead of tens of thousands.
///
/// Little-endian: u64 magic, u64 checksum, u64 number of first words, u64 number of best words,
/// u64 number of offsets (source words and one), u64 length of the list, the offsets as u64, the
/// list as u32. Immutable.
final class Shortlist {
  private static final long MAGIC = 0xF11A48D5013417F5L;
  private static final int HEADER_BYTES = 48;
  private static final long LARGEST_FILE = 1L << 28;

  /// The reference engine fills the list up to a multiple of this.
  private static final int MULTIPLE = 8;

  private final int firstWords;
  private final int[] offsets;
  private final int[] candidates;
  private final int targetWords;

  private Shortlist(int firstWords, int[] offsets, int[] candidates, int targetWords) {
    this.firstWords = firstWords;
    this.offsets = offsets;
    this.candidates = candidates;
    this.targetWords = targetWords;
  }

  /// Reads a shortlist.
  ///
  /// @param sourceWords size of the source vocabulary, which the file must fit
  /// @param targetWords size of the target vocabulary
  /// @throws ModelException when it is no shortlist, not a whole one, or one of other vocabularies
  static Shortlist read(Path path, int sourceWords, int targetWords) {
    try {
      long size = Files.size(path);
      if (size > LARGEST_FILE) {
        throw new ModelException(path + ": " + size + " bytes are more than a shortlist has");
      }
      return parse(
          ByteBuffer.wrap(Files.readAllBytes(path)), path.toString(), sourceWords, targetWords);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  static Shortlist parse(ByteBuffer file, String name, int sourceWords, int targetWords) {
    ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < HEADER_BYTES || bytes.getLong() != MAGIC) {
      throw new ModelException(name + ": is not a lexical shortlist");
    }
    long checksum = bytes.getLong();
    long firstWords = bytes.getLong();
    bytes.getLong();
    long offsetCount = bytes.getLong();
    long listLength = bytes.getLong();
    checkSizes(bytes, name, offsetCount, listLength, sourceWords);
    if (firstWords < 0 || firstWords > targetWords) {
      throw new ModelException(
          name + ": says that " + firstWords + " of " + targetWords + " words are always listed");
    }
    checkSum(file, name, checksum);
    int[] offsets = offsets(bytes, name, (int) offsetCount, (int) listLength);
    int[] candidates = candidates(bytes, name, (int) listLength, targetWords);
    return new Shortlist((int) firstWords, offsets, candidates, targetWords);
  }

  private static void checkSizes(
      ByteBuffer bytes, String name, long offsetCount, long listLength, int sourceWords) {
    if (offsetCount != sourceWords + 1L) {
      throw new ModelException(
          "%s: is for a source vocabulary of %s words, the model's has %d"
              .formatted(name, Long.toUnsignedString(offsetCount - 1), sourceWords));
    }
    long left = bytes.remaining() - offsetCount * Long.BYTES;
    if (listLength < 0 || listLength > Integer.MAX_VALUE || left != listLength * Integer.BYTES) {
      throw new ModelException(
          "%s: is %d bytes long and says that it lists %s words"
              .formatted(
                  name, bytes.remaining() + HEADER_BYTES, Long.toUnsignedString(listLength)));
    }
  }

  private static void checkSum(ByteBuffer file, String name, long expected) {
    ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(2 * Long.BYTES);
    long hash = 0;
    while (bytes.remaining() >= Long.BYTES) {
      hash ^= bytes.getLong() + 0x9e3779b9L + (hash << 6) + (hash >>> 2);
    }
    if (hash != expected) {
      throw new ModelException(name + ": is damaged, its checksum does not fit");
    }
  }

  private static int[] offsets(ByteBuffer bytes, String name, int count, int listLength) {
    int[] offsets = new int[count];
    long before = 0;
    for (int i = 0; i < count; i++) {
      long offset = bytes.getLong();
      if (offset < before || offset > listLength) {
        throw new ModelException(
            "%s: the candidates of word %d begin at %s, expected %d to %d"
                .formatted(name, i, Long.toUnsignedString(offset), before, listLength));
      }
      offsets[i] = (int) offset;
      before = offset;
    }
    return offsets;
  }

  private static int[] candidates(ByteBuffer bytes, String name, int count, int targetWords) {
    int[] candidates = new int[count];
    bytes.asIntBuffer().get(candidates);
    for (int candidate : candidates) {
      if (candidate < 0 || candidate >= targetWords) {
        throw new ModelException(
            "%s: lists word %s of a target vocabulary of %d"
                .formatted(name, Integer.toUnsignedString(candidate), targetWords));
      }
    }
    return candidates;
  }

  /// The words that a translation of some sentences may use.
  ///
  /// @param sentences tokens, each with its end of sentence
  /// @param shared whether both languages share one vocabulary: then names and numbers may be
  ///     copied, so the source's own tokens are listed too
  /// @return ascending
  int[] words(Iterable<int[]> sentences, boolean shared) {
    BitSet words = new BitSet(targetWords);
    words.set(0, Math.max(1, firstWords));
    for (int[] sentence : sentences) {
      for (int token : sentence) {
        add(words, token);
        if (shared) {
          words.set(token);
        }
      }
    }
    fillUp(words);
    return words.stream().toArray();
  }

  private void add(BitSet words, int token) {
    for (int i = offsets[token]; i < offsets[token + 1]; i++) {
      words.set(candidates[i]);
    }
  }

  private void fillUp(BitSet words) {
    int missing = Math.floorMod(-words.cardinality(), MULTIPLE);
    for (int next = words.nextClearBit(firstWords);
        missing > 0 && next < targetWords;
        next = words.nextClearBit(next)) {
      words.set(next);
      missing--;
    }
  }
}
