package press.colophon.intake.format.document;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.intake.format.Readings.account;
import static press.colophon.intake.format.Readings.outcomes;
import static press.colophon.intake.format.Readings.rights;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Account;

class SchemaOrgTest {

  @Test
  void findsALicenceThatIsReferredTo() {
    assertThat(
            account(
                    article(
                        "\"license\": {\"@id\": \"https://creativecommons.org/licenses/by/4.0/\"}"))
                .licence())
        .isEqualTo("https://creativecommons.org/licenses/by/4.0/");

    Account described =
        account(
            """
            {"@context": "https://schema.org", "@graph": [
              {"@id": "#terms", "@type": "CreativeWork", "name": "CC BY-ND 4.0"},
              {"@type": "NewsArticle", "headline": "Ferries", "articleBody": "One boat.",
               "license": {"@id": "#terms"}}]}
            """);
    assertThat(described.licence()).isEqualTo("CC BY-ND 4.0");
    assertThat(rights(described)).containsExactly("license CC BY-ND 4.0");

    Account elsewhere = account(article("\"license\": {\"@id\": \"#terms\"}"));
    assertThat(rights(elsewhere)).containsExactly("license {\"@id\":\"#terms\"}");
  }

  @Test
  void takesPeopleWhoAreGivenByNameAlone() {
    Account account =
        account(
            article(
                """
                "author": ["Ada Reed", {"name": "Mia Ott"}, "https://coast.example/staff"],
                "publisher": "Coast Courier",
                "copyrightHolder": ["Coast Courier", "Ada Reed"], "copyrightYear": 2026
                """));

    assertThat(account.authors())
        .containsExactly(new Account.Name("Ada Reed", null), new Account.Name("Mia Ott", null));
    assertThat(account.publisher()).isEqualTo(new Account.Name("Coast Courier", null));
    assertThat(account.copyright().holder()).isEqualTo("Coast Courier, Ada Reed");
    assertThat(account.notUnderstood()).containsExactly("author: https://coast.example/staff");
    assertThat(rights(account))
        .contains("copyrightHolder Coast Courier", "copyrightHolder Ada Reed");
  }

  @Test
  void theLicenceIsTheLicenceAndTheTermsPageIsNot() {
    Account account =
        account(
            article(
                """
                "license": "https://coast.example/licence",
                "usageInfo": "https://creativecommons.org/licenses/by/4.0/",
                "expires": "2027-01-01", "sdLicense": "https://coast.example/data"
                """));

    assertThat(account.licence()).isEqualTo("https://coast.example/licence");
    assertThat(rights(account))
        .containsExactly(
            "license <https://coast.example/licence>",
            "usageInfo <https://creativecommons.org/licenses/by/4.0/>",
            "expires 2027-01-01",
            "sdLicense <https://coast.example/data>");
  }

  @Test
  void saysWhereItStopsReading() {
    String many =
        IntStream.range(0, 20_001)
            .mapToObj(i -> "{\"@type\": \"Thing\"}")
            .collect(Collectors.joining(","));

    assertThat(outcomes("{\"@context\": \"https://schema.org\", \"@graph\": [" + many + "]}"))
        .containsExactly(
            "no-article: there is no article in its JSON-LD",
            "too-many: it has more than 20,000 nodes; the others are not read");
  }

  private static String article(String more) {
    return """
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferries",
         "articleBody": "One boat.", %s}
        """
        .formatted(more);
  }
}
