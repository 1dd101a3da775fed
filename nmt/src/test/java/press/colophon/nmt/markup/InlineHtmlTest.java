package press.colophon.nmt.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.colophon.nmt.markup.Node.Element;
import press.colophon.nmt.markup.Node.Mark;
import press.colophon.nmt.markup.Node.Untouched;

class InlineHtmlTest {

  @Test
  void keepsTagsAsTheyWereWritten() {
    InlineHtml read = InlineHtml.read("a <A Href = 'x>y' b=c/d e>link</A\n>!");

    assertThat(read.text()).isEqualTo("a link!");
    assertThat(read.nodes())
        .containsExactly(new Element("<A Href = 'x>y' b=c/d e>", "</A\n>", 2, 6, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "&amp;&lt;&gt;&quot;&apos; | &<>\"'",
        "&eacute;&Eacute;&hellip;&euro;&thetasym;&zwj; | éÉ…€ϑ\u200D",
        "&#233;&#xE9;&#XE9;&#x1F600; | ééé😀",
        "&#233 &copy 2024 &ampx | é © 2024 &ampx",
        "&#0;&#xD800;&#x110000;&#99999999999; | ����",
        "&#150;&#x80; | –€",
        "AT&T & < 5 &; &#; &#x; | AT&T & < 5 &; &#; &#x;",
      })
  void resolvesCharacterReferences(String html, String text) {
    assertThat(InlineHtml.read(html).text()).isEqualTo(text);
  }

  @Test
  void leavesReferencesUnresolvedThatItDoesNotKnow() {
    assertThat(InlineHtml.read("a &lbrace; b").nodes())
        .containsExactly(new Untouched("&lbrace;", 2, 10));
  }

  @Test
  void takesCommentsScriptsAndFootnotesForMarks() {
    InlineHtml read =
        InlineHtml.read("a<!-- <b> -->b<script>x</b></script><sup>1</sup><?x?><!---><br/>");

    assertThat(read.text()).isEqualTo("ab");
    assertThat(read.nodes())
        .containsExactly(
            new Mark("<!-- <b> -->", 1),
            new Mark("<script>x</b></script>", 2),
            new Mark("<sup>1</sup>", 2),
            new Mark("<?x?>", 2),
            new Mark("<!--->", 2),
            new Mark("<br/>", 2));
    assertThat(read.breaks()).containsExactly(2);
  }

  @Test
  void doesNotLookIntoWhatIsUntouched() {
    InlineHtml read =
        InlineHtml.read("<b translate=NO>a <i>&amp;</i>\n</b><x class='c notranslate'>d</x>");

    assertThat(read.text()).isEqualTo("a & d");
    assertThat(read.nodes())
        .containsExactly(
            new Untouched("<b translate=NO>a <i>&amp;</i>\n</b>", 0, 3),
            new Untouched("<x class='c notranslate'>d</x>", 4, 5));
  }

  @Test
  void showsNoMoreThanTheBeginningOfLongCode() {
    InlineHtml read = InlineHtml.read("<code>" + "word ".repeat(100) + "</code>");

    assertThat(read.text().length()).isBetween(20, 41);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a <b>c | the tag <b> is not closed, at char 2",
        "a </b> | the tag </b> closes nothing, at char 2",
        "<b><i></b></i> | the tag </b> comes while <i> is open, at char 6",
        "<code><b></code> | the tag </code> comes while <b> is open, at char 9",
        "<code>x | the tag <code> is not closed, at char 0",
        "<script>x</scrip> | the tag <script> is not closed, at char 0",
        "x<a href='> | the tag <a> does not end, at char 1",
        "<a b | the tag <a> does not end, at char 0",
        "<b></b | the tag </b> does not end, at char 3",
        "<!-- x -> | a comment <!-- does not end, at char 0",
      })
  void namesTheTagThatIsIllFormed(String html, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InlineHtml.read(html))
        .withMessage("ill-formed HTML: " + message);
  }
}
