package press.colophon.intake.format.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.intake.format.Readings.account;
import static press.colophon.intake.format.Readings.outcomes;
import static press.colophon.intake.format.Readings.rights;

import org.junit.jupiter.api.Test;
import press.colophon.intake.Account;

class AgencyRightsTest {

  @Test
  void keepsAllThatNewsmlSaysOfRights() {
    Account account =
        account(
            """
            <newsItem guid="g:1"><rightsInfo validto="2027-01-01" scope="s:text">
            <copyrightHolder><name>Tern Wire</name></copyrightHolder>
            <copyrightHolder uri="https://coast.example/"><name>Coast Courier</name></copyrightHolder>
            <usageTerms xml:lang="en">May be republished in full.</usageTerms>
            <usageTerms xml:lang="de">Darf ganz nachgedruckt werden.</usageTerms>
            <remark>Not on Iceland</remark></rightsInfo>
            <itemMeta><itemClass qcode="ninat:text"/></itemMeta>
            <contentMeta><headline>Ferries</headline><creditline>Ada Reed / Tern Wire</creditline></contentMeta>
            <contentSet><inlineXML><html><body><p>One boat.</p></body></html></inlineXML></contentSet>
            </newsItem>
            """);

    assertThat(rights(account))
        .contains(
            "rightsInfo validto: 2027-01-01; scope: s:text",
            "copyrightHolder Tern Wire",
            "copyrightHolder Coast Courier <https://coast.example/>",
            "usageTerms en May be republished in full.",
            "usageTerms de Darf ganz nachgedruckt werden.",
            "remark Not on Iceland",
            "creditline Ada Reed / Tern Wire");
    assertThat(account.copyright().holder()).isEqualTo("Tern Wire, Coast Courier");
  }

  @Test
  void keepsFieldsOfNinjsThatNobodyKnows() {
    Account account =
        account(
            """
            {"uri": "u:1", "headline": "Ferries", "body_text": "One boat.",
             "usageterms": ["In full only.", {"value": "Not on Iceland."}],
             "x_licence": {"name": "CC BY 4.0", "until": 2027},
             "extra": {"reprintRights": "Tern Wire", "desk": "coast"},
             "creditline": "Ada Reed / Tern Wire",
             "rightsinfo": {"encodedrights": "<policy/>", "remark": "none"}}
            """);

    assertThat(rights(account))
        .contains(
            "usageterms In full only.",
            "usageterms.value Not on Iceland.",
            "x_licence.name CC BY 4.0",
            "x_licence.until 2027",
            "extra.reprintRights Tern Wire",
            "creditline Ada Reed / Tern Wire",
            "rightsinfo.encodedrights <policy/>",
            "rightsinfo.remark none");
    assertThat(account.licence()).isEqualTo("CC BY 4.0");
  }

  @Test
  void takesPicturesAndNotesOfNitfInsideNinjs() {
    Account account =
        account(
            """
            {"uri": "u:1", "headline": "Ferries", "pubstatus": "usable", "bodies": [
              {"contenttype": "application/nitf+xml", "value": "<nitf><head><docdata><doc.rights owner='Tern Wire'/></docdata></head><body><body.content><p>One boat.</p><note><p>Fares rise.</p></note><media media-type='image'><media-reference source='https://wire.example/q.jpg'/><media-metadata name='Copyright' value='Leo Brandt'/><media-metadata name='colour' value='no'/><media-producer>Mia Ott</media-producer><media-caption>The quay</media-caption></media></body.content></body></nitf>"}]}
            """);

    assertThat(account.body()).containsExactly("<p>One boat.</p>");
    assertThat(account.notes()).containsExactly("Fares rise.");
    assertThat(account.image())
        .isEqualTo(
            new Account.Image(
                "The quay", "Mia Ott", "https://wire.example/q.jpg", null, "Leo Brandt"));
    assertThat(rights(account)).contains("doc.rights owner: Tern Wire");
    assertThat(account.notUnderstood()).containsExactly("media-metadata colour: no");
  }

  @Test
  void takesATextThatOnlyClaimsToBeNitf() {
    Account account =
        account(
            """
            {"uri": "u:1", "headline": "Ferries", "pubstatus": "usable", "bodies": [
              {"contenttype": "application/nitf+xml", "value": "<p>One boat.</p><p>No bridge.</p>"}]}
            """);

    assertThat(account.body()).containsExactly("<p>One boat.</p>", "<p>No bridge.</p>");
  }

  @Test
  void readsWhatCameOfAListWhoseEndIsLost() {
    String list =
        """
        {"found": 3, "items": [
          {"uri": "u:1", "headline": "Ferries", "body_text": "One boat."},
          {"uri": "u:2", "headline": "Bridge", "body_text": "No bridge."},
          {"uri": "u:3", "headline": "Ha
        """;

    assertThat(outcomes(list))
        .hasSize(3)
        .startsWith("article Ferries", "article Bridge")
        .last()
        .asString()
        .startsWith("broken-format: its JSON is not in order");
  }

  @Test
  void readsNothingOfAnItemThatIsCutOff() {
    String item =
        """
        {"headline": "Ferries", "body_text": "One boat.", "versioncreated": "2026-01-01",
         "associations": [{"uri": "u:2", "headline": "Bridge", "body_text": "No bridge."}], "uri
        """;

    assertThat(outcomes(item)).hasSize(1).first().asString().startsWith("broken-format");
  }

  @Test
  void saysThatMoreFollowsBehindAnItem() {
    String two =
        """
        {"uri": "u:1", "headline": "Ferries", "body_text": "One boat."}
        {"uri": "u:2", "headline": "Bridge", "body_text": "No bridge."}
        """;

    assertThat(outcomes(two))
        .containsExactly("article Ferries", "broken-format: more follows behind its end");
  }

  @Test
  void isRecognisedWhateverTheOrderOfItsFields() {
    String late =
        "{\"description_xhtml\": \"%s\", \"headline\": \"Ferries\", \"body_text\": \"One boat.\", \"uri\": \"u:1\"}"
            .formatted("<p>One boat a day.</p>".repeat(2000));

    assertThat(outcomes(late)).containsExactly("article Ferries");
  }
}
