package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import press.colophon.articles.Sample;

/// What machines are told, read back by parsers.
final class RightsStatementsTest {
  private final RightsStatements statements =
      new RightsStatements(Dispatches.ADDRESSES, Clock.fixed(Dispatches.NOW, ZoneOffset.UTC));

  @Test
  void rslPermitsEverythingUnderAnOpenLicence() throws Exception {
    Document rsl = rsl(dispatch("CC-BY-4.0"));

    assertThat(rsl.getDocumentElement().getNamespaceURI()).isEqualTo("https://rslstandard.org/rsl");
    assertThat(attribute(rsl, "content", "url")).isEqualTo(Dispatches.ORIGINAL);
    assertThat(texts(rsl, "permits")).containsExactly("all");
    assertThat(texts(rsl, "prohibits")).isEmpty();
    assertThat(attribute(rsl, "payment", "type")).isEqualTo("attribution");
    assertThat(texts(rsl, "standard"))
        .containsExactly("https://creativecommons.org/licenses/by/4.0/");
    assertThat(texts(rsl, "copyright")).containsExactly("Coast Courier");
    assertThat(attribute(rsl, "copyright", "type")).isEqualTo("organization");
  }

  @Test
  void rslReservesWhatTheLicenceDoesNotSettle() throws Exception {
    Document rsl = rsl(dispatch("CC-BY-NC-ND-4.0"));

    assertThat(texts(rsl, "permits")).containsExactly("search");
    assertThat(texts(rsl, "prohibits")).containsExactly("ai-all", "commercial");
  }

  @Test
  void theSiteReservesWhatNotEveryArticlePermits() throws Exception {
    Document rsl = parsed(statements.rslOfSite());

    assertThat(attribute(rsl, "content", "url")).isEqualTo("/");
    assertThat(texts(rsl, "prohibits")).containsExactly("ai-all");
    assertThat(texts(rsl, "terms")).containsExactly("https://paper.example/terms");
  }

  @Test
  void odrlSaysEachUseWithItsDuties() throws Exception {
    JsonNode policy = new ObjectMapper().readTree(statements.odrl(dispatch("CC-BY-ND-4.0")));

    assertThat(policy.at("/@context/0").asText()).isEqualTo("http://www.w3.org/ns/odrl.jsonld");
    assertThat(policy.path("uid").asText())
        .isEqualTo("https://paper.example/odrl/2022/06/the-harbour-that-moved");
    assertThat(actions(policy.path("permission"))).contains("reproduce", "distribute", "extract");
    assertThat(actions(policy.path("prohibition"))).contains("translate", "modify", "grantUse");
    assertThat(actions(policy.at("/permission/0/duty"))).contains("attribute", "attachPolicy");
  }

  @Test
  void whatMustBeAskedForIsPermittedWithConsent() throws Exception {
    JsonNode policy =
        new ObjectMapper()
            .readTree(statements.odrl(Dispatches.of(Sample.harbour(), Dispatches.silent())));

    assertThat(actions(policy.at("/permission/0/duty"))).containsExactly("obtainConsent");
    assertThat(policy.path("prohibition")).isEmpty();
  }

  @Test
  void miningIsReservedWhereItIsNotPermittedToEverybody() throws Exception {
    JsonNode file = new ObjectMapper().readTree(statements.tdm());

    assertThat(file.at("/0/location").asText()).isEqualTo("/*");
    assertThat(file.at("/0/tdm-reservation").asInt()).isEqualTo(1);
    assertThat(statements.tdmReservation(dispatch("CC-BY-4.0"))).isEqualTo("0");
    assertThat(statements.tdmReservation(dispatch("CC-BY-NC-4.0"))).isEqualTo("1");
    assertThat(statements.tdmReservation(Dispatches.of(Sample.harbour(), Dispatches.silent())))
        .isEqualTo("1");
  }

  private static Dispatch dispatch(String licence) {
    return Dispatches.of(Sample.harbour(), Dispatches.licensed(licence));
  }

  private Document rsl(Dispatch dispatch) throws Exception {
    return parsed(statements.rsl(dispatch));
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static List<String> texts(Document document, String element) {
    NodeList nodes = document.getElementsByTagNameNS("*", element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }

  private static String attribute(Document document, String element, String name) {
    return document
        .getElementsByTagNameNS("*", element)
        .item(0)
        .getAttributes()
        .getNamedItem(name)
        .getNodeValue();
  }

  private static List<String> actions(JsonNode rules) {
    List<String> actions = new ArrayList<>();
    rules.forEach(rule -> actions.add(rule.path("action").asText()));
    return actions;
  }
}
