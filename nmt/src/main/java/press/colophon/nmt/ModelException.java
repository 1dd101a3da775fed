package press.colophon.nmt;

/// A file of a model that cannot be used: broken, cut short, of another kind than we run. The
/// message names the file, the place and what was found there.
public final class ModelException extends RuntimeException {

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
