package press.colophon.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A site on this machine that says byte for byte what a test wants, and remembers byte for byte
/// what it was asked.
final class RawSite implements AutoCloseable {

  private static final Pattern LENGTH =
      Pattern.compile("content-length: (\\d+)", Pattern.CASE_INSENSITIVE);

  /// Answers one request.
  @FunctionalInterface
  interface Talk {
    void answer(String request, Socket socket) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  RawSite(Talk talk) throws IOException {
    listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> listen(talk));
  }

  /// A site that gives the same answer each time.
  static RawSite saying(String answer) throws IOException {
    return new RawSite((request, socket) -> send(socket, answer));
  }

  private void listen(Talk talk) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket, talk));
      } catch (IOException e) {
        // The test is over.
        return;
      }
    }
  }

  private void serve(Socket socket, Talk talk) {
    try (socket) {
      String request = read(socket.getInputStream());
      asked.add(request);
      talk.answer(request, socket);
    } catch (IOException | UncheckedIOException e) {
      // The client has had enough, which is what some tests are about.
      asked.add("broken off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int end = -1;
    int length = 0;
    while (end < 0 || all.size() < end + length) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      all.write(next);
      String text = all.toString(StandardCharsets.ISO_8859_1);
      if (end < 0 && text.endsWith("\r\n\r\n")) {
        end = all.size();
        Matcher declared = LENGTH.matcher(text);
        length = declared.find() ? Integer.parseInt(declared.group(1)) : 0;
      }
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  static void send(Socket socket, String text) throws IOException {
    send(socket, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static void send(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /// Every request, head and body.
  List<String> asked() {
    return asked;
  }

  int port() {
    return listening.getLocalPort();
  }

  String at(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
