package press.colophon.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/// Writes responses: a prepared page in the form the client likes best, or a head alone.
///
/// Every method runs on the connection's event loop and never blocks.
final class Sender {

  private final MultiMap common;
  private final HttpDate.Now now;
  private final RequestLog log;

  /// @param common headers of every response
  Sender(MultiMap common, HttpDate.Now now, RequestLog log) {
    this.common = common;
    this.now = now;
    this.log = log;
  }

  /// What [#page] wants to know of the beginning; the clock is read only for the log.
  long began() {
    return log.isEnabled() ? System.nanoTime() : 0;
  }

  void page(HttpServerRequest request, PreparedPage page, long began, String from) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    MultiMap asked = request.headers();
    Acceptance accepted = Acceptance.of(asked.get(HttpHeaders.ACCEPT_ENCODING));
    Representation form = page.best(accepted);
    if (form == null) {
      text(request, 406, "This page is sent as br, gzip or identity only.", began, from);
      return;
    }
    Representation held = held(asked, page, accepted, form);
    if (held == null) {
      whole(request, page.status(), form, began, from);
    } else {
      response.headers().setAll(held.headersWithoutBody(now.second()));
      response.setStatusCode(304).end();
      logged(request, 304, 0, began, from);
    }
  }

  private void whole(
      HttpServerRequest request, int status, Representation form, long began, String from) {
    HttpServerResponse response = request.response();
    MultiMap alreadySet = response.headers();
    if (alreadySet.isEmpty()) {
      alreadySet.setAll(form.headers(now.second()));
    } else {
      alreadySet.addAll(form.headers(now.second()));
    }
    if (status != 200) {
      response.setStatusCode(status);
    }
    if (HttpMethod.HEAD.equals(request.method())) {
      response.end();
    } else {
      response.end(form.body());
    }
    logged(request, status, form.body().length(), began, from);
  }

  /// The form the client holds already, if it asks only for a newer one. A tag decides alone; a
  /// date only where there is no tag (RFC 9110 section 13.2.2).
  private static @Nullable Representation held(
      MultiMap asked, PreparedPage page, Acceptance accepted, Representation chosen) {
    if (page.status() != 200) {
      return null;
    }
    if (asked.contains(HttpHeaders.IF_NONE_MATCH)) {
      String tags = String.join(",", asked.getAll(HttpHeaders.IF_NONE_MATCH));
      return page.held(tags, accepted, chosen).orElse(null);
    }
    String since = asked.get(HttpHeaders.IF_MODIFIED_SINCE);
    return since != null && HttpDate.parse(since).filter(page::isUnchangedSince).isPresent()
        ? chosen
        : null;
  }

  /// Closes the connection when this request is answered: its body is not read, so whatever comes
  /// after it cannot be told from it.
  static void closeAfter(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    request.response().endHandler(sent -> request.connection().close());
  }

  /// A head without a body.
  void bare(HttpServerRequest request, int status, long began, String from) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.headers().addAll(common).set(HttpHeaders.DATE, now.second().text());
    response.setStatusCode(status).end();
    logged(request, status, 0, began, from);
  }

  /// A sentence without design, for when nobody is free to design one.
  void text(HttpServerRequest request, int status, String sentence, long began, String from) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response
        .headers()
        .addAll(common)
        .set(HttpHeaders.DATE, now.second().text())
        .set(HttpHeaders.CACHE_CONTROL, Page.KEEP_NOWHERE)
        .set(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.setStatusCode(status).end(sentence + "\n");
    logged(request, status, sentence.length() + 1L, began, from);
  }

  void logged(HttpServerRequest request, int status, long bytes, long began, String from) {
    if (log.isEnabled()) {
      log.answered(
          request.method().name(), request.uri(), status, bytes, System.nanoTime() - began, from);
    }
  }
}
