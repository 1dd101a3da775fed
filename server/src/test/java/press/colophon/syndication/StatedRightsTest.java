package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import press.colophon.articles.Alteration;
import press.colophon.articles.Sample;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// What feeds and JSON-LD say of rights and changes, as programs read it.
final class StatedRightsTest {
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String CC = "http://backend.userland.com/creativeCommonsRssModule";
  private static final String SHARED = "https://creativecommons.org/licenses/by-sa/3.0/";
  private static final String SENTENCE = "You may republish our articles with credit and a link.";

  @Test
  void wordsThatAllowItAreNotToldAsAQuestion() {
    Dispatch silent = Dispatches.of(Sample.harbour(), attribution());
    Dispatch quoted =
        Dispatches.of(Sample.harbour(), attribution().saying(List.of(allowed()), List.of()));

    assertThat(rights(silent))
        .containsOnly("Republished because its publisher allows it with credit and a link.");
    assertThat(rights(quoted)).containsOnly(SENTENCE);
    assertThat(rights(Dispatches.of(Sample.harbour(), Dispatches.silent())))
        .containsOnly("Ask the copyright holder before you use this article.");
  }

  @Test
  void aTranslationOfWhatIsSharedAlikeCarriesThatLicence() {
    Dispatch french = Dispatches.port(Dispatches.licensed("CC-BY-SA-3.0"));
    JsonNode data =
        Parsed.json(
            new StructuredData(Dispatches.ADDRESSES, Dispatches.HOUSE)
                .article(french, Dispatches.texts("fr"), null));

    assertThat(data.at("/license").asText()).isEqualTo(SHARED);
    assertThat(data.at("/translationOfWork/license").asText()).isEqualTo(SHARED);
    assertThat(data.at("/isBasedOn/license").asText()).isEqualTo(SHARED);
    assertThat(Parsed.texts(rss(french), CC, "license")).containsExactly(SHARED);
    assertThat(entry(french, Feed.Form.ATOM).getContents().getFirst().getValue()).contains(SHARED);
  }

  @Test
  void whatWasChangedIsReadWithTheText() {
    Dispatch cut =
        Dispatches.of(
            Sample.altered(Sample.harbour().article(), Set.of(Alteration.SHORTENED)),
            Dispatches.licensed("CC-BY-4.0"));
    Dispatch french = Dispatches.port(Dispatches.licensed("CC-BY-4.0"));

    for (Feed.Form form : List.of(Feed.Form.RSS, Feed.Form.ATOM)) {
      assertThat(entry(cut, form).getContents().getFirst().getValue())
          .contains("The text was shortened.");
    }
    assertThat(changes(cut)).containsExactly("The text was shortened.");
    assertThat(changes(french)).hasSize(1).first().asString().contains("Apertium eng-fra");
    assertThat(changes(Dispatches.harbour())).isEmpty();
  }

  private static Terms attribution() {
    return new Terms(Basis.ATTRIBUTION, null, null, null, List.of());
  }

  private static Clause allowed() {
    return new Clause(
        Use.REPRINT,
        Verdict.ALLOWED,
        Scope.ALL,
        SENTENCE,
        null,
        Instant.EPOCH,
        new Clause.Confirmation("Ida", Instant.EPOCH));
  }

  /// As RSS, Atom and JSON Feed say it.
  private static List<String> rights(Dispatch dispatch) {
    return List.of(
        Parsed.texts(rss(dispatch), DC, "rights").getFirst(),
        Parsed.texts(
                Parsed.xml(written(dispatch, Feed.Form.ATOM)),
                "http://www.w3.org/2005/Atom",
                "rights")
            .getLast(),
        item(dispatch).at("/_colophon/rights").asText());
  }

  private static List<String> changes(Dispatch dispatch) {
    List<String> changes = new ArrayList<>();
    item(dispatch).at("/_colophon/changes").forEach(change -> changes.add(change.asText()));
    return changes;
  }

  private static JsonNode item(Dispatch dispatch) {
    return Parsed.json(written(dispatch, Feed.Form.JSON)).at("/items/0");
  }

  private static Document rss(Dispatch dispatch) {
    return Parsed.xml(written(dispatch, Feed.Form.RSS));
  }

  private static SyndEntry entry(Dispatch dispatch, Feed.Form form) {
    return Parsed.feed(written(dispatch, form)).getEntries().getFirst();
  }

  private static String written(Dispatch dispatch, Feed.Form form) {
    return Dispatches.written(Dispatches.feed(dispatch), form);
  }
}
