package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import press.colophon.articles.Sample;
import press.colophon.intake.Account;
import press.colophon.intake.format.Readings;
import press.colophon.rights.Licence;

/// What agencies' formats say of an article, read back by the readers for those formats.
final class NewsItemsTest {
  /// The properties of an object in the schema of ninjs 3.0 that are used here.
  private static final Set<String> NINJS =
      Set.of(
          "uri",
          "type",
          "representationType",
          "version",
          "firstCreated",
          "versionCreated",
          "contentCreated",
          "pubStatus",
          "language",
          "headlines",
          "descriptions",
          "bodies",
          "by",
          "people",
          "infoSources",
          "altIds",
          "subjects",
          "places",
          "copyrightHolder",
          "copyrightNotice",
          "usageTerms",
          "rightsInfo",
          "standard",
          "edNote");

  private final RightsStatements statements =
      new RightsStatements(Dispatches.ADDRESSES, Clock.fixed(Dispatches.NOW, ZoneOffset.UTC));
  private final NewsItems items = new NewsItems(Dispatches.ADDRESSES, Dispatches.HOUSE, statements);

  @Test
  void ninjsIsReadBackWithItsRights() {
    assertIsWhole(Readings.account(ninjs()));
  }

  @Test
  void newsmlIsReadBackWithItsRights() {
    Account account = Readings.account(newsml());

    assertIsWhole(account);
    assertThat(Readings.rights(account))
        .anyMatch(said -> said.contains("rightsExpressionData") && said.contains("RightsML"));
  }

  @Test
  void ninjsHasTheFieldsOfItsSchemaAlone() throws Exception {
    JsonNode item = new ObjectMapper().readTree(ninjs());

    Set<String> names = new TreeSet<>();
    item.fieldNames().forEachRemaining(names::add);
    assertThat(NINJS).containsAll(names);
    assertThat(item.at("/type").asText()).isEqualTo("text");
    assertThat(item.at("/version").isTextual()).isTrue();
    assertThat(item.at("/rightsInfo/linkedRights").asText())
        .isEqualTo("https://paper.example/odrl/2022/06/the-harbour-that-moved");
  }

  @Test
  void theRightsmlInsideNewsmlIsThePolicyOfTheArticle() throws Exception {
    Element item =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(newsml())))
            .getDocumentElement();
    String data = item.getElementsByTagNameNS("*", "rightsExpressionData").item(0).getTextContent();

    JsonNode policy = new ObjectMapper().readTree(data);
    assertThat(item.getNamespaceURI()).isEqualTo("http://iptc.org/std/nar/2006-10-01/");
    assertThat(policy.path("profile").asText())
        .isEqualTo("https://iptc.org/std/RightsML/odrl-profile/");
    assertThat(policy.path("permission")).isNotEmpty();
    assertThat(policy.path("prohibition").findValuesAsText("action")).contains("translate");
  }

  private String ninjs() {
    return items.ninjs(harbour(), Dispatches.texts("en"));
  }

  private String newsml() {
    return items.newsml(harbour(), Dispatches.texts("en"));
  }

  private static Dispatch harbour() {
    return Dispatches.of(Sample.harbour(), Dispatches.licensed("CC-BY-ND-4.0"));
  }

  private static void assertIsWhole(Account account) {
    Dispatch sent = harbour();
    assertThat(account.headline()).isEqualTo(sent.article().headline());
    assertThat(account.authors().stream().map(Account.Name::name).toList())
        .isEqualTo(List.of("Ida Brook", "Tomás Ó Sé"));
    assertThat(account.origin().name()).isEqualTo("Coast Courier");
    assertThat(account.copyright().holder()).isEqualTo("Coast Courier");
    assertThat(Licence.recognise(String.valueOf(account.licence())))
        .contains(Licence.ofId("CC-BY-ND-4.0"));
    assertThat(String.join("", account.body()).replaceAll("\\s", ""))
        .isEqualTo(sent.rendition().body().html().replaceAll("\\s", ""));
  }
}
