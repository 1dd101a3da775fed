package press.colophon.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rendered response and the topics it depends on, such as `article:17` or `site`.
///
/// Immutable. A page is kept until one of its topics changes:
///
///     Page.html(html).about("article:17", "theme:3", "site")
public final class Page implements Answer {

  /// A browser may keep the page but asks each time whether it is current: corrections show at
  /// once.
  public static final String ASK_EACH_TIME = "no-cache";

  /// Nobody keeps the page: it was made for one reader.
  public static final String KEEP_NOWHERE = "no-store";

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final List<Header> headers;
  private final Set<String> topics;
  private final @Nullable Instant lastModified;
  private final String cacheControl;
  private final boolean stored;

  private Page(
      int status,
      String contentType,
      byte[] body,
      List<Header> headers,
      Set<String> topics,
      @Nullable Instant lastModified,
      String cacheControl,
      boolean stored) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = List.copyOf(headers);
    this.topics = Set.copyOf(topics);
    this.lastModified = lastModified;
    this.cacheControl = cacheControl;
    this.stored = stored;
  }

  /// A line of the response's head, such as `Link`.
  record Header(String name, String value) {}

  /// An HTML page in UTF-8.
  public static Page html(String html) {
    return text("text/html; charset=utf-8", html);
  }

  /// A text of any type; the type should say `charset=utf-8`.
  public static Page text(String contentType, String text) {
    return bytes(contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Bytes of any type; not to be changed afterwards.
  public static Page bytes(String contentType, byte[] body) {
    return new Page(200, contentType, body, List.of(), Set.of(), null, ASK_EACH_TIME, true);
  }

  /// The page also depends on these topics.
  public Page about(String... more) {
    return about(Set.of(more));
  }

  /// The page also depends on these topics.
  public Page about(Set<String> more) {
    Set<String> all = new HashSet<>(topics);
    all.addAll(more);
    return new Page(status, contentType, body, headers, all, lastModified, cacheControl, stored);
  }

  /// Adds a header; names may repeat.
  public Page header(String name, String value) {
    List<Header> all = new ArrayList<>(headers);
    all.add(new Header(name, value));
    return new Page(status, contentType, body, all, topics, lastModified, cacheControl, stored);
  }

  /// Answers with another status than 200; only pages with 200 are kept in the cache.
  public Page status(int other) {
    return new Page(other, contentType, body, headers, topics, lastModified, cacheControl, stored);
  }

  /// When the content last changed, for `Last-Modified`.
  public Page lastModified(Instant when) {
    return new Page(status, contentType, body, headers, topics, when, cacheControl, stored);
  }

  /// What browsers and proxies may do with the page, as in `Cache-Control`.
  public Page cacheControl(String value) {
    return new Page(status, contentType, body, headers, topics, lastModified, value, stored);
  }

  /// The page is made anew for each request and kept nowhere.
  public Page once() {
    return new Page(status, contentType, body, headers, topics, lastModified, KEEP_NOWHERE, false);
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }

  List<Header> headers() {
    return headers;
  }

  /// What the page depends on.
  public Set<String> topics() {
    return topics;
  }

  Optional<Instant> lastModified() {
    return Optional.ofNullable(lastModified);
  }

  String cacheControl() {
    return cacheControl;
  }

  /// What is not there may be kept too, where finding out is dear: until one of its topics changes.
  boolean isStored() {
    return stored && (status == 200 || status == 404);
  }

  /// The body as text, for callers that look at what they rendered.
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
