package press.colophon.platform.http;

import org.jspecify.annotations.Nullable;

/// An address that is not asked, or an answer that is not taken. The reason goes into a sentence:
/// it begins small and ends without a stop.
public final class RefusedException extends Exception {
  public RefusedException(String reason) {
    super(reason);
  }

  public RefusedException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
