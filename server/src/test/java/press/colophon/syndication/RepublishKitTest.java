package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Body;
import press.colophon.articles.Sample;
import press.colophon.rights.Basis;
import press.colophon.rights.Duty;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;

final class RepublishKitTest {

  @Test
  void holdsEveryDutyInEveryForm() {
    Dispatch dispatch = Dispatches.of(Sample.harbour(), Dispatches.licensed("CC-BY-ND-4.0"));
    RepublishKit kit = kit(dispatch);
    String original = dispatch.originalUrl().orElse(Dispatches.ORIGINAL);

    assertThat(dispatch.rights().duties(Use.REPRINT).stream().map(Duty::kind))
        .containsExactlyInAnyOrder(
            Duty.Kind.CREDIT,
            Duty.Kind.CREDIT_AUTHOR,
            Duty.Kind.LINK_ORIGINAL,
            Duty.Kind.LINK_LICENCE);
    String html = kit.html().replace("&amp;", "&");
    for (String form : List.of(html, kit.text(), kit.markdown())) {
      assertThat(form)
          .contains(dispatch.credited().orElseThrow().name())
          .contains(dispatch.article().authors().getFirst().name())
          .contains(original)
          .contains("https://creativecommons.org/licenses/by-nd/4.0/")
          .contains(dispatch.article().headline());
    }
    assertThat(kit.canonical())
        .isEqualTo(
            "<link rel=\"canonical\" href=\"%s\">".formatted(original.replace("&", "&amp;")));
  }

  @Test
  void pastedIntoABarePageItIsWholeAndCallsNobody() {
    RepublishKit kit = kit(Dispatches.of(Sample.harbour(), Dispatches.licensed("CC-BY-4.0")));

    Document page = Jsoup.parse("<!doctype html><title>t</title><body>" + kit.html());

    assertThat(page.select("article > h1")).hasSize(1);
    assertThat(page.select("article > p")).isNotEmpty();
    assertThat(page.select("script, img, iframe, style, link, [class], [style], [onclick]"))
        .isEmpty();
  }

  @Test
  void aTranslationSaysThatItIsOneAndWhoseWork() {
    RepublishKit kit =
        RepublishKit.of(
                Dispatches.port(Dispatches.licensed("CC-BY-4.0")),
                Dispatches.ADDRESSES,
                Dispatches.texts("fr"))
            .orElseThrow();

    assertThat(kit.html()).startsWith("<article lang=\"fr\" dir=\"ltr\">").contains("Apertium");
    assertThat(kit.text()).contains("Le vieux port s’est ensablé.", "Apertium");
  }

  @Test
  void thereIsNoneOfWhatIsNotOursToGive() {
    Terms fairUse = new Terms(Basis.FAIR_USE, null, null, null, List.of());

    assertThat(none(Dispatches.silent())).isTrue();
    assertThat(none(fairUse)).isTrue();
  }

  @Test
  void thereIsNoneOfATranslationThatOthersMayNotPublish() {
    Dispatch ours = Dispatches.port(Dispatches.licensed("CC-BY-ND-4.0"), Dispatches.permitted());

    assertThat(ours.rendition().isOriginal()).isFalse();
    assertThat(RepublishKit.mayBeRepublished(ours)).isFalse();
  }

  @Test
  void markdownKeepsWhatMarkupMeans() {
    Body body =
        Body.sanitise(
            """
            <h2>The quay</h2><p>It <em>moved </em>by <strong>two</strong> *metres*, says \
            <a href="https://coast.example/a_(b)">the crew</a>.<br>Then <code>a`b</code></p>\
            <ul><li>one</li><li>two<ol><li>inner</li></ol></li></ul>\
            <blockquote><p>Nobody asked.</p><p>Nobody.</p></blockquote>\
            <pre>x = 1
              y</pre><table><tr><th>Year</th><th>Depth</th></tr><tr><td>1974</td><td>3|4</td></tr></table>\
            <p># no headline</p><p>1. no list</p>""",
            null);

    assertThat(Markdown.of(body))
        .isEqualTo(
            """
            ## The quay

            It *moved* by **two** \\*metres\\*, says [the crew](https://coast.example/a_%28b%29).\\
            Then ``a`b``

            - one
            - two

              1. inner

            > Nobody asked.
            >
            > Nobody.

            ```
            x = 1
              y
            ```

            | Year | Depth |
            | --- | --- |
            | 1974 | 3\\|4 |

            \\# no headline

            1\\. no list
            """);
  }

  private static boolean none(Terms terms) {
    return RepublishKit.of(
            Dispatches.of(Sample.harbour(), terms), Dispatches.ADDRESSES, Dispatches.texts("en"))
        .isEmpty();
  }

  private static RepublishKit kit(Dispatch dispatch) {
    return RepublishKit.of(dispatch, Dispatches.ADDRESSES, Dispatches.texts("en")).orElseThrow();
  }
}
