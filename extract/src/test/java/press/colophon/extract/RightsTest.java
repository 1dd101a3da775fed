package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.extract.Pages.PROSE;
import static press.colophon.extract.Pages.article;
import static press.colophon.extract.Pages.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page says of its licence, its first publication and who may read it.
class RightsTest {

  private static final String BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://creativecommons.org/licenses/by-nc-sa/3.0/de/ | CC BY-NC-SA 3.0",
        "http://creativecommons.org/licenses/by-nd-nc/1.0/ | CC BY-NC-ND 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/ | CC0 1.0",
        "https://i.creativecommons.org/l/by-nc/4.0/88x31.png | CC BY-NC 4.0",
        "/img/cc-by-sa.png | CC BY-SA",
        "Texts under CC-BY-SA 3.0 unless noted | CC BY-SA 3.0",
        "Creative Commons Namensnennung - Nicht-kommerziell - Weitergabe unter gleichen Bedingungen 4.0 International | CC BY-NC-SA 4.0",
        "Licence Creative Commons Attribution - Pas d'Utilisation Commerciale - Pas de Modification 2.0 France | CC BY-NC-ND 2.0",
        "Licencia Creative Commons Reconocimiento-NoComercial-CompartirIgual 3.0 | CC BY-NC-SA 3.0",
        "Creative Commons Attribuzione - Non opere derivate 4.0 | CC BY-ND 4.0",
        "Creative Commons Uznanie autorstwa-Użycie niekomercyjne 3.0 Polska | CC BY-NC 3.0",
        "知识共享署名-非商业性使用-相同方式共享 4.0 | CC BY-NC-SA 4.0",
        "Creative Commons license | Creative Commons",
        "Published under the GNU Free Documentation License | GFDL",
        "Contains public sector information under the Open Government Licence v3.0 | OGL"
      })
  void callsALicenceByItsShortName(String text, String name) {
    assertThat(LicenceName.of(text)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Written by Ada Reed", "the common good", "a report by the council"})
  void seesNoLicenceInOtherWords(String text) {
    assertThat(LicenceName.of(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div id=footer><a rel=license href='https://creativecommons.org/licenses/by-sa/4.0/'><img src=/cc.png></a></div>",
        "<div class=sidebar><a href='https://creativecommons.org/licenses/by-sa/4.0/deed.de'>CC</a> Dieses Werk</div>",
        "<footer><p>Dieser Inhalt ist lizenziert unter einer Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 4.0 Lizenz.</p></footer>",
        "<footer><p>Cette œuvre est mise à disposition selon les termes de la licence Creative Commons Attribution - Partage dans les Mêmes Conditions 4.0.</p></footer>",
        "<footer><p>Esta obra está bajo una licencia Creative Commons Atribución-CompartirIgual 4.0.</p></footer>",
        "<footer><img src='https://licensebuttons.net/l/by-sa/4.0/88x31.png'></footer>",
        "<p>CC BY-SA 4.0</p>",
        "<meta name=dcterms.license content='https://creativecommons.org/licenses/by-sa/4.0/'>",
        "<!-- <rdf:RDF><License rdf:about=\"http://creativecommons.org/licenses/by-sa/4.0/\"/></rdf:RDF> -->"
      })
  void findsTheLicenceOfTheTextWhereverItStands(String part) {
    assertThat(article(with("", PROSE) + part).licence().name()).isEqualTo("CC BY-SA 4.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<figure><img src=a.jpg><figcaption>Photo: <a rel=license href='https://creativecommons.org/licenses/by/2.0/'>CC BY 2.0</a></figcaption></figure>",
        "<p>Foto: Mia Berg, <a href='https://creativecommons.org/licenses/by/2.0/'>CC BY 2.0</a></p>",
        "<div class=comments><p>My text is under CC BY 2.0</p></div>",
        "<footer><p>Theme by Ada, released under Creative Commons license CC BY 2.0 theme</p></footer>"
      })
  void leavesTheLicenceOfPicturesCommentsAndThemesToThem(String part) {
    assertThat(article(with("", PROSE) + part).licence()).isNull();
  }

  @Test
  void prefersTheLicenceOfTheSiteToThatOfOnePhoto() {
    var article =
        article(
            with(
                    "",
                    PROSE
                        + "<p>Photo by Mia, <a href='https://creativecommons.org/licenses/by/2.0/'>CC</a></p>")
                + "<footer>Content on this site: <a href='"
                + BY_SA
                + "'>CC</a></footer>");

    assertThat(article.licence().address()).isEqualTo(BY_SA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dieser Text erschien zuerst bei <a href='https://coast.example/1'>Coast Weekly</a>.",
        "Dieser Artikel ist zuerst erschienen bei Coast Weekly.",
        "Cet article a été publié initialement sur <a href='https://coast.example/1'>Coast Weekly</a>.",
        "Este artículo fue publicado originalmente en Coast Weekly.",
        "Publicado originalmente em Coast Weekly.",
        "Questo articolo è apparso originariamente su Coast Weekly.",
        "Dit artikel verscheen eerder in Coast Weekly.",
        "Tekst pierwotnie opublikowany na Coast Weekly.",
        "Статья впервые опубликована в Coast Weekly.",
        "Cross-posted at Coast Weekly.",
        "This article is republished from Coast Weekly under a Creative Commons license."
      })
  void readsTheFirstPublicationInManyLanguages(String line) {
    assertThat(article(with("", PROSE + "<p>" + line + "</p>")).original().name())
        .isEqualTo("Coast Weekly");
  }

  @Test
  void knowsACountingPixelForAnOrigin() {
    var article =
        article(
            with(
                "", PROSE + "<img src='https://counter.theconversation.com/content/1/count.gif'>"));

    assertThat(article.original().name()).isEqualTo("The Conversation");
  }

  @Test
  void takesAnotherCountrysHostOfTheSamePublisherForTheSame() {
    var article = article(with("<link rel=canonical href='https://harbour.test/storm'>", PROSE));

    assertThat(article.original()).isNull();
  }

  @Test
  void readsWhoMayReadTheWholeText() {
    String stated =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>";

    assertThat(article(with(stated, PROSE)).access()).isEqualTo(ExtractedArticle.Access.PAID);
    assertThat(article(with("", PROSE)).access()).isNull();
  }

  @Test
  void namesWhereThePublisherExplainsUse() {
    String stated =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"license\":\""
            + BY_SA
            + "\",\"usageInfo\":\"https://harbour.example/use\"}</script>";

    assertThat(article(with(stated, PROSE)).licence())
        .isEqualTo(
            new ExtractedArticle.Licence(
                BY_SA, null, "CC BY-SA 4.0", "https://harbour.example/use"));
  }
}
