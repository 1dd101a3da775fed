package press.colophon.rights.reading;

import org.jspecify.annotations.Nullable;

/// A [TermsReader] that is made when it is first asked: a start need not wait for its files of
/// words. Thread-safe.
public final class TermsReaderOnDemand {
  private @Nullable TermsReader reader;

  /// Reads a text.
  public Reading read(String text) {
    return reader().read(text);
  }

  private synchronized TermsReader reader() {
    TermsReader made = reader == null ? new TermsReader() : reader;
    reader = made;
    return made;
  }
}
