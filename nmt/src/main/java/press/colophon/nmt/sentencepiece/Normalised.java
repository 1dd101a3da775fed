package press.colophon.nmt.sentencepiece;

import java.util.Arrays;

/// A text as the model was taught to read it, and where each of its bytes came from. Grows while
/// it is written; not for several threads.
final class Normalised {
  private byte[] bytes;
  private int[] origins;
  private int length;

  /// @param expected bytes
  Normalised(int expected) {
    bytes = new byte[expected];
    origins = new int[expected + 1];
  }

  /// Well-formed UTF-8, from 0 to [#length()]; what is behind is undefined.
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /// Where in the source a byte came from; at [#length()], where the source's last one ended.
  int origin(int at) {
    return origins[at];
  }

  void add(byte next, int origin) {
    reserve(1);
    bytes[length] = next;
    origins[length++] = origin;
  }

  void addSpace(int origin) {
    for (byte part : Utf8.SPACE) {
      add(part, origin);
    }
  }

  boolean endsInSpace() {
    int begin = length - Utf8.SPACE.length;
    return begin >= 0 && Utf8.startsWith(bytes, begin, length, Utf8.SPACE);
  }

  /// Takes the last space away.
  ///
  /// @return where it came from
  int dropSpace() {
    length -= Utf8.SPACE.length;
    return origins[length];
  }

  void end(int origin) {
    origins[length] = origin;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 16 + bytes.length + bytes.length / 2);
      origins = Arrays.copyOf(origins, bytes.length + 1);
    }
  }
}
