package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.articles.Article;
import press.colophon.articles.Sample;
import press.colophon.rights.Duty;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;

/// The kit, pasted into a bare page, contains every duty: of every Creative Commons licence, and of
/// every kind there is.
final class RepublishDutiesTest {
  private static final String ASKED = "https://coast.example/asked?by=terms--of&it=1";
  private static final LocalDate LAST = LocalDate.of(2030, 1, 2);

  static Stream<String> licences() {
    return Stream.of("1.0", "2.0", "2.5", "3.0", "4.0")
        .flatMap(
            version ->
                Stream.of("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
                    .map(elements -> "CC-" + elements + "-" + version));
  }

  @ParameterizedTest
  @MethodSource("licences")
  void everyLicenceHasItsDuties(String licence) {
    Dispatch dispatch = Dispatches.of(Sample.harbour(), Dispatches.licensed(licence));

    for (Duty duty : dispatch.rights().toOthers().duties(Use.REPRINT)) {
      assertIsPerformed(duty.kind(), dispatch, "en");
    }
  }

  @ParameterizedTest
  @MethodSource("licences")
  void everyLicenceHasThoseOfATranslation(String licence) {
    Dispatch dispatch = Dispatches.port(Dispatches.licensed(licence));

    if (dispatch.rendition().isOriginal()) {
      assertThat(licence).contains("-ND");
      return;
    }
    for (Duty duty : dispatch.rights().toOthers().duties(Use.TRANSLATE)) {
      assertIsPerformed(duty.kind(), dispatch, "fr");
    }
    assertThat(kit(dispatch, "fr").html())
        .contains("Apertium", "The harbour that moved")
        .contains(dispatch.licence().orElseThrow().url());
  }

  @ParameterizedTest
  @EnumSource(Duty.Kind.class)
  void everyKindThatWordsAskForIsPerformed(Duty.Kind kind) {
    Terms terms =
        Dispatches.licensed("CC-BY-4.0")
            .saying(List.of(), List.of(new Duty(kind, value(kind), "As we ask.")));

    assertIsPerformed(kind, Dispatches.of(Sample.harbour(), terms), "en");
  }

  private static String value(Duty.Kind kind) {
    return switch (kind) {
      case EXPIRE -> LAST.toString();
      case CREDIT -> "From the Coast Courier, with thanks";
      case CREDIT_AUTHOR,
          LINK_ORIGINAL,
          LINK_HOME,
          LINK_LICENCE,
          CANONICAL,
          KEEP_TITLE,
          WHOLE_TEXT,
          COUNTER,
          NOTIFY,
          SHARE_ALIKE,
          INDICATE_CHANGES,
          PLACEMENT_TOP,
          LOGO ->
          ASKED;
    };
  }

  /// In all three forms, and in the feed where it is the text that performs it.
  private static void assertIsPerformed(Duty.Kind kind, Dispatch dispatch, String tag) {
    RepublishKit kit = kit(dispatch, tag);
    Document page = Jsoup.parse("<!doctype html><title>t</title><body>" + kit.html());
    Article article = dispatch.article();
    String original = dispatch.originalUrl().orElseThrow();
    String feed = Dispatches.written(Dispatches.feed(dispatch), Feed.Form.JSON);
    switch (kind) {
      case CREDIT ->
          assertThat(page.text())
              .contains(article.authors().getFirst().name())
              .contains(dispatch.colophon().creditLine());
      case CREDIT_AUTHOR -> assertThat(page.text()).contains(article.authors().getFirst().name());
      case LINK_ORIGINAL -> {
        assertThat(page.select("a[href]").eachAttr("href")).contains(original);
        assertThat(kit.text()).contains(original);
        assertThat(feed).contains(original);
      }
      case LINK_HOME -> {
        assertThat(page.select("a[href]").eachAttr("href")).contains(ASKED);
        assertThat(kit.text()).contains(ASKED);
        assertThat(feed).contains(ASKED.replace("&", "&amp;"));
      }
      case LINK_LICENCE -> {
        String licence = dispatch.rights().licence().orElseThrow().url();
        assertThat(page.select("a[href]").eachAttr("href")).contains(licence);
        assertThat(kit.text()).contains(licence);
        assertThat(kit.markdown()).contains(licence);
        assertThat(feed).contains(licence);
      }
      case CANONICAL -> assertRemarked(page, kit, "canonical");
      case KEEP_TITLE, WHOLE_TEXT -> {
        assertThat(page.text()).contains(article.headline());
        if (dispatch.rendition().isOriginal()) {
          assertThat(page.text()).contains(article.revision().body().text().substring(0, 60));
        }
        assertRemarked(page, kit, tag.equals("fr") ? "titre" : "Keep the title");
      }
      case COUNTER -> {
        assertThat(page.select("img, script, iframe")).isEmpty();
        assertRemarked(page, kit, "asked?by=terms");
      }
      case NOTIFY -> assertRemarked(page, kit, "Tell the publisher");
      case EXPIRE -> assertRemarked(page, kit, "January 2, 2030");
      case SHARE_ALIKE ->
          assertRemarked(page, kit, tag.equals("fr") ? "la même licence" : "the same licence");
      case INDICATE_CHANGES ->
          assertRemarked(page, kit, tag.equals("fr") ? "vous modifiez" : "what you change");
      case PLACEMENT_TOP -> {
        assertThat(page.text().indexOf(dispatch.colophon().creditLine()))
            .isBetween(0, page.text().indexOf(article.revision().body().text().substring(0, 40)));
        assertThat(feed.indexOf("<small>"))
            .isLessThan(feed.indexOf(article.revision().body().html().substring(0, 20)));
      }
      case LOGO -> assertRemarked(page, kit, "logo");
    }
  }

  /// Told to whoever takes the text over, not to their readers.
  private static void assertRemarked(Document page, RepublishKit kit, String words) {
    List<String> comments =
        page.select("article").first().childNodes().stream()
            .filter(Comment.class::isInstance)
            .map(node -> ((Comment) node).getData())
            .toList();
    assertThat(comments).anyMatch(comment -> comment.contains(words));
    assertThat(kit.text()).contains(words);
    assertThat(kit.markdown()).contains(words);
  }

  private static RepublishKit kit(Dispatch dispatch, String tag) {
    return RepublishKit.of(dispatch, Dispatches.ADDRESSES, Dispatches.texts(tag)).orElseThrow();
  }
}
