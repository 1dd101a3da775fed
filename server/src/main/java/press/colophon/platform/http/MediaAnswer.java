package press.colophon.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import press.colophon.platform.http.MediaFolder.Media;

/// Sends a file of a [MediaFolder], whole or in part, or says that the client has it already.
final class MediaAnswer {

  /// A picture opened by itself is a document: one that may run and load nothing.
  private static final String INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final MediaFolder folder;
  private final String keeping;
  private final MultiMap common;
  private final HttpDate.Now now;

  /// @param kept how long clients keep a file without asking again
  MediaAnswer(MediaFolder folder, Duration kept, MultiMap common, HttpDate.Now now) {
    this.folder = folder;
    this.keeping = "public, max-age=%d, must-revalidate".formatted(kept.toSeconds());
    this.common = common;
    this.now = now;
  }

  /// May block.
  Optional<Media> find(List<String> name) {
    return folder.find(name);
  }

  void send(HttpServerRequest request, Media media) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    describe(response, media);
    Optional<ByteRange> range = range(request, media);
    if (isHeld(request, media)) {
      response.headers().remove(HttpHeaders.CONTENT_TYPE);
      response.setStatusCode(304).end();
    } else if (range.isEmpty()) {
      send(request, media, new ByteRange(0, media.size()));
    } else if (range.get().length() == 0) {
      response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + media.size());
      response.putHeader(HttpHeaders.CACHE_CONTROL, Page.KEEP_NOWHERE);
      response.headers().remove(HttpHeaders.CONTENT_TYPE);
      response.setStatusCode(416).end();
    } else {
      response.putHeader(HttpHeaders.CONTENT_RANGE, range.get().contentRange(media.size()));
      response.setStatusCode(206);
      send(request, media, range.get());
    }
  }

  private void describe(HttpServerResponse response, Media media) {
    response
        .headers()
        .addAll(common)
        .set("content-security-policy", INERT)
        .set(HttpHeaders.CONTENT_TYPE, media.contentType())
        .set(HttpHeaders.ETAG, media.tag())
        .set(HttpHeaders.LAST_MODIFIED, HttpDate.format(media.modified()))
        .set(HttpHeaders.CACHE_CONTROL, keeping)
        .set(HttpHeaders.ACCEPT_RANGES, "bytes")
        .set(HttpHeaders.DATE, now.second().text());
  }

  private static boolean isHeld(HttpServerRequest request, Media media) {
    String tags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (tags != null) {
      return tags.strip().equals("*") || EntityTags.weakly(tags).contains(media.tag());
    }
    String since = request.getHeader(HttpHeaders.IF_MODIFIED_SINCE);
    return since != null
        && HttpDate.parse(since)
            .filter(when -> media.modified().getEpochSecond() <= when.getEpochSecond())
            .isPresent();
  }

  /// A part is only sent of the file the client has the rest of (RFC 9110 section 13.1.5).
  private static Optional<ByteRange> range(HttpServerRequest request, Media media) {
    String header = request.getHeader("range");
    String condition = request.getHeader("if-range");
    boolean same =
        condition == null
            || condition.strip().equals(media.tag())
            || condition.strip().equals(HttpDate.format(media.modified()));
    return header == null || !same || !HttpMethod.GET.equals(request.method())
        ? Optional.empty()
        : ByteRange.parse(header, media.size());
  }

  private static void send(HttpServerRequest request, Media media, ByteRange range) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(range.length()));
    if (HttpMethod.HEAD.equals(request.method())) {
      response.end();
    } else {
      // A connection lost on the way is the client's doing; nobody is left to hear of it.
      response.sendFile(media.file().toString(), range.first(), range.length());
    }
  }
}
