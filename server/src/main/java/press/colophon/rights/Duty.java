package press.colophon.rights;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has to be done by whoever makes use of an article. Immutable.
///
/// @param value what the terms give for it: the wording of the credit, an address to notify, the
///     days after which an article goes
/// @param because the sentence of the terms, or the clause of the licence, that asks for it
public record Duty(Kind kind, @Nullable String value, @Nullable String because) {
  private static final Set<String> DAYS = Set.of("", "d", "day", "days");
  private static final int MOST_DIGITS = 5;
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>]+");

  /// The address of the web in what the terms give for it, such as that of a counter.
  public Optional<String> address() {
    return Stream.of(value, because)
        .filter(Objects::nonNull)
        .map(ADDRESS::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  /// What is asked for.
  public enum Kind {
    /// To name the source.
    CREDIT,
    /// To name the author or the photographer.
    CREDIT_AUTHOR,
    /// To link to the article where it first appeared.
    LINK_ORIGINAL,
    /// To link to the source's site.
    LINK_HOME,
    LINK_LICENCE,
    /// To tell search engines where the original is.
    CANONICAL,
    KEEP_TITLE,
    /// To publish it whole.
    WHOLE_TEXT,
    /// To let the source count readers.
    COUNTER,
    /// To tell the source.
    NOTIFY,
    /// To take it down after a time.
    EXPIRE,
    /// To pass it on under the same licence.
    SHARE_ALIKE,
    /// To say what was changed.
    INDICATE_CHANGES,
    /// To have credit or link at the top.
    PLACEMENT_TOP,
    LOGO;

    /// The word used in the database, in files and in names of interface texts.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of this word.
    ///
    /// @throws IllegalArgumentException where there is none
    public static Kind ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// The last day on which an article may be shown by this duty: so many days after it was
  /// published here, or a day.
  ///
  /// @return null where the duty sets none
  @Nullable LocalDate lastDay(LocalDate publishedOn) {
    if (kind != Kind.EXPIRE || value == null) {
      return null;
    }
    String when = value.strip();
    int digits = digits(when);
    if (digits > 0 && digits <= MOST_DIGITS && DAYS.contains(when.substring(digits).strip())) {
      return publishedOn.plusDays(Integer.parseInt(when, 0, digits, 10));
    }
    try {
      return LocalDate.parse(when);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /// How many digits a text begins with.
  private static int digits(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
