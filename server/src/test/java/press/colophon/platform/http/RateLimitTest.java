package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private Instant now = Instant.parse("2022-06-01T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(10), clock);

  @Test
  void letsABurstPassAndThenNoMore() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("192.0.2.1")).isEmpty();
    }

    assertThat(limit.take("192.0.2.1")).contains(Duration.ofSeconds(10));
  }

  @Test
  void letsOneMorePassAfterEachRefill() {
    for (int i = 0; i < 4; i++) {
      var _ = limit.take("192.0.2.1");
    }
    now = now.plusSeconds(10);

    assertThat(limit.take("192.0.2.1")).isEmpty();
    assertThat(limit.take("192.0.2.1")).isPresent();
  }

  @Test
  void countsEachClientByItself() {
    for (int i = 0; i < 4; i++) {
      var _ = limit.take("192.0.2.1");
    }

    assertThat(limit.take("192.0.2.2")).isEmpty();
  }

  @Test
  void countsTheAddressesOfOneHouseholdTogether() {
    for (int i = 0; i < 3; i++) {
      var _ = limit.take("2001:db8:1:2::" + i);
    }

    assertThat(limit.take("2001:db8:1:2:ffff::1")).isPresent();
    assertThat(limit.take("2001:db8:1:3::1")).isEmpty();
  }

  @Test
  void answersThoseBeyondTheLimitWithTheTimeToWait() throws Exception {
    try (PageCache cache = new PageCache(100_000);
        WebServer server =
            new WebServer(
                WebSettings.at("127.0.0.1", 0).silent(),
                cache,
                ErrorPages.plain(),
                InstantSource.system())) {
      server.post("/form", limit.around(request -> new Answer.NoContent())).start();
      String form = "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
      String last = form.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

      for (int i = 0; i < 3; i++) {
        assertThat(Raw.exchange(server.port(), last).status()).isEqualTo(204);
      }
      Raw fourth = Raw.exchange(server.port(), last);

      assertThat(fourth.status()).isEqualTo(429);
      assertThat(fourth.header("retry-after")).contains("10");
    }
  }
}
