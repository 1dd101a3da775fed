package press.colophon.extract;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Comparing texts by what a reader sees in them.
final class Words {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Words() {}

  /// One blank between words, none around.
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isBlank(c)) {
        folded.append(c);
      } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    int end = folded.length();
    return end > 0 && folded.charAt(end - 1) == ' '
        ? folded.substring(0, end - 1)
        : folded.toString();
  }

  /// One blank for each run of blanks, also at the ends: the text of a line in parts.
  static String spaced(String text) {
    String folded = fold(text);
    if (folded.isEmpty()) {
      return text.isEmpty() ? "" : " ";
    }
    String before = isBlank(text.charAt(0)) ? " " : "";
    return before + folded + (isBlank(text.charAt(text.length() - 1)) ? " " : "");
  }

  /// White space, also the kinds that do not look like it.
  static boolean isBlank(char c) {
    return c <= ' '
        || (c > '~'
            && (Character.isWhitespace(c)
                || c == '\u00a0'
                || c == '\u200b'
                || c == '\ufeff'
                || c == '\u2007'
                || c == '\u202f'));
  }

  /// Letters and digits alone, in lower case: two texts with equal keys read the same.
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    String normal = normal(text).toLowerCase(Locale.ROOT);
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        key.append(c);
      }
    }
    return key.toString();
  }

  private static String normal(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /// A text with its letters bare of accents, as addresses write it.
  static String plain(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  /// Whether one of some lower-case words is in a lower-case text: far cheaper than a pattern.
  static boolean mentions(String lower, List<String> words) {
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// The share of words two texts have in common, 0 to 1.
  static double alike(Set<String> first, Set<String> second) {
    int all = first.size() + second.size();
    long shared = first.stream().filter(second::contains).count();
    return all == 0 ? 0 : 2.0 * shared / all;
  }

  /// The different words of a text, in lower case.
  static Set<String> set(String text) {
    Set<String> words = new HashSet<>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (int start = 0, i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || !Character.isLetterOrDigit(lower.charAt(i))) {
        if (i > start) {
          words.add(lower.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  /// The first characters of an element's text, words whole, reading no further than needed.
  static String start(Element element, int longest) {
    StringBuilder text = new StringBuilder();
    element.filter(
        (node, depth) -> {
          if (node instanceof TextNode t) {
            text.append(t.getWholeText());
          } else if (node instanceof Element e
              && (!Outline.isInline(e) || e.normalName().equals("br"))) {
            text.append(' ');
          }
          return text.length() > longest * 4
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        });
    return cut(fold(text.toString()), longest);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = text.lastIndexOf(' ', longest);
    return text.substring(0, end < longest / 2 ? longest : end) + " …";
  }

  /// The text that belongs to one block itself, without blocks inside it.
  static String own(Outline outline, int block, int longest) {
    StringBuilder text = new StringBuilder();
    outline
        .element(block)
        .filter(
            (node, depth) -> {
              if (node instanceof TextNode t) {
                text.append(t.getWholeText());
              } else if (node.nameIs("br")) {
                text.append(' ');
              }
              boolean inner = depth > 0 && node instanceof Element e && !Outline.isInline(e);
              return inner
                  ? NodeFilter.FilterResult.SKIP_ENTIRELY
                  : NodeFilter.FilterResult.CONTINUE;
            });
    return cut(fold(text.toString()), longest);
  }
}
