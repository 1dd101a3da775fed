package press.colophon.nmt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import press.colophon.nmt.markup.InlineHtml;
import press.colophon.nmt.markup.Node;

/// Inline HTML cut into sentences, each with its part of the markup.
///
/// An element over several sentences has a part in each. What has no words and stands between
/// sentences, not inside an element that ends there, belongs to the gap and stays exactly where
/// it is.
final class MarkedText {
  /// A letter without case: after a sign that ends a sentence, what is untouched begins the next.
  private static final char STAND_IN = 'א';

  private final InlineHtml html;
  private final List<MarkedSentence> sentences = new ArrayList<>();

  /// What stands before each sentence, and behind the last.
  private final List<List<Node>> gaps = new ArrayList<>();

  private MarkedText(InlineHtml html) {
    this.html = html;
  }

  static MarkedText of(String source, SentenceSplitter splitter) {
    MarkedText text = new MarkedText(InlineHtml.read(source));
    text.split(splitter);
    List<Part> roots = new ArrayList<>();
    text.sentences.forEach(sentence -> roots.add(sentence.root));
    for (int i = 0; i <= roots.size(); i++) {
      text.gaps.add(new ArrayList<>());
    }
    text.distribute(text.html.nodes(), roots, 0);
    return text;
  }

  boolean isBlank() {
    return sentences.isEmpty();
  }

  /// The sentences to translate.
  List<String> toTranslate() {
    return sentences.stream()
        .filter(MarkedSentence::isTranslatable)
        .map(sentence -> sentence.text)
        .toList();
  }

  /// Writes the text with the translations of its sentences.
  ///
  /// @param translated as many as there were to translate are taken from it
  String write(Iterator<TranslatedSentence> translated) {
    List<String> translations = new ArrayList<>();
    for (MarkedSentence sentence : sentences) {
      translations.add(place(sentence, translated));
    }
    MarkupWriter out = new MarkupWriter();
    int at = 0;
    for (int i = 0; i < sentences.size(); i++) {
      MarkedSentence sentence = sentences.get(i);
      out.gap(html.text(), new TextRange(at, sentence.range.begin()), gaps.get(i), sentence);
      out.sentence(sentence, translations.get(i));
      at = sentence.range.end();
    }
    out.gap(html.text(), new TextRange(at, html.text().length()), gaps.getLast(), null);
    return out.toString();
  }

  private static String place(MarkedSentence sentence, Iterator<TranslatedSentence> translated) {
    if (!sentence.isTranslatable()) {
      sentence.placeAsItIs();
      return sentence.text;
    }
    TranslatedSentence translation = translated.next();
    sentence.place(translation);
    return translation.text();
  }

  private void split(SentenceSplitter splitter) {
    String flat = flat(html.text());
    String masked = masked(flat);
    List<TextRange> ranges = new ArrayList<>();
    int begin = 0;
    for (int end : html.breaks()) {
      split(masked, begin, end, splitter, ranges);
      begin = end;
    }
    split(masked, begin, masked.length(), splitter, ranges);
    for (TextRange range : withoutCuts(ranges)) {
      sentences.add(new MarkedSentence(range, range.in(flat)));
    }
  }

  /// Line breaks of the source are but white space in HTML.
  private static String flat(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ').replace('\f', ' ');
  }

  private String masked(String text) {
    StringBuilder masked = new StringBuilder(text);
    for (Node node : untouched()) {
      for (int i = node.begin(); i < node.end(); i++) {
        masked.setCharAt(i, STAND_IN);
      }
    }
    return masked.toString();
  }

  private static void split(
      String text, int begin, int end, SentenceSplitter splitter, List<TextRange> ranges) {
    for (TextRange range : Sentences.of(text.substring(begin, end), splitter)) {
      ranges.add(new TextRange(begin + range.begin(), begin + range.end()));
    }
  }

  /// Moves what parts two sentences within something untouched in front of it.
  private List<TextRange> withoutCuts(List<TextRange> ranges) {
    List<TextRange> whole = new ArrayList<>();
    List<Node> untouched = untouched();
    int next = 0;
    for (TextRange range : ranges) {
      while (next < untouched.size() && untouched.get(next).end() <= range.begin()) {
        next++;
      }
      boolean cut = next < untouched.size() && untouched.get(next).begin() < range.begin();
      whole.add(cut ? from(untouched.get(next).begin(), whole, range.end()) : range);
    }
    return whole;
  }

  private TextRange from(int begin, List<TextRange> before, int end) {
    TextRange last = before.removeLast();
    TextRange rest = Sentences.strip(html.text(), new TextRange(last.begin(), begin));
    if (!rest.isEmpty()) {
      before.add(rest);
    }
    return new TextRange(begin, end);
  }

  private List<Node> untouched() {
    List<Node> found = new ArrayList<>();
    collect(html.nodes(), node -> node instanceof Node.Untouched, found);
    return found;
  }

  private static void collect(List<Node> nodes, Predicate<Node> wanted, List<Node> found) {
    for (Node node : nodes) {
      if (wanted.test(node)) {
        found.add(node);
      } else if (node instanceof Node.Element element) {
        collect(element.children(), wanted, found);
      }
    }
  }

  /// Hands the nodes of an element on to its parts in the sentences from `first` on.
  private void distribute(List<Node> nodes, List<Part> parents, int first) {
    for (Node node : nodes) {
      TextRange words = Sentences.strip(html.text(), new TextRange(node.begin(), node.end()));
      if (words.isEmpty()) {
        wordless(node, parents, first);
      } else {
        List<Part> parts = parts(node, words, parents, first);
        if (node instanceof Node.Element element) {
          distribute(element.children(), parts, sentenceAt(words.begin()));
        }
      }
    }
  }

  private List<Part> parts(Node node, TextRange words, List<Part> parents, int first) {
    int begin = sentenceAt(words.begin());
    int end = sentenceAt(words.end() - 1);
    List<Part> parts = new ArrayList<>();
    for (int i = begin; i <= end; i++) {
      TextRange sentence = sentences.get(i).range;
      int from = Math.max(words.begin(), sentence.begin()) - sentence.begin();
      int to = Math.min(words.end(), sentence.end()) - sentence.begin();
      Part part = new Part(node, from, to, i == begin, i == end);
      parents.get(i - first).children.add(part);
      parts.add(part);
    }
    return parts;
  }

  private void wordless(Node node, List<Part> parents, int first) {
    int last = first + parents.size() - 1;
    int next = sentenceFrom(node.begin());
    boolean inside = next > 0 && sentences.get(next - 1).range.end() > node.begin();
    boolean parentStaysOpen =
        parents.isEmpty() || parents.getFirst().node == null || (next > first && next <= last);
    if (!inside && parentStaysOpen) {
      gaps.get(next).add(node);
    } else {
      int sentence = Math.clamp(next - 1, first, last);
      TextRange range = sentences.get(sentence).range;
      int at = Math.clamp(node.begin(), range.begin(), range.end()) - range.begin();
      parents.get(sentence - first).children.add(new Part(node, at, at, true, true));
    }
  }

  /// The sentence that a letter is in.
  private int sentenceAt(int position) {
    return sentenceFrom(position + 1) - 1;
  }

  /// The first sentence that begins at a place or behind it.
  private int sentenceFrom(int position) {
    int low = 0;
    int high = sentences.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sentences.get(middle).range.begin() >= position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
