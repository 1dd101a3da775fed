package press.colophon.intake.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;

/// A time as machines write it: ISO 8601 with or without its dashes and colons, a day alone, a time
/// without its zone.
public final class StatedTime {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?"
              + "\\s*(Z|[+-]\\d{2}:?(?:\\d{2})?)?)?");

  private StatedTime() {}

  /// The day, and the moment where zone and time are there; null where it is no time. A time
  /// without its zone, or at midnight of none, is a day.
  public static @Nullable PublicationDate date(@Nullable String stated) {
    Matcher m = TIME.matcher(stated == null ? "" : stated.strip());
    if (!m.matches()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
      return m.group(7) == null
          ? PublicationDate.of(day)
          : PublicationDate.of(OffsetDateTime.of(time(day, m), zone(m.group(7))));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /// The moment; a time without a zone is taken as UTC, a day alone as its beginning.
  public static @Nullable Instant instant(@Nullable String stated) {
    PublicationDate date = date(stated);
    if (date == null) {
      return null;
    }
    if (date.time() != null) {
      return date.time().toInstant();
    }
    Matcher m = TIME.matcher(stated == null ? "" : stated.strip());
    try {
      return m.matches() ? time(date.day(), m).toInstant(ZoneOffset.UTC) : null;
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  /// The end of a day, 24:00, is the beginning of the next one.
  private static LocalDateTime time(LocalDate day, Matcher m) {
    if (m.group(4) == null) {
      return day.atStartOfDay();
    }
    int minute = number(m, 5);
    int second = m.group(6) == null ? 0 : number(m, 6);
    return number(m, 4) == 24 && minute == 0 && second == 0
        ? day.plusDays(1).atStartOfDay()
        : day.atTime(number(m, 4), minute, second);
  }

  private static ZoneOffset zone(String stated) {
    return stated.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(stated.replace(":", ""));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
