package press.colophon.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a date as machines and people write it: ISO 8601 and its loose relatives, RFC 1123,
/// seconds since 1970, `18 November 2019`, `Nov. 18, 2019`, `18.11.2019`, `2019年11月18日`, with month
/// names of the languages in [Months].
///
/// A time counts only with its offset; without one the day is what can be said.
final class DateText {

  private static final String TIME =
      "(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2}(?!\\d))?)?";

  private static final Pattern ISO =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)" + TIME);

  private static final Pattern COMPACT =
      Pattern.compile(
          "^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:T(\\d{2}):?(\\d{2}):?(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?)?$");

  private static final Pattern EPOCH = Pattern.compile("^(1\\d{9})(\\d{3})?$");

  private static final Pattern EAST_ASIAN =
      Pattern.compile("((?:19|20)\\d{2})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]");

  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[\\s-]+(?:de |of |d')?(\\p{L}{3,12})\\.?,?[\\s-]+(?:de |del )?((?:19|20)\\d{2})(?!\\d)");

  private static final Pattern RFC_TIME =
      Pattern.compile("^\\s+(\\d{2}):(\\d{2})(?::(\\d{2}))?\\s*(GMT|UTC|Z|[+-]\\d{4})");

  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(?<!\\p{L})(\\p{L}{3,10})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:at )?((?:19|20)\\d{2})(?!\\d)");

  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<![\\d.,/])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?((?:19|20)\\d{2}|\\d{2})(?![\\d/])");

  private DateText() {}

  /// The first date in a text.
  ///
  /// @param monthFirst whether `3/4/2019` means March, as in the United States
  static @Nullable PublicationDate read(String text, boolean monthFirst) {
    String line = text.length() > 400 ? text.substring(0, 400) : text;
    if (line.chars().noneMatch(Character::isDigit)) {
      return null;
    }
    PublicationDate date = iso(line);
    date = date == null ? compact(line.strip()) : date;
    date = date == null ? eastAsian(line) : date;
    date = date == null ? dayMonth(line) : date;
    date = date == null ? monthDay(line) : date;
    return date == null ? numeric(line, monthFirst) : date;
  }

  /// A text without the dates in it.
  static String without(String text) {
    String rest = text;
    for (Pattern date : List.of(ISO, EAST_ASIAN, DAY_MONTH, MONTH_DAY, NUMERIC)) {
      rest = date.matcher(rest).replaceAll(" ");
    }
    return rest;
  }

  private static @Nullable PublicationDate iso(String text) {
    Matcher m = ISO.matcher(text);
    return m.find()
        ? date(m.group(1), m.group(3), m.group(4), m.group(5), m.group(6), m.group(7), m.group(8))
        : null;
  }

  private static @Nullable PublicationDate compact(String text) {
    Matcher m = COMPACT.matcher(text);
    if (m.find()) {
      return date(
          m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6), m.group(7));
    }
    Matcher epoch = EPOCH.matcher(text);
    return epoch.find()
        ? PublicationDate.of(
            Instant.ofEpochSecond(Long.parseLong(epoch.group(1))).atOffset(ZoneOffset.UTC))
        : null;
  }

  private static @Nullable PublicationDate eastAsian(String text) {
    Matcher m = EAST_ASIAN.matcher(text);
    return m.find() ? day(m.group(1), m.group(2), m.group(3)) : null;
  }

  private static @Nullable PublicationDate dayMonth(String text) {
    Matcher m = DAY_MONTH.matcher(text);
    while (m.find()) {
      int month = Months.number(m.group(2));
      if (month > 0) {
        Matcher time = RFC_TIME.matcher(text).region(m.end(), text.length());
        return time.find()
            ? date(
                m.group(3),
                "" + month,
                m.group(1),
                time.group(1),
                time.group(2),
                time.group(3),
                time.group(4))
            : day(m.group(3), "" + month, m.group(1));
      }
    }
    return null;
  }

  private static @Nullable PublicationDate monthDay(String text) {
    Matcher m = MONTH_DAY.matcher(text);
    while (m.find()) {
      int month = Months.number(m.group(1));
      if (month > 0) {
        return day(m.group(3), "" + month, m.group(2));
      }
    }
    return null;
  }

  private static @Nullable PublicationDate numeric(String text, boolean monthFirst) {
    Matcher m = NUMERIC.matcher(text);
    if (!m.find()) {
      return null;
    }
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(3));
    boolean swap = second > 12 || (monthFirst && !m.group(2).equals(".") && first <= 12);
    String year = m.group(4).length() == 2 ? "20" + m.group(4) : m.group(4);
    return swap ? day(year, m.group(1), m.group(3)) : day(year, m.group(3), m.group(1));
  }

  private static @Nullable PublicationDate day(String year, String month, String day) {
    return date(year, month, day, null, null, null, null);
  }

  private static @Nullable PublicationDate date(
      String year,
      String month,
      String day,
      @Nullable String hour,
      @Nullable String minute,
      @Nullable String second,
      @Nullable String offset) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      if (hour == null || minute == null || offset == null) {
        return PublicationDate.of(date);
      }
      LocalTime time =
          LocalTime.of(
              Integer.parseInt(hour),
              Integer.parseInt(minute),
              second == null ? 0 : Integer.parseInt(second));
      return PublicationDate.of(OffsetDateTime.of(date, time, offset(offset)));
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static ZoneOffset offset(String text) {
    return text.matches("Z|UTC|GMT")
        ? ZoneOffset.UTC
        : ZoneOffset.of(text.matches("[+-]\\d") ? text.charAt(0) + "0" + text.charAt(1) : text);
  }
}
