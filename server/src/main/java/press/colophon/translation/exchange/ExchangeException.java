package press.colophon.translation.exchange;

import org.jspecify.annotations.Nullable;
import press.colophon.platform.PlainException;

/// A file that cannot be read as what it should be, or written.
public final class ExchangeException extends PlainException {
  private static final long serialVersionUID = 1L;

  public ExchangeException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
