package press.colophon.translation;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A language as readers choose it, named by its BCP 47 tag: `fr`, `ast`, `zh-Hans`.
///
/// The tag is checked and brought to its usual spelling (`ZH-hans` becomes `zh-Hans`). Names,
/// script
/// and direction come from CLDR. Immutable.
///
/// ```java
/// new Language("ar").ownName();                              // العربية
/// new Language("ar").nameIn(new Language("fr"));             // arabe
/// ```
public record Language(String tag) {

  /// The language most originals are written in, and the one the Desk speaks.
  public static final Language ENGLISH = new Language("en");

  /// Own names CLDR does not have, or shortens beyond what speakers write in a menu.
  private static final Map<String, String> OWN_NAMES =
      Map.of(
          "an", "aragonés",
          "id", "Bahasa Indonesia",
          "ms", "Bahasa Melayu",
          "frp", "arpetan");

  /// Names found once: every page lists all languages of the catalogue.
  private static final Map<String, String> FOUND_NAMES = new ConcurrentHashMap<>();

  public Language {
    tag = canonical(tag);
  }

  /// The language's name in itself, with the capital its speakers give it in a menu.
  public String ownName() {
    String byHand = OWN_NAMES.get(tag);
    return byHand == null ? FOUND_NAMES.computeIfAbsent(tag, t -> menuName()) : byHand;
  }

  /// The language's name in another language, as it stands in the middle of a sentence.
  public String nameIn(Language reader) {
    return reader.equals(this) && OWN_NAMES.containsKey(tag)
        ? ownName()
        : nameIn(reader, DisplayContext.CAPITALIZATION_NONE);
  }

  /// The four-letter code of the script the language is usually written in: `Latn`, `Arab`.
  public String script() {
    return ULocale.addLikelySubtags(locale()).getScript();
  }

  /// Which way the language's script runs.
  public TextDirection direction() {
    return locale().isRightToLeft() ? TextDirection.RIGHT_TO_LEFT : TextDirection.LEFT_TO_RIGHT;
  }

  /// Whether a tag means this language, in whatever region or script: `en-GB` is English.
  boolean covers(String other) {
    return other.equalsIgnoreCase(tag)
        || ULocale.forLanguageTag(other).getLanguage().equals(locale().getLanguage());
  }

  /// The same language for ICU: dates, numbers, sorting.
  public ULocale locale() {
    return ULocale.forLanguageTag(tag);
  }

  @Override
  public String toString() {
    return tag;
  }

  private String menuName() {
    return nameIn(this, DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU);
  }

  private String nameIn(Language reader, DisplayContext capitals) {
    return LocaleDisplayNames.getInstance(reader.locale(), DisplayContext.DIALECT_NAMES, capitals)
        .localeDisplayName(locale());
  }

  private static String canonical(String tag) {
    try {
      ULocale locale = new ULocale.Builder().setLanguageTag(tag).build();
      if (locale.getLanguage().isEmpty() || !named(locale)) {
        throw new IllegalArgumentException("No language is known by the tag \"" + tag + "\"");
      }
      return locale.toLanguageTag();
    } catch (IllformedLocaleException malformed) {
      throw new IllegalArgumentException(
          "\"" + tag + "\" is not a BCP 47 language tag like fr or zh-Hans", malformed);
    }
  }

  private static boolean named(ULocale locale) {
    String code = locale.getLanguage();
    return !LocaleDisplayNames.getInstance(ULocale.ENGLISH).languageDisplayName(code).equals(code);
  }
}
