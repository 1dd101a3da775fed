package press.colophon.extract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// When something was published, as exactly as its page says: a day, or a moment with its offset.
///
/// Immutable. [#toString()] is ISO 8601: `2022-06-13` or `2022-06-13T09:30:00+02:00`.
///
/// @param day the calendar day as readers of the page see it
/// @param time the moment, where the page gives one with an offset; its local date is [#day]
public record PublicationDate(LocalDate day, @Nullable OffsetDateTime time) {

  public PublicationDate {
    if (time != null && !time.toLocalDate().equals(day)) {
      throw new IllegalArgumentException("the moment " + time + " is not on the day " + day);
    }
  }

  public static PublicationDate of(LocalDate day) {
    return new PublicationDate(day, null);
  }

  public static PublicationDate of(OffsetDateTime time) {
    return new PublicationDate(time.toLocalDate(), time);
  }

  @Override
  public String toString() {
    return time == null ? day.toString() : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
