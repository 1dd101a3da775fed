package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

  private static List<String> split(String language, String text) {
    return SentenceSplitter.of(Locale.forLanguageTag(language)).split(text).stream()
        .map(range -> range.in(text))
        .toList();
  }

  /// A bar stands where a sentence ends.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; The ship left. | It was late! | Was it? | Yes.",
        "en; Mr. Smith met Dr. J. K. Rowling, e.g. in the U.S. Senate. | No. 5 was closed.",
        "en; He lives in the U.S. | The war ended at 5 p.m. | It rained.",
        "en; It costs 3.50 at example.org. | Well ... maybe. | Well… | Maybe.",
        "en; Apple Inc. | The firm and Apple Inc. shares, vs. Microsoft Corp. in 2020.",
        "en; \"It is late.\" | She left (in the rain.) | “Go!” he said. | 'Why?' | No.",
        "en; On Jan. 5 it rained, see p. 12, fig. 3 and Vol. 2. | 5 people came.",
        "en; 1. The plan is old. | 2. The harbour is new.",
        "en; iPhones sell. iPads do not. | Then what?",
        "en; It is open.[1][23] | The sea [2] is calm.",
        "en; What?! | Really!!! | OK.",
        "en; Wait . . . what? | ¿Sí?",
        "de; Am 3. Mai kam der 2. Zug, z. B. nach Köln, bzw. Bonn. | Er war spät.",
        "de; Das war 1990. | Der Krieg, u.a. mit Dr. Müller, endete. | „Wirklich?“ | »Ja.« | Nein.",
        "de; König Ludwig XIV. Sohn starb am 3. | Dann kam Nr. 4 an. | Ende.",
        "fr; M. Dupont et Mme. Martin, cf. p. 5, art. 3. | « Vraiment ? » | Il part. | Qui ?",
        "fr; Mgr. Duval arrive à 5 h. | Le train part.",
        "es; El Sr. García y la Dra. Ruiz, p. ej. en EE. UU., llegaron. | ¿Qué? | ¡Sí!",
        "it; Il sig. Rossi e il dott. Bianchi, ecc. | L'acqua è fredda.",
        "pt; O Sr. Silva mora na Av. Brasil, n. 5. | A Dra. Costa também.",
        "nl; Dhr. Jansen en mevr. de Vries, o.a. in Den Haag. | Het is d.w.z. Laat.",
        "ru; В 1990 г. Москва и ул. Ленина, т. е. А. С. Пушкин. | Он жил.",
        "ru; Это было в 1990 г. | Он ушёл и т.д. | Потом всё.",
        "pl; Ul. Długa, np. prof. Nowak, tzn. Jan. | W r. 1990 był.",
        "cs; Dne 3. května a 4. Března přišel např. Mgr. Novák. | Byl pozdě.",
        "sv; Det är bl.a. Stockholm, t.ex. kl. 5. | Det regnar.",
        "da; Den 3. Maj kom f.eks. Hr. Jensen. | Det var sent.",
        "ca; El Sr. Puig viu a l'av. Diagonal. | La Sra. Mas també.",
        "el; Τι είναι; | Είναι ο κ. Παπαδόπουλος.",
        "xx; One. | Two.",
      })
  void endsSentencesWhereAnEditorWould(String language, String marked) {
    String text = marked.replace(" | ", " ").strip();

    assertThat(split(language, text)).containsExactly(marked.strip().split(" \\| ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "今日は晴れ。|明日は雨！|本当？|「はい。」|そう。",
        "यह है।|वह है।|क्या?",
        "یہ ہے۔|وہ کیا ہے؟|ہاں۔",
        "Ես եմ։|Դու ես։",
        "ይህ ነው።|ያ ነው፧|አዎ።",
        "မြန်မာ။|ဒုတိယ။",
        "هذا هو.|ما هذا؟|نعم!",
        "זה כאן.|מה זה?",
      })
  void knowsTheSignsOfManyScripts(String marked) {
    String text = marked.replace("|", " ");

    assertThat(split("xx", text)).containsExactly(marked.split("\\|", -1));
  }

  @Test
  void needsNoSpaceAfterAnIdeographicFullStop() {
    assertThat(split("ja", "今日は晴れ。明日は雨！本当？")).containsExactly("今日は晴れ。", "明日は雨！", "本当？");
  }

  @Test
  void givesAnOpeningMarkToTheSentenceItOpens() {
    assertThat(split("zh", "我是学生！“你是谁？”他问。")).containsExactly("我是学生！", "“你是谁？”", "他问。");
    assertThat(split("de", "„Ja!“ Sie ging. „Nein.“"))
        .containsExactly("„Ja!“", "Sie ging.", "„Nein.“");
  }

  @Test
  void endsSentencesAtLineBreaks() {
    assertThat(split("en", " A title\n\nText without end\r\nmr.\nSmith "))
        .containsExactly("A title", "Text without end", "mr.", "Smith");
  }

  @Test
  void findsNothingInWhiteSpace() {
    assertThat(split("en", " \n\u00A0\t ")).isEmpty();
    assertThat(split("en", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"word ", "a. ", ". ", "a.(", "a.\" ", "? » ", "a. (", "Mr. ", "x", ".", "\n"})
  void takesLinearTime(String piece) {
    String text = piece.repeat(5_000_000 / piece.length());

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> assertThat(SentenceSplitter.of(Locale.GERMAN).split(text)).isNotNull());
  }
}
