package press.colophon.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The lines of a page that its fields have already taken: headline, standfirst, byline, dates,
/// region and theme, the lead picture's caption, copyright and first publication.
///
/// A line of several fields ("By Ada Reed · Harbour Post · 13 June 2022") is taken when nothing is
/// left of it once the fields and the words between them are gone.
final class FieldLines {

  private static final Pattern LABELLED =
      Pattern.compile("^\\W*(?:regions?|themes?)\\s*:.*", Pattern.CASE_INSENSITIVE);

  /// What stands between names and dates.
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?<!\\p{L})(?:by|par|por|von|di|de|da|door|av|af|text|words|story|written|published|posted|updated|first|last|on|at|le|el|am|pm|and|und|et|y|e|och|uhr|gmt|utc|est|edt|cet|bst"
              + "|publié|publicado|pubblicato|veröffentlicht|mis à jour|modified|بقلم|نشر|في|و)(?!\\p{L})|\\d{1,2}[:.h]\\d{2}(?::\\d{2})?|[^\\p{L}\\p{N}]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int SHORT = 240;

  private final Outline outline;
  private final Set<String> whole = new HashSet<>();
  private final List<String> names = new ArrayList<>();
  private final Set<LocalDate> days = new HashSet<>();

  /// Of each of the days, the day of the month and the last two digits of the year.
  private final List<List<String>> digits = new ArrayList<>();
  private String notice = "";
  private boolean labels;
  private int figure = -1;

  FieldLines(Outline outline) {
    this.outline = outline;
  }

  /// A text that is a field.
  FieldLines text(@Nullable String text) {
    if (text != null) {
      whole.add(Words.key(text));
    }
    return this;
  }

  FieldLines name(@Nullable String name) {
    if (name != null && !name.isBlank()) {
      names.add(name.toLowerCase(Locale.ROOT));
      names.sort(Comparator.comparingInt(String::length).reversed());
    }
    return this;
  }

  FieldLines date(@Nullable PublicationDate date) {
    if (date != null) {
      LocalDate day = date.day();
      days.add(day);
      digits.add(List.of("" + day.getDayOfMonth(), ("" + day.getYear()).substring(2)));
    }
    return this;
  }

  FieldLines notice(String text) {
    notice = Words.key(text);
    return this;
  }

  /// Lines labelled "Region" or "Theme" are fields.
  FieldLines labels(boolean found) {
    labels = found;
    return this;
  }

  /// The figure of the lead picture.
  FieldLines figure(@Nullable Element element) {
    figure = element == null ? -1 : outline.place(element);
    return this;
  }

  /// Whether a field has taken the line of a block.
  boolean hold(int block, String line) {
    if (figure >= 0 && outline.inside(block, figure)) {
      return true;
    }
    if (line.isEmpty() || line.length() > 4 * SHORT) {
      return false;
    }
    String key = Words.key(line);
    return whole.contains(key)
        || (key.length() >= 12 && notice.contains(key))
        || (labels && LABELLED.matcher(line).matches())
        || (line.length() <= SHORT && isMadeOfFields(line));
  }

  private boolean isMadeOfFields(String line) {
    String rest = line.toLowerCase(Locale.ROOT);
    boolean dated = mayHoldDay(line);
    if (!dated && names.stream().noneMatch(rest::contains)) {
      return false;
    }
    boolean field = false;
    PublicationDate date = dated ? DateText.read(line, false) : null;
    PublicationDate other = date == null ? null : DateText.read(line, true);
    if (isKnown(date) || isKnown(other)) {
      rest = DateText.without(rest);
      field = true;
    }
    for (String name : names) {
      field |= rest.contains(name);
      rest = rest.replace(name, " ");
    }
    return field && BETWEEN.matcher(rest).replaceAll("").isBlank();
  }

  /// Whether one of the dates could be in a line: far cheaper than reading it. Digits and years of
  /// other scripts are not compared.
  private boolean mayHoldDay(String line) {
    for (List<String> day : digits) {
      if (line.contains(day.getFirst()) && line.contains(day.getLast())) {
        return true;
      }
    }
    return line.chars().anyMatch(c -> c >= '\u0600' && Character.isLetterOrDigit(c));
  }

  private boolean isKnown(@Nullable PublicationDate date) {
    return date != null && days.contains(date.day());
  }
}
