package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ListenersTest {
  private static final Listeners.Limits LIMITS =
      new Listeners.Limits(
          3, 2, Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(100));

  /// As a chunk of a response.
  private static final String HEARTBEAT = "3\r\n:\n\n\r\n";

  private final PageCache cache = new PageCache(1_000_000);
  private WebServer server;

  @BeforeEach
  void start() {
    server =
        new WebServer(
            WebSettings.at("127.0.0.1", 0).silent(),
            LIMITS,
            cache,
            ErrorPages.plain(),
            InstantSource.system());
    server
        .get("/news", request -> new Answer.Listening(told("first\nof two lines", "second")))
        .get("/silence", request -> new Answer.Listening(Bulletin.Nothing::new))
        .get(
            "/broken",
            request ->
                new Answer.Listening(
                    () -> {
                      throw new IllegalStateException("no database");
                    }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    cache.close();
  }

  /// Each text once, the last of them as the last.
  private static Bulletins told(String... texts) {
    Queue<String> left = new ArrayDeque<>(List.of(texts));
    return () -> {
      String next = left.remove();
      return left.isEmpty() ? new Bulletin.Last(next) : new Bulletin.News(next);
    };
  }

  @Test
  void hearsEachBulletinUntilTheLast() throws Exception {
    Raw heard = Raw.send(server.port(), "GET /news HTTP/1.1");

    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.header("content-type")).hasValue("text/event-stream; charset=utf-8");
    assertThat(heard.header("cache-control")).hasValue("no-store");
    assertThat(heard.header("x-content-type-options")).hasValue("nosniff");
    assertThat(heard.text())
        .contains("event: message\ndata: first\ndata: of two lines\n\n")
        .contains("event: last\ndata: second\n\n");
  }

  @Test
  void hearsAHeartbeatWhileNothingIsNewAndIsLetGoAtTheLimit() throws Exception {
    long began = System.nanoTime();

    Raw heard = Raw.send(server.port(), "GET /silence HTTP/1.1");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(LIMITS.longest());
    assertThat(heard.text()).contains(HEARTBEAT + HEARTBEAT).doesNotContain("event:");
  }

  @Test
  void isLetGoWhereABulletinCannotBeMade() throws Exception {
    assertThat(Raw.send(server.port(), "GET /broken HTTP/1.1").text()).doesNotContain("event:");
  }

  @Test
  void findsNoPlaceWhileAsManyOfTheSameClientListen() throws Exception {
    try (Socket staying = listen()) {
      try (Socket leaving = listen()) {
        Raw third = Raw.send(server.port(), "GET /silence HTTP/1.1");

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("retry-after")).hasValue("10");
        assertThat(leaving.isConnected()).isTrue();
      }
      assertThat(eventually(200)).hasValue(200);
      assertThat(staying.isConnected()).isTrue();
    }
  }

  @Test
  void isLetGoAtOnceWhenTheServerCloses() throws Exception {
    try (Socket listening = listen()) {
      long began = System.nanoTime();

      server.close();

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
      assertThat(listening.getInputStream().readAllBytes()).isNotNull();
    }
  }

  /// A client that has been greeted and goes on listening.
  private Socket listen() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write("GET /silence HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    InputStream in = socket.getInputStream();
    StringBuilder read = new StringBuilder();
    while (!read.toString().contains("retry: 3000")) {
      read.append((char) in.read());
    }
    return socket;
  }

  private Optional<Integer> eventually(int status) throws IOException {
    for (int tries = 0; tries < 20; tries++) {
      Raw answer = Raw.send(server.port(), "HEAD /silence HTTP/1.1");
      if (answer.status() == status) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
