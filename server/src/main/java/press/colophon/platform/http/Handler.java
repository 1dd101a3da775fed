package press.colophon.platform.http;

/// Answers one request, on a virtual thread: it may block.
@FunctionalInterface
public interface Handler {

  /// Never null; an exception becomes the error page for 500 and a line in the log.
  Answer answer(Request request);
}
