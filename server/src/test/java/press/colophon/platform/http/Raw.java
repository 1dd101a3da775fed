package press.colophon.platform.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A client that sends exactly what a test says and shows exactly what comes back.
///
/// @param latin1 the body, a letter for each byte
record Raw(int status, List<String> headers, String latin1) {

  /// Sends the lines to the port, with a `Host` and `Connection: close`, and reads to the end.
  static Raw send(int port, String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("Host: localhost");
    all.add("Connection: close");
    return exchange(port, String.join("\r\n", all) + "\r\n\r\n");
  }

  static Raw exchange(int port, String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parse(socket.getInputStream().readAllBytes());
    }
  }

  private static Raw parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Raw(0, List.of(), text);
    }
    List<String> lines = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.getFirst().substring(9, 12));
    return new Raw(status, lines.subList(1, lines.size()), text.substring(end + 4));
  }

  byte[] body() {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  String text() {
    return new String(body(), StandardCharsets.UTF_8);
  }
}
