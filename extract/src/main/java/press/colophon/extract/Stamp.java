package press.colophon.extract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A date as a page writes it: a day, perhaps with a time, perhaps with that time's offset.
record Stamp(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

  /// A time counts only with its offset; without one the day is what can be said.
  PublicationDate date() {
    OffsetDateTime moment = moment();
    return moment == null ? PublicationDate.of(day) : PublicationDate.of(moment);
  }

  @Nullable OffsetDateTime moment() {
    return time == null || offset == null ? null : OffsetDateTime.of(day, time, offset);
  }

  boolean isUtc() {
    return time != null && offset != null && offset.getTotalSeconds() == 0;
  }

  /// The same moment, or the same wall clock where no moment is known, with another offset.
  Stamp at(ZoneOffset other) {
    OffsetDateTime moment = moment();
    if (moment == null) {
      return new Stamp(day, time, other);
    }
    OffsetDateTime there = moment.withOffsetSameInstant(other);
    return new Stamp(there.toLocalDate(), there.toLocalTime(), other);
  }

  /// How far the wall clock of another stamp is ahead of this one's, where both may well mean one
  /// moment in two zones: some quarters of an hour, and no more than zones are apart. Null
  /// otherwise.
  @Nullable Duration ahead(Stamp other) {
    if (time == null || other.time == null) {
      return null;
    }
    LocalDateTime mine = LocalDateTime.of(day, time).withSecond(0).withNano(0);
    LocalDateTime theirs = LocalDateTime.of(other.day, other.time).withSecond(0).withNano(0);
    Duration ahead = Duration.between(mine, theirs);
    long minutes = ahead.toMinutes();
    return minutes % 15 == 0 && minutes >= -12 * 60 && minutes <= 14 * 60 ? ahead : null;
  }
}
