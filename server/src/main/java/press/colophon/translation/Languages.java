package press.colophon.translation;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The catalogue of languages a publication may be read in, whether or not an engine is installed.
///
/// It is the English of the originals, the targets of Firefox Translations, and the languages that
/// Apertium reaches beside them. To offer another language, add its tag to the list below; every
/// name comes from CLDR.
public final class Languages {

  private static final String TAGS =
      """
      en
      af am ar az be bg bn bs ca cs cy da de el es et fa fi fr gu he hi hr hu hy id ig is it ja
      kn ko lt lv ml mr ms mt my nb nl nn pl pt ro ru sk sl sq sr sv ta te th tl tr uk vi
      zh-Hans zh-Hant
      gl oc ast an eo ka sc
      """;

  private static final List<Language> ALL =
      Arrays.stream(TAGS.strip().split("\\s+")).map(Language::new).sorted(byOwnName()).toList();

  private Languages() {}

  /// All languages in the order of a menu: by own name, Latin script first, as CLDR sorts.
  public static List<Language> all() {
    return ALL;
  }

  /// The catalogue's language for a tag a reader or a file gives: exactly (`pt`), or the one of the
  /// same language and script (`pt-BR` is read as `pt`, `zh-TW` as `zh-Hant`).
  public static Optional<Language> find(String tag) {
    return ALL.stream()
        .filter(language -> language.tag().equalsIgnoreCase(tag))
        .findFirst()
        .or(() -> closest(ULocale.forLanguageTag(tag)));
  }

  private static Optional<Language> closest(ULocale asked) {
    // A tag ICU cannot read becomes no language at all, and the likeliest of those is English.
    ULocale wanted = asked.getLanguage().isEmpty() ? asked : ULocale.addLikelySubtags(asked);
    return ALL.stream().filter(language -> sameLanguageAndScript(language, wanted)).findFirst();
  }

  private static boolean sameLanguageAndScript(Language language, ULocale wanted) {
    return language.locale().getLanguage().equals(wanted.getLanguage())
        && language.script().equals(wanted.getScript());
  }

  private static Comparator<Language> byOwnName() {
    Collator collator = Collator.getInstance(ULocale.ROOT);
    return (one, other) -> collator.compare(one.ownName(), other.ownName());
  }
}
