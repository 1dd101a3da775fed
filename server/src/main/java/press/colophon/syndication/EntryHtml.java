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
import press.colophon.rights.Duty;
import press.colophon.rights.Use;

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
    boolean isCreditedAbove = has(dispatch, Duty.Kind.PLACEMENT_TOP);
    List<Html> credit = credits(dispatch);
    List<Html> lines = new ArrayList<>(isCreditedAbove ? List.of() : credit);
    dispatch.licences().forEach(licence -> lines.add(Html.link(licence.url(), licence.name())));
    dispatch.image().flatMap(image -> pictureCredit(image, texts)).ifPresent(lines::add);
    lines.addAll(changes(dispatch, texts));
    return Plain.of(
        small(isCreditedAbove ? credit : List.of(), texts)
            + correction(dispatch, texts)
            + body
            + "<hr>"
            + small(lines, texts));
  }

  private static String small(List<Html> lines, Texts texts) {
    StringBuilder html = new StringBuilder();
    lines.forEach(l -> html.append("<p><small>").append(l).append("</small></p>"));
    return html.isEmpty() ? "" : directed(texts.tag(), html.toString());
  }

  private static boolean has(Dispatch dispatch, Duty.Kind kind) {
    return dispatch.rights().duty(kind, Use.REPRINT).isPresent();
  }

  /// The credit, and the way to the source's site where its terms ask for it.
  private List<Html> credits(Dispatch dispatch) {
    List<Html> lines = new ArrayList<>(List.of(credit(dispatch)));
    if (has(dispatch, Duty.Kind.LINK_HOME)) {
      dispatch.homeLink().ifPresent(lines::add);
    }
    return lines;
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

  /// A credit that names its kind ("Photo: ...") stands as printed.
  private static Optional<Html> pictureCredit(FeaturedImage image, Texts texts) {
    return Optional.ofNullable(image.credit())
        .map(
            credit ->
                credit.contains(":")
                    ? Html.text(credit)
                    : texts.html("article.credit", Map.of("credit", Html.text(credit))));
  }

  /// What was done here to the text; beside a translation's label the way to the original.
  private List<Html> changes(Dispatch dispatch, Texts texts) {
    List<Html> sentences = new ArrayList<>(ChangeNotice.of(dispatch.rendition(), texts));
    if (!dispatch.rendition().isOriginal()) {
      Html original =
          Html.link(addresses.original(dispatch.article()), texts.say("translation.show-original"));
      sentences.set(0, Html.join(List.of(sentences.getFirst(), original), " "));
    }
    return sentences;
  }

  /// Feed readers show entries from left to right unless the entry says otherwise.
  private static String directed(String language, String html) {
    return ULocale.forLanguageTag(language).isRightToLeft()
        ? "<div lang=\"%s\" dir=\"rtl\">%s</div>".formatted(Html.text(language), html)
        : html;
  }
}
