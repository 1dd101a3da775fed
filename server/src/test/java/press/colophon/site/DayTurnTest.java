package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DayTurnTest {
  @Test
  void actsWhenADayBegins() throws Exception {
    Instant justBefore = Instant.parse("2026-05-04T23:59:59.900Z");
    Clock system = Clock.systemUTC();
    Clock clock = Clock.offset(system, Duration.between(system.instant(), justBefore));
    CountDownLatch turned = new CountDownLatch(1);

    try (DayTurn day = new DayTurn(turned::countDown, clock)) {
      day.start();

      assertThat(turned.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(clock.instant()).isAfter(Instant.parse("2026-05-05T00:00:00Z"));
    }
  }
}
