package press.colophon.platform.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// One exchange with a site as it went over the wire, to be kept as evidence. The arrays are not to
/// be changed.
///
/// The heads have the lines, names and order as sent; only white space around a received value is
/// lost, and the status line says HTTP/1.1 where the site answered in 1.0. The body has its
/// compression (`Content-Encoding`), but no longer the chunks of a transfer coding that its head
/// may name (`Transfer-Encoding`).
///
/// @param at when the request was sent
/// @param address that was asked, the last one of its redirects
/// @param server the address of the machine that answered
/// @param request head and form as sent, the empty line between them included
/// @param head status line and headers of the answer, the empty line included
/// @param body of the answer, before decompression
@SuppressWarnings("ArrayRecordComponent") // Bytes that are handed on once and never compared.
public record Transcript(
    Instant at, URI address, InetSocketAddress server, byte[] request, byte[] head, byte[] body) {

  /// Lines and an empty one, as bytes: HTTP's heads are one byte per sign.
  static byte[] head(String firstLine, Iterable<Map.Entry<String, String>> fields) {
    StringBuilder head = new StringBuilder(firstLine).append("\r\n");
    fields.forEach(field -> head.append(field.getKey() + ": " + field.getValue()).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
