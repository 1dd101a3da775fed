package press.colophon.platform.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// Counts what is done while it is done, in one line of a terminal where a person looks on while
/// the results go elsewhere; silent otherwise.
public final class Tally {
  /// Set by the launcher where errors go to a terminal and results do not: a Java machine cannot
  /// tell the two apart.
  private static final String WATCHED = "colophon.watched";

  private static final long REDRAW_NANOS = 200_000_000;
  private static final double NANOS = 1e9;

  private final PrintWriter err;
  private final String what;
  private final boolean shown;
  private final long began = System.nanoTime();
  private long drawn;
  private long count;

  /// @param what is counted, in the plural
  public Tally(PrintWriter err, String what) {
    this.err = err;
    this.what = what;
    this.shown = Boolean.getBoolean(WATCHED);
  }

  public void add(long more) {
    count += more;
    long now = System.nanoTime();
    if (shown && now - drawn > REDRAW_NANOS) {
      drawn = now;
      double seconds = (now - began) / NANOS;
      err.printf(Locale.ROOT, "\r\u001b[K%,d %s, %.0f a second", count, what, count / seconds);
      err.flush();
    }
  }

  /// Leaves the last count standing.
  public void end() {
    if (shown) {
      double seconds = (System.nanoTime() - began) / NANOS;
      err.printf(Locale.ROOT, "\r\u001b[K%,d %s in %.1f s%n", count, what, seconds);
      err.flush();
    }
  }
}
