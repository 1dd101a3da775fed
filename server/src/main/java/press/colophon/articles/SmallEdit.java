package press.colophon.articles;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Tells a typo from a change of what a text says. Thread-safe.
///
/// Small are:
///
/// - white space, and the form of quotation marks, apostrophes and dashes;
/// - a comma, semicolon, colon, full stop or ellipsis that comes, goes or becomes another one;
/// - in a word of small letters, six at least, a letter within it that is missing, too many, or
///   another consonant, or two that change places: `goverment`.
///
/// All else is a change, and above all: a digit, a word for a number, a month or a day; a word with
/// a capital, which may be a name; the first or last letter of a word, where negations and endings
/// are; vowels in place of others (`women`, `würden`); a question mark; a quotation mark that comes
/// or goes; markup. In scripts without capitals no letter is small, since any word may be a name.
/// The rule knows no words: `casual` for `causal` passes.
public final class SmallEdit {
  private static final int SHORTEST = 6;
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}]+(?:(?:['·-]|(?<=\\p{N})[.,:/٫٬](?=\\p{N}))[\\p{L}\\p{M}\\p{N}]+)*"
              + "|[^\\s]");
  private static final Pattern DIGITS = Pattern.compile(".*\\p{N}.*", Pattern.DOTALL);
  private static final String LIGHT = ",;:.…、。，；：،؛۔।";
  private static final String VOWELS = "aeiouyæøœıαεηιουωаеёиоуыэюяіїєў";
  private static final Pattern DOUBLE_QUOTES = Pattern.compile("[“”„‟«»]");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[‘’‚‛ʼ]");
  private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―]");
  private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /// Stands for a tag among words; no text has it.
  private static final String TAG = "\uFFFC";

  private static final int LARGEST_NUMBER_WORD = 100;
  private static final Map<String, SmallEdit> RULES = new ConcurrentHashMap<>();

  /// Words for numbers, months and days, in small letters.
  private final Set<String> counted;

  private SmallEdit(Set<String> counted) {
    this.counted = Set.copyOf(counted);
  }

  /// The rule for texts in a language.
  ///
  /// @param language BCP 47 tag
  public static SmallEdit in(String language) {
    return RULES.computeIfAbsent(
        language, tag -> new SmallEdit(counted(ULocale.forLanguageTag(tag))));
  }

  private static Set<String> counted(ULocale locale) {
    RuleBasedNumberFormat numbers =
        new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    DateFormatSymbols dates = new DateFormatSymbols(locale);
    Stream<String> said = Stream.of(dates.getMonths(), dates.getWeekdays()).flatMap(Stream::of);
    for (String rules : numbers.getRuleSetNames()) {
      said = Stream.concat(said, numbers(numbers, rules));
    }
    Set<String> words = new HashSet<>();
    said.forEach(
        text -> words.addAll(List.of(NOT_LETTERS.split(normal(text).toLowerCase(Locale.ROOT)))));
    return words;
  }

  private static Stream<String> numbers(RuleBasedNumberFormat format, String rules) {
    return Stream.concat(
            Stream.iterate(0L, n -> n <= LARGEST_NUMBER_WORD, n -> n + 1),
            Stream.iterate(200L, n -> n <= 1_000_000_000_000L, n -> n < 1000 ? n + 100 : n * 10))
        .map(n -> format.format(n, rules));
  }

  /// Whether two plain texts say the same, as far as the rule can tell; the same text does.
  public boolean isSmall(String before, String after) {
    List<String> was = tokens(before);
    List<String> is = tokens(after);
    if (was.size() != is.size()) {
      return false;
    }
    for (int i = 0; i < was.size(); i++) {
      if (!was.get(i).equals(is.get(i)) && !isTypo(was.get(i), is.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The same of two texts with markup, which must be the same.
  public boolean isSmall(Body before, Body after) {
    return tags(before).equals(tags(after)) && isSmall(marked(before), marked(after));
  }

  /// Whether two texts have the same numbers in the same order.
  public static boolean haveSameNumbers(String before, String after) {
    return numbers(before).equals(numbers(after));
  }

  private static List<String> numbers(String text) {
    return tokens(text).stream().filter(t -> DIGITS.matcher(t).matches()).toList();
  }

  /// Words and marks, without what may come and go.
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(normal(text));
    while (token.find()) {
      if (!LIGHT.contains(token.group())) {
        tokens.add(token.group());
      }
    }
    return tokens;
  }

  private static String normal(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String seen = UNSEEN.matcher(composed).replaceAll("");
    String quoted = DOUBLE_QUOTES.matcher(seen).replaceAll("\"");
    String plain = SINGLE_QUOTES.matcher(quoted).replaceAll("'");
    return SPACES.matcher(DASHES.matcher(plain).replaceAll("-")).replaceAll(" ");
  }

  private boolean isTypo(String before, String after) {
    if (!isPlainWord(before) || !isPlainWord(after)) {
      return false;
    }
    int start = 0;
    int shorter = Math.min(before.length(), after.length());
    // The last letter is for the other end, where it may stand twice.
    while (start < shorter - 1 && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    return start > 0
        && end > 0
        && isOneLetter(
            before.substring(start, before.length() - end),
            after.substring(start, after.length() - end));
  }

  /// Six small letters or more that stand for no number or date.
  private boolean isPlainWord(String word) {
    return word.length() >= SHORTEST
        && word.chars().allMatch(c -> Character.getType(c) == Character.LOWERCASE_LETTER)
        && !counted.contains(word);
  }

  /// Of two words, what they do not have in common at both ends.
  private static boolean isOneLetter(String before, String after) {
    int lengths = before.length() + after.length();
    if (before.length() == 2 && after.length() == 2) {
      return before.charAt(0) == after.charAt(1) && before.charAt(1) == after.charAt(0);
    }
    return lengths == 1
        || (before.length() == 1
            && after.length() == 1
            && isConsonant(before)
            && isConsonant(after));
  }

  private static boolean isConsonant(String letter) {
    String base = Normalizer.normalize(letter, Normalizer.Form.NFD).substring(0, 1);
    return base.equals(letter) && !VOWELS.contains(base);
  }

  private static List<String> tags(Body body) {
    return elements(body).select("body *").stream().map(SmallEdit::tag).toList();
  }

  private static String tag(Element element) {
    return element.normalName() + element.attributes().html();
  }

  /// The words, and where tags stand among them.
  private static String marked(Body body) {
    StringBuilder marked = new StringBuilder();
    elements(body)
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                marked.append(node instanceof TextNode text ? text.getWholeText() : TAG);
              }

              @Override
              public void tail(Node node, int depth) {
                marked.append(node instanceof TextNode ? "" : TAG);
              }
            });
    return marked.toString();
  }

  private static Element elements(Body body) {
    return Jsoup.parseBodyFragment(body.html()).body();
  }
}
