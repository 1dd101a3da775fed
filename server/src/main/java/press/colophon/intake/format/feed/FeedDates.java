package press.colophon.intake.format.feed;

import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.format.StatedTime;

/// Dates as feeds write them: RFC 822 with every old zone and whatever weekday, RFC 3339 and its
/// loose relatives ([StatedTime]), seconds since 1970, and what people type, with the names
/// of months in many languages.
///
/// A weekday is not looked at: where it disagrees with the date, it is the weekday that is wrong. A
/// time without a zone is no moment; the day stands.
final class FeedDates {

  /// A date.
  ///
  /// @param remark what a person should know of it; null where it is plain
  record Found(PublicationDate date, @Nullable String remark) {}

  private static final int LONGEST = 120;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern EPOCH = Pattern.compile("(-?\\d{9,10})(\\d{3})?(?:\\.\\d+)?");
  private static final Pattern TIME =
      Pattern.compile(
          "(?:(?<=\\d)T|(?<![\\d:.]))(\\d{1,2})(?::|(?:\\s?h\\s?)|\\.(?=\\d{2}(?:\\s|$)))(\\d{2})(?:[:.](\\d{2})(?:[.,:]\\d{1,9})?)?(?!\\d)\\s*([ap]\\.?\\s?m\\b\\.?)?",
          FLAGS);
  private static final Pattern ZONE =
      Pattern.compile(
          "^\\s*\\(?(?:(?:GMT|UTC|UT)?\\s*([+-]\\d{1,2})(?::?(\\d{2}))?(?!\\d)|([A-Z]{1,5}|[A-Z][a-z]+/[A-Z][a-z_]+(?:/[A-Za-z_]+)?)(?![\\p{L}]))\\)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})\\s?[-/.年년]\\s?(\\d{1,2})\\s?[-/.月월]\\s?(\\d{1,2})(?!\\d)");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[\\s/-]+(?:de |of |d['’])?([\\p{L}\\p{M}]{3,16})\\.?,?[\\s/-]+(?:de |del )?(\\d{4}|\\d{2}(?!\\d))",
          FLAGS);
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(?<![\\p{L}])([\\p{L}\\p{M}]{3,16})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:.{0,20}?\\s)?((?:19|20)\\d{2})(?!\\d)",
          FLAGS);
  private static final Pattern NUMERIC =
      Pattern.compile("(?<!\\d)(\\d{1,2})[./-](\\d{1,2})[./-]((?:19|20)\\d{2}|\\d{2})(?!\\d)");
  private static final Pattern YEAR_MONTH = Pattern.compile("((?:19|20)\\d{2})(?:-(\\d{2}))?");

  private static final Map<String, Integer> MONTHS = months();
  private static final Map<String, String> ZONES = zones();

  private FeedDates() {}

  /// The date in a text, or null where there is none.
  static @Nullable Found read(@Nullable String printed) {
    String text = printed == null ? "" : digits(printed.strip());
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    try {
      Found number = number(text);
      return number == null ? words(text) : number;
    } catch (DateTimeException | NumberFormatException notADate) {
      return null;
    }
  }

  /// The moment in a text; a day counts from its beginning in UTC.
  static @Nullable Instant moment(@Nullable String printed) {
    Found found = read(printed);
    return found == null ? null : moment(found.date());
  }

  static Instant moment(PublicationDate date) {
    return date.time() != null
        ? date.time().toInstant()
        : date.day().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// Digits of other scripts as 0 to 9.
  private static String digits(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                ascii.appendCodePoint(
                    c > 0x7F && Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return ascii.toString();
  }

  /// A date that is one number.
  private static @Nullable Found number(String text) {
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      Instant at = Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
      return new Found(
          PublicationDate.of(at.atOffset(ZoneOffset.UTC)), "written as seconds since 1970");
    }
    Matcher month = YEAR_MONTH.matcher(text);
    if (month.matches()) {
      int number = month.group(2) == null ? 1 : Integer.parseInt(month.group(2));
      return new Found(
          PublicationDate.of(LocalDate.of(Integer.parseInt(month.group(1)), number, 1)),
          "only the " + (month.group(2) == null ? "year" : "month") + " is given");
    }
    return stated(text);
  }

  /// As machines write it.
  private static @Nullable Found stated(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    PublicationDate date = StatedTime.date(upper);
    if (date == null) {
      return null;
    }
    boolean isWhole = date.time() != null || moment(date).equals(StatedTime.instant(upper));
    return new Found(date, isWhole ? null : "no zone is given; the day is kept");
  }

  /// A date with separators or words: first the time is taken out, then the zone behind it.
  private static @Nullable Found words(String text) {
    Matcher time = TIME.matcher(text);
    LocalDate whole = day(text);
    if (whole == null && !time.find()) {
      return null;
    }
    time.reset();
    if (!time.find()) {
      return whole == null ? null : new Found(PublicationDate.of(whole), null);
    }
    String rest = text.substring(time.end());
    LocalDate day = day(text.substring(0, time.start()) + " " + withoutZone(rest));
    LocalDate best = day == null ? whole : day;
    if (best == null) {
      return null;
    }
    boolean nextDay = time.group(1).equals("24");
    LocalTime clock = time(time.group(1), time.group(2), time.group(3), time.group(4));
    return timed(nextDay ? best.plusDays(1) : best, clock, rest);
  }

  private static String withoutZone(String rest) {
    Matcher zone = ZONE.matcher(rest);
    return zone.find() && zone.end() > 0 ? rest.substring(zone.end()) : rest;
  }

  private static Found timed(LocalDate day, LocalTime time, String rest) {
    boolean midnight = time.equals(LocalTime.MIN);
    ZoneId zone = zone(rest);
    if (zone == null) {
      String said = rest.isBlank() ? "no zone is given" : "its zone is unknown: " + rest.strip();
      return new Found(PublicationDate.of(day), midnight ? null : said + "; the day is kept");
    }
    OffsetDateTime moment =
        OffsetDateTime.of(day, time, zone.getRules().getOffset(day.atTime(time)));
    return new Found(PublicationDate.of(moment), null);
  }

  private static LocalTime time(
      String hour, String minute, @Nullable String second, @Nullable String half) {
    int h = Integer.parseInt(hour);
    if (half != null) {
      h = h % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    int s = second == null ? 0 : Math.min(59, Integer.parseInt(second));
    return h == 24 ? LocalTime.MIN : LocalTime.of(h, Integer.parseInt(minute), s);
  }

  private static @Nullable ZoneId zone(String rest) {
    Matcher m = ZONE.matcher(rest);
    if (!m.find()) {
      return null;
    }
    if (m.group(1) != null) {
      int hours = Integer.parseInt(m.group(1));
      int minutes = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
      boolean west = m.group(1).startsWith("-");
      return ZoneOffset.ofTotalSeconds((hours * 60 + (west ? -minutes : minutes)) * 60);
    }
    String name = m.group(3);
    if (name.contains("/")) {
      return ZoneId.of(name);
    }
    String known = ZONES.get(name.toUpperCase(Locale.ROOT));
    return known == null ? null : ZoneId.of(known);
  }

  private static @Nullable LocalDate day(String text) {
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.find()) {
      return day(yearFirst.group(1), Integer.parseInt(yearFirst.group(2)), yearFirst.group(3));
    }
    for (Matcher m = DAY_MONTH.matcher(text); m.find(); ) {
      Integer month = month(m.group(2));
      if (month != null) {
        return day(m.group(3), month, m.group(1));
      }
    }
    for (Matcher m = MONTH_DAY.matcher(text); m.find(); ) {
      Integer month = month(m.group(1));
      if (month != null) {
        return day(m.group(3), month, m.group(2));
      }
    }
    Matcher numeric = NUMERIC.matcher(text);
    return numeric.find() ? numeric(numeric, text) : null;
  }

  /// Day first, unless the numbers or an American time of day say otherwise.
  private static LocalDate numeric(Matcher m, String text) {
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(2));
    boolean american = text.matches("(?i).*\\d\\s?[ap]\\.?m\\b.*");
    boolean monthFirst = second > 12 || (american && first <= 12);
    return monthFirst ? day(m.group(3), first, m.group(2)) : day(m.group(3), second, m.group(1));
  }

  private static LocalDate day(String year, int month, String day) {
    int y = Integer.parseInt(year);
    int full = year.length() > 2 ? y : y + (y < 70 ? 2000 : 1900);
    return LocalDate.of(full, month, Integer.parseInt(day));
  }

  private static @Nullable Integer month(String name) {
    return MONTHS.get(name.toLowerCase(Locale.ROOT).replace(".", ""));
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    List<String> languages =
        List.of(
            "en", "es", "fr", "de", "it", "pt", "nl", "ca", "gl", "eu", "sv", "da", "nb", "fi",
            "is", "pl", "cs", "sk", "sl", "hr", "sr", "bg", "mk", "ru", "uk", "ro", "hu", "tr",
            "el", "sq", "et", "lv", "lt", "ar", "he", "fa", "hi", "bn", "id", "sw", "af", "vi");
    for (String language : languages) {
      Locale locale = Locale.forLanguageTag(language);
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
      put(months, symbols.getMonths());
      put(months, symbols.getShortMonths());
      for (Month month : Month.values()) {
        String alone = month.getDisplayName(TextStyle.FULL_STANDALONE, locale);
        months.putIfAbsent(alone.toLowerCase(Locale.ROOT), month.getValue());
      }
    }
    months.put("sept", 9);
    months.put("setiembre", 9);
    return Map.copyOf(months);
  }

  private static void put(Map<String, Integer> months, String[] names) {
    for (int i = 0; i < 12; i++) {
      String name = names[i].toLowerCase(Locale.ROOT).replace(".", "");
      if (name.length() >= 3) {
        months.putIfAbsent(name, i + 1);
      }
    }
  }

  /// RFC 822's own zones, its one-letter ones (RFC 1123 section 5.2.14 takes all but `Z` as saying
  /// nothing), and those that feeds print.
  private static Map<String, String> zones() {
    Map<String, String> zones = new HashMap<>();
    for (String utc : List.of("Z", "UT", "UTC", "GMT", "WET")) {
      zones.put(utc, "Z");
    }
    String fixed =
        "EST -5 EDT -4 CST -6 CDT -5 MST -7 MDT -6 PST -8 PDT -7 AST -4 ADT -3 AKST -9 AKDT -8 HST"
            + " -10 BST +1 WEST +1 CET +1 CEST +2 MEZ +1 MESZ +2 WAT +1 CAT +2 SAST +2 EET +2 EEST"
            + " +3 EAT +3 MSK +3 TRT +3 AST4 +4 PKT +5 WIB +7 ICT +7 HKT +8 SGT +8 AWST +8 PHT +8"
            + " JST +9 KST +9 AEST +10 AEDT +11 NZST +12 NZDT +13 BRT -3 ART -3 CLT -4 COT -5 PET -5";
    String[] words = fixed.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      zones.put(words[i], words[i + 1]);
    }
    zones.put("IST", "+05:30");
    zones.put("ACST", "+09:30");
    zones.put("NST", "-03:30");
    zones.put("ET", "America/New_York");
    zones.put("PT", "America/Los_Angeles");
    return Map.copyOf(zones);
  }
}
