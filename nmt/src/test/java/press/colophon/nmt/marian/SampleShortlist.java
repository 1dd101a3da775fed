package press.colophon.nmt.marian;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes a small shortlist, right or wrong.
///
/// @param offsets one more than source words
@SuppressWarnings("ArrayRecordComponent") // a sample
record SampleShortlist(long firstWords, long[] offsets, int[] candidates) {
  static final int SOURCE_WORDS = 5;
  static final int TARGET_WORDS = 40;

  /// Two words that are always listed, and candidates for four of five source words.
  static SampleShortlist small() {
    return new SampleShortlist(
        2, new long[] {0, 1, 1, 3, 6, 8}, new int[] {0, 7, 9, 9, 20, 39, 2, 3});
  }

  SampleShortlist withFirstWords(long count) {
    return new SampleShortlist(count, offsets, candidates);
  }

  SampleShortlist withOffsets(long... other) {
    return new SampleShortlist(firstWords, other, candidates);
  }

  SampleShortlist withCandidates(int... other) {
    return new SampleShortlist(firstWords, offsets, other);
  }

  byte[] toBytes() {
    byte[] file = new byte[48 + 8 * offsets.length + 4 * candidates.length];
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0xF11A48D5013417F5L).putLong(0).putLong(firstWords).putLong(50);
    bytes.putLong(offsets.length).putLong(candidates.length);
    for (long offset : offsets) {
      bytes.putLong(offset);
    }
    for (int candidate : candidates) {
      bytes.putInt(candidate);
    }
    return signed(file);
  }

  /// The file with its checksum put right, if it has one.
  static byte[] signed(byte[] file) {
    byte[] signed = file.clone();
    ByteBuffer bytes = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN);
    long hash = 0;
    for (int at = 16; at + Long.BYTES <= signed.length; at += Long.BYTES) {
      hash ^= bytes.getLong(at) + 0x9e3779b9L + (hash << 6) + (hash >>> 2);
    }
    if (signed.length >= 16) {
      bytes.putLong(8, hash);
    }
    return signed;
  }

  Shortlist read() {
    return read(toBytes());
  }

  static Shortlist read(byte[] file) {
    return Shortlist.parse(ByteBuffer.wrap(file), "sample.bin", SOURCE_WORDS, TARGET_WORDS);
  }
}
