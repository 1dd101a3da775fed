package press.colophon.translation;

import press.colophon.platform.PlainException;

/// This Java machine does not let us compute with vectors.
final class VectorApiException extends PlainException {
  private static final long serialVersionUID = 1L;

  VectorApiException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
