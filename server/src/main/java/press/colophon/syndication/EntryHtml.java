package press.colophon.syndication;

import static java.util.stream.Collectors.joining;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.colophon.articles.Body;
import press.colophon.articles.FeaturedImage;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;

/// The text of an entry: the whole article, and after it a short colophon, so that the credit goes
/// wherever a feed is shown. Thread-safe.
final class EntryHtml {
  private final Addresses addresses;
  private final House house;

  EntryHtml(Addresses addresses, House house) {
    this.addresses = addresses;
    this.house = house;
  }

  String of(Dispatch dispatch, Texts texts) {
    String body = directed(dispatch.language(), dispatch.rendition().body().html());
    List<Html> lines = new ArrayList<>(List.of(credit(dispatch)));
    licence(dispatch).ifPresent(lines::add);
    dispatch.image().flatMap(image -> pictureCredit(image, texts)).ifPresent(lines::add);
    translation(dispatch, texts).ifPresent(lines::add);
    StringBuilder colophon = new StringBuilder();
    lines.forEach(l -> colophon.append("<p><small>").append(l).append("</small></p>"));
    return Plain.of(
        correction(dispatch, texts) + body + "<hr>" + directed(texts.tag(), colophon.toString()));
  }

  /// That the article was corrected, when, and what was.
  private static String correction(Dispatch dispatch, Texts texts) {
    return dispatch
        .corrected()
        .map(
            at -> {
              String notice = texts.say("article.corrected", Map.of("date", texts.date(at)));
              return directed(texts.tag(), "<p>%s</p>".formatted(Html.text(notice)))
                  + directed(
                      dispatch.language(),
                      dispatch.corrections().stream().map(Body::html).collect(joining()));
            })
        .orElse("");
  }

  /// The credit line with its address made a link, and a link to the article here.
  private Html credit(Dispatch dispatch) {
    String line = dispatch.colophon().creditLine();
    Html here = Html.link(dispatch.address(addresses), house.name());
    if (line.isEmpty()) {
      return here;
    }
    return Html.join(List.of(linked(line, dispatch), here), " · ");
  }

  private static Html linked(String line, Dispatch dispatch) {
    String printed = dispatch.article().provenance().originalUrl();
    Optional<String> address = dispatch.originalUrl();
    int at = printed == null ? -1 : line.lastIndexOf(printed);
    if (printed == null || at < 0 || address.isEmpty()) {
      return dispatch
          .originAddress()
          .map(origin -> Html.link(origin, line))
          .orElse(Html.text(line));
    }
    return Html.join(
        List.of(
            Html.text(line.substring(0, at)),
            Html.link(address.get(), printed),
            Html.text(line.substring(at + printed.length()))),
        "");
  }

  private static Optional<Html> licence(Dispatch dispatch) {
    return dispatch.rights().licence().map(licence -> Html.link(licence.url(), licence.name()));
  }

  /// A credit that names its kind ("Photo: ...") stands as printed.
  private static Optional<Html> pictureCredit(FeaturedImage image, Texts texts) {
    return Optional.ofNullable(image.credit())
        .map(
            credit ->
                credit.contains(":")
                    ? Html.text(credit)
                    : texts.html("article.credit", Map.of("credit", Html.text(credit))));
  }

  private Optional<Html> translation(Dispatch dispatch, Texts texts) {
    if (dispatch.rendition().isOriginal()) {
      return Optional.empty();
    }
    Html label = TranslationLabel.of(dispatch.rendition(), texts);
    Html original =
        Html.link(addresses.original(dispatch.article()), texts.say("translation.show-original"));
    return Optional.of(Html.join(List.of(label, original), " "));
  }

  /// Feed readers show entries from left to right unless the entry says otherwise.
  private static String directed(String language, String html) {
    return ULocale.forLanguageTag(language).isRightToLeft()
        ? "<div lang=\"%s\" dir=\"rtl\">%s</div>".formatted(Html.text(language), html)
        : html;
  }
}
