package press.colophon.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads a date as machines and people write it: ISO 8601 and its loose relatives, RFC 1123,
/// seconds since 1970, `18 November 2019`, `Nov. 18, 2019`, `18.11.2019`, `2019年11月18日`, with month
/// names of the languages in [Months], in the digits of any script, with years of the Buddhist and
/// Persian calendars and of the last two Japanese reigns.
final class DateText {

  private static final String MONTH =
      "([\\p{L}\\p{M}]{2,14}|[\\p{L}\\p{M}]{1,3}\\.[\\p{L}\\p{M}]\\.)";

  /// Years as they are written: of our era, or of the Buddhist one, 543 years ahead.
  private static final String YEAR = "((?:19|20|25)\\d{2})(?!\\d)";

  /// One of these is in every year written so.
  private static final List<String> CENTURIES = List.of("20", "19", "25");

  private static final Pattern ISO =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,2})(?!\\d)");

  private static final Pattern COMPACT =
      Pattern.compile(
          "^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:T?(\\d{2}):?(\\d{2}):?(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?)?$");

  private static final Pattern EPOCH = Pattern.compile("^(1\\d{9})(\\d{3})?$");

  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "(令和|平成)?\\s?(\\d{1,4}|元)\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일号號]?");

  private static final Pattern VIETNAMESE =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})\\s+tháng\\s+(\\d{1,2}),?\\s+(?:năm\\s+)?" + YEAR,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2})(?:st|nd|rd|th|er|e|º|ª|°|\\.)?[\\s/-]*(?:de |of |d['’]|di )?(?<![\\p{L}])"
              + MONTH
              + "\\.?,?[\\s/-]+(?:de |del |de l['’]any )?"
              + YEAR);

  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])"
              + MONTH
              + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th|º)?,?\\s+(?:at |de |del )?(?:\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:[A-Z]{3,4}\\s+)?)?"
              + YEAR);

  /// `2020. március 5.`, `2020 m. kovo 5 d.`
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})(?:\\.|,|ko|eko| m\\.)?[\\s-]+"
              + MONTH
              + "\\.?[\\s-]+(\\d{1,2})(?!\\d)");

  /// `2020. gada 5. martā`
  private static final Pattern YEAR_DAY_MONTH =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})\\. gada (\\d{1,2})\\. " + MONTH);

  private static final Pattern PERSIAN =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})\\s+([\\p{L}\\p{M}]{2,8})\\s+(?:ماه\\s+)?(1[34]\\d{2})(?!\\d)");

  private static final Pattern PERSIAN_NUMERIC =
      Pattern.compile("(?<!\\d)(1[34]\\d{2})/(\\d{1,2})/(\\d{1,2})(?!\\d)");

  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<![\\d.,/])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?((?:19|20|25)\\d{2}|\\d{2})(?![\\d/])");

  private static final String CLOCK =
      "(\\d{1,2})\\s?[:.hH]\\s?(\\d{2})(?!\\d)(?::(\\d{1,2})(?:[.,]\\d+)?)?\\s*(a\\.?m\\.?|p\\.?m\\.?)?(?:\\s?uhr|\\s?hs?)?[\\s(]*"
          + "(Z(?!\\p{L})|(?:UTC|GMT)(?:\\s?[+-]\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2}(?![\\d.:])|[A-Z]{2,4}(?!\\p{L}))?";

  private static final Pattern TIME_AFTER =
      Pattern.compile(
          "^[\\s,;|•·–—@()T.\\]/-]{0,6}(?:(?:at|um|à|as|às|ás|a las|a les|alle|alle ore|ore|ora|kl\\.?|klo|o godz\\.?|godz\\.?|в|om|u|klockan)\\s*:?\\s*)?"
              + CLOCK,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern TIME_BEFORE =
      Pattern.compile(
          CLOCK + "[\\s,;|•·–—@()-]{0,6}(?:on |am |\\p{L}{3,9},? )?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern TWO_WORDS = Pattern.compile("(كانون|تشرين)\\s+(?=الأول|الثاني)");

  /// Zones that newsrooms print beside their times and that mean one zone only.
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("ET", "America/New_York"),
          Map.entry("EST", "America/New_York"),
          Map.entry("EDT", "America/New_York"),
          Map.entry("CT", "America/Chicago"),
          Map.entry("CST", "America/Chicago"),
          Map.entry("CDT", "America/Chicago"),
          Map.entry("MT", "America/Denver"),
          Map.entry("MST", "America/Denver"),
          Map.entry("MDT", "America/Denver"),
          Map.entry("PT", "America/Los_Angeles"),
          Map.entry("PST", "America/Los_Angeles"),
          Map.entry("PDT", "America/Los_Angeles"),
          Map.entry("HST", "Pacific/Honolulu"),
          Map.entry("BST", "Europe/London"),
          Map.entry("CET", "Europe/Berlin"),
          Map.entry("CEST", "Europe/Berlin"),
          Map.entry("MEZ", "Europe/Berlin"),
          Map.entry("MESZ", "Europe/Berlin"),
          Map.entry("EET", "Europe/Athens"),
          Map.entry("EEST", "Europe/Athens"),
          Map.entry("MSK", "Europe/Moscow"),
          Map.entry("JST", "Asia/Tokyo"),
          Map.entry("KST", "Asia/Seoul"),
          Map.entry("AEST", "Australia/Sydney"),
          Map.entry("AEDT", "Australia/Sydney"),
          Map.entry("NZST", "Pacific/Auckland"),
          Map.entry("NZDT", "Pacific/Auckland"));

  /// Longer texts are read only so far, in characters.
  private static final int LONGEST = 400;

  /// The days before the first of each Persian month.
  private static final int[] PERSIAN_DAYS = {0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336};

  /// Where a date stands in a text.
  private record Place(LocalDate day, int start, int end) {}

  private DateText() {}

  /// The first date in a text, with its time where the text gives the offset too.
  ///
  /// @param monthFirst whether `3/4/2019` means March, as in the United States
  static @Nullable PublicationDate read(String text, boolean monthFirst) {
    Stamp stamp = stamp(text, monthFirst);
    return stamp == null ? null : stamp.date();
  }

  /// The first date in a text as it is written.
  static @Nullable Stamp stamp(String text, boolean monthFirst) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    if (!hasDigit(line)) {
      return null;
    }
    line = plain(line);
    Stamp machine = compact(line.strip());
    if (machine != null) {
      return machine;
    }
    Place place = place(line, monthFirst);
    return place == null ? null : withTime(line, place);
  }

  private static @Nullable Place place(String line, boolean monthFirst) {
    Place place = iso(line);
    place = place == null ? eastAsian(line) : place;
    place = place == null ? inWords(line) : place;
    place = place == null ? numeric(line, monthFirst) : place;
    return place == null ? persian(line) : place;
  }

  /// What follows the date that a text begins with, or null when it begins with none.
  static @Nullable String after(String text) {
    String line = plain(text);
    Place place = place(line, false);
    return place == null || place.start > 0 ? null : line.substring(place.end);
  }

  /// What stands before the first date in a text; the whole text where it holds none.
  static String before(String text) {
    Place place = place(plain(text), false);
    return place == null ? text : text.substring(0, Math.min(place.start, text.length()));
  }

  /// Whether there can be a date in a text: far cheaper than asking the patterns.
  static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether the day is written with the month's name or year first, so that it can be read in one
  /// way only.
  static boolean isPlain(String text) {
    String line = plain(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    return iso(line) != null || eastAsian(line) != null || inWords(line) != null;
  }

  /// A text without the dates in it.
  static String without(String text) {
    String rest = plain(text);
    for (Pattern date :
        List.of(ISO, EAST_ASIAN, DAY_MONTH, MONTH_DAY, YEAR_FIRST, PERSIAN, NUMERIC)) {
      rest = date.matcher(rest).replaceAll(" ");
    }
    return rest;
  }

  /// The digits of all scripts as ours, names of months as one word.
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c > '9' && Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return TWO_WORDS.matcher(plain.toString().replace('\u00a0', ' ')).replaceAll("$1");
  }

  private static @Nullable Place iso(String text) {
    Matcher m = ISO.matcher(text);
    while (m.find()) {
      Place place = place(m, m.group(1), m.group(3), m.group(4));
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable Stamp compact(String text) {
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.find()) {
      OffsetDateTime moment =
          Instant.ofEpochSecond(Long.parseLong(epoch.group(1))).atOffset(ZoneOffset.UTC);
      return new Stamp(moment.toLocalDate(), moment.toLocalTime(), ZoneOffset.UTC);
    }
    Matcher m = COMPACT.matcher(text);
    Place place = m.find() ? place(m, m.group(1), m.group(2), m.group(3)) : null;
    if (place == null || m.group(4) == null) {
      return place == null ? null : new Stamp(place.day, null, null);
    }
    LocalTime time = time(m.group(4), m.group(5), m.group(6), null);
    return new Stamp(place.day, time, offset(m.group(7), place.day, time));
  }

  private static @Nullable Place eastAsian(String text) {
    Matcher m = EAST_ASIAN.matcher(text);
    boolean dated = text.indexOf('年') >= 0 || text.indexOf('년') >= 0;
    while (dated && m.find()) {
      int year = m.group(2).equals("元") ? 1 : Integer.parseInt(m.group(2));
      if (m.group(1) != null) {
        year += m.group(1).equals("令和") ? 2018 : 1988;
      }
      Place place = year < 1900 ? null : place(m, "" + year, m.group(3), m.group(4));
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  /// The first date with the name of its month.
  private static @Nullable Place inWords(String text) {
    if (!Words.mentions(text, CENTURIES)) {
      return null;
    }
    Matcher m = VIETNAMESE.matcher(text);
    if (m.find()) {
      return place(m, m.group(3), m.group(2), m.group(1));
    }
    Place first = inWords(DAY_MONTH, text, 3, 2, 1);
    first = earlier(first, inWords(MONTH_DAY, text, 3, 1, 2));
    first = first == null ? inWords(YEAR_FIRST, text, 1, 2, 3) : first;
    return first == null ? inWords(YEAR_DAY_MONTH, text, 1, 3, 2) : first;
  }

  private static @Nullable Place earlier(@Nullable Place a, @Nullable Place b) {
    return a == null || (b != null && b.start < a.start) ? b : a;
  }

  private static @Nullable Place inWords(Pattern form, String text, int year, int month, int day) {
    Matcher m = form.matcher(text);
    int from = 0;
    while (m.find(from)) {
      int number = Months.number(m.group(month));
      Place place = number == 0 ? null : place(m, m.group(year), "" + number, m.group(day));
      if (place != null) {
        return place;
      }
      from = m.start() + 1;
    }
    return null;
  }

  private static @Nullable Place numeric(String text, boolean monthFirst) {
    Matcher m = NUMERIC.matcher(text);
    while (m.find()) {
      int first = Integer.parseInt(m.group(1));
      int second = Integer.parseInt(m.group(3));
      boolean swap = second > 12 || (monthFirst && !m.group(2).equals(".") && first <= 12);
      String year = m.group(4).length() == 2 ? "20" + m.group(4) : m.group(4);
      Place place =
          swap ? place(m, year, m.group(1), m.group(3)) : place(m, year, m.group(3), m.group(1));
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable Place persian(String text) {
    Matcher named = PERSIAN.matcher(text);
    while (named.find()) {
      int month = Months.persian(named.group(2));
      if (month > 0) {
        return persian(named, named.group(3), month, named.group(1));
      }
    }
    Matcher numeric = PERSIAN_NUMERIC.matcher(text);
    return numeric.find()
        ? persian(numeric, numeric.group(1), Integer.parseInt(numeric.group(2)), numeric.group(3))
        : null;
  }

  /// Persian years begin with the spring equinox; which of them have a day more follows a cycle of
  /// 33 years.
  private static @Nullable Place persian(Matcher m, String years, int month, String days) {
    int year = Integer.parseInt(years);
    int day = Integer.parseInt(days);
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    long leaps = IntStream.range(1300, year).filter(y -> (25 * y + 11) % 33 < 8).count();
    LocalDate newYear = LocalDate.of(1921, 3, 21).plusDays((year - 1300) * 365L + leaps);
    return new Place(newYear.plusDays(PERSIAN_DAYS[month - 1] + day - 1L), m.start(), m.end());
  }

  private static @Nullable Place place(Matcher m, String years, String month, String day) {
    try {
      int year = Integer.parseInt(years);
      LocalDate date =
          LocalDate.of(
              year >= 2500 ? year - 543 : year, Integer.parseInt(month), Integer.parseInt(day));
      return new Place(date, m.start(), m.end());
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static Stamp withTime(String text, Place place) {
    Matcher after = TIME_AFTER.matcher(text).region(place.end, text.length());
    if (after.find()) {
      return clock(place.day, after);
    }
    Matcher before =
        TIME_BEFORE.matcher(text.substring(Math.max(0, place.start - 40), place.start));
    return before.find() ? clock(place.day, before) : new Stamp(place.day, null, null);
  }

  private static Stamp clock(LocalDate day, Matcher m) {
    LocalTime time = time(m.group(1), m.group(2), m.group(3), m.group(4));
    return new Stamp(day, time, offset(m.group(5), day, time));
  }

  private static @Nullable LocalTime time(
      String hours, String minutes, @Nullable String seconds, @Nullable String half) {
    try {
      int hour = Integer.parseInt(hours);
      if (half != null) {
        hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
      }
      int second = seconds == null ? 0 : Integer.parseInt(seconds);
      return LocalTime.of(hour, Integer.parseInt(minutes), Math.min(59, second));
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static @Nullable ZoneOffset offset(
      @Nullable String text, LocalDate day, @Nullable LocalTime time) {
    if (text == null || time == null) {
      return null;
    }
    String zone = text.toUpperCase(Locale.ROOT).replaceFirst("^(?:UTC|GMT)\\s?(?=[+-])", "");
    try {
      if (zone.matches("Z|UTC|GMT")) {
        return ZoneOffset.UTC;
      }
      if (zone.matches("[+-].*")) {
        return ZoneOffset.of(
            zone.matches("[+-]\\d") ? zone.charAt(0) + "0" + zone.charAt(1) : zone);
      }
      String name = ZONES.get(zone);
      return name == null
          ? null
          : ZoneId.of(name).getRules().getOffset(LocalDateTime.of(day, time));
    } catch (DateTimeException notAnOffset) {
      return null;
    }
  }
}
