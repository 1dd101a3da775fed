package press.colophon.platform.http;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Closes connections that are too many, and those whose next request does not come to its end.
///
/// Who sends a head byte by byte is never idle, so the limit on silence alone would let a few
/// hundred such clients hold all connections for ever.
///
/// Belongs to one event loop.
final class Stragglers {

  /// How often is looked, in parts of the shorter limit.
  private static final int LOOKS = 4;

  private final WebSettings.Limits limits;
  private final int most;
  private final Map<HttpConnection, Visit> visits = new HashMap<>();

  private static final class Visit {
    private long since = System.nanoTime();
    private boolean asked;
  }

  /// @param loops event loops that share the connections
  Stragglers(WebSettings.Limits limits, int loops) {
    this.limits = limits;
    this.most = Math.max(1, limits.connections() / loops);
  }

  /// How long [#dismiss] may wait to be called again.
  Duration patience() {
    Duration shorter =
        limits.firstRequest().compareTo(limits.nextRequest()) < 0
            ? limits.firstRequest()
            : limits.nextRequest();
    return shorter.dividedBy(LOOKS);
  }

  void arrived(HttpConnection connection) {
    if (visits.size() >= most) {
      connection.close();
      return;
    }
    visits.put(connection, new Visit());
    connection.closeHandler(closed -> visits.remove(connection));
  }

  /// The head of a request is here, whole.
  void asked(HttpConnection connection) {
    Visit visit = visits.get(connection);
    if (visit != null) {
      visit.asked = true;
      visit.since = System.nanoTime();
    }
  }

  /// Closes those that took too long.
  void dismiss() {
    long now = System.nanoTime();
    List<HttpConnection> late =
        visits.entrySet().stream()
            .filter(visit -> now - visit.getValue().since > limit(visit.getValue()).toNanos())
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(HttpConnection::close);
  }

  private Duration limit(Visit visit) {
    return visit.asked ? limits.nextRequest() : limits.firstRequest();
  }
}
