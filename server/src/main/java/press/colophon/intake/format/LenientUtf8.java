package press.colophon.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;

/// UTF-8 in which a byte that is not UTF-8 is one character of windows-1252. Not thread-safe.
final class LenientUtf8 extends Reader {
  private static final String WINDOWS_1252 = windows1252();

  private final InputStream in;
  private final byte[] bytes = new byte[1 << 16];
  private int at;
  private int end;
  private boolean stray;
  private char waiting;

  LenientUtf8(InputStream in) {
    this.in = in;
  }

  /// Whether a byte was met that is not UTF-8.
  boolean wasStray() {
    return stray;
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    int to = from;
    while (to < from + length) {
      if (waiting != 0) {
        buffer[to++] = waiting;
        waiting = 0;
      } else if (end - at < 4 && !fill()) {
        break;
      } else {
        buffer[to++] = next();
      }
    }
    return to == from && length > 0 ? -1 : to - from;
  }

  /// Has four bytes ready, or all that are left; false at the end.
  private boolean fill() throws IOException {
    System.arraycopy(bytes, at, bytes, 0, end - at);
    end -= at;
    at = 0;
    while (end < 4) {
      int read = in.read(bytes, end, bytes.length - end);
      if (read < 0) {
        break;
      }
      end += read;
    }
    return end > 0;
  }

  private char next() {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      at++;
      return (char) first;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    int codePoint = first & (0x7F >> length);
    boolean valid = first >= 0xC2 && first <= 0xF4 && at + length <= end;
    for (int i = 1; valid && i < length; i++) {
      int more = bytes[at + i] & 0xFF;
      valid = (more & 0xC0) == 0x80;
      codePoint = codePoint << 6 | (more & 0x3F);
    }
    if (!valid || isForbidden(codePoint, length)) {
      stray = true;
      at++;
      return WINDOWS_1252.charAt(first - 0x80);
    }
    at += length;
    return unit(codePoint);
  }

  private static boolean isForbidden(int codePoint, int length) {
    boolean overlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    return overlong || codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  private char unit(int codePoint) {
    if (codePoint < 0x10000) {
      return (char) codePoint;
    }
    waiting = Character.lowSurrogate(codePoint);
    return Character.highSurrogate(codePoint);
  }

  private static String windows1252() {
    byte[] upper = new byte[128];
    for (int i = 0; i < upper.length; i++) {
      upper[i] = (byte) (0x80 + i);
    }
    return new String(upper, Charset.forName("windows-1252"));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
