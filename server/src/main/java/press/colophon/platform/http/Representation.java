package press.colophon.platform.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;

/// A page's bytes in one coding, with the head that goes before them.
///
/// Thread-safe. The head is read-only and encoded once a second, when its date changes: a request
/// then costs no header work.
final class Representation {

  private final Coding coding;
  private final String tag;
  private final Buffer body;
  private final MultiMap undated;
  private volatile Head head;

  private record Head(long second, MultiMap headers) {}

  Representation(Coding coding, String tag, byte[] body, MultiMap undated) {
    this.coding = coding;
    this.tag = tag;
    this.body = outsideTheHeap(body);
    this.undated = undated.copy(false);
    this.head = new Head(-1, this.undated);
  }

  /// The operating system sends only from outside the heap; bytes that are there already need no
  /// copy for each request.
  ///
  /// The memory is the garbage collector's: nobody knows when the last answer that sends a page is
  /// through, so nobody could give Netty's own memory back.
  private static Buffer outsideTheHeap(byte[] bytes) {
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return BufferInternal.buffer(Unpooled.wrappedBuffer(direct).asReadOnly());
  }

  Coding coding() {
    return coding;
  }

  /// The strong entity tag, with its quotes.
  String tag() {
    return tag;
  }

  Buffer body() {
    return body;
  }

  MultiMap headers(HttpDate.Second now) {
    Head current = head;
    if (current.second() != now.epoch()) {
      MultiMap dated = undated.copy(true).set(HttpHeaders.DATE, now.text());
      current = new Head(now.epoch(), dated.copy(false));
      head = current;
    }
    return current.headers();
  }

  /// The head of a 304, which says all that a 200 would but nothing about a body (RFC 9110 section
  /// 15.4.5).
  MultiMap headersWithoutBody(HttpDate.Second now) {
    return undated
        .copy(true)
        .remove(HttpHeaders.CONTENT_LENGTH)
        .remove(HttpHeaders.CONTENT_TYPE)
        .remove(HttpHeaders.CONTENT_ENCODING)
        .set(HttpHeaders.DATE, now.text());
  }
}
