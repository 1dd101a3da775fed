package press.colophon.platform.download;

import java.time.Duration;

/// How patient a download is.
///
/// @param patience for a connection and for the beginning of an answer; and the span of time in
///     which at least `leastBytes` must arrive
/// @param leastBytes fewer in one span of patience, and the server counts as stuck
/// @param tries for one file, 1 or more; a try that brings the file further does not count
/// @param pause before the second try, doubled before each later one
/// @param redirects how many are followed
public record DownloadLimits(
    Duration patience, long leastBytes, int tries, Duration pause, int redirects) {

  /// 30 seconds, a kilobyte for each of them, four tries with 1, 2 and 4 seconds between them, five
  /// redirects.
  public static DownloadLimits defaults() {
    return new DownloadLimits(Duration.ofSeconds(30), 30_000, 4, Duration.ofSeconds(1), 5);
  }

  /// One try and a third of the patience, for somebody who is waiting for an answer.
  public DownloadLimits brief() {
    return new DownloadLimits(patience.dividedBy(3), leastBytes / 3, 1, pause, redirects);
  }
}
