package press.colophon.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Cuts the inline content of a block into sentences: between nodes, and within text that stands
/// directly in the block. Safe for many threads, each with content of its own.
final class InlineSentences {
  private static final Map<Language, InlineSentences> FOUND = new ConcurrentHashMap<>();
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final Sentences sentences;

  private InlineSentences(Language language) {
    this.sentences = new Sentences(language);
  }

  static InlineSentences in(Language language) {
    return FOUND.computeIfAbsent(language, InlineSentences::new);
  }

  /// The sentences, each a run of neighbouring nodes without white space around it. What has no
  /// letter is in none of them.
  ///
  /// @param inline neighbours; their text nodes are cut in place
  List<List<Node>> cut(List<Node> inline) {
    List<List<Node>> all = new ArrayList<>();
    List<Node> sentence = new ArrayList<>();
    List<Integer> ends = new ArrayList<>(sentences.ends(outline(inline)));
    int at = 0;
    for (Node node : inline) {
      Node rest = node;
      int length = stand(node).length();
      while (!ends.isEmpty() && ends.getFirst() < at + length) {
        int end = ends.removeFirst() - at;
        if (end > 0 && rest instanceof TextNode text) {
          Node tail = text.splitText(end);
          sentence.add(text);
          add(sentence, all);
          sentence = new ArrayList<>();
          rest = tail;
          at += end;
          length -= end;
        } else if (end == 0) {
          add(sentence, all);
          sentence = new ArrayList<>();
        }
      }
      sentence.add(rest);
      at += length;
    }
    add(sentence, all);
    return all;
  }

  private static String outline(List<Node> inline) {
    StringBuilder outline = new StringBuilder();
    inline.forEach(node -> outline.append(stand(node)));
    return outline.toString();
  }

  /// What stands for a node where sentences are looked for. A line break of the source is white
  /// space; the number of a footnote belongs to the sentence before it.
  private static String stand(Node node) {
    return switch (node) {
      case TextNode text -> text.getWholeText().replace('\n', ' ').replace('\r', ' ');
      case Element element when element.nameIs("br") -> String.valueOf(Sentences.LINE_BREAK);
      case Element element when hasLetter(element) -> element.wholeText().replace('\n', ' ');
      case Element element -> String.valueOf(Sentences.GLUED);
      default -> "";
    };
  }

  private static boolean hasLetter(Node node) {
    return switch (node) {
      case TextNode text -> LETTER.matcher(text.getWholeText()).find();
      case Element element -> LETTER.matcher(element.wholeText()).find();
      default -> false;
    };
  }

  private static void add(List<Node> sentence, List<List<Node>> all) {
    if (sentence.stream().noneMatch(InlineSentences::hasLetter)) {
      return;
    }
    List<Node> trimmed = new ArrayList<>(sentence);
    while (isBetween(trimmed.getFirst())) {
      trimmed.removeFirst();
    }
    while (isBetween(trimmed.getLast())) {
      trimmed.removeLast();
    }
    trimStart(trimmed);
    trimEnd(trimmed);
    all.add(trimmed);
  }

  private static boolean isBetween(Node node) {
    return switch (node) {
      case TextNode text -> text.isBlank();
      case Element element -> element.nameIs("br");
      default -> true;
    };
  }

  private static void trimStart(List<Node> sentence) {
    if (sentence.getFirst() instanceof TextNode text) {
      String whole = text.getWholeText();
      int space = whole.length() - whole.stripLeading().length();
      if (space > 0) {
        sentence.set(0, text.splitText(space));
      }
    }
  }

  private static void trimEnd(List<Node> sentence) {
    if (sentence.getLast() instanceof TextNode text) {
      String whole = text.getWholeText();
      int end = whole.stripTrailing().length();
      if (end < whole.length()) {
        text.splitText(end);
      }
    }
  }
}
