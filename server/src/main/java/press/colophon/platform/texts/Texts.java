package press.colophon.platform.texts;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The interface of the publication in one language: its texts by key, and dates, numbers, lists
/// and names of languages and territories in the forms of CLDR. Thread-safe.
///
/// ```java
/// texts.say("list.count", Map.of("count", 3));       // 3 articles
/// texts.html("article.by", Map.of("authors", links)); // By <a href=...>...</a>
/// ```
public final class Texts {
  /// Marks in a formatted text where markup goes: a sign nobody writes, the place, the sign again.
  private static final char MARK = '\uE000';

  /// What the publication's own names are called in one language.
  @FunctionalInterface
  public interface Naming {
    /// Empty where nobody has translated the name.
    Optional<String> of(String name);
  }

  private final String tag;
  private final ULocale locale;
  private final Map<String, String> patterns;
  private final Map<String, MessageFormat> formats;

  /// Texts without placeholders, which most are, as they read.
  private final Map<String, String> plain;

  /// Patterns of ICU, which are costly to find and cheap to copy; a copy is for one thread.
  private final Map<String, DateFormat> dateFormats;

  private final Naming names;

  Texts(String tag, Map<String, String> patterns) {
    this(tag, patterns, name -> Optional.empty());
  }

  private Texts(String tag, Map<String, String> patterns, Naming names) {
    this.tag = tag;
    this.locale = ULocale.forLanguageTag(tag);
    this.patterns = Map.copyOf(patterns);
    this.formats = new ConcurrentHashMap<>();
    this.plain = new ConcurrentHashMap<>();
    this.dateFormats = new ConcurrentHashMap<>();
    this.names = names;
  }

  /// The same texts, with the names of regions and themes as `naming` has them.
  public Texts naming(Naming naming) {
    return new Texts(this, naming);
  }

  private Texts(Texts texts, Naming names) {
    this.tag = texts.tag;
    this.locale = texts.locale;
    this.patterns = texts.patterns;
    this.formats = texts.formats;
    this.plain = texts.plain;
    this.dateFormats = texts.dateFormats;
    this.names = names;
  }

  /// BCP 47 tag of the language.
  public String tag() {
    return tag;
  }

  /// `rtl` or `ltr`, as HTML has it.
  public String direction() {
    return locale.isRightToLeft() ? "rtl" : "ltr";
  }

  /// A text without placeholders.
  public String say(String key) {
    return plain.computeIfAbsent(key, k -> format(k, Map.of()));
  }

  /// A text with its placeholders filled.
  ///
  /// @throws IllegalArgumentException where there is no text of this key
  public String say(String key, Map<String, ?> values) {
    return format(key, values);
  }

  /// A text as markup: the text itself is escaped, the values are put in as they are. In a script
  /// from right to left each value keeps its own direction: a Latin name would else draw the day of
  /// a date to its side.
  public Html html(String key, Map<String, Html> values) {
    Map<String, Object> marks = new HashMap<>();
    values.forEach((name, value) -> marks.put(name, MARK + name + MARK));
    String markup = Html.text(format(key, marks)).markup();
    for (var value : values.entrySet()) {
      markup = markup.replace(MARK + value.getKey() + MARK, isolated(value.getValue().markup()));
    }
    return new Html(markup);
  }

  private String isolated(String markup) {
    return locale.isRightToLeft() ? "<bdi>" + markup + "</bdi>" : markup;
  }

  /// A day: 13 June 2022.
  public String date(LocalDate day) {
    return dateFormat("day", () -> DateFormat.getDateInstance(DateFormat.LONG, locale))
        .format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /// The day of a moment, in UTC.
  public String date(Instant moment) {
    return date(moment.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /// A month and its year: June 2022.
  public String month(YearMonth month) {
    DateFormat format =
        dateFormat("month", () -> DateFormat.getInstanceForSkeleton(DateFormat.YEAR_MONTH, locale));
    format.setContext(DisplayContext.CAPITALIZATION_FOR_STANDALONE);
    return format.format(Date.from(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /// The name of a month alone.
  public String monthName(YearMonth month) {
    String[] names =
        DateFormatSymbols.getInstance(locale)
            .getMonths(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE);
    return names[month.getMonthValue() - 1];
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// Names in a row: A, B and C.
  public String list(List<String> names) {
    return ListFormatter.getInstance(locale).format(names);
  }

  /// Markup in a row: A, B and C.
  public Html listOf(List<Html> parts) {
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      marks.add(MARK + Integer.toString(i) + MARK);
    }
    String markup = Html.text(list(marks)).markup();
    for (int i = 0; i < parts.size(); i++) {
      markup = markup.replace(marks.get(i), parts.get(i).markup());
    }
    return new Html(markup);
  }

  /// The name of a language, as it stands by itself.
  public String languageName(String otherTag) {
    return LocaleDisplayNames.getInstance(locale, DisplayContext.CAPITALIZATION_FOR_STANDALONE)
        .localeDisplayName(ULocale.forLanguageTag(otherTag));
  }

  /// The name of a region: as CLDR has it where it is a country, otherwise as it is translated, or
  /// as given.
  public String regionName(String name) {
    return Territories.code(name)
        .map(code -> LocaleDisplayNames.getInstance(locale).regionDisplayName(code))
        .or(() -> names.of(name))
        .orElse(name);
  }

  /// The name of a theme, as it is translated or as given.
  public String themeName(String name) {
    return translatedName(name).orElse(name);
  }

  /// The translation of a theme's name, where there is one.
  public Optional<String> translatedName(String name) {
    return names.of(name);
  }

  private DateFormat dateFormat(String form, Supplier<DateFormat> made) {
    DateFormat format = dateFormats.computeIfAbsent(form, f -> made.get());
    DateFormat copy = (DateFormat) format.clone();
    copy.setTimeZone(TimeZone.GMT_ZONE);
    return copy;
  }

  private String format(String key, Map<String, ?> values) {
    MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(pattern(k), locale));
    return ((MessageFormat) format.clone()).format(values);
  }

  private String pattern(String key) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("there is no interface text " + key + " in " + tag);
    }
    return Objects.requireNonNull(pattern);
  }
}
