package press.colophon.extract;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// The language a text is written in, as far as it can be told without a model: by a script that
/// belongs to one language, or by its commonest small words.
final class WrittenLanguage {

  /// Characters looked at before deciding.
  private static final int ENOUGH = 6000;

  private static final Map<UnicodeScript, String> SCRIPTS =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.SINHALA, "si"));

  private static final Map<String, Set<String>> SMALL_WORDS =
      Map.ofEntries(
          Map.entry("en", Set.of("the", "and", "of", "to", "that", "is", "with", "was", "for")),
          Map.entry("fr", Set.of("le", "les", "des", "et", "est", "dans", "une", "pour", "qui")),
          Map.entry("de", Set.of("der", "die", "und", "das", "ist", "nicht", "den", "mit", "ein")),
          Map.entry("es", Set.of("el", "los", "las", "y", "del", "que", "en", "una", "por")),
          Map.entry("pt", Set.of("o", "os", "do", "da", "não", "uma", "em", "que", "para")),
          Map.entry("it", Set.of("il", "di", "che", "della", "gli", "una", "per", "sono", "è")),
          Map.entry("nl", Set.of("het", "een", "van", "en", "niet", "dat", "op", "te", "zijn")),
          Map.entry("ca", Set.of("els", "amb", "i", "les", "dels", "una", "per", "que", "és")),
          Map.entry("pl", Set.of("i", "w", "nie", "na", "się", "jest", "do", "że", "to")),
          Map.entry("sv", Set.of("och", "att", "det", "som", "är", "inte", "av", "den", "på")),
          Map.entry("da", Set.of("og", "at", "det", "er", "ikke", "af", "til", "den", "på")),
          Map.entry("ro", Set.of("și", "în", "nu", "este", "care", "pentru", "din", "la", "cu")),
          Map.entry("tr", Set.of("ve", "bir", "bu", "için", "ile", "olarak", "da", "de", "çok")),
          Map.entry("id", Set.of("yang", "dan", "di", "ini", "dengan", "untuk", "dari", "itu")));

  private WrittenLanguage() {}

  /// The language a script gives away; null for scripts shared by many languages.
  static @Nullable String byScript(Element root) {
    String text = start(root);
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    for (var script : letters.entrySet()) {
      // Japanese mixes its kana with Han characters.
      int needed = script.getKey() == UnicodeScript.HIRAGANA ? 5 : 2;
      if (SCRIPTS.containsKey(script.getKey()) && script.getValue() * needed > all) {
        return SCRIPTS.get(script.getKey());
      }
    }
    return null;
  }

  /// The language whose small words are clearly the most; null where none is.
  static @Nullable String byWords(Element root) {
    List<String> words = List.of(start(root).toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1));
    Map<String, Integer> counts = new HashMap<>();
    SMALL_WORDS.forEach(
        (language, small) ->
            counts.put(language, (int) words.stream().filter(small::contains).count()));
    var ranked =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .toList();
    int first = ranked.get(0).getValue();
    boolean clear = first * 12 > words.size() && first * 10 > ranked.get(1).getValue() * 14;
    return clear ? ranked.get(0).getKey() : null;
  }

  private static String start(Element root) {
    StringBuilder text = new StringBuilder();
    root.filter(
        (node, depth) -> {
          if (node instanceof TextNode words) {
            text.append(words.getWholeText(), 0, Math.min(words.getWholeText().length(), ENOUGH));
            text.append(' ');
          }
          return text.length() < ENOUGH
              ? NodeFilter.FilterResult.CONTINUE
              : NodeFilter.FilterResult.STOP;
        });
    return text.toString();
  }
}
