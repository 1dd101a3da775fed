package press.colophon.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// A page's elements in reading order as flat arrays, with how much text each holds.
///
/// Built in one walk. Element `i` holds the elements `i + 1` to `end(i) - 1`, so that "inside" and
/// "everything below" cost no walk of their own, and sums over subtrees are one backward pass:
/// linear in the page whatever its depth. Text is measured in [#weight], not in characters, so that
/// Chinese and English paragraphs compare.
///
/// Every piece of text belongs to its nearest block element (`own`); prose is own text long enough
/// to be a sentence and mostly not linked.
final class Outline {

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del",
          "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt",
          "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
          "var", "wbr", "picture", "source", "button", "input");

  /// Text below this weight is too short to tell an article's sentence from a label.
  static final int SENTENCE = 40;

  private final List<Element> elements = new ArrayList<>();
  private final Map<Element, Integer> places = new HashMap<>();
  private int[] parent = new int[256];
  private int[] end = new int[256];
  private int[] own = new int[256];
  private int[] ownLinked = new int[256];
  private int[] ownCommas = new int[256];
  private boolean[] holdsBlock = new boolean[0];

  private Outline() {}

  static Outline of(Element root) {
    Outline outline = new Outline();
    root.traverse(outline.new Walk());
    outline.findBlockHolders();
    return outline;
  }

  int size() {
    return elements.size();
  }

  Element element(int i) {
    return elements.get(i);
  }

  /// The place of an element in reading order, or -1 when it is not of this page's body.
  int place(Element element) {
    return places.getOrDefault(element, -1);
  }

  /// The place of the parent, or -1 for the root.
  int parent(int i) {
    return parent[i];
  }

  int end(int i) {
    return end[i];
  }

  boolean inside(int i, int ancestor) {
    return ancestor <= i && i < end[ancestor];
  }

  int own(int i) {
    return own[i];
  }

  int commas(int i) {
    return ownCommas[i];
  }

  /// An element that stands in a line of text and holds no block.
  boolean inline(int i) {
    return isInline(element(i)) && !holdsBlock[i];
  }

  boolean holdsBlock(int i) {
    return holdsBlock[i];
  }

  int prose(int i) {
    return own[i] >= SENTENCE && ownLinked[i] * 2 < own[i] ? own[i] : 0;
  }

  boolean isHeading(int i) {
    String name = element(i).normalName();
    return name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6';
  }

  /// Whether an element is a heading below the first rank that is a link for the most part.
  boolean isLinkedHeading(int i) {
    boolean lower = isHeading(i) && !element(i).normalName().equals("h1");
    return lower && own[i] > 0 && ownLinked[i] * 2 > own[i];
  }

  /// Sums of a quantity over each element and everything below it, leaving out dropped subtrees.
  int[] sums(java.util.function.IntUnaryOperator quantity, boolean[] dropped) {
    int[] sums = new int[size()];
    for (int i = size() - 1; i >= 0; i--) {
      if (dropped[i]) {
        sums[i] = 0;
        continue;
      }
      sums[i] += quantity.applyAsInt(i);
      if (parent[i] >= 0) {
        sums[parent[i]] += sums[i];
      }
    }
    return sums;
  }

  int[] text(boolean[] dropped) {
    return sums(i -> own[i], dropped);
  }

  int[] linked(boolean[] dropped) {
    return sums(i -> ownLinked[i], dropped);
  }

  int[] prose(boolean[] dropped) {
    return sums(this::prose, dropped);
  }

  /// How much a text weighs: letters and digits, a Han or kana character counting three.
  static int weight(String text) {
    int weight = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '\u00a0') {
        weight += c >= '\u3040' && c <= '\u9fff' ? 3 : c >= '\uac00' && c <= '\ud7a3' ? 2 : 1;
      }
    }
    return weight;
  }

  static boolean isInline(Element element) {
    String name = element.normalName();
    return INLINE.contains(name) || name.contains(":");
  }

  private static int commas(String text) {
    int commas = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      commas += c == ',' || c == '\u3001' || c == '\uff0c' || c == '\u060c' ? 1 : 0;
    }
    return commas;
  }

  private void findBlockHolders() {
    holdsBlock = new boolean[size()];
    for (int i = size() - 1; i > 0; i--) {
      if (holdsBlock[i] || !isInline(element(i))) {
        holdsBlock[parent[i]] = true;
      }
    }
  }

  private void grow() {
    int length = parent.length * 2;
    parent = Arrays.copyOf(parent, length);
    end = Arrays.copyOf(end, length);
    own = Arrays.copyOf(own, length);
    ownLinked = Arrays.copyOf(ownLinked, length);
    ownCommas = Arrays.copyOf(ownCommas, length);
  }

  /// Keeps the open element, its nearest block and how many links are open, so that no text looks
  /// upward for them.
  private final class Walk implements NodeVisitor {
    private int open = -1;
    private int links;
    private final List<Integer> blocks = new ArrayList<>();

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        open(element);
      } else if (node instanceof TextNode text && !blocks.isEmpty()) {
        add(text.getWholeText());
      }
    }

    private void open(Element element) {
      int place = elements.size();
      if (place == parent.length) {
        grow();
      }
      elements.add(element);
      places.put(element, place);
      parent[place] = open;
      open = place;
      if (!isInline(element)) {
        blocks.add(place);
      }
      links += isLink(element) ? 1 : 0;
    }

    private void add(String text) {
      int weight = weight(text);
      int block = blocks.getLast();
      own[block] += weight;
      ownLinked[block] += links > 0 ? weight : 0;
      ownCommas[block] += commas(text);
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        end[open] = elements.size();
        open = parent[open];
        links -= isLink(element) ? 1 : 0;
        if (!isInline(element)) {
          blocks.removeLast();
        }
      }
    }

    private static boolean isLink(Element element) {
      return element.normalName().equals("a") && element.hasAttr("href");
    }
  }
}
