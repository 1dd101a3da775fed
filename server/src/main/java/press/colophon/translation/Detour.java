package press.colophon.translation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of one text into its language: along the best route, and where an engine fails, along
/// the next one from there on. For one thread.
final class Detour {
  private static final Logger LOG = LoggerFactory.getLogger(Detour.class);

  private final Deque<Route> routes;

  /// @param routes at least one, the best first
  Detour(List<Route> routes) {
    this.routes = new ArrayDeque<>(routes);
  }

  /// The route that translated last, or will.
  Route route() {
    return Objects.requireNonNull(routes.peek());
  }

  /// Translates segments along the first route whose engines do not fail.
  ///
  /// @throws EngineException of the last one, when all have failed
  List<Segment> translate(List<Segment> segments) {
    while (true) {
      try {
        return route().translate(segments);
      } catch (EngineException.Closed e) {
        throw e;
      } catch (EngineException e) {
        leave(e);
      }
    }
  }

  private void leave(EngineException because) {
    Route left = routes.remove();
    LOG.warn(
        "event=route-failed route=\"{}\" reason=\"{}\" left={}",
        left.label(Language.ENGLISH),
        because.getMessage(),
        routes.size());
    if (routes.isEmpty()) {
      throw because;
    }
  }
}
