package press.colophon.platform.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is asked of a site: a document, a document only if it has changed, or that it take a form
/// or a question in JSON.
///
///     fetcher.fetch(FetchRequest.get(feed).accepting(FEEDS).unlessStill(tag, lastModified))
///
/// A site that has nothing new answers with status 304 and no bytes.
///
/// @param accept the value of `Accept`
/// @param ifNoneMatch an entity tag as the site sent it
/// @param ifModifiedSince a date as the site sent it in `Last-Modified`
/// @param content what to send with POST; null asks with GET
/// @param authorization the value of `Authorization`, a secret: it goes to the address asked for
///     and not where that redirects to
public record FetchRequest(
    String address,
    String accept,
    @Nullable String ifNoneMatch,
    @Nullable String ifModifiedSince,
    @Nullable Content content,
    @Nullable String authorization) {

  /// What is sent with a request.
  ///
  /// @param type its media type
  public record Content(String type, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final String PAGES =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final int LARGEST_FORM = 64 * 1024;

  /// Bytes of a question in JSON.
  public static final int LARGEST_JSON = 128 * 1024;

  private static final int LONGEST_VALIDATOR = 4096;

  public FetchRequest {
    if (!isPlain(accept)) {
      throw new IllegalArgumentException("not a value for a header: " + accept);
    }
    if (authorization != null && !isPlain(authorization)) {
      throw new IllegalArgumentException("not a value for the header Authorization");
    }
  }

  /// Asks for the document at an address.
  public static FetchRequest get(String address) {
    return new FetchRequest(address, PAGES, null, null, null, null);
  }

  /// Sends a small form with POST, such as the subscription to a feed's hub.
  public static FetchRequest form(String address, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    if (body.length() > LARGEST_FORM) {
      throw new IllegalArgumentException("a form has at most " + LARGEST_FORM + " bytes");
    }
    Content form = new Content("application/x-www-form-urlencoded", body);
    return new FetchRequest(address, "*/*", null, null, form, null);
  }

  /// Sends a question in JSON with POST.
  public static FetchRequest json(String address, String json) {
    Content question = new Content("application/json", json);
    if (question.bytes().length > LARGEST_JSON) {
      throw new IllegalArgumentException("a question has at most " + LARGEST_JSON + " bytes");
    }
    return new FetchRequest(address, "application/json", null, null, question, null);
  }

  /// The same with a secret that lets us in.
  public FetchRequest authorized(@Nullable String secret) {
    return new FetchRequest(address, accept, ifNoneMatch, ifModifiedSince, content, secret);
  }

  /// The same, saying which types are wanted.
  public FetchRequest accepting(String types) {
    return new FetchRequest(address, types, ifNoneMatch, ifModifiedSince, content, authorization);
  }

  /// The same, asking for the document only if it is no longer the one that came with these words.
  /// Words that cannot stand in a header are left out, which only costs a full answer.
  public FetchRequest unlessStill(@Nullable String entityTag, @Nullable String lastModified) {
    return new FetchRequest(
        address, accept, sendable(entityTag), sendable(lastModified), content, authorization);
  }

  /// What is asked where a redirect with this status leads: content is sent again for 307 and 308
  /// only (RFC 9110 section 15.4).
  FetchRequest redirected(int status) {
    return content == null || status == 307 || status == 308
        ? authorized(null)
        : new FetchRequest(address, accept, null, null, null, null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static @Nullable String sendable(@Nullable String value) {
    return Optional.ofNullable(value)
        .filter(v -> !v.isBlank() && v.length() <= LONGEST_VALIDATOR && isPlain(v))
        .orElse(null);
  }

  private static boolean isPlain(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  /// Without what may be secret.
  @Override
  public String toString() {
    return (content == null ? "GET " : "POST ") + WebAddresses.shown(address);
  }
}
