package press.colophon.platform;

import org.jspecify.annotations.Nullable;

/// A failure explained to the operator: the message is one or two whole sentences that say what was
/// asked, what stands in the way and what to do. The command line prints it without a stack trace.
///
/// Each part of the program has its own subclass; whatever is not one of these is a defect and is
/// reported as such.
public abstract class PlainException extends RuntimeException {
  protected PlainException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
