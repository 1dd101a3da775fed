package press.colophon.platform.http;

/// What one open page hears, bulletin by bulletin.
///
/// Asked once in a while for as long as the page listens, on a virtual thread, where it may block;
/// never by two threads at once. Need not be thread-safe.
@FunctionalInterface
public interface Bulletins {

  /// What is new since the last time. An exception ends the connection; the browser comes again.
  Bulletin next();
}
