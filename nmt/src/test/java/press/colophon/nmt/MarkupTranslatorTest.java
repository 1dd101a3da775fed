package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.nmt.FakeTranslator.Made;

class MarkupTranslatorTest {
  private static final SentenceSplitter ENGLISH = SentenceSplitter.of(Locale.ENGLISH);

  private static String translate(Translator translator, String html) {
    return new MarkupTranslator(translator, ENGLISH).translate(html);
  }

  private static String reverse(String html) {
    return translate(FakeTranslator.reversing(), html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "The harbour.",
        "The <b>red</b> <a href=\"x?a=1&amp;b=2\">harbour</a>.",
        "<i>One. Two.</i> Three.",
        "First in <b>bold. Second</b> sentence.",
        "un<b>believ</b>able and half<i>way</i> words",
        "<b><i>Nested</i> tags</b> and <b>adjacent</b><i>tags</i> without a space",
        "a line<br>break and a<wbr>b",
        "H<sub>2</sub>O and CO<sub>2</sub>, m<sup>2</sup>",
        "It opened.<sup><a href='#n'>[1]</a></sup> Then it<sup>2</sup> shut.",
        "Press <kbd>Ctrl</kbd>+<kbd>C</kbd>. <code>a &lt; b. C</code> is code.",
        "<!-- a --> One <!-- b -->two. <script>if (a < b) \"</a>\"</script>Three.",
        "<b></b>empty <b></b> <i><u></u></i>end<b></b>",
        "AT&amp;T &lt;b&gt; é € &lbrace;x&rbrace;",
        "<A HREF=x/y Title='a \"b\" > c' disabled>Link</A >.",
        "One.  <b>Two.</b>\n<i>Three</i>\u00A0four!",
        "<ul><li>One</li><li>Two <b>three</b></li></ul>",
        "«\u00A0<a>Vraiment</a>\u00A0?\u00A0» 漢<b>字</b>です。<b>二</b> नमस्ते <i>दुनिया</i>। 👍🏽 <b>👨‍👩‍👧</b>",
      })
  void givesBackWhatCameThroughUnchanged(String html) {
    assertThat(translate(FakeTranslator.identity(), html)).isEqualTo(html);
  }

  @Test
  void movesElementsWithTheirWords() {
    assertThat(reverse("The <b>red</b> <a href='x'>harbour</a>."))
        .isEqualTo(". <a href='x'>harbour</a> <b>red</b> The");
  }

  @Test
  void keepsNestedElementsNested() {
    assertThat(reverse("See <a href=x>the <em>old</em> harbour</a> now"))
        .isEqualTo("now <a href=x>harbour <em>old</em> the</a> See");
  }

  @Test
  void coversEachWordThatAWordBecame() {
    Translator translator =
        FakeTranslator.words(Map.of("harbour", "puerto de mar", "the", "el", "old", "viejo"));

    assertThat(translate(translator, "In the old <a>harbour</a>, <b>the</b> sea"))
        .isEqualTo("In el viejo <a>puerto de mar</a>, <b>el</b> sea");
  }

  @Test
  void coversTheWholeWordWhereTheSourceCoversAPart() {
    Translator translator = FakeTranslator.words(Map.of("Start", "Inicio", "unfair", "injusto"));

    assertThat(translate(translator, "<b>S</b>tart un<i>fair</i> game"))
        .isEqualTo("<b>Inicio</b> <i>injusto</i> game");
  }

  @Test
  void keepsAnElementWhoseWordVanishedBesideItsNeighbour() {
    Translator translator = FakeTranslator.saying(made("viene", 1), made("hoy", 2));

    assertThat(translate(translator, "<b>She</b> comes today <i></i>"))
        .isEqualTo("<b></b>viene hoy <i></i>");
  }

  @Test
  void leavesTheFullStopOutsideOfALink() {
    Translator translator = FakeTranslator.saying(made("Puerto", 1), new Made(".", 1, ""));

    assertThat(translate(translator, "The <a>harbour</a>.")).isEqualTo("<a>Puerto</a>.");
  }

  @Test
  void bridgesAWordThatBelongsToNobody() {
    Translator translator =
        FakeTranslator.saying(made("Ver", 0), made("puerto", 2), made("de", -1), made("mar", 1));

    assertThat(translate(translator, "See <a>sea port</a>")).isEqualTo("Ver <a>puerto de mar</a>");
  }

  @Test
  void weighsAllPiecesOfAWordTogether() {
    Translator translator =
        answering("The blue seaport", "puerto", new float[] {0.3f, 0.2f, 0.25f, 0.25f});

    assertThat(translate(translator, "The <a>blue</a> <b>seaport</b>"))
        .isEqualTo("<a></a><b>puerto</b>");
  }

  @Test
  void separatesAnElidedArticleFromItsNoun() {
    Translator translator =
        FakeTranslator.saying(new Made("L'", 0, ""), new Made("eau", 1, ""), made("froide", 2));

    assertThat(translate(translator, "The <a>water</a> cold")).isEqualTo("L'<a>eau</a> froide");
  }

  @Test
  void keepsAnElementOverSentencesOne() {
    assertThat(reverse("<i>One two. Three four.</i> Five six."))
        .isEqualTo("<i>. two One . four Three</i> . six Five");
    assertThat(reverse("One <b>two three. Four</b> five six."))
        .isEqualTo(". <b>three two One</b> . six five Four");
  }

  @Test
  void keepsFootnotesAtTheirWord() {
    assertThat(reverse("The harbour<sup>1</sup> is old"))
        .isEqualTo("old is harbour<sup>1</sup> The");
  }

  @Test
  void keepsImagesBesideTheirNeighbour() {
    assertThat(reverse("Go <img src=a>left now")).isEqualTo("now <img src=a>left Go");
    assertThat(reverse("Go left<img src=a> now")).isEqualTo("now left<img src=a> Go");
    assertThat(reverse("See <a><img src=a> left now</a> here"))
        .isEqualTo("here <a><img src=a>now left</a> See");
  }

  @Test
  void bringsTheUntouchedThroughAsItWas() {
    Translator translator =
        FakeTranslator.words(Map.of("x", "equis", "New", "Nueva", "Times", "Tiempos"));

    assertThat(
            translate(
                translator, "Set <code>x = <b>1</b></code> in <i translate=no>New  Times</i>!"))
        .isEqualTo("Set <code>x = <b>1</b></code> in <i translate=no>New  Times</i>!");
  }

  @Test
  void replacesTheLiteralCopyAndNothingBesideIt() {
    Translator translator =
        FakeTranslator.saying(
            made("Pulse", 0), made("la", 1), made("tecla", 1), made("Ctrl", 1), made("hoy", 2));

    assertThat(translate(translator, "Press <kbd>Ctrl</kbd> today"))
        .isEqualTo("Pulse la tecla <kbd>Ctrl</kbd> hoy");
  }

  @Test
  void putsBackWhatTheModelDropped() {
    Translator translator = FakeTranslator.saying(made("Pulse", 0), made("hoy", 2));

    assertThat(translate(translator, "Press <kbd>Ctrl</kbd> today"))
        .isEqualTo("Pulse <kbd>Ctrl</kbd> hoy");
  }

  @Test
  void doesNotTranslateWhatIsOnlyCode() {
    FakeTranslator translator = FakeTranslator.silent();

    assertThat(translate(translator, "<b><code>a.b()</code></b>, <var>c</var>."))
        .isEqualTo("<b><code>a.b()</code></b>, <var>c</var>.");
    assertThat(translator.seen).isEmpty();
  }

  @Test
  void escapesTheTranslation() {
    Translator translator = FakeTranslator.saying(made("<b>&amp;", 0));

    assertThat(translate(translator, "Hello")).isEqualTo("&lt;b&gt;&amp;amp;");
  }

  @Test
  void translatesManyTextsInOneCall() {
    FakeTranslator translator = FakeTranslator.upperCasing();

    assertThat(
            new MarkupTranslator(translator, ENGLISH)
                .translate(List.of("<b>one</b>. Two.", " ", "three<br>four")))
        .containsExactly("<b>ONE</b>. TWO.", " ", "THREE<br>FOUR");
    assertThat(translator.seen).hasSize(4);
  }

  @Test
  void refusesCrossingTags() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> translate(FakeTranslator.identity(), "a <b>b <i>c</b></i>"))
        .withMessage("ill-formed HTML: the tag </b> comes while <i> is open, at char 11");
  }

  @Test
  void copesWithHostileInputInLinearTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          hostile("<b>".repeat(100_000) + "x" + "</b>".repeat(100_000));
          hostile("<b>".repeat(500) + "x y. Z" + "</b>".repeat(500));
          hostile("<a title=\"" + "x".repeat(1_000_000) + "\">y</a>");
          hostile("<b></b>".repeat(100_000) + "x");
          hostile("x<br>".repeat(20_000));
          hostile("&a;".repeat(50_000));
          hostile("&".repeat(500_000));
          hostile("< ".repeat(100_000));
          hostile("<i>" + "One. ".repeat(20_000) + "</i>");
          hostile("word <img> ".repeat(100_000));
          hostile("word ".repeat(100_000) + "x<sup>1</sup>".repeat(50_000));
          hostile("x&a;&a;".repeat(30_000));
          hostile("<b>".repeat(500) + " ".repeat(100_000) + "x" + "</b>".repeat(500));
          hostile("<i>x</i>".repeat(50_000));
        });
  }

  private static void hostile(String html) {
    try {
      String translated = translate(FakeTranslator.oneWord(), html);
      assertThat(translated).isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("nested deeper than 512");
    }
  }

  /// One word, made from tokens "The", "blue", "sea" and "port" with these weights.
  private static Translator answering(String source, String text, float[] weights) {
    return new Translator() {
      @Override
      public List<TranslatedSentence> translate(List<String> sentences) {
        assertThat(sentences).containsExactly(source);
        List<Token> tokens =
            List.of(
                new Token(2, 0, 3), new Token(2, 4, 8), new Token(2, 9, 12), new Token(2, 12, 16));
        float[][] rows = {java.util.Arrays.copyOf(weights, 5)};
        return List.of(
            new TranslatedSentence(
                source, text, tokens, List.of(new Token(2, 0, 6)), new Alignment(rows, 4), -1));
      }

      @Override
      public void close() {}
    };
  }

  private static Made made(String text, int from) {
    return new Made(text, from, " ");
  }
}
