package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.nmt.markup.InlineHtml;
import press.colophon.nmt.markup.Node;

/// Whatever the markup and whatever the model does: the same tags come out, well-formed, around the
/// model's own words.
class MarkupPropertyTest {
  private static final int CASES = 300;
  private static final SentenceSplitter SPLITTER = SentenceSplitter.of(Locale.ENGLISH);

  record Fake(String name, LongFunction<FakeTranslator> maker) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fake> fakes() {
    return Stream.of(
        new Fake("identity", _ -> FakeTranslator.identity()),
        new Fake("reversing", _ -> FakeTranslator.reversing()),
        new Fake("upper-casing", _ -> FakeTranslator.upperCasing()),
        new Fake("doubling", _ -> FakeTranslator.doubling()),
        new Fake("dropping", FakeTranslator::dropping),
        new Fake("one word", _ -> FakeTranslator.oneWord()),
        new Fake("silent", _ -> FakeTranslator.silent()),
        new Fake("random", FakeTranslator::random));
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void keepsMarkupAndWordsWithoutAnythingUntouched(Fake fake) {
    for (int seed = 0; seed < CASES; seed++) {
      String html = new Generator(seed, false).html();
      FakeTranslator translator = fake.maker.apply(seed);

      String translated = new MarkupTranslator(translator, SPLITTER).translate(html);

      checkMarkup(html, translated);
      assertThat(InlineHtml.read(translated).text())
          .as("text of %s from %s", translated, html)
          .isEqualTo(expectedText(html, translator.seen));
      checkBorders(InlineHtml.read(translated), html);
    }
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void keepsMarkupAndWhatIsUntouched(Fake fake) {
    for (int seed = 0; seed < CASES; seed++) {
      String html = new Generator(seed, true).html();
      FakeTranslator translator = fake.maker.apply(seed);

      String translated = new MarkupTranslator(translator, SPLITTER).translate(html);

      checkMarkup(html, translated);
      String kept = letters(textWithoutUntouched(translated));
      String given =
          letters(
              translator.seen.stream().map(TranslatedSentence::text).collect(Collectors.joining()));
      assertThat(isSubsequence(kept, given))
          .as("words of %s: %s, from %s: %s", translated, kept, html, given)
          .isTrue();
      if (fake.name.equals("identity")) {
        assertThat(kept).isEqualTo(letters(textWithoutUntouched(html)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void translatesEachTextAsItWouldAlone(Fake fake) {
    if (fake.name.equals("dropping") || fake.name.equals("random")) {
      return;
    }
    List<String> texts = new ArrayList<>();
    for (int seed = 0; seed < 50; seed++) {
      texts.add(new Generator(seed, true).html());
    }
    MarkupTranslator translator = new MarkupTranslator(fake.maker.apply(1), SPLITTER);

    assertThat(translator.translate(texts))
        .isEqualTo(texts.stream().map(translator::translate).toList());
  }

  private static void checkMarkup(String html, String translated) {
    InlineHtml before = InlineHtml.read(html);
    InlineHtml after = InlineHtml.read(translated);
    assertThat(sorted(markup(after.nodes(), "")))
        .as("markup of %s from %s", translated, html)
        .isEqualTo(sorted(markup(before.nodes(), "")));
    for (String raw : untouched(before.nodes())) {
      assertThat(translated).contains(raw);
    }
  }

  /// No element takes white space in at its ends, unless something without words stands there.
  private static void checkBorders(InlineHtml translated, String html) {
    for (Node node : elements(translated.nodes())) {
      String content = translated.text().substring(node.begin(), node.end());
      String words = Sentences.strip(content, new TextRange(0, content.length())).in(content);
      assertThat(words.isEmpty() ? content : words)
          .as("%s in %s from %s", node, translated.text(), html)
          .isEqualTo(content);
    }
  }

  private static List<Node> elements(List<Node> nodes) {
    List<Node> found = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Node.Element element) {
        if (!holdsEmpty(element)) {
          found.add(element);
        }
        found.addAll(elements(element.children()));
      }
    }
    return found;
  }

  private static boolean holdsEmpty(Node node) {
    return node.begin() == node.end()
        || (node instanceof Node.Element element
            && element.children().stream().anyMatch(MarkupPropertyTest::holdsEmpty));
  }

  /// Each tag, mark and untouched span, with the tags that it is in.
  private static List<String> markup(List<Node> nodes, String path) {
    List<String> found = new ArrayList<>();
    for (Node node : nodes) {
      switch (node) {
        case Node.Mark mark -> found.add(path + mark.raw());
        case Node.Untouched untouched -> found.add(path + untouched.raw());
        case Node.Element element -> {
          found.add(path + element.open() + element.close());
          found.addAll(markup(element.children(), path + element.open()));
        }
      }
    }
    return found;
  }

  private static List<String> untouched(List<Node> nodes) {
    return markup(nodes, "\n").stream()
        .map(path -> path.substring(path.lastIndexOf('\n') + 1))
        .filter(raw -> raw.startsWith("<code") || raw.startsWith("<i translate"))
        .toList();
  }

  private static List<String> sorted(List<String> strings) {
    return strings.stream().sorted().toList();
  }

  private static String expectedText(String html, List<TranslatedSentence> seen) {
    String text = InlineHtml.read(html).text();
    StringBuilder expected = new StringBuilder();
    int at = 0;
    for (TranslatedSentence sentence : seen) {
      int begin = text.replace('\n', ' ').indexOf(sentence.source(), at);
      assertThat(Sentences.isBlank(text.substring(at, begin))).as("gap in %s", html).isTrue();
      expected.append(text, at, begin).append(sentence.text());
      at = begin + sentence.source().length();
    }
    return expected.append(text.substring(at)).toString();
  }

  private static String textWithoutUntouched(String html) {
    InlineHtml read = InlineHtml.read(html);
    StringBuilder text = new StringBuilder(read.text());
    blank(read.nodes(), text);
    return text.toString();
  }

  private static void blank(List<Node> nodes, StringBuilder text) {
    for (Node node : nodes) {
      if (node instanceof Node.Element element) {
        blank(element.children(), text);
      } else {
        text.replace(node.begin(), node.end(), " ".repeat(node.end() - node.begin()));
      }
    }
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static boolean isSubsequence(String part, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < part.length(); i++) {
      at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
    }
    return at == part.length();
  }

  /// Makes well-formed inline HTML of any kind; the same for the same seed.
  private static final class Generator {
    private static final List<String> WORDS =
        List.of(
            "harbour",
            "red",
            "The",
            "a",
            "don't",
            "l'eau",
            "3.14",
            "example.org",
            "sous-sol",
            "U.S.",
            "Ende.",
            "Fin!",
            "¿Qué?",
            "漢字です。",
            "かな",
            "สวัสดี",
            "नमस्ते।",
            "مرحبا",
            "؟",
            "שלום",
            "👍🏽",
            "👨‍👩‍👧",
            "🇩🇰",
            "e\u0301",
            "…",
            "—",
            "(",
            ")",
            "\"",
            "«\u00A0x\u00A0»",
            "ß",
            "İ");
    private static final List<String> MARKUP_WORDS =
        List.of(
            "&amp;", "&lt;", "&gt;", "&eacute;", "&#233;", "&#x1F600;", "&nbsp;", "AT&T", "< 5");
    private static final List<String> VOIDS =
        List.of(
            "<br>",
            "<img src=\"a.png\" alt='x > y'>",
            "<wbr/>",
            "<input disabled value=a/b>",
            "<!-- a <b> comment -->",
            "<script>a < b && \"</i>\"</script>",
            "<sup>1</sup>",
            "<sup class=n><a href='#f'>[2]</a></sup>",
            "<b></b>",
            "<svg><path d=''/></svg>");
    private static final List<String> UNTOUCHED =
        List.of(
            "<code>x &lt; 1</code>",
            "<i translate=\"no\">New  York. <b>Times</b></i>",
            "<span class='a notranslate b'>L'Équipe</span>",
            "<kbd>Ctrl</kbd>",
            "<var>a</var>",
            "<samp>\n long output with <b>bold</b> that goes on and on and on and on </samp>",
            "<math><mi>y</mi></math>",
            "&lbrace;");
    private static final List<String> NAMES =
        List.of("b", "i", "em", "a", "span", "sub", "u", "small", "q", "del");
    private static final Map<String, String> ATTRIBUTES =
        Map.of(
            "a", " href=\"x?a=1&amp;b=2\" title='it \"is\"'", "span", " lang=en class = \"x y\"");

    private final SplittableRandom random;
    private final boolean untouched;
    private final StringBuilder out = new StringBuilder();
    private int left;

    Generator(int seed, boolean untouched) {
      this.random = new SplittableRandom(seed);
      this.untouched = untouched;
      this.left = random.nextInt(1 + Math.min(40, seed / 6));
    }

    String html() {
      content(0);
      return out.toString();
    }

    private void content(int depth) {
      int items = depth == 0 ? left : random.nextInt(5);
      for (int i = 0; i < items; i++) {
        item(depth);
        space();
      }
    }

    private void item(int depth) {
      int kind = random.nextInt(untouched ? 13 : 12);
      if (kind < 7) {
        out.append(pick(WORDS));
      } else if (kind == 7) {
        out.append(pick(MARKUP_WORDS));
      } else if (kind == 8) {
        out.append(pick(VOIDS));
      } else if (kind < 12 && depth < 6) {
        element(depth);
      } else if (kind == 12) {
        out.append(' ').append(pick(UNTOUCHED)).append(' ');
      }
    }

    private void element(int depth) {
      String name = pick(NAMES);
      out.append('<').append(name).append(ATTRIBUTES.getOrDefault(name, ""));
      out.append(random.nextInt(4) == 0 ? " id=" + random.nextInt(100) : "").append('>');
      space();
      content(depth + 1);
      out.append("</").append(name).append('>');
    }

    private void space() {
      out.append(List.of("", " ", " ", "  ", "\n", ". ").get(random.nextInt(6)));
    }

    private String pick(List<String> from) {
      return from.get(random.nextInt(from.size()));
    }
  }
}
