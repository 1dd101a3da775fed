package press.colophon.extract;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The language a text is written in, as far as it can be told without a model: by its script where
/// one language is by far the most common in it, and by function words in Latin script.
///
/// `WrittenLanguage.of("Der Hafen ist nicht mit dem Zug zu erreichen.")` is `de`. A guess by words
/// needs three of them; without them there is none. Answers are BCP 47 tags. Thread-safe.
public final class WrittenLanguage {
  private static final int FEWEST = 3;
  private static final int FEWEST_LETTERS = 200;
  private static final Pattern UKRAINIAN = Pattern.compile("[іїєґ]");

  /// Characters looked at before deciding.
  private static final int LOOKED_AT = 20_000;

  /// Scripts that belong to one language.
  private static final Map<UnicodeScript, String> OWN_SCRIPT =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.KATAKANA, "ja"),
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

  /// The most common language of a script that several share.
  private static final Map<UnicodeScript, String> SHARED_SCRIPT =
      Map.of(
          UnicodeScript.ARABIC, "ar",
          UnicodeScript.CYRILLIC, "ru",
          UnicodeScript.HAN, "zh",
          UnicodeScript.DEVANAGARI, "hi",
          UnicodeScript.BENGALI, "bn",
          UnicodeScript.ETHIOPIC, "am");

  private static final Map<String, Set<String>> FUNCTION_WORDS =
      Map.ofEntries(
          words("en", "the of and to in that is was for with his on are by this"),
          words("es", "el los las una y en que del por con para es su más lo"),
          words("fr", "le les des une et est dans que pour du qui sur pas au aux"),
          words("de", "der die das und ist nicht von mit dem den ein eine auf zu im"),
          words("it", "il gli di che della sono per una con non del nel alla più è"),
          words("pt", "os as um uma não do da em que para com dos mais ao foi"),
          words("ca", "els les amb una dels que per és al aquest també són i del ha"),
          words("gl", "os as unha non do da en que para con dos máis ao foi cunha"),
          words("nl", "de het een van en is dat niet op te voor met zijn die aan"),
          words("sv", "och att det som en på är av för med den inte till har ett"),
          words("da", "og at det som en på er af for med den ikke til har et"),
          words("nb", "og at det som en på er av for med den ikke til har et"),
          words("pl", "nie na się jest że do to jak od po przez dla oraz są który"),
          words("ro", "și în nu este la cu pe din care mai pentru sunt că ale fost"),
          words("cs", "že je se na to který jako ale by pro jsou také při než byl"),
          words("hu", "az és hogy nem egy is van volt csak meg mint már ezt azt ki"),
          words("fi", "ja on ei se että oli hän ovat myös mutta joka kun niin tai sen"),
          words("tr", "ve bir bu için ile da de olarak çok daha olan gibi kadar ne en"),
          words("id", "yang dan di dengan untuk dari pada ini itu tidak dalam adalah akan ke oleh"),
          words("vi", "và của là có không được trong cho một người với các những đã này"));

  private WrittenLanguage() {}

  /// The likeliest language.
  public static Optional<String> of(String text) {
    String part = start(text);
    UnicodeScript script = mainScript(part);
    return script == UnicodeScript.LATIN ? byFunctionWords(part) : byScript(script, part);
  }

  /// The same where it can be relied on: a text of some length, in which no other language comes
  /// near.
  public static Optional<String> reliable(String text) {
    String part = start(text);
    long letters = part.codePoints().filter(Character::isLetter).count();
    UnicodeScript script = mainScript(part);
    boolean dense = script == UnicodeScript.HIRAGANA || script == UnicodeScript.HAN;
    if (letters < (dense ? FEWEST_LETTERS / 3 : FEWEST_LETTERS)) {
      return Optional.empty();
    }
    return script == UnicodeScript.LATIN ? ahead(hits(part)) : byScript(script, part);
  }

  /// The language that the script gives away; none for scripts shared by several languages.
  static Optional<String> byOwnScript(String text) {
    return Optional.ofNullable(OWN_SCRIPT.get(mainScript(start(text))));
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), LOOKED_AT));
  }

  private static Optional<String> byScript(UnicodeScript script, String text) {
    boolean ukrainian = script == UnicodeScript.CYRILLIC && UKRAINIAN.matcher(text).find();
    return ukrainian
        ? Optional.of("uk")
        : Optional.ofNullable(OWN_SCRIPT.get(script))
            .or(() -> Optional.ofNullable(SHARED_SCRIPT.get(script)));
  }

  /// The script of the most letters. Japanese mixes its kana with Han characters, so where there
  /// are hiragana they count as one.
  private static UnicodeScript mainScript(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    long ascii = text.chars().filter(c -> c <= 'z' && Character.isLetter(c)).count();
    counts.put(UnicodeScript.LATIN, (int) ascii);
    text.codePoints()
        .filter(c -> c > 'z' && Character.isLetter(c))
        .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
    int han = counts.getOrDefault(UnicodeScript.HAN, 0);
    int katakana = counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    counts.computeIfPresent(
        UnicodeScript.HIRAGANA, (s, kana) -> kana * 10 > han ? kana + katakana + han : kana);
    return counts.entrySet().stream()
        .filter(script -> script.getValue() > 0)
        .max(Entry.comparingByValue())
        .map(Entry::getKey)
        .orElse(UnicodeScript.UNKNOWN);
  }

  private static Optional<String> byFunctionWords(String text) {
    return hits(text).entrySet().stream()
        .max(Entry.comparingByValue())
        .filter(e -> e.getValue() >= FEWEST)
        .map(Entry::getKey);
  }

  private static Optional<String> ahead(Map<String, Integer> hits) {
    List<Entry<String, Integer>> order =
        hits.entrySet().stream()
            .sorted(Entry.<String, Integer>comparingByValue().reversed())
            .toList();
    boolean clear =
        !order.isEmpty()
            && order.getFirst().getValue() >= 2 * FEWEST
            && (order.size() == 1
                || order.getFirst().getValue() * 5 >= order.get(1).getValue() * 6);
    return clear ? Optional.of(order.getFirst().getKey()) : Optional.empty();
  }

  private static Map<String, Integer> hits(String text) {
    Map<String, Integer> hits = new HashMap<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
      FUNCTION_WORDS.forEach(
          (language, words) -> {
            if (words.contains(word)) {
              hits.merge(language, 1, Integer::sum);
            }
          });
    }
    return hits;
  }

  private static Entry<String, Set<String>> words(String language, String words) {
    return Map.entry(language, Set.copyOf(List.of(words.split(" ", -1))));
  }
}
