package press.colophon.platform.http;

/// Renders a page that is then kept, on a virtual thread: it may block.
@FunctionalInterface
public interface PageRender {

  /// Only a [Page] is kept; every other answer is asked for again.
  Answer render(PageRequest request);
}
