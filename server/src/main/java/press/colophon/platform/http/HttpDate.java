package press.colophon.platform.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Dates as HTTP writes them (RFC 9110 section 5.6.7): whole seconds, always GMT.
final class HttpDate {

  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  static String format(Instant instant) {
    return FIXED.format(instant);
  }

  /// Empty when the text is no such date; the obsolete forms are not read, which only costs a full
  /// answer.
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(FIXED.parse(text.strip(), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The present second and its text, formatted once a second and shared by all requests in it.
  static final class Now {
    private final InstantSource clock;
    private volatile Second current = new Second(-1, "");

    Now(InstantSource clock) {
      this.clock = clock;
    }

    Second second() {
      long epoch = Math.floorDiv(clock.millis(), 1000);
      Second second = current;
      if (second.epoch() != epoch) {
        second = new Second(epoch, format(Instant.ofEpochSecond(epoch)));
        current = second;
      }
      return second;
    }
  }

  /// One second of the clock.
  ///
  /// @param epoch seconds since 1970
  record Second(long epoch, String text) {}
}
