package press.colophon.platform.http;

/// Renders what a person sees when there is no page to show.
@FunctionalInterface
public interface ErrorPages {

  /// A page for the problem; its status is set by the server.
  Page render(Problem problem);

  /// Why there is no page.
  ///
  /// @param status an HTTP status from 400 to 599
  /// @param path what was asked for, percent-encoded
  /// @param because a sentence for the person who asked
  record Problem(int status, String path, String because) {}

  /// Plain text, for servers that have no design and for when a design fails.
  static ErrorPages plain() {
    return problem -> Page.text("text/plain; charset=utf-8", problem.because() + "\n");
  }
}
