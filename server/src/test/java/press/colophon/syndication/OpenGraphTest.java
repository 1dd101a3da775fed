package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Sample;
import press.colophon.articles.Selection;

final class OpenGraphTest {
  private final OpenGraph openGraph = new OpenGraph(Dispatches.ADDRESSES, Dispatches.HOUSE);

  private static List<String> values(List<OpenGraph.Property> all, String name) {
    return all.stream()
        .filter(p -> p.name().equals(name))
        .map(OpenGraph.Property::content)
        .toList();
  }

  @Test
  void describesAnArticle() {
    var all = openGraph.article(Dispatches.harbour(), Dispatches.texts("en"));

    assertThat(values(all, "og:type")).containsExactly("article");
    assertThat(values(all, "og:title")).containsExactly("The harbour that moved");
    assertThat(values(all, "og:url")).containsExactly(Dispatches.ORIGINAL);
    assertThat(values(all, "og:site_name")).containsExactly("The Paper");
    assertThat(values(all, "article:published_time")).containsExactly("2022-06-13T00:00:00Z");
    assertThat(values(all, "article:author"))
        .containsExactly(
            "https://paper.example/author/ida-brook", "https://paper.example/author/tomas-o-se");
    assertThat(values(all, "article:tag"))
        .containsExactly("Shipping & Ports", "Climate", "Ireland");
  }

  @Test
  void namesLanguagesWithTerritories() {
    var all = openGraph.article(Dispatches.harbour(), Dispatches.texts("en"));

    assertThat(values(all, "og:locale")).containsExactly("en_US");
    assertThat(values(all, "og:locale:alternate")).containsExactly("es_ES", "fr_FR");
    assertThat(OpenGraph.locale("pt-PT")).isEqualTo("pt_PT");
    assertThat(OpenGraph.locale("eo")).startsWith("eo");
  }

  @Test
  void showsThePictureWithItsSizeAndText() {
    var all = openGraph.article(Dispatches.harbour(), Dispatches.texts("en"));

    assertThat(values(all, "og:image").getFirst()).startsWith("https://paper.example/media/");
    assertThat(values(all, "og:image:width")).containsExactly("1600");
    assertThat(values(all, "og:image:height")).containsExactly("900");
    assertThat(values(all, "og:image:alt")).containsExactly("A concrete quay with three boats");
    assertThat(values(all, "twitter:card")).containsExactly("summary_large_image");
  }

  @Test
  void makesASmallCardWithoutPicture() {
    var all =
        openGraph.article(
            Dispatches.of(Sample.notice(), Dispatches.silent()), Dispatches.texts("en"));

    assertThat(values(all, "og:image")).isEmpty();
    assertThat(values(all, "twitter:card")).containsExactly("summary");
  }

  @Test
  void describesAListAsAPageOfASite() {
    var alternates = Alternates.of(Dispatches.ADDRESSES, new Selection.All(), List.of("fr"));
    var all = openGraph.page("The Paper", "News", "https://paper.example/", "en", alternates);

    assertThat(values(all, "og:type")).containsExactly("website");
    assertThat(values(all, "og:locale:alternate")).containsExactly("fr_FR");
  }
}
