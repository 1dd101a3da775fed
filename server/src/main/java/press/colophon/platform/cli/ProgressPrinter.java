package press.colophon.platform.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import press.colophon.platform.Bytes;
import press.colophon.platform.download.Progress;

/// Shows how files come in: a moving bar on a terminal, elsewhere one plain line for each.
public final class ProgressPrinter implements Progress {
  private static final int CELLS = 24;
  private static final long REDRAW_NANOS = 100_000_000;
  private static final double NANOS = 1e9;
  private static final double MEGA = 1e6;

  private final PrintWriter out;
  private final boolean moving;
  private String file = "";
  private long began;
  private long beganAt;
  private long drawn;

  /// @param moving whether a line may be drawn over and over, as on a terminal
  public ProgressPrinter(PrintWriter out, boolean moving) {
    this.out = out;
    this.moving = moving;
  }

  /// Whether standard output is a terminal.
  public static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public void at(String name, long bytes, long total) {
    long now = System.nanoTime();
    if (!name.equals(file) || bytes < beganAt) {
      file = name;
      began = now;
      beganAt = bytes;
      drawn = 0;
    }
    if (moving && (now - drawn > REDRAW_NANOS || bytes == total)) {
      drawn = now;
      out.print("\r\u001b[K  " + name + "  " + drawn(bytes, total, now));
      out.flush();
    }
  }

  private String drawn(long bytes, long total, long now) {
    double speed = (bytes - beganAt) * NANOS / Math.max(1, now - began) / MEGA;
    if (total <= 0) {
      return String.format(Locale.ROOT, "%.1f MB  %.1f MB/s", bytes / MEGA, speed);
    }
    int full = (int) (bytes * CELLS / total);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %.1f of %.1f MB  %.1f MB/s",
        "#".repeat(full),
        " ".repeat(CELLS - full),
        bytes * 100 / total,
        bytes / MEGA,
        total / MEGA,
        speed);
  }

  @Override
  public void done(String name, long bytes) {
    out.println((moving ? "\r\u001b[K" : "") + "  " + name + "  " + Bytes.shown(bytes));
    out.flush();
    file = "";
  }
}
