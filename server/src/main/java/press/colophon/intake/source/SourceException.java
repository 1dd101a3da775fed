package press.colophon.intake.source;

import org.jspecify.annotations.Nullable;
import press.colophon.platform.PlainException;

/// A source that cannot be found, added or read as asked; the message says which and what to do.
public final class SourceException extends PlainException {
  private static final long serialVersionUID = 1L;

  public SourceException(String sentence) {
    this(sentence, null);
  }

  public SourceException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
