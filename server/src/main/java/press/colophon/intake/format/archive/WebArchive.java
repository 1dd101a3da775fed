package press.colophon.intake.format.archive;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import press.colophon.intake.Content;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// A web archive, `.warc` or `.warc.gz` (ISO 28500): each page, feed or document in it is an item
/// at the address where it was fetched. Read as a stream. Thread-safe.
///
/// A damaged record is one item that cannot be used; reading goes on where the next record begins.
public final class WebArchive implements OriginalFormat {
  private static final byte[] PLAIN = "WARC/1.".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MEMBER = {0x1F, (byte) 0x8B, 0x08};

  /// Faults after which an archive is given up.
  static final int MOST_FAULTS = 10_000;

  @Override
  public String name() {
    return "WARC";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.startsWith("warc/")
        || (sample.startsWith(0x1F, 0x8B) && beginsWithRecord(sample.head()));
  }

  private static boolean beginsWithRecord(byte[] head) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
      return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("WARC/");
    } catch (IOException notPacked) {
      return false;
    }
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    Content content = original.content();
    byte[] head = content.head(2);
    byte[] mark = head.length > 1 && head[0] == 0x1F ? MEMBER : PLAIN;
    Records records = new Records(original, to);
    long at = 0;
    boolean told = false;
    for (int faults = 0; at >= 0 && faults < MOST_FAULTS; faults++) {
      Stretch stretch = read(content, at, records);
      told = told && stretch.records() == 0;
      if (stretch.fault() != null && !told) {
        to.accept(
            new Item.Empty(
                "record at byte " + stretch.end(), Drop.Reason.BROKEN_FORMAT, stretch.fault()));
        told = true;
      }
      at = stretch.fault() == null ? -1 : next(content, mark, stretch.end() + 1);
    }
    if (at >= 0) {
      to.accept(givenUp(at));
    }
    records.sumUp();
  }

  private static Item givenUp(long at) {
    String sentence =
        "more than %,d records before are damaged: nothing is read from here on"
            .formatted(MOST_FAULTS);
    return new Item.Empty("record at byte " + at, Drop.Reason.TOO_MANY, sentence);
  }

  /// What was read in one go.
  ///
  /// @param end where the last record begins
  /// @param fault why it ended; null at the end of the archive
  private record Stretch(int records, long end, @Nullable String fault) {}

  @SuppressWarnings("CatchAndPrintStackTrace") // The parser's own faults are told as the archive's.
  private static Stretch read(Content content, long from, Records records) throws IOException {
    int count = 0;
    long begin = from;
    try (CountedInput in = new CountedInput(content.open())) {
      in.skipNBytes(from);
      try (WarcReader reader = new WarcReader(in)) {
        reader.setLenient(true);
        while (true) {
          Optional<WarcRecord> record = reader.next();
          if (record.isEmpty()) {
            return new Stretch(count, begin, null);
          }
          begin = from + reader.position();
          long before = begin;
          records.record(record.get(), () -> in.count() - before);
          count++;
        }
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return new Stretch(count, begin, "the record is damaged: " + words(e));
    }
  }

  private static String words(Exception e) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return message.length() > 120 ? message.substring(0, 120) : message;
  }

  /// Where the next record begins; -1 where there is none.
  private static long next(Content content, byte[] mark, long from) throws IOException {
    if (from >= content.size()) {
      return -1;
    }
    try (InputStream in = content.open()) {
      in.skipNBytes(from);
      int matched = 0;
      long at = from;
      for (int b = in.read(); b >= 0; b = in.read()) {
        at++;
        matched = b == (mark[matched] & 0xFF) ? matched + 1 : b == (mark[0] & 0xFF) ? 1 : 0;
        if (matched == mark.length) {
          return at - mark.length;
        }
      }
      return -1;
    }
  }

  /// Counts what was read and passed over.
  private static final class CountedInput extends FilterInputStream {
    private long count;

    private CountedInput(InputStream in) {
      super(in);
    }

    private long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      long skipped = super.skip(bytes);
      count += skipped;
      return skipped;
    }
  }
}
