package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndPerson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Sample;

final class AtomTest {

  private static String atom(Dispatch... dispatches) {
    return Dispatches.written(
        Dispatches.feed(dispatches), press.colophon.syndication.Feed.Form.ATOM);
  }

  private static Feed feed(Dispatch... dispatches) {
    return (Feed) Parsed.wire(atom(dispatches));
  }

  private static Entry entry(Dispatch dispatch) {
    return feed(dispatch).getEntries().getFirst();
  }

  private static List<String> links(Entry entry, String rel) {
    return Stream.concat(entry.getAlternateLinks().stream(), entry.getOtherLinks().stream())
        .filter(l -> rel.equals(l.getRel()))
        .map(Link::getHref)
        .toList();
  }

  @Test
  void staysAsItWasReviewed() {
    Golden.assertSame(atom(Dispatches.harbour()), "harbour.atom.xml");
  }

  @Test
  void saysWhatTheListIs() {
    Feed feed = feed(Dispatches.harbour());

    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getId()).isEqualTo("https://paper.example/");
    assertThat(feed.getTitle()).isEqualTo("The Paper");
    assertThat(feed.getUpdated()).isEqualTo(Instant.parse("2022-06-14T09:00:00Z"));
    assertThat(feed.getAuthors()).extracting(SyndPerson::getName).containsExactly("The Paper");
    assertThat(feed.getAlternateLinks().getFirst().getHref()).isEqualTo("https://paper.example/");
    assertThat(feed.getOtherLinks())
        .extracting(Link::getRel, Link::getHref)
        .contains(tuple("self", "https://paper.example/atom.xml"));
    assertThat(feed.getAlternateLinks())
        .extracting(Link::getHreflang, Link::getHref)
        .contains(tuple("fr", "https://paper.example/fr/atom.xml"));
  }

  @Test
  void carriesTextDatesAndLanguage() {
    Entry entry = entry(Dispatches.harbour());
    var xml = Parsed.xml(atom(Dispatches.port(Dispatches.licensed("CC-BY-4.0"))));

    assertThat(entry.getId()).isEqualTo(Dispatches.ORIGINAL);
    assertThat(entry.getTitle()).isEqualTo("The harbour that moved");
    assertThat(entry.getSummary().getValue()).isEqualTo("A town on the coast follows its water.");
    assertThat(entry.getPublished()).isEqualTo(Instant.parse("2022-06-13T00:00:00Z"));
    assertThat(entry.getUpdated()).isEqualTo(Instant.parse("2022-06-13T01:00:00Z"));
    assertThat(entry.getContents().getFirst().getType()).isEqualTo("html");
    assertThat(entry.getContents().getFirst().getValue()).contains("<h2>Who pays</h2>");
    assertThat(
            Parsed.elements(xml, "http://www.w3.org/2005/Atom", "entry")
                .getFirst()
                .getAttribute("xml:lang"))
        .isEqualTo("fr");
  }

  @Test
  void namesAuthorsWithTheirAddresses() {
    assertThat(entry(Dispatches.harbour()).getAuthors())
        .extracting(SyndPerson::getName, SyndPerson::getUri)
        .containsExactly(
            tuple("Ida Brook", "https://coast.example/ida"),
            tuple("Tomás Ó Sé", "https://paper.example/author/tomas-o-se"));
  }

  @Test
  void namesTheOriginAsAuthorWhereNobodyIsNamed() {
    Entry entry = entry(Dispatches.of(Sample.harbour().authors(), Dispatches.silent()));

    assertThat(entry.getAuthors()).extracting(SyndPerson::getName).containsExactly("Coast Courier");
  }

  @Test
  void namesTheOriginAsSource() {
    Feed source = entry(Dispatches.harbour()).getSource();

    assertThat(source.getId()).isEqualTo("https://paper.example/origin/coast-courier");
    assertThat(source.getTitle()).isEqualTo("Coast Courier");
    assertThat(source.getUpdated()).isEqualTo(Instant.parse("2022-06-12T00:00:00Z"));
    assertThat(source.getAlternateLinks())
        .extracting(Link::getHref)
        .containsExactly("https://coast.example/");
  }

  @Test
  void linksOriginalLicenceAndPicture() {
    Entry entry = entry(Dispatches.harbour());

    assertThat(links(entry, "via"))
        .containsExactly("https://coast.example/2022/harbour?id=7&view=full");
    assertThat(links(entry, "license"))
        .containsExactly("https://creativecommons.org/licenses/by/4.0/");
    assertThat(links(entry, "enclosure")).hasSize(1);
    assertThat(entry.getRights()).isEqualTo("© Coast Courier, 2022 · CC BY 4.0");
  }

  @Test
  void classifiesByTermAndScheme() {
    assertThat(entry(Dispatches.harbour()).getCategories())
        .extracting(Category::getTerm, Category::getScheme, Category::getLabel)
        .containsExactly(
            tuple("ireland", "https://paper.example/region/", "Ireland"),
            tuple("shipping-ports", "https://paper.example/theme/", "Shipping & Ports"),
            tuple("climate", "https://paper.example/theme/", "Climate"));
  }

  @Test
  void hasOneIdAndOneUpdatedPerEntry() {
    Feed feed = feed(Dispatches.harbour(), Dispatches.of(Sample.lighthouse(), Dispatches.silent()));

    assertThat(feed.getEntries()).extracting(Entry::getId).doesNotHaveDuplicates().hasSize(2);
    assertThat(feed.getEntries()).allSatisfy(e -> assertThat(e.getUpdated()).isNotNull());
  }
}
