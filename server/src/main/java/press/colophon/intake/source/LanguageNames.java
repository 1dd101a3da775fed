package press.colophon.intake.source;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the language that people write as `pt-BR`, `Spanish` or `Español (Spanish)`.
final class LanguageNames {
  private static final String UNDETERMINED = "und";
  private static final Pattern TAG =
      Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?");
  private static final Pattern BRACKETS = Pattern.compile("\\(([^)]*)\\)");

  /// Names that CLDR's English does not have, or has for another code.
  private static final Map<String, String> FURTHER =
      Map.ofEntries(
          Map.entry("farsi", "fa"),
          Map.entry("chinese simplified", "zh-Hans"),
          Map.entry("chinese traditional", "zh-Hant"),
          Map.entry("kurdish, kurmanji", "ku"),
          Map.entry("kurdish, sorani", "ckb"),
          Map.entry("uzbek, cyrillic", "uz-Cyrl"),
          Map.entry("ndebele", "nd"),
          Map.entry("oromoo", "om"),
          Map.entry("tetun", "tet"));

  private static final Map<String, String> ENGLISH = english();

  private LanguageNames() {}

  /// The BCP 47 tag of a language; empty where nobody knows what is meant.
  static Optional<String> tag(String written) {
    String text = written.strip();
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.find()) {
      return named(brackets.group(1)).or(() -> named(BRACKETS.matcher(text).replaceAll("")));
    }
    if (text.isEmpty() || text.toLowerCase(Locale.ROOT).startsWith(UNDETERMINED)) {
      return Optional.empty();
    }
    return TAG.matcher(text).matches() && isKnown(text)
        ? Optional.of(ULocale.forLanguageTag(text.replace('_', '-')).toLanguageTag())
        : named(text);
  }

  private static boolean isKnown(String tag) {
    ULocale locale = ULocale.forLanguageTag(tag.replace('_', '-'));
    return !locale.getDisplayLanguage(ULocale.ENGLISH).equalsIgnoreCase(locale.getLanguage());
  }

  private static Optional<String> named(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(FURTHER.getOrDefault(key, ENGLISH.get(key)));
  }

  private static Map<String, String> english() {
    Map<String, String> names = new HashMap<>();
    for (String code : ULocale.getISOLanguages()) {
      String name = new ULocale(code).getDisplayLanguage(ULocale.ENGLISH).toLowerCase(Locale.ROOT);
      names.merge(name, code, (one, other) -> one.length() <= other.length() ? one : other);
    }
    return Map.copyOf(names);
  }
}
