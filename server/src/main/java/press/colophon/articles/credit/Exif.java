package press.colophon.articles.credit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Four fields of an Exif block's first directory (TIFF 6.0 section 2, Exif 2.32 section 4.6.4).
/// The directories behind it, with position, lens and maker's notes, are never opened.
record Exif(PictureCredit credit, int orientation) {
  private static final int DESCRIPTION = 0x010E;
  private static final int ORIENTATION = 0x0112;
  private static final int ARTIST = 0x013B;
  private static final int COPYRIGHT = 0x8298;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;
  private static final int AS_STORED = 1;

  static Exif of(byte[] block) {
    ByteBuffer in = ByteBuffer.wrap(block);
    if (block.length < 8 || !setOrder(in)) {
      return new Exif(PictureCredit.NONE, AS_STORED);
    }
    Map<Integer, String> texts = new HashMap<>();
    int orientation = AS_STORED;
    for (int entry : entries(in)) {
      int tag = in.getShort(entry) & 0xFFFF;
      int type = in.getShort(entry + 2);
      if (tag == ORIENTATION && type == SHORT) {
        orientation = in.getShort(entry + 8);
      } else if (type == ASCII && (tag == ARTIST || tag == COPYRIGHT || tag == DESCRIPTION)) {
        texts.put(tag, text(in, entry));
      }
    }
    return new Exif(credit(texts), orientation < 1 || orientation > 8 ? AS_STORED : orientation);
  }

  private static boolean setOrder(ByteBuffer in) {
    int mark = in.getShort(0);
    in.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return (mark == 0x4949 || mark == 0x4D4D) && in.getShort(2) == 42;
  }

  /// Where the entries of the first directory begin, as many of them as are there.
  private static List<Integer> entries(ByteBuffer in) {
    int directory = in.getInt(4);
    List<Integer> entries = new ArrayList<>();
    if (directory < 8 || directory > in.limit() - 2) {
      return entries;
    }
    int count = in.getShort(directory) & 0xFFFF;
    int at = directory + 2;
    for (int i = 0; i < count && at <= in.limit() - ENTRY_BYTES; i++) {
      entries.add(at);
      at += ENTRY_BYTES;
    }
    return entries;
  }

  /// A text of at most four bytes stands in the entry itself.
  private static String text(ByteBuffer in, int entry) {
    int length = in.getInt(entry + 4);
    int at = length <= 4 ? entry + 8 : in.getInt(entry + 8);
    if (length <= 0 || at < 0 || at > in.limit() - length) {
      return "";
    }
    byte[] bytes = new byte[length];
    in.get(at, bytes);
    return LegacyText.of(bytes);
  }

  private static PictureCredit credit(Map<Integer, String> texts) {
    return new PictureCredit(
        texts.get(ARTIST),
        null,
        null,
        copyright(texts.get(COPYRIGHT)),
        null,
        null,
        null,
        texts.get(DESCRIPTION));
  }

  /// Photographer and editor are divided by a zero byte.
  private static @Nullable String copyright(@Nullable String written) {
    return written == null
        ? null
        : Arrays.stream(written.split("\0", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
  }
}
