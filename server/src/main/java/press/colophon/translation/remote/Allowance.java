package press.colophon.translation.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The characters that may be sent in a day (UTC). Counted in memory: a restart begins anew.
/// Thread-safe.
final class Allowance {
  private final int perDay;
  private final InstantSource clock;
  private LocalDate day = LocalDate.EPOCH;
  private long taken;

  /// @param perDay 0 = no limit
  Allowance(int perDay, InstantSource clock) {
    this.perDay = perDay;
    this.clock = clock;
  }

  /// Takes characters, all of them or none.
  ///
  /// @return whether there were as many left
  synchronized boolean take(long characters) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      taken = 0;
    }
    if (perDay > 0 && taken + characters > perDay) {
      return false;
    }
    taken += characters;
    return true;
  }

  /// How long until there is a new one.
  Duration renewal() {
    Instant now = clock.instant();
    LocalDate tomorrow = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    return Duration.between(now, tomorrow.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
