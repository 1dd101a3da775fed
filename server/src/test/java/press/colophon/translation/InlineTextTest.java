package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.translation.Piece.Run;

class InlineTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "<b>a</b><b>b</b>",
        "<a href=\"/x?a=1&amp;b=2\" rel=\"nofollow\">one <em>two</em> three</a>",
        "x<br>y <img src=\"a.png\" alt=\"\"> <code>git push</code>",
        "5 &lt; 6 &amp; 7",
        "<span translate=\"no\">Harbour <b>Street</b></span> is",
        "<b><i></i></b> <i lang=\"fr\">coup d'état</i>",
        "a&nbsp;b 😀 مرحبا",
      })
  void givesBackWhatItReadWhenNothingIsChanged(String html) {
    InlineText text = InlineText.of(new Segment(html), Language.ENGLISH);

    assertThat(text.with(text.pieces()).html()).isEqualTo(html);
  }

  @Test
  void protectsAddressesHandlesAndTimes() {
    String text =
        "See https://example.org/a_(b), x@y.org, @desk, #Press, colophon.press at 9:30 am.";

    assertThat(InlineText.of(Segment.ofText(text), Language.ENGLISH).pieces())
        .filteredOn(Piece.Atom.class::isInstance)
        .extracting(piece -> ((Piece.Atom) piece).node().outerHtml())
        .containsExactly(
            "https://example.org/a_(b", "x@y.org", "@desk", "#Press", "colophon.press", "9:30 am");
  }

  @Test
  void survivesWhatNoEngineCanRead() {
    Segment odd = Segment.ofText("a\0b \uD83D c");

    assertThat(InlineText.of(odd, Language.ENGLISH).pieces())
        .allSatisfy(piece -> assertThat(((Run) piece).text()).doesNotContain("\0", "\uD83D"));
  }

  @Test
  void keepsEveryElementOnceHoweverTheWordsAreScattered() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      String html = randomHtml(random, 4);
      InlineText text = InlineText.of(new Segment(html), Language.ENGLISH);

      String scattered = text.with(scatter(text.pieces(), random)).html();

      assertThat(elements(scattered)).as("seed %d: %s", seed, html).isEqualTo(elements(html));
      assertThat(reparsed(scattered)).isEqualTo(scattered);
    }
  }

  private static String reparsed(String html) {
    Document page = Jsoup.parseBodyFragment(html);
    page.outputSettings().prettyPrint(false);
    return page.body().html();
  }

  static List<String> elements(String html) {
    return Jsoup.parseBodyFragment(html).body().children().select("*").stream()
        .map(element -> element.tagName() + element.attributes())
        .sorted()
        .toList();
  }

  static String randomHtml(Random random, int depth) {
    StringBuilder html = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int part = 0; part < parts; part++) {
      String tag = List.of("b", "em", "strong", "span", "i").get(random.nextInt(5));
      html.append(
          switch (depth == 0 ? 0 : random.nextInt(7)) {
            case 0, 1, 2 -> List.of("the harbour ", "red, ", "of it", " a ").get(random.nextInt(4));
            case 3 -> "<br>";
            case 4 -> "<img src=\"" + random.nextInt(9) + ".png\"> ";
            default ->
                "<%s id=\"%d\">%s</%s>"
                    .formatted(tag, random.nextInt(99), randomHtml(random, depth - 1), tag);
          });
    }
    return html.toString();
  }

  /// Cuts runs into words, drops some, doubles some, changes the order; untouched nodes only move.
  private static List<Piece> scatter(List<Piece> pieces, Random random) {
    List<Piece> scattered = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Run run) {
        for (String word : run.text().split("(?<= )", -1)) {
          for (int times = random.nextInt(3); times > 0; times--) {
            scattered.add(new Run(word + " ", run.marks()));
          }
        }
      } else {
        scattered.add(piece);
      }
    }
    Collections.shuffle(scattered, random);
    return scattered;
  }
}
