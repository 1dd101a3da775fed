package press.colophon.platform.http;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A request that is answered anew each time: a form, a search, an interface for programs.
///
/// Immutable; held by one virtual thread.
public final class Request {

  private final PageRequest page;
  private final MultiMap headers;
  private final MultiMap form;
  private final byte[] body;
  private final String client;
  private final URI publicAddress;

  Request(
      PageRequest page,
      MultiMap headers,
      MultiMap form,
      byte[] body,
      String client,
      URI publicAddress) {
    this.page = page;
    this.headers = headers;
    this.form = form;
    this.body = body;
    this.client = client;
    this.publicAddress = publicAddress;
  }

  /// The path, canonical and percent-encoded.
  public String path() {
    return page.path();
  }

  /// A named part of the path; asking for one that the route does not name is a mistake.
  public String parameter(String name) {
    return page.parameter(name);
  }

  /// A query parameter, its first value.
  public Optional<String> query(String name) {
    return page.query(name);
  }

  /// All query parameters, the first value of each.
  public Map<String, String> query() {
    return page.query();
  }

  /// A field of a submitted form, its first value.
  public Optional<String> form(String name) {
    return Optional.ofNullable(form.get(name));
  }

  /// A request header, its first value.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The body as received; empty for a form.
  public byte[] body() {
    return body.clone();
  }

  /// The address of the one who asks, seen through trusted proxies; for limits, not for logs.
  public String client() {
    return client;
  }

  /// The server's address as the one who asks sees it, without a path.
  public URI publicAddress() {
    return publicAddress;
  }
}
