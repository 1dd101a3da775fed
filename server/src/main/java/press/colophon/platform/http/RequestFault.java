package press.colophon.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What makes a request one that nobody can answer: a target that is no path, no host or several, a
/// body whose end cannot be found. Two readers of such a request may take it for different ones,
/// which is how requests are smuggled past a proxy (RFC 9112 sections 3.2 and 6.3).
record RequestFault(int status, String because) {

  static Optional<RequestFault> of(HttpServerRequest request) {
    if (!isPath(request.path())) {
      return Optional.of(new RequestFault(400, "This address cannot be read."));
    }
    if (!namesOneHost(request)) {
      return Optional.of(new RequestFault(400, "The request must name one host."));
    }
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    if (!codings.isEmpty() && !isChunked(codings)) {
      return Optional.of(new RequestFault(501, "No transfer coding but chunked is read here."));
    }
    return Optional.empty();
  }

  /// Whether something is said of a body, which a reader does not send.
  static boolean mayHaveBody(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
  }

  private static boolean isPath(@Nullable String target) {
    return target != null && target.startsWith("/");
  }

  private static boolean namesOneHost(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    boolean optional = request.version() == HttpVersion.HTTP_1_0 && hosts.isEmpty();
    return optional || (hosts.size() == 1 && request.authority() != null);
  }

  private static boolean isChunked(List<String> codings) {
    return codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked");
  }
}
