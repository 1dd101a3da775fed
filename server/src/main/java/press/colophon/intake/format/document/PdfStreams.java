package press.colophon.intake.format.document;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks at the packed streams of a PDF before anything is unpacked into memory: a file of 100 KB
/// can be made to unpack to gigabytes.
final class PdfStreams {
  private static final long LARGEST = 64L << 20;
  private static final long LARGEST_PICTURE = 256L << 20;
  private static final long LARGEST_TOGETHER = 1L << 30;
  private static final int LOOKED_BACK = 1_500;
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

  /// Packed twice: only bombs are.
  private static final Pattern PACKED_TWICE =
      Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW)\\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\\b");

  private PdfStreams() {}

  static boolean areTooLarge(byte[] pdf) {
    long together = 0;
    for (int at = next(pdf, 0); at >= 0; at = next(pdf, at)) {
      String dictionary = dictionary(pdf, at);
      if (PACKED_TWICE.matcher(dictionary).find()) {
        return true;
      }
      if (dictionary.contains("/FlateDecode") || dictionary.contains("/Fl ")) {
        long most = dictionary.contains("/Image") ? LARGEST_PICTURE : LARGEST;
        long size = unpacked(pdf, at, most);
        together += size;
        if (size > most || together > LARGEST_TOGETHER) {
          return true;
        }
      }
    }
    return false;
  }

  /// Where the next stream's bytes begin; -1 behind the last one.
  private static int next(byte[] pdf, int from) {
    for (int i = from; i + STREAM.length + 2 < pdf.length; i++) {
      boolean here = pdf[i] == 's' && java.util.Arrays.equals(pdf, i, i + 6, STREAM, 0, 6);
      if (here && (i < 3 || pdf[i - 1] != 'd')) {
        int start = i + 6;
        start += pdf[start] == '\r' ? 1 : 0;
        return start + (pdf[start] == '\n' ? 1 : 0);
      }
    }
    return -1;
  }

  private static String dictionary(byte[] pdf, int stream) {
    int from = Math.max(0, stream - LOOKED_BACK);
    String before = new String(pdf, from, stream - from, StandardCharsets.ISO_8859_1);
    int object = before.lastIndexOf(" obj");
    return object < 0 ? before : before.substring(object);
  }

  private static long unpacked(byte[] pdf, int from, long most) {
    Inflater inflater = new Inflater();
    byte[] waste = new byte[1 << 16];
    try {
      inflater.setInput(pdf, from, pdf.length - from);
      while (inflater.getBytesWritten() <= most && !inflater.finished()) {
        if (inflater.inflate(waste) == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException notPacked) {
      return inflater.getBytesWritten();
    } finally {
      inflater.end();
    }
  }
}
