package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Author;
import press.colophon.articles.Publication;
import press.colophon.articles.Sample;
import press.colophon.articles.Selection;
import press.colophon.taxonomy.Region;
import press.colophon.taxonomy.Slug;
import press.colophon.taxonomy.Theme;

final class AddressesTest {
  private final Addresses addresses = new Addresses("https://paper.example", "en");

  @Test
  void putsTheFrontPageOfAnotherLanguageBelowItsTag() {
    assertThat(addresses.home("en")).isEqualTo("https://paper.example/");
    assertThat(addresses.home("fr")).isEqualTo("https://paper.example/fr");
  }

  @Test
  void putsAnOriginalAtAnAddressWithoutLanguageWhateverItsLanguage() {
    var arabic = Sample.lighthouse().article();

    assertThat(addresses.article(arabic, "ar"))
        .isEqualTo("https://paper.example/2022/06/al-manara");
    assertThat(addresses.article(arabic, "en"))
        .isEqualTo("https://paper.example/en/2022/06/al-manara");
  }

  @Test
  void namesEveryList() {
    var slug = new Slug("x-y");

    assertThat(addresses.of(new Selection.InRegion(new Region(1, "X", slug)), "en"))
        .isEqualTo("https://paper.example/region/x-y");
    assertThat(addresses.of(new Selection.OnTheme(new Theme(1, "X", slug)), "fr"))
        .isEqualTo("https://paper.example/fr/theme/x-y");
    assertThat(addresses.of(new Selection.ByAuthor(new Author(1, "X", slug, null)), "en"))
        .isEqualTo("https://paper.example/author/x-y");
    assertThat(addresses.of(new Selection.FromOrigin(new Publication(1, "X", slug, null)), "en"))
        .isEqualTo("https://paper.example/origin/x-y");
    assertThat(addresses.of(new Selection.InMonth(YearMonth.of(2022, 6)), "en"))
        .isEqualTo("https://paper.example/archive/2022/06");
  }

  @Test
  void putsTheFeedsOfAListBelowIt() {
    var theme = new Selection.OnTheme(new Theme(1, "X", new Slug("x")));

    assertThat(addresses.feed(new Selection.All(), "en", Feed.Form.RSS))
        .isEqualTo("https://paper.example/feed.xml");
    assertThat(addresses.feed(new Selection.All(), "fr", Feed.Form.ATOM))
        .isEqualTo("https://paper.example/fr/atom.xml");
    assertThat(addresses.feed(theme, "fr", Feed.Form.JSON))
        .isEqualTo("https://paper.example/fr/theme/x/feed.json");
  }

  @Test
  void shortensAnAddressForLinksWithinTheSite() {
    assertThat(addresses.within(addresses.home("fr"))).isEqualTo("/fr");
    assertThat(addresses.media("a.jpg")).isEqualTo("https://paper.example/media/a.jpg");
  }

  @Test
  void refusesABaseThatIsNoWebAddressOrEndsInASlash() {
    for (String base :
        new String[] {"paper.example", "ftp://paper.example", "https://p.example/"}) {
      assertThatThrownBy(() -> new Addresses(base, "en"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(base);
    }
  }
}
