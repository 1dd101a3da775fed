package press.colophon.platform.db;

import org.jspecify.annotations.Nullable;
import press.colophon.platform.PlainException;

/// The database cannot be had; the message says which one, why, and what to do.
public final class DatabaseException extends PlainException {
  DatabaseException(String sentence) {
    this(sentence, null);
  }

  DatabaseException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
