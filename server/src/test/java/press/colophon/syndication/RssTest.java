package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.colophon.articles.Sample;

final class RssTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String MEDIA = "http://search.yahoo.com/mrss/";
  private static final String CC = "http://backend.userland.com/creativeCommonsRssModule";

  private static String rss(Dispatch... dispatches) {
    return Dispatches.written(Dispatches.feed(dispatches), Feed.Form.RSS);
  }

  private static SyndEntry entry(Dispatch dispatch) {
    return Parsed.feed(rss(dispatch)).getEntries().getFirst();
  }

  private static Document xml(Dispatch dispatch) {
    return Parsed.xml(rss(dispatch));
  }

  private static List<String> links(Dispatch dispatch, String rel) {
    return Parsed.elements(xml(dispatch), ATOM, "link").stream()
        .filter(l -> l.getAttribute("rel").equals(rel))
        .map(l -> l.getAttribute("href"))
        .toList();
  }

  @Test
  void staysAsItWasReviewed() {
    Golden.assertSame(rss(Dispatches.harbour()), "harbour.rss.xml");
  }

  @Test
  void saysWhatTheListIs() {
    SyndFeed feed = Parsed.feed(rss(Dispatches.harbour()));

    assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
    assertThat(feed.getTitle()).isEqualTo("The Paper");
    assertThat(feed.getDescription()).isEqualTo("News that travels");
    assertThat(feed.getLink()).isEqualTo("https://paper.example/");
    assertThat(feed.getLanguage()).isEqualTo("en");
  }

  @Test
  void leadsToItselfAndToTheSameListInOtherLanguages() {
    assertThat(links(Dispatches.harbour(), "self"))
        .containsExactly("https://paper.example/feed.xml");
    assertThat(links(Dispatches.harbour(), "alternate"))
        .containsExactly("https://paper.example/fr/feed.xml", "https://paper.example/ar/feed.xml");
  }

  @Test
  void carriesHeadlineStandfirstAndDates() {
    SyndEntry entry = entry(Dispatches.harbour());

    assertThat(entry.getTitle()).isEqualTo("The harbour that moved");
    assertThat(entry.getDescription().getValue())
        .isEqualTo("A town on the coast follows its water.");
    assertThat(entry.getPublishedDate()).isEqualTo(Instant.parse("2022-06-13T00:00:00Z"));
    assertThat(Parsed.texts(xml(Dispatches.harbour()), ATOM, "updated"))
        .containsExactly("2022-06-13T01:00:00Z");
  }

  @Test
  void carriesTheWholeTextAndTheCreditWithItsLinks() {
    String content = entry(Dispatches.harbour()).getContents().getFirst().getValue();

    assertThat(content)
        .contains("<h2>Who pays</h2>")
        .contains("By Ida Brook and Tomás Ó Sé")
        .contains("href=\"https://coast.example/2022/harbour?id=7&amp;view=full\"")
        .contains("href=\"" + Dispatches.ORIGINAL + "\"")
        .contains("href=\"https://creativecommons.org/licenses/by/4.0/\"")
        .contains("Photo: Ida Brook");
  }

  @Test
  void namesEveryAuthor() {
    assertThat(Parsed.texts(xml(Dispatches.harbour()), DC, "creator"))
        .containsExactly("Ida Brook", "Tomás Ó Sé");
    var dublinCore = (DCModule) entry(Dispatches.harbour()).getModule(DCModule.URI);
    assertThat(dublinCore.getCreators()).containsExactly("Ida Brook", "Tomás Ó Sé");
  }

  @Test
  void namesTheOriginAndTheOriginal() {
    SyndEntry entry = entry(Dispatches.harbour());

    assertThat(entry.getSource().getTitle()).isEqualTo("Coast Courier");
    assertThat(Parsed.elements(xml(Dispatches.harbour()), null, "source").getFirst())
        .extracting(e -> e.getAttribute("url"))
        .isEqualTo("https://coast.example/");
    assertThat(links(Dispatches.harbour(), "via"))
        .containsExactly("https://coast.example/2022/harbour?id=7&view=full");
  }

  @Test
  void statesRightsAndLicence() {
    Document xml = xml(Dispatches.harbour());

    assertThat(Parsed.texts(xml, DC, "rights"))
        .containsExactly("© Coast Courier, 2022 · CC BY 4.0");
    assertThat(Parsed.texts(xml, CC, "license"))
        .containsExactly("https://creativecommons.org/licenses/by/4.0/");
    assertThat(links(Dispatches.harbour(), "license"))
        .containsExactly("https://creativecommons.org/licenses/by/4.0/");
  }

  @Test
  void classifiesByRegionAndTheme() {
    assertThat(entry(Dispatches.harbour()).getCategories())
        .extracting(SyndCategory::getName, SyndCategory::getTaxonomyUri)
        .containsExactly(
            tuple("Ireland", "https://paper.example/region/"),
            tuple("Shipping & Ports", "https://paper.example/theme/"),
            tuple("Climate", "https://paper.example/theme/"));
  }

  @Test
  void enclosesThePictureWithItsCredit() {
    var enclosure = entry(Dispatches.harbour()).getEnclosures().getFirst();
    Element media = Parsed.elements(xml(Dispatches.harbour()), MEDIA, "content").getFirst();

    assertThat(enclosure.getUrl()).startsWith("https://paper.example/media/").endsWith(".jpg");
    assertThat(enclosure.getType()).isEqualTo("image/jpeg");
    assertThat(enclosure.getLength()).isEqualTo(48_213L);
    assertThat(media.getAttribute("width")).isEqualTo("1600");
    assertThat(Parsed.texts(xml(Dispatches.harbour()), MEDIA, "credit"))
        .containsExactly("Photo: Ida Brook");
  }

  @Test
  void leavesTheEnclosureOutWhereTheLengthOfThePictureIsUnknown() {
    Dispatch french = Dispatches.port(Dispatches.licensed("CC-BY-4.0"));

    assertThat(entry(french).getEnclosures()).isEmpty();
    assertThat(Parsed.elements(xml(french), MEDIA, "content")).hasSize(1);
  }

  @Test
  void identifiesAnEntryByItsAddressForEver() {
    assertThat(entry(Dispatches.harbour()).getUri()).isEqualTo(Dispatches.ORIGINAL);
    assertThat(entry(Dispatches.port(Dispatches.licensed("CC-BY-4.0"))).getUri())
        .isEqualTo("https://paper.example/fr/2022/06/the-harbour-that-moved");
  }

  @Test
  void labelsATranslationMadeByMachine() {
    Dispatch french = Dispatches.port(Dispatches.licensed("CC-BY-4.0"));

    assertThat(entry(french).getTitle()).isEqualTo("Le port qui a déménagé");
    assertThat(entry(french).getContents().getFirst().getValue())
        .contains("Apertium eng-fra", "href=\"" + Dispatches.ORIGINAL + "\"");
    assertThat(Parsed.texts(xml(french), DC, "language")).containsExactly("fr");
    assertThat(Parsed.texts(xml(french), DC, "contributor")).containsExactly("Apertium eng-fra");
  }

  @Test
  void sendsTheOriginalTextWhereTheTermsForbidTranslations() {
    Dispatch french = Dispatches.port(Dispatches.licensed("CC-BY-ND-4.0"));

    assertThat(entry(french).getTitle()).isEqualTo("The harbour that moved");
    assertThat(entry(french).getUri()).isEqualTo(Dispatches.ORIGINAL);
  }

  @Test
  void isAFeedWithNothingInIt() {
    assertThat(Parsed.feed(rss()).getEntries()).isEmpty();
  }

  @Test
  void managesWithTheLeastAnArticleCanBe() {
    SyndEntry entry = entry(Dispatches.of(Sample.notice(), Dispatches.silent()));

    assertThat(entry.getTitle()).isEqualTo("A notice");
    assertThat(entry.getDescription().getValue()).isEqualTo("The office is closed on Monday.");
    assertThat(entry.getContents().getFirst().getValue()).contains(">The Paper</a>");
  }

  @Test
  void writesTheSummaryAsTheHtmlThatReadersTakeItFor() {
    Dispatch clever = Dispatches.of(Sample.notice().standfirst("a < b & c"), Dispatches.silent());

    assertThat(entry(clever).getDescription().getValue()).isEqualTo("a &lt; b &amp; c");
  }

  @Test
  void describesThePictureInTheLanguageOfTheText() {
    Dispatch french = Dispatches.port(Dispatches.licensed("CC-BY-4.0"));

    assertThat(Parsed.texts(xml(french), MEDIA, "description"))
        .containsExactly("Le nouveau quai au printemps");
  }
}
