package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ApertiumStreamTest {

  @Test
  void escapesEverySignOfTheFormat() {
    assertThat(ApertiumStream.escape("a[b]{c}^d$e/f\\g@h<i>j\0k"))
        .isEqualTo("a\\[b\\]\\{c\\}\\^d\\$e\\/f\\\\g\\@h\\<i\\>j k");
  }

  @Test
  void numbersMarkedWordsOnly() {
    assertThat(request("The <b>red</b> car.")).isEqualTo("The [[t:m:1]]red[[/]] car..[]");
  }

  @Test
  void keepsSpacesOutsideTheBlanks() {
    assertThat(request("The<b> red </b>car")).isEqualTo("The [[t:m:1]]red[[/]] car.[]");
  }

  @Test
  void sendsAnAddressAsAWordOfItsOwn() {
    assertThat(request("See a@b.org now")).isEqualTo("See [[t:m:1]]Zqxv[[/]] now.[]");
  }

  @Test
  void letsAFootnoteRideOnItsWord() {
    assertThat(answered("he said,<sup>2</sup> yes", s -> s.replace("yes", "sí")))
        .isEqualTo("he said,<sup>2</sup> sí");
  }

  @Test
  void followsReorderedWords() {
    String answer = "El coche [[t:m:1]]rojo[[/]]..[]";

    assertThat(answered("The <b>red</b> car.", s -> answer)).isEqualTo("El coche <b>rojo</b>.");
  }

  @Test
  void mergesWhatTheEngineSplit() {
    String answer = "[[t:m:1]]ministro[[/]] [[t:m:1; t:m:1]]francés[[/]].[]";

    assertThat(answered("<a href=\"/\">French minister</a>", s -> answer))
        .isEqualTo("<a href=\"/\">ministro francés</a>");
  }

  @Test
  void putsBackAnElementWhoseWordsVanished() {
    assertThat(answered("I <em>do</em> like it", s -> "Me gusta.[]"))
        .isEqualTo("Me <em>gusta</em>");
    assertThat(answered("<em>do</em>", s -> ".[]")).isEqualTo("<em>do</em>");
  }

  @Test
  void putsBackAnAddressThatVanished() {
    assertThat(answered("Write to a@b.org now", s -> "Escribe.[]")).isEqualTo("Escribe a@b.org");
  }

  @Test
  void findsAnAddressWhoseNumberVanished() {
    assertThat(answered("Write to a@b.org now", s -> "Escribe a ZQXV ahora.[]"))
        .isEqualTo("Escribe a a@b.org ahora");
  }

  @Test
  void freesAFullStopFromAMark() {
    assertThat(answered("of <b>it</b>.", s -> "[[t:m:1]]d'ell..[[/]][]"))
        .isEqualTo("<b>d'ell</b>.");
  }

  @Test
  void readsBlanksAsTheirContentAndUndoesEscapes() {
    assertThat(answered("x", s -> "a[ ]b \\[c\\] \\\\.[]")).isEqualTo("a b [c] \\");
  }

  private static String request(String html) {
    return new ApertiumStream(text(html).pieces()).request();
  }

  private static String answered(String html, UnaryOperator<String> engine) {
    InlineText text = text(html);
    ApertiumStream stream = new ApertiumStream(text.pieces());
    List<Piece> pieces = stream.decode(engine.apply(stream.request()));
    return text.with(pieces).html();
  }

  private static InlineText text(String html) {
    return InlineText.of(new Segment(html), Language.ENGLISH);
  }
}
