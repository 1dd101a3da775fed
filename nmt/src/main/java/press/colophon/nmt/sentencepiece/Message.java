package press.colophon.nmt.sentencepiece;

import java.util.Arrays;
import press.colophon.nmt.ModelException;

/// Goes through the fields of one protobuf message [1]. Every length is held against the bytes
/// that are left before it is believed.
///
/// [1] Protocol Buffers, Encoding: <https://protobuf.dev/programming-guides/encoding/>
final class Message {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final byte[] file;
  private final String name;
  private final int end;
  private int at;
  private int fieldAt;
  private int field;
  private int wireType;

  /// The value of a number; of bytes, where they begin: they end at [#at].
  private long value;

  /// @param name of the file, for errors
  Message(byte[] file, String name) {
    this(file, name, 0, file.length);
  }

  private Message(byte[] file, String name, int begin, int end) {
    this.file = file;
    this.name = name;
    this.at = begin;
    this.end = end;
  }

  /// Goes to the next field; false when there is none.
  boolean next() {
    if (at == end) {
      return false;
    }
    fieldAt = at;
    long key = varint();
    if (key >>> 3 == 0 || key >>> 3 > 0x1FFF_FFFF) {
      throw broken("no field has the number " + Long.toUnsignedString(key >>> 3));
    }
    field = (int) (key >>> 3);
    wireType = (int) key & 7;
    readValue();
    return true;
  }

  /// The number of the field.
  int field() {
    return field;
  }

  /// Where the field begins in the file.
  int place() {
    return fieldAt;
  }

  int number() {
    require(VARINT, "a whole number");
    return (int) value;
  }

  boolean flag() {
    require(VARINT, "yes or no");
    return value != 0;
  }

  float decimal() {
    require(FIXED32, "a float");
    return Float.intBitsToFloat((int) value);
  }

  byte[] bytes() {
    require(BYTES, "bytes");
    return Arrays.copyOfRange(file, (int) value, at);
  }

  Message message() {
    require(BYTES, "a message");
    return new Message(file, name, (int) value, at);
  }

  /// What is wrong with the field.
  ModelException broken(String what) {
    return new ModelException(name + ": byte " + fieldAt + ": " + what);
  }

  private void readValue() {
    switch (wireType) {
      case VARINT -> value = varint();
      case FIXED64 -> value = fixed(Long.BYTES);
      case FIXED32 -> value = fixed(Integer.BYTES);
      case BYTES -> {
        long length = varint();
        value = at;
        skip(length);
      }
      default -> throw broken("field " + field + " has the unknown wire type " + wireType);
    }
  }

  private long varint() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      skip(1);
      byte next = file[at - 1];
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw broken("a number of more than ten bytes");
  }

  private long fixed(int bytes) {
    skip(bytes);
    long number = 0;
    for (int i = 1; i <= bytes; i++) {
      number = number << 8 | (file[at - i] & 0xFF);
    }
    return number;
  }

  private void skip(long bytes) {
    if (bytes < 0 || bytes > end - at) {
      throw broken(
          "cut short: needs "
              + Long.toUnsignedString(bytes)
              + " bytes where "
              + (end - at)
              + " are left");
    }
    at += (int) bytes;
  }

  private void require(int expected, String what) {
    if (wireType != expected) {
      throw broken("field " + field + " should be " + what + ", has wire type " + wireType);
    }
  }
}
