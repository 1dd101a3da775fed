package press.colophon.platform.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import press.colophon.platform.PlainException;

/// Lines of UTF-8 as they come in. Only a line feed ends a line: whoever gives ten lines gets ten
/// answers, whatever else is in them.
public final class Lines {
  private static final int LONGEST = 16 << 20;

  /// So many bytes are enough at once: lines without end must not fill the memory together.
  private static final int ENOUGH = 1 << 20;

  private final InputStream in;
  private boolean atEnd;
  private int bytes;

  public Lines(InputStream in) {
    this.in = in;
  }

  /// The next lines: as many as are there without waiting, at least one; no more once they hold a
  /// mebibyte together.
  ///
  /// @return at most so many; empty at the end
  /// @throws PlainException when a line is longer than 16 MiB
  public List<String> next(int most) throws IOException {
    List<String> lines = new ArrayList<>();
    bytes = 0;
    while (!atEnd && lines.size() < most && (lines.isEmpty() || hasMore())) {
      read(lines);
    }
    return lines;
  }

  private boolean hasMore() throws IOException {
    return bytes < ENOUGH && in.available() > 0;
  }

  private void read(List<String> lines) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (line.size() == LONGEST) {
        throw new TooLongException();
      }
      line.write(next);
      next = in.read();
    }
    bytes += line.size();
    atEnd = next < 0;
    if (!atEnd || line.size() > 0) {
      String text = line.toString(StandardCharsets.UTF_8);
      lines.add(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
  }

  private static final class TooLongException extends PlainException {
    private static final long serialVersionUID = 1L;

    private TooLongException() {
      super("A line of the input is longer than 16 MiB. Cut it into paragraphs.", null);
    }
  }
}
