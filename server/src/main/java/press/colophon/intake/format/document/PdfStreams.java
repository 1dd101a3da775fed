package press.colophon.intake.format.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Looks at the packed streams of a PDF before they are unpacked into memory: a file of 100 KB can
/// be made to unpack to gigabytes.
///
/// There are two looks. Before the document is opened each stream is unpacked as the bytes it is,
/// whatever its dictionary says, since opening unpacks the streams that hold objects. When it is
/// open, and names, references and passwords are resolved, what is packed in any other way is
/// unpacked by the filters that will unpack it later, up to the limit.
final class PdfStreams {
  private static final long LARGEST = 64L << 20;
  private static final long LARGEST_PICTURE = 256L << 20;
  private static final long LARGEST_TOGETHER = 1L << 30;
  private static final int LOOKED_BACK = 1 << 16;
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
  private static final Pattern HOLDS_OBJECTS = Pattern.compile("/(?:ObjStm|XRef)\\b");

  /// Filters that no program puts around objects, and filters that are named elsewhere.
  private static final Pattern ODD_FILTER =
      Pattern.compile(
          "/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL)\\b"
              + "|/Filter\\s*(?:\\[\\s*)?\\d+\\s+\\d+\\s+R\\b"
              + "|/Fl(?:ateDecode)?\\s*/Fl(?:ateDecode)?\\b");

  private static final Set<String> UNPACKED_ALREADY = Set.of("FlateDecode", "Fl");

  /// What only pictures are packed with; the text of a document needs none of them.
  private static final Set<String> OF_PICTURES =
      Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

  private PdfStreams() {}

  /// Looks at a document that is not open yet.
  static boolean areTooLarge(byte[] pdf) {
    long together = 0;
    for (int at = next(pdf, 0); at >= 0; at = next(pdf, at)) {
      Deadline.check();
      String dictionary = dictionary(pdf, at);
      if (HOLDS_OBJECTS.matcher(dictionary).find() && ODD_FILTER.matcher(dictionary).find()) {
        return true;
      }
      long most = dictionary.contains("/Image") ? LARGEST_PICTURE : LARGEST;
      long size = unpacked(pdf, at, most);
      together += size;
      if (size > most || together > LARGEST_TOGETHER) {
        return true;
      }
    }
    return false;
  }

  /// Looks at an open document.
  static boolean areTooLarge(PDDocument document) {
    COSDocument objects = document.getDocument();
    long together = 0;
    try {
      for (COSObjectKey key : List.copyOf(objects.getXrefTable().keySet())) {
        if (objects.getObjectFromPool(key).getObject() instanceof COSStream stream
            && (document.isEncrypted() || !wasSeen(stream))) {
          together += unpacked(stream, LARGEST_TOGETHER - together);
        }
      }
      return false;
    } catch (TooLargeException e) {
      return true;
    }
  }

  private static List<String> filters(COSStream stream) {
    return switch (stream.getFilters()) {
      case COSName name -> List.of(name.getName());
      case COSArray array -> filters(array);
      case null, default -> List.of();
    };
  }

  private static List<String> filters(COSArray array) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      names.add(array.getObject(i) instanceof COSName name ? name.getName() : "");
    }
    return names;
  }

  /// Packed in the one way that the first look sees through, or not at all.
  private static boolean wasSeen(COSStream stream) {
    List<String> filters = filters(stream);
    return filters.size() < 2 && UNPACKED_ALREADY.containsAll(filters);
  }

  private static long unpacked(COSStream stream, long left) {
    boolean picture = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    long most = Math.min(left, picture ? LARGEST_PICTURE : LARGEST);
    long size = 0;
    try (InputStream raw = stream.createRawInputStream()) {
      InputStream in = raw;
      List<String> filters = filters(stream);
      for (int i = 0; i < filters.size() && !OF_PICTURES.contains(filters.get(i)); i++) {
        Limited out = new Limited(most);
        FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, out, stream, i);
        size = Math.max(size, out.size());
        in = new ByteArrayInputStream(out.toByteArray());
      }
      return size;
    } catch (IOException | IllegalArgumentException e) {
      return size; // It is damaged, and will be unpacked no further later on either.
    }
  }

  /// Where the next stream's bytes begin; -1 behind the last one.
  private static int next(byte[] pdf, int from) {
    for (int i = from; i + STREAM.length + 2 < pdf.length; i++) {
      boolean here = pdf[i] == 's' && Arrays.equals(pdf, i, i + 6, STREAM, 0, 6);
      if (here && (i < 3 || pdf[i - 1] != 'd')) {
        int start = i + 6;
        start += pdf[start] == '\r' ? 1 : 0;
        return start + (pdf[start] == '\n' ? 1 : 0);
      }
    }
    return -1;
  }

  /// The dictionary before a stream, its names without escapes (ISO 32000-1, 7.3.5).
  private static String dictionary(byte[] pdf, int stream) {
    int from = stream - OBJECT.length;
    int furthest = Math.max(0, stream - LOOKED_BACK);
    while (from > furthest
        && !Arrays.equals(pdf, from, from + OBJECT.length, OBJECT, 0, OBJECT.length)) {
      from--;
    }
    int begin = Math.max(0, from);
    String written = new String(pdf, begin, stream - begin, StandardCharsets.ISO_8859_1);
    return written.indexOf('#') < 0
        ? written
        : ESCAPED
            .matcher(written)
            .replaceAll(
                escape ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  private static long unpacked(byte[] pdf, int from, long most) {
    Inflater inflater = new Inflater();
    byte[] waste = new byte[1 << 13];
    try {
      inflater.setInput(pdf, from, pdf.length - from);
      while (inflater.getBytesWritten() <= most && !inflater.finished()) {
        Deadline.check();
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

  /// Bytes that are no more than so many.
  private static final class Limited extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long most;

    private Limited(long most) {
      this.most = most;
    }

    @Override
    public void write(int b) {
      claim(1);
      bytes.write(b);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      claim(length);
      bytes.write(from, offset, length);
    }

    private void claim(int more) {
      Deadline.check();
      if (bytes.size() + (long) more > most) {
        throw new TooLargeException();
      }
    }

    private int size() {
      return bytes.size();
    }

    private byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }

  /// A stream unpacks to more than is read. Unchecked, since filters take what they can of a stream
  /// that fails.
  private static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
