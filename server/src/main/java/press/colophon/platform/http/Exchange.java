package press.colophon.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/// One request that is not answered from the cache, on its way through the routes.
///
/// @param path as decoded; the root when it could not be
/// @param started in nanoseconds of [System#nanoTime]
record Exchange(RoutingContext routing, Context loop, RequestPath path, long started) {

  private static final String KEY = Exchange.class.getName();

  /// Begins the way; empty when the path cannot be read.
  static Optional<Exchange> begin(Vertx vertx, RoutingContext routing) {
    String raw = routing.request().path();
    Optional<RequestPath> path = raw == null ? Optional.empty() : RequestPath.parse(raw);
    RequestPath known = path.orElse(new RequestPath(List.of(), false));
    Exchange exchange = new Exchange(routing, vertx.getOrCreateContext(), known, System.nanoTime());
    routing.put(KEY, exchange);
    return path.map(p -> exchange);
  }

  static Exchange of(RoutingContext routing) {
    Exchange exchange = routing.get(KEY);
    if (exchange == null) {
      throw new IllegalStateException("the path is read before any route is tried");
    }
    return exchange;
  }

  HttpServerRequest request() {
    return routing.request();
  }

  HttpServerResponse response() {
    return routing.response();
  }

  /// Runs on the event loop that owns the connection.
  void onLoop(Runnable work) {
    loop.runOnContext(v -> work.run());
  }
}
