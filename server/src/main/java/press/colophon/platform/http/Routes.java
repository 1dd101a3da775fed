package press.colophon.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The addresses of the site, tried in the order they were added, and what those get who ask for
/// none of them.
final class Routes {

  static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  static final Set<HttpMethod> SENDING = Set.of(HttpMethod.POST);

  private final Vertx vertx;
  private final Router router;
  private final Replies replies;
  private final BodyHandler body;
  private final List<Declared> declared = new ArrayList<>();

  private record Declared(PathPattern pattern, Set<HttpMethod> methods) {}

  /// Answers a request whose path has the route's shape.
  interface Found {
    void answer(Exchange exchange, Map<String, String> parts);
  }

  Routes(Vertx vertx, Replies replies, int maxBodyBytes) {
    this.vertx = vertx;
    this.replies = replies;
    this.router = Router.router(vertx);
    this.body = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
    router.route().handler(this::readPath);
  }

  void add(String pattern, Set<HttpMethod> methods, Found found) {
    PathPattern compiled = new PathPattern(pattern);
    declared.add(new Declared(compiled, methods));
    Route route = router.route();
    methods.forEach(route::method);
    if (methods.contains(HttpMethod.POST)) {
      route.handler(context -> readBody(context, compiled));
    }
    route.handler(context -> tryRoute(context, compiled, found));
  }

  /// Only what somebody waits for is read.
  private void readBody(RoutingContext context, PathPattern pattern) {
    if (pattern.match(Exchange.of(context).path()).isPresent()) {
      body.handle(context);
    } else {
      context.next();
    }
  }

  private static void tryRoute(RoutingContext context, PathPattern pattern, Found found) {
    Exchange exchange = Exchange.of(context);
    Optional<Map<String, String>> parts = pattern.match(exchange.path());
    if (parts.isPresent()) {
      found.answer(exchange, parts.get());
    } else {
      context.next();
    }
  }

  /// Adds the end of the way; nothing can be added after it.
  void complete() {
    router.route().handler(this::nothingHere);
    router.route().failureHandler(this::failed);
  }

  void handle(HttpServerRequest request) {
    router.handle(request);
  }

  private void readPath(RoutingContext context) {
    Optional<Exchange> exchange = Exchange.begin(vertx, context);
    if (exchange.isEmpty()) {
      replies.problem(Exchange.of(context), 400, "This address cannot be read.");
    } else if (exchange.get().path().endsInSlash()) {
      withoutSlash(exchange.get());
    } else {
      context.next();
    }
  }

  /// One address for one page: the slash at the end goes.
  private void withoutSlash(Exchange exchange) {
    String query = exchange.request().query();
    String location = exchange.path().canonical() + (query == null ? "" : "?" + query);
    replies.toward(exchange, 301, location, "none");
  }

  private void nothingHere(RoutingContext context) {
    Exchange exchange = Exchange.of(context);
    if (RequestFault.mayHaveBody(exchange.request())) {
      Sender.closeAfter(exchange.request());
    }
    Set<String> allowed = new TreeSet<>();
    declared.stream()
        .filter(route -> route.pattern().match(exchange.path()).isPresent())
        .forEach(route -> route.methods().forEach(method -> allowed.add(method.name())));
    if (allowed.isEmpty()) {
      replies.problem(exchange, 404, "There is nothing at this address.");
    } else {
      otherMethods(exchange, allowed);
    }
  }

  private void otherMethods(Exchange exchange, Set<String> allowed) {
    HttpMethod asked = exchange.request().method();
    exchange.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed) + ", OPTIONS");
    if (HttpMethod.OPTIONS.equals(asked)) {
      replies.send(exchange, new PageCache.Unprepared(new Answer.NoContent()), "none");
    } else {
      replies.problem(exchange, 405, "This address does not take " + asked + ".");
    }
  }

  private void failed(RoutingContext context) {
    Exchange exchange = Exchange.of(context);
    int status = context.statusCode();
    Throwable failure = context.failure();
    if (status >= 400 && status < 500) {
      String because =
          status == 413 ? "What was sent is too large." : "This request cannot be answered.";
      replies.problem(exchange, status, because);
    } else {
      replies.failed(exchange, failure == null ? new IllegalStateException("no cause") : failure);
    }
  }
}
