package press.colophon.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Sha256;

/// A page ready to send: compressed, tagged, its heads written.
///
/// Thread-safe. Compared by identity: rendering the same page twice gives two.
final class PreparedPage implements PageCache.Outcome {

  /// What a page takes beside its bytes, roughly: heads, tags, index entries.
  private static final int OVERHEAD_BYTES = 2048;

  private final String key;
  private final Page page;
  private final MultiMap common;
  private final String hash;
  private final Representation identity;
  private final @Nullable Representation gzip;
  private volatile @Nullable Representation brotli;

  /// @param key its address in the cache
  /// @param common headers that every response of the server carries for this type of content
  /// @param gzipLevel 1-9
  PreparedPage(String key, Page page, MultiMap common, int gzipLevel) {
    this.key = key;
    this.page = page;
    this.common = common;
    this.hash = hash(page);
    this.identity = representation(Coding.IDENTITY, page.body());
    this.gzip =
        Coding.gzip(page.body(), page.contentType(), gzipLevel)
            .map(bytes -> representation(Coding.GZIP, bytes))
            .orElse(null);
  }

  /// Adds the brotli form; requests meanwhile get gzip.
  void compressFurther() {
    if (gzip != null) {
      int toBeat = gzip.body().length();
      Coding.brotli(page.body(), page.contentType())
          .filter(bytes -> bytes.length < toBeat)
          .ifPresent(bytes -> brotli = representation(Coding.BROTLI, bytes));
    }
  }

  /// The smallest of the forms the client likes best; empty when it refuses all of them.
  Optional<Representation> choose(Acceptance accepted) {
    return Optional.ofNullable(best(accepted));
  }

  @Nullable Representation best(Acceptance accepted) {
    Representation best = accepted.identity() > 0 ? identity : null;
    int quality = accepted.identity();
    if (gzip != null && accepted.gzip() > 0 && accepted.gzip() >= quality) {
      best = gzip;
      quality = accepted.gzip();
    }
    Representation smallest = brotli;
    if (smallest != null && accepted.brotli() > 0 && accepted.brotli() >= quality) {
      best = smallest;
    }
    return best;
  }

  /// The form that the client already has, judged by the tags it names in `If-None-Match`.
  ///
  /// Any current form it accepts will do: a reader who holds the gzip form needs no second download
  /// because brotli has come since.
  Optional<Representation> held(String ifNoneMatch, Acceptance accepted, Representation chosen) {
    if (ifNoneMatch.strip().equals("*")) {
      return Optional.of(chosen);
    }
    Set<String> tags = EntityTags.weakly(ifNoneMatch);
    if (tags.contains(chosen.tag())) {
      return Optional.of(chosen);
    }
    for (Representation form : Arrays.asList(brotli, gzip, identity)) {
      if (form != null && accepted.takes(form.coding()) && tags.contains(form.tag())) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  boolean isUnchangedSince(Instant when) {
    return page.lastModified()
        .map(modified -> modified.getEpochSecond() <= when.getEpochSecond())
        .orElse(false);
  }

  String key() {
    return key;
  }

  Page page() {
    return page;
  }

  int status() {
    return page.status();
  }

  Set<String> topics() {
    return page.topics();
  }

  String contentHash() {
    return hash;
  }

  /// What the page weighs in the cache; brotli is counted before it exists, at gzip's size.
  int bytes() {
    int compressed = gzip == null ? 0 : gzip.body().length();
    return OVERHEAD_BYTES + page.body().length + 2 * compressed;
  }

  private Representation representation(Coding coding, byte[] bytes) {
    String tag = '"' + hash + coding.tagEnd + '"';
    MultiMap headers = HttpHeaders.headers();
    headers.set(HttpHeaders.CONTENT_TYPE, page.contentType());
    headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
    if (coding != Coding.IDENTITY) {
      headers.set(HttpHeaders.CONTENT_ENCODING, coding.token);
    }
    if (page.status() == 200) {
      headers.set(HttpHeaders.ETAG, tag);
    }
    page.lastModified()
        .ifPresent(when -> headers.set(HttpHeaders.LAST_MODIFIED, HttpDate.format(when)));
    headers.set(HttpHeaders.CACHE_CONTROL, page.cacheControl());
    headers.set(HttpHeaders.VARY, "accept-encoding");
    common.forEach((name, value) -> headers.set(name, value));
    page.headers().forEach(header -> headers.add(header.name(), header.value()));
    return new Representation(coding, tag, bytes, headers);
  }

  static String hash(Page page) {
    MessageDigest digest = Sha256.digest();
    digest.update(page.contentType().getBytes(StandardCharsets.UTF_8));
    page.headers().forEach(h -> digest.update(h.toString().getBytes(StandardCharsets.UTF_8)));
    byte[] sum = digest.digest(page.body());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sum, 12));
  }
}
