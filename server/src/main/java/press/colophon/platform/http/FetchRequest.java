package press.colophon.platform.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is asked of a site: a document, a document only if it has changed, or that it take a form.
///
///     fetcher.fetch(FetchRequest.get(feed).accepting(FEEDS).unlessStill(tag, lastModified))
///
/// A site that has nothing new answers with status 304 and no bytes.
///
/// @param accept the value of `Accept`
/// @param ifNoneMatch an entity tag as the site sent it
/// @param ifModifiedSince a date as the site sent it in `Last-Modified`
/// @param form the fields to send, as `application/x-www-form-urlencoded`; null asks with GET
public record FetchRequest(
    String address,
    String accept,
    @Nullable String ifNoneMatch,
    @Nullable String ifModifiedSince,
    @Nullable String form) {

  private static final String PAGES =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final int LARGEST_FORM = 64 * 1024;
  private static final int LONGEST_VALIDATOR = 4096;

  public FetchRequest {
    if (!isPlain(accept)) {
      throw new IllegalArgumentException("not a value for a header: " + accept);
    }
    if (form != null && form.length() > LARGEST_FORM) {
      throw new IllegalArgumentException("a form has at most " + LARGEST_FORM + " bytes");
    }
  }

  /// Asks for the document at an address.
  public static FetchRequest get(String address) {
    return new FetchRequest(address, PAGES, null, null, null);
  }

  /// Sends a small form with POST, such as the subscription to a feed's hub.
  public static FetchRequest form(String address, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return new FetchRequest(address, "*/*", null, null, body);
  }

  /// The same, saying which types are wanted.
  public FetchRequest accepting(String types) {
    return new FetchRequest(address, types, ifNoneMatch, ifModifiedSince, form);
  }

  /// The same, asking for the document only if it is no longer the one that came with these words.
  /// Words that cannot stand in a header are left out, which only costs a full answer.
  public FetchRequest unlessStill(@Nullable String entityTag, @Nullable String lastModified) {
    return new FetchRequest(address, accept, sendable(entityTag), sendable(lastModified), form);
  }

  /// What is asked where a redirect with this status leads: a form is sent again for 307 and 308
  /// only (RFC 9110 section 15.4).
  FetchRequest redirected(int status) {
    boolean repeats = form == null || status == 307 || status == 308;
    return repeats ? this : new FetchRequest(address, accept, null, null, null);
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
}
