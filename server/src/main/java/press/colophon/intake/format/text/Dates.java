package press.colophon.intake.format.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;

/// Dates as newspapers print them, in the languages whose months CLDR names below.
final class Dates {

  /// A date in a text.
  ///
  /// @param start index of its first character
  /// @param end index after its last character, time of day and zone included
  record Found(PublicationDate date, int start, int end) {}

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final String DAY = "(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.)?";
  private static final String MONTH = "(?<month>\\p{L}{3,14})\\.?";
  private static final String YEAR = "(?<year>(?:19|20)\\d\\d)(?!\\d)";

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "(?<!\\d)" + YEAR + "[-/.](?<number>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)", FLAGS),
          Pattern.compile(
              DAY + "[\\s-]+(?:de |of |d['’])?" + MONTH + "(?:,| del?\\b| of\\b)?[\\s-]+" + YEAR,
              FLAGS),
          Pattern.compile(
              "(?<!\\p{L})" + MONTH + "\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+" + YEAR, FLAGS),
          Pattern.compile(
              "(?<!\\d)(?<first>\\d{1,2})[./-](?<second>\\d{1,2})[./-](?<year>(?:19|20)\\d\\d|\\d\\d)(?![\\d./-])",
              FLAGS),
          Pattern.compile(
              YEAR + "\\s?年\\s?(?<number>\\d{1,2})\\s?月\\s?(?<day>\\d{1,2})\\s?日", FLAGS));

  private static final Pattern TIME =
      Pattern.compile(
          "(?:T|,?\\s*(?:\\(?(?:at|à|um|as|a las|às|alle(?: ore)?|ore|kl\\.?|@|[-–—|·•])\\s*)?)"
              + "(?<hour>\\d{1,2})(?:\\s?[:.h時时点點]\\s?(?<minute>\\d{2})分?(?::(?<second>\\d{2})(?:\\.\\d{1,9})?)?)?"
              + "\\s*(?<half>[ap]\\.?m\\.?(?!\\p{L}))?(?:\\s*(?:Uhr|hrs|h)\\b)?"
              + "\\s*(?<zone>\\(?(?:Z|UTC|GMT|[A-Z]{1,4}T|[A-Z]{3})?\\s?(?:[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2}(?!\\d))?\\)?)(?!\\p{L})",
          FLAGS);

  private static final int LONGEST_TIME = 40;

  /// "10:21 AM EDT, Mon " before a date.
  private static final Pattern TIME_BEFORE =
      Pattern.compile(
          "(?<!\\d)(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?::(?<second>\\d{2}))?\\s*(?<half>[ap]\\.?m\\.?)?\\s*(?<zone>\\(?(?:[A-Z]{1,4}T|UTC)?(?:[+-]\\d{1,2}(?::?\\d{2})?)?\\)?),?\\s*(?:(?:on )?\\p{L}{3,9}\\.?,?\\s+)?(?:,\\s*)?$",
          FLAGS);

  private static final Map<String, Month> MONTHS = months();
  private static final Map<String, ZoneId> ZONES = zones();

  private Dates() {}

  /// Every date in the text, in reading order.
  static List<Found> in(String text) {
    var found = new ArrayList<Found>();
    if (text.chars().noneMatch(Character::isDigit)) {
      return found;
    }
    for (int from = 0; from < text.length(); ) {
      Found next = first(text, from);
      if (next == null) {
        break;
      }
      found.add(next);
      from = next.end();
    }
    return found;
  }

  /// The date that is the whole text, as in front matter.
  static @Nullable PublicationDate whole(String text) {
    Found found = first(text, 0);
    return found == null ? null : found.date();
  }

  private static @Nullable Found first(String text, int from) {
    Found best = null;
    for (Pattern form : FORMS) {
      Found found = first(form, text, from);
      if (found != null && (best == null || found.start() < best.start())) {
        best = found;
      }
    }
    return best;
  }

  private static @Nullable Found first(Pattern form, String text, int from) {
    Matcher matcher = form.matcher(text);
    for (int at = from; at <= text.length() && matcher.find(at); at = matcher.start() + 1) {
      LocalDate day = day(matcher, text);
      if (day != null) {
        return timed(day, matcher, text);
      }
    }
    return null;
  }

  private static @Nullable LocalDate day(Matcher matcher, String text) {
    try {
      Map<String, Integer> groups = matcher.pattern().namedGroups();
      int year = year(matcher.group("year"));
      if (groups.containsKey("first")) {
        return numeric(number(matcher, "first"), number(matcher, "second"), year, american(text));
      }
      if (groups.containsKey("number")) {
        return LocalDate.of(year, number(matcher, "number"), number(matcher, "day"));
      }
      Month month = MONTHS.get(matcher.group("month").toLowerCase(Locale.ROOT));
      return month == null ? null : LocalDate.of(year, month, number(matcher, "day"));
    } catch (DateTimeException e) {
      // 31 February and the like: digits that are no date.
      return null;
    }
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() > 2 ? year : year + (year < 70 ? 2000 : 1900);
  }

  /// Day first, as most of the world writes, unless the numbers or the time of day say otherwise.
  private static LocalDate numeric(int first, int second, int year, boolean american) {
    boolean monthFirst = second > 12 || (american && first <= 12);
    return monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
  }

  private static final Pattern AMERICAN =
      Pattern.compile("\\d\\s?[AP]\\.?M\\b|\\b(?:[ECMP][SD]?T)\\b");

  private static boolean american(String text) {
    return AMERICAN.matcher(text).find();
  }

  private static Found timed(LocalDate day, Matcher date, String text) {
    Matcher time = TIME.matcher(text).region(date.end(), text.length());
    if (time.lookingAt() && (time.group("minute") != null || time.group("half") != null)) {
      int end = withoutOpenWord(time, Math.max(time.end(), date.end()));
      return new Found(published(day, time), date.start(), end);
    }
    int before = Math.max(0, date.start() - LONGEST_TIME);
    Matcher earlier = TIME_BEFORE.matcher(text).region(before, date.start());
    return earlier.find()
        ? new Found(published(day, earlier), earlier.start(), date.end())
        : new Found(PublicationDate.of(day), date.start(), date.end());
  }

  private static PublicationDate published(LocalDate day, Matcher time) {
    OffsetDateTime moment = moment(day, time);
    return moment == null ? PublicationDate.of(day) : PublicationDate.of(moment);
  }

  /// Three letters after the time are a zone only when they are one.
  private static int withoutOpenWord(Matcher time, int end) {
    String zone = time.group("zone");
    boolean known = zone.isBlank() || zone(zone, LocalDate.EPOCH, LocalTime.NOON) != null;
    return known ? end : time.start("zone");
  }

  private static @Nullable OffsetDateTime moment(LocalDate day, Matcher time) {
    try {
      int hour = number(time, "hour");
      int minute = time.group("minute") == null ? 0 : number(time, "minute");
      int second = time.group("second") == null ? 0 : number(time, "second");
      LocalTime local = LocalTime.of(hour24(hour, time.group("half")), minute, second);
      ZoneOffset offset = zone(time.group("zone"), day, local);
      return offset == null ? null : OffsetDateTime.of(day, local, offset);
    } catch (DateTimeException e) {
      // 25:70 is no time of day; the day still stands.
      return null;
    }
  }

  private static int hour24(int hour, @Nullable String half) {
    if (half == null) {
      return hour;
    }
    boolean afternoon = half.charAt(0) == 'p' || half.charAt(0) == 'P';
    return hour % 12 + (afternoon ? 12 : 0);
  }

  private static @Nullable ZoneOffset zone(String printed, LocalDate day, LocalTime time) {
    String zone = printed.replaceAll("[()\\s]", "").toUpperCase(Locale.ROOT);
    int sign = Math.max(zone.indexOf('+'), zone.indexOf('-'));
    if (sign >= 0) {
      String digits = zone.substring(sign + 1).replace(":", "");
      String padded =
          digits.length() < 3 ? "0".repeat(2 - digits.length()) + digits + "00" : digits;
      return ZoneOffset.of(zone.charAt(sign) + padded);
    }
    ZoneId id = ZONES.get(zone);
    return id == null ? null : id.getRules().getOffset(day.atTime(time));
  }

  private static Map<String, Month> months() {
    var months = new HashMap<String, Month>();
    List<String> languages =
        List.of(
            "en", "es", "fr", "de", "it", "pt", "nl", "ca", "gl", "sv", "da", "nb", "fi", "pl",
            "ru", "uk", "tr", "ro", "cs", "ar", "el", "he", "fa", "hi", "id");
    for (String language : languages) {
      Locale locale = Locale.forLanguageTag(language);
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.SHORT,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT_STANDALONE)) {
          String name = month.getDisplayName(style, locale).toLowerCase(Locale.ROOT);
          months.putIfAbsent(name.replace(".", ""), month);
          if (language.equals("he")) {
            months.putIfAbsent("ב" + name.replace(".", ""), month);
          }
        }
      }
    }
    months.put("sept", Month.SEPTEMBER);
    months.put("setembro", Month.SEPTEMBER);
    months.put("setiembre", Month.SEPTEMBER);
    return Map.copyOf(months);
  }

  private static Map<String, ZoneId> zones() {
    var zones = new HashMap<String, ZoneId>();
    for (String utc : List.of("Z", "UTC", "GMT")) {
      zones.put(utc, ZoneOffset.UTC);
    }
    Map<String, Integer> fixed =
        Map.ofEntries(
            Map.entry("BST", 1),
            Map.entry("WAT", 1),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("MEZ", 1),
            Map.entry("MESZ", 2),
            Map.entry("CAT", 2),
            Map.entry("SAST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("EAT", 3),
            Map.entry("MSK", 3),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("JST", 9),
            Map.entry("HKT", 8),
            Map.entry("SGT", 8),
            Map.entry("PKT", 5),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11),
            Map.entry("NZST", 12),
            Map.entry("NZDT", 13),
            Map.entry("BRT", -3));
    fixed.forEach((name, hours) -> zones.put(name, ZoneOffset.ofHours(hours)));
    zones.put("ET", ZoneId.of("America/New_York"));
    zones.put("CT", ZoneId.of("America/Chicago"));
    zones.put("MT", ZoneId.of("America/Denver"));
    zones.put("PT", ZoneId.of("America/Los_Angeles"));
    return Map.copyOf(zones);
  }
}
