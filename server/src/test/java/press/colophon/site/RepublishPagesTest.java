package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import press.colophon.SamplePublication;

/// What others may do, as the site tells it to people and to machines.
class RepublishPagesTest {
  @RegisterExtension static final SamplePublication publication = new SamplePublication();

  @Test
  void anArticleLeadsToItsPageWhereAllMayRepublishIt() {
    String path = publication.article(PageKind.PICTURED);

    assertThat(page(path).select(".colophon a[href=/republish" + path + "]")).hasSize(1);
    assertThat(page("/fi" + path).select(".colophon a[href=/fi/republish" + path + "]")).hasSize(1);
    assertThat(page(publication.article(PageKind.PLAIN)).select("a[href^=/republish]")).isEmpty();
  }

  @Test
  void offersTheTextInThreeFormsEachWithItsCreditAndLicence() {
    Document page = page("/republish" + publication.article(PageKind.PICTURED));

    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    for (String form : List.of("html", "txt", "md")) {
      String text = page.select("textarea[readonly]#" + form).text();
      assertThat(page.select("label[for=" + form + "]")).hasSize(1);
      assertThat(text)
          .contains("Maren Holst", "Harbour Post", "https://creativecommons.org/licenses/by/4.0/")
          .contains("https://harbourpost.example/2026/11/quiet-harbour");
    }
    assertThat(page.select("textarea#canonical").text()).startsWith("<link rel=\"canonical\"");
  }

  @Test
  void aFileHoldsWhatItsFieldHolds() {
    Document page = page("/republish" + publication.article(PageKind.PICTURED));

    for (String form : List.of("html", "txt", "md")) {
      String address = page.select(".to-copy a[href$=." + form + "]").attr("href");
      HttpResponse<String> file = publication.get(address);

      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(header(file, "content-disposition")).isEqualTo("attachment");
      assertThat(header(file, "x-robots-tag")).isEqualTo("noindex");
      assertThat(file.body().strip()).isEqualTo(page.getElementById(form).wholeText().strip());
    }
  }

  @Test
  void theTextIsTheTranslationWhereThereIsOneThatOthersMayPublish() {
    String path = publication.article(PageKind.PICTURED);
    boolean isDone =
        Jsoup.parse(publication.whenTranslated("/es" + path).body())
            .select(".body[lang]")
            .isEmpty();

    Document spanish = page("/es/republish" + path);
    Document finnish = page("/fi/republish" + path);

    assertThat(spanish.select("#html").attr("lang")).isEqualTo(isDone ? "es" : "en");
    assertThat(finnish.select("html").attr("lang")).isEqualTo("fi");
    assertThat(finnish.select("#html").attr("lang")).startsWith("en");
  }

  @Test
  void saysWhatMustNotBeChanged() {
    Document page = page("/republish" + publication.article(PageKind.UNCHANGEABLE));

    assertThat(page.select("#html")).hasSize(1);
    assertThat(page.select(".republish").text())
        .contains("CC BY-ND 4.0", "Changed versions, including translations, need the permission");
  }

  @Test
  void whereItMayNotBeRepublishedItSaysWhomToAsk() {
    String path = publication.article(PageKind.PLAIN);
    Document page = page("/republish" + path);

    assertThat(page.select("textarea")).isEmpty();
    assertThat(page.select(".republish").text()).contains("Please ask first");
    assertThat(page.select(".republish a[href^=mailto:]")).isNotEmpty();
    assertThat(publication.get("/republish" + path + ".html").statusCode()).isEqualTo(404);
  }

  @Test
  void theLanguageOfTheOriginalIsNotInTheAddress() {
    String path = publication.article(PageKind.PICTURED);
    HttpResponse<String> answer = publication.get("/en/republish" + path);

    assertThat(header(answer, "location")).endsWith("/republish" + path);
    assertThat(publication.get("/xx/republish" + path).statusCode()).isEqualTo(404);
    assertThat(publication.get("/republish/2026/11/no-such-thing").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/republish%s", "/es/republish%s", "/republish%s.md", "/rsl%s", "/odrl%s"})
  void whatIsWithdrawnIsGoneInEveryForm(String address) {
    assertThat(publication.get(address.formatted(publication.withdrawn())).statusCode())
        .isEqualTo(410);
  }

  @Test
  void anArticleNamesItsStatements() throws Exception {
    String path = publication.article(PageKind.PICTURED);
    HttpResponse<String> answer = publication.get(path);

    assertThat(header(answer, "tdm-reservation")).isEqualTo("0");
    assertThat(header(answer, "tdm-policy")).isEqualTo(publication.base() + "/terms");
    assertThat(header(answer, "link"))
        .contains("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"")
        .contains(
            "<%s/rsl%s>; rel=\"license\"; type=\"application/rsl+xml\""
                .formatted(publication.base(), path));
    assertThat(header(publication.get(publication.article(PageKind.PLAIN)), "tdm-reservation"))
        .isEqualTo("1");
    JsonNode data = json(page(path).select("script[type=application/ld+json]").first().html());
    assertThat(data.at("/usageInfo").asText()).isEqualTo(publication.base() + "/republish" + path);
  }

  @Test
  void theStatementsAreReadBack() throws Exception {
    String path = publication.article(PageKind.UNCHANGEABLE);

    HttpResponse<String> rsl = publication.get("/rsl" + path);
    HttpResponse<String> odrl = publication.get("/odrl" + path);

    assertThat(header(rsl, "content-type")).startsWith("application/rsl+xml");
    assertThat(
            xml(rsl.body())
                .getElementsByTagName("content")
                .item(0)
                .getAttributes()
                .getNamedItem("url")
                .getTextContent())
        .isEqualTo(publication.base() + path);
    assertThat(header(odrl, "content-type")).startsWith("application/ld+json");
    assertThat(json(odrl.body()).at("/prohibition").findValuesAsText("action"))
        .contains("translate");
  }

  @Test
  void theSiteNamesItsStatements() throws Exception {
    assertThat(publication.get("/robots.txt").body())
        .contains("\nLicense: " + publication.base() + "/rsl.xml\n");
    assertThat(xml(publication.get("/rsl.xml").body()).getDocumentElement().getNamespaceURI())
        .isEqualTo("https://rslstandard.org/rsl");
    assertThat(json(publication.get("/.well-known/tdmrep.json").body()).at("/0/location").asText())
        .isEqualTo("/*");
  }

  private static Document page(String path) {
    HttpResponse<String> answer = publication.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body(), publication.base());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private static org.w3c.dom.Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }
}
