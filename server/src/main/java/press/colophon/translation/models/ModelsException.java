package press.colophon.translation.models;

import org.jspecify.annotations.Nullable;
import press.colophon.platform.PlainException;

/// A model that cannot be found, brought, checked or kept; the message names it and what to do.
public final class ModelsException extends PlainException {
  public ModelsException(String sentence) {
    this(sentence, null);
  }

  public ModelsException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
