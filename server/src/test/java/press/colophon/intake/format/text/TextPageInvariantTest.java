package press.colophon.intake.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.intake.Account;
import press.colophon.intake.AccountJson;

/// What must be true of every page of the corpus.
class TextPageInvariantTest {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{4,}");

  /// Words that name a field ("Region", "Published", "Par") or a part of a date are the field.
  private static final Set<String> LABELS =
      Set.of(
          "lang",
          "region",
          "regions",
          "theme",
          "themes",
          "topics",
          "tags",
          "tagged",
          "filed",
          "under",
          "posted",
          "categories",
          "category",
          "title",
          "author",
          "date",
          "published",
          "updated",
          "last",
          "modified",
          "source",
          "fuente",
          "quelle",
          "fonte",
          "licence",
          "summary",
          "photo",
          "foto",
          "fotos",
          "image",
          "photograph",
          "photographs",
          "picture",
          "with",
          "credit",
          "crédit",
          "crédito",
          "featured",
          "banner",
          "etiquetas",
          "publié",
          "mise",
          "jour",
          "stand",
          "veröffentlicht",
          "publicado",
          "atualizado",
          "categorias",
          "written",
          "words",
          "text",
          "von",
          "original",
          "article",
          "this",
          "first",
          "originally",
          "appeared",
          "cross",
          "from",
          "الآن",
          "المصدر",
          "بقلم",
          "explore",
          "more",
          "these",
          "related",
          "time",
          "originalmente");

  private static final Set<String> LABELS_OF_OTHER_LANGUAGES =
      Set.of(
          """
          english topic المنطقة الموضوع bron regio thema initialement thème originale vedette région \
          erschien themen titelbild zuerst dieser אזור צילום נושא kategoria źródło publikacji autor \
          imagem deste região tema destaque регион тема фото автор источник artículo imagen destacada \
          este región статья впервые опубликована газете"""
              .split(" +"));

  static Stream<Path> pages() throws IOException {
    return TextPages.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void losesNoWordOfThePage(Path page) throws IOException {
    Account account = TextPages.account(page);
    Set<String> kept = words(AccountJson.of("", account).toString().replace("\\n", " "));

    Set<String> lost = words(withoutMarkup(Files.readString(page.resolve("in.txt"))));
    lost.removeAll(kept);
    lost.removeAll(LABELS);
    lost.removeAll(LABELS_OF_OTHER_LANGUAGES);
    lost.removeIf(word -> !Dates.in("3 " + word + " 2020").isEmpty() || weekday(word));

    assertThat(lost).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void putsNoTextInTwoPlacesOfTheBody(Path page) throws IOException {
    List<String> body = TextPages.account(page).body();

    assertThat(body).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void writesOnlyTheHtmlThatABodyMayHold(Path page) throws IOException {
    String body = String.join("\n", TextPages.account(page).body());

    Matcher element = Pattern.compile("</?([a-z0-9]+)[^>]*>").matcher(body);
    Set<String> used = new TreeSet<>();
    while (element.find()) {
      used.add(element.group(1));
    }

    assertThat(
            Set.of(
                "p",
                "h2",
                "h3",
                "ul",
                "ol",
                "li",
                "blockquote",
                "pre",
                "a",
                "em",
                "strong",
                "sup",
                "code",
                "br"))
        .containsAll(used);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void readsTheSameWithWindowsLineEnds(Path page) throws IOException {
    String text = Files.readString(page.resolve("in.txt"));

    Account windows = TextPages.account(text.replace("\r", "").replace("\n", "\r\n"));

    assertThat(windows).isEqualTo(TextPages.account(text));
  }

  private static String withoutMarkup(String text) {
    String visible = text.replace("\u00ad", "").replace("\u200b", "");
    return visible.replaceAll("\\]\\([^)]*\\)", "] ").replaceAll("https?://\\S+", " ");
  }

  private static boolean weekday(String word) {
    MetaLine line = MetaLine.of(word + " 3 May 2020");
    return line != null && line.name() == null;
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }
}
