package press.colophon.extract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moves a stated moment to the clock of the page's readers, as far as the page gives that away.
///
/// Many sites state moments in UTC, some call their UTC times local. What else the page says tells
/// the zone: another moment with an offset of its own; the same minute and second in another hour;
/// a day beside the headline, or in the address, that is the one before or after.
final class ReadersClock {

  /// Moments of one page further apart may be in summer and in winter.
  private static final Duration NEAR = Duration.ofDays(20);

  private final Stamp stated;
  private @Nullable Stamp moved;

  ReadersClock(Stamp stated) {
    this.stated = stated;
  }

  Stamp stamp() {
    return moved == null ? stated : moved;
  }

  /// Hears another moment that the page states for machines.
  void hear(Stamp other) {
    if (moved != null || !stated.isUtc()) {
      return;
    }
    OffsetDateTime mine = stated.moment();
    OffsetDateTime theirs = other.moment();
    ZoneOffset offset = other.offset();
    if (mine != null && theirs != null && offset != null) {
      boolean local = offset.getTotalSeconds() != 0;
      boolean near = Duration.between(mine, theirs).abs().compareTo(NEAR) < 0;
      moved = local && near ? stated.at(offset) : null;
    } else if (theirs == null) {
      moved = sameMinute(other);
    }
  }

  /// A clock without a zone that shows the same minute in another hour, near the same time.
  private @Nullable Stamp sameMinute(Stamp other) {
    Duration ahead = stated.ahead(other);
    LocalTime mine = stated.time();
    LocalTime theirs = other.time();
    boolean exact = mine != null && theirs != null && mine.getSecond() == theirs.getSecond();
    boolean fits =
        ahead != null && !ahead.isZero() && exact && mine != null && mine.getSecond() > 0;
    return fits && ahead != null
        ? stated.at(ZoneOffset.ofTotalSeconds((int) ahead.toSeconds()))
        : null;
  }

  /// Sees a date beside the headline or in the address.
  void see(Stamp shown) {
    if (moved != null || shown.day().equals(stated.day())) {
      return;
    }
    Duration ahead = stated.ahead(shown);
    ZoneOffset offset = stated.offset();
    if (ahead != null && isOneMoment(ahead, shown)) {
      boolean misnamed = offset != null && offset.getTotalSeconds() == ahead.toSeconds();
      ZoneOffset real =
          offset == null || misnamed
              ? shown.offset() == null ? offset : shown.offset()
              : ZoneOffset.ofTotalSeconds(offset.getTotalSeconds() + (int) ahead.toSeconds());
      moved = new Stamp(shown.day(), shown.time(), real);
    } else if (offset == null || stated.isUtc()) {
      moved = isNextDoor(shown.day()) ? shown : null;
    }
  }

  /// Whether the shown clock may well be the stated one in another zone: the stated one is UTC, or
  /// has no zone, or is ahead of the shown one by just the offset it claims.
  private boolean isOneMoment(Duration ahead, Stamp shown) {
    ZoneOffset offset = stated.offset();
    return offset == null
        ? shown.offset() != null && shown.offset().getTotalSeconds() == ahead.toSeconds()
        : stated.isUtc() || offset.getTotalSeconds() == ahead.toSeconds();
  }

  /// A moment in UTC falls on the day before only west of Greenwich and before noon, on the day
  /// after only in the east and after ten.
  private boolean isNextDoor(LocalDate day) {
    LocalTime time = stated.time();
    int hour = time == null ? 0 : time.getHour();
    return (day.equals(stated.day().minusDays(1)) && hour < 12)
        || (day.equals(stated.day().plusDays(1)) && hour >= 10);
  }
}
