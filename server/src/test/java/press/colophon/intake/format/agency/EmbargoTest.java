package press.colophon.intake.format.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.intake.format.Readings.account;
import static press.colophon.intake.format.Readings.items;
import static press.colophon.intake.format.Readings.outcomes;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Item;

class EmbargoTest {
  private static final String FOR_GOOD = "not-published: it is under embargo until further notice";

  @Test
  void holdsBackNitfWhoseReleaseCannotBeRead() {
    String soon = nitf("", "<date.release norm=\"on Monday at six\"/>");
    String never = nitf("management-status=\"embargoed\"", "");
    String blank = nitf("", "<date.release/>");

    assertThat(outcomes(soon))
        .containsExactly(
            "not-published: it is under embargo until a time that cannot be read: on Monday at six");
    assertThat(outcomes(never)).containsExactly(FOR_GOOD);
    assertThat(outcomes(blank)).containsExactly(FOR_GOOD);
  }

  @Test
  void letsNitfGoWhoseReleaseIsItsIssue() {
    String released =
        nitf(
            "", "<date.issue norm=\"20260102T080000Z\"/><date.release norm=\"20260102T080000Z\"/>");

    assertThat(account(released).envelope().embargoedUntil()).isNull();
  }

  @Test
  void holdsBackNinjsWhoseEmbargoCannotBeRead() {
    assertThat(outcomes(ninjs("\"embargoed\": \"\""))).containsExactly(FOR_GOOD);
    assertThat(outcomes(ninjs("\"embargoed\": true"))).containsExactly(FOR_GOOD);
    assertThat(outcomes(ninjs("\"embargoed\": {\"until\": \"2026\"}"))).containsExactly(FOR_GOOD);
    assertThat(outcomes(ninjs("\"embargoed\": \"Monday\""))).first().asString().contains("Monday");
    assertThat(outcomes(ninjs("\"embargoed\": null"))).containsExactly("article Ferries");
    assertThat(outcomes(ninjs("\"embargoed\": false"))).containsExactly("article Ferries");
  }

  @Test
  void obeysTheStatusOfNitfInsideOtherFormats() {
    String withheld = nitf("management-status=\"withheld\"", "");
    String later = nitf("", "<date.release norm=\"20270101T060000Z\"/>");
    String canceled = nitf("management-status=\"canceled\"", "<doc-id id-string=\"n-1\"/>");

    assertThat(outcomes(g2("g:1", "1", "usable", withheld)))
        .containsExactly("not-published: its publisher withholds it (management-status withheld)");
    assertThat(account(g2("g:1", "1", "usable", later)).envelope().embargoedUntil())
        .isEqualTo(Instant.parse("2027-01-01T06:00:00Z"));
    assertThat(outcomes(g2("g:1", "1", "usable", canceled))).containsExactly("takedown g:1 n-1");
    assertThat(
            outcomes(
                ninjs(
                    "\"bodies\": [{\"contenttype\": \"application/nitf+xml\", \"value\": \""
                        + withheld.replace("\"", "\\\"")
                        + "\"}]")))
        .first()
        .asString()
        .contains("withholds");
  }

  @Test
  void whatIsEnclosedGoesByTheItemAroundIt() {
    assertThat(outcomes(around("\"pubstatus\": \"withheld\"")))
        .containsExactly(
            "not-published: its publisher withholds it (pubstatus withheld)",
            "not-published: its publisher withholds it (pubstatus withheld)");
    assertThat(outcomes(around("\"pubstatus\": \"canceled\"")))
        .containsExactly("takedown u:1", "takedown u:2");
    assertThat(items(around("\"embargoed\": \"2027-01-01T06:00:00Z\"")))
        .allSatisfy(
            item ->
                assertThat(((Item.Article) item).account().envelope().embargoedUntil())
                    .isEqualTo(Instant.parse("2027-01-01T06:00:00Z")));
  }

  @Test
  void aPictureThatIsWithheldIsNotShown() {
    String article =
        ninjs(
            """
            "associations": {
              "a": {"uri": "p:1", "type": "picture", "pubstatus": "withheld",
                    "renditions": {"web": {"href": "https://wire.example/no.jpg"}}},
              "b": {"uri": "p:2", "type": "picture", "embargoed": "2027-01-01T06:00:00Z",
                    "renditions": {"web": {"href": "https://wire.example/yes.jpg"}}}}
            """);

    assertThat(account(article).image().url()).isEqualTo("https://wire.example/yes.jpg");
    assertThat(account(article).envelope().embargoedUntil())
        .isEqualTo(Instant.parse("2027-01-01T06:00:00Z"));
  }

  @Test
  void theCancellationOfAnOlderVersionLeavesTheNewerOne() {
    String message =
        "<newsMessage><itemSet>"
            + g2("g:1", "2", "usable", "<html><body><p>Ferries keep one boat.</p></body></html>")
            + g2("g:1", "1", "canceled", "<html><body><p>Ferries.</p></body></html>")
            + "</itemSet></newsMessage>";

    assertThat(outcomes(message))
        .containsExactly("article Ferries", "no-article: a newer version of it came with it");
  }

  private static String nitf(String status, String docdata) {
    return "<nitf><head><docdata %s>%s</docdata></head><body><body.head><hedline><hl1>Ferries</hl1></hedline></body.head><body.content><p>Four islands keep one boat.</p></body.content></body></nitf>"
        .formatted(status, docdata);
  }

  private static String g2(String guid, String version, String status, String inline) {
    return "<newsItem guid=\"%s\" version=\"%s\"><itemMeta><itemClass qcode=\"ninat:text\"/><pubStatus qcode=\"stat:%s\"/></itemMeta><contentMeta><headline>Ferries</headline></contentMeta><contentSet><inlineXML>%s</inlineXML></contentSet></newsItem>"
        .formatted(guid, version, status, inline);
  }

  private static String ninjs(String more) {
    return """
        {"uri": "u:1", "type": "text", "headline": "Ferries", %s,
         "body_text": "Four islands keep one boat.", "pubstatus": "usable"}
        """
        .formatted(more);
  }

  private static String around(String more) {
    return """
        {"uri": "u:1", "type": "text", "headline": "Ferries", %s,
         "body_text": "Four islands keep one boat.",
         "associations": {"a": {"uri": "u:2", "type": "text", "headline": "Bridge",
                                "body_text": "The bridge opens."}}}
        """
        .formatted(more);
  }
}
