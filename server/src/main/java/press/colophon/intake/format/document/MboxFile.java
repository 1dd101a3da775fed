package press.colophon.intake.format.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// A folder of letters in one file, mbox (RFC 4155): each letter is an item in its own right. Read
/// as a stream. Thread-safe.
public final class MboxFile implements OriginalFormat {
  private static final int LARGEST = 64 << 20;
  private static final int PIECE = 1 << 16;
  private static final String SEPARATOR =
      "from \\S+ +(?:mon|tue|wed|thu|fri|sat|sun) +(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
          + " +\\d{1,2} +\\d{2}:\\d{2}[^\\n]*";
  private static final Pattern BEGINS_LETTER = Pattern.compile(SEPARATOR + "\\n?");
  private static final Pattern BEGINS_FILE =
      Pattern.compile(SEPARATOR + "\\n>?[a-z][a-z0-9-]{1,40}:.*", Pattern.DOTALL);

  @Override
  public String name() {
    return "mbox";
  }

  @Override
  public boolean recognises(Sample sample) {
    return BEGINS_FILE.matcher(sample.lower()).matches();
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    Letters letters = new Letters(original, to);
    try (InputStream in = original.content().open()) {
      byte[] piece = new byte[PIECE];
      boolean begins = true;
      for (int size = line(in, piece); size > 0; size = line(in, piece)) {
        letters.add(piece, size, begins);
        begins = piece[size - 1] == '\n';
      }
    }
    letters.end();
  }

  /// The next line with its end, or as much of it as there is room for; 0 at the end of the file.
  private static int line(InputStream in, byte[] to) throws IOException {
    int size = 0;
    while (size < to.length) {
      int next = in.read();
      if (next < 0) {
        return size;
      }
      to[size++] = (byte) next;
      if (next == '\n') {
        return size;
      }
    }
    return size;
  }

  /// Puts lines together to letters.
  private static final class Letters {
    private final Original file;
    private final Consumer<Item> to;
    private final ByteArrayOutputStream letter = new ByteArrayOutputStream();
    private boolean blankBefore = true;
    private boolean tooLarge;
    private int number;

    private Letters(Original file, Consumer<Item> to) {
      this.file = file;
      this.to = to;
    }

    /// @param begins whether a line begins here
    private void add(byte[] piece, int size, boolean begins) {
      if (begins && blankBefore && beginsLetter(piece, size)) {
        end();
        number++;
      } else if (letter.size() + size > LARGEST) {
        tooLarge = true;
      } else {
        int quoted = begins && isQuoted(piece, size) ? 1 : 0;
        letter.write(piece, quoted, size - quoted);
      }
      blankBefore = begins && (size == 1 || (size == 2 && piece[0] == '\r'));
    }

    private static boolean beginsLetter(byte[] line, int size) {
      return size > 5
          && line[0] == 'F'
          && BEGINS_LETTER
              .matcher(
                  new String(line, 0, size, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))
              .matches();
    }

    /// Senders write `>From` where a line of the letter begins with `From`.
    private static boolean isQuoted(byte[] line, int size) {
      int at = 0;
      while (at < size && line[at] == '>') {
        at++;
      }
      byte[] from = {'F', 'r', 'o', 'm', ' '};
      return at > 0 && size >= at + 5 && Arrays.equals(line, at, at + 5, from, 0, 5);
    }

    private void end() {
      if (number > 0) {
        to.accept(item());
      }
      letter.reset();
      tooLarge = false;
    }

    private Item item() {
      String name = "letter " + number;
      return tooLarge
          ? new Item.Empty(
              name, Drop.Reason.TOO_LARGE, "it is larger than %,d bytes".formatted(LARGEST))
          : new Item.Inner(
              name,
              new Original(
                  file.from(), file.content().part(letter.toByteArray()), null, null, file.at()));
    }
  }
}
