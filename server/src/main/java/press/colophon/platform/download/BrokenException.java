package press.colophon.platform.download;

import org.jspecify.annotations.Nullable;

/// A try that failed, though another one may not. The reason begins small and ends without a stop.
final class BrokenException extends Exception {
  BrokenException(String reason) {
    this(reason, null);
  }

  BrokenException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
