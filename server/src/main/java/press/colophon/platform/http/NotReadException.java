package press.colophon.platform.http;

import org.jspecify.annotations.Nullable;

/// Ends a fetch. The reason goes into a sentence: it begins small and ends without a stop.
final class NotReadException extends Exception {
  private final Fetch.Because because;

  NotReadException(Fetch.Because because, String reason) {
    this(because, reason, null);
  }

  NotReadException(Fetch.Because because, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.because = because;
  }

  Fetch.Because because() {
    return because;
  }
}
