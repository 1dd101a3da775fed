package press.colophon.syndication;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Author;
import press.colophon.articles.Body;
import press.colophon.articles.Publication;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Channel;
import press.colophon.rights.Colophon;
import press.colophon.rights.Duty;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;

/// An article ready to be republished by others, with every duty built in: who wrote it, where it
/// first appeared and how to get there, under which licence, and what was changed. Nothing in it
/// calls home: no script, no picture of ours, no counter. Immutable.
///
/// @param html a piece of a page, clean of classes, styles and scripts
/// @param text the same without markup
/// @param markdown the same in Markdown
/// @param canonical the line for the head of the page that shows it
public record RepublishKit(String html, String text, String markdown, String canonical) {
  private static final String PARAGRAPHS =
      "p, h2, h3, h4, li, dt, dd, pre, caption, tr, figcaption";

  /// The kit of an article in the language of the dispatch, where its terms let everybody republish
  /// it in this language.
  public static Optional<RepublishKit> of(Dispatch dispatch, Addresses addresses, Texts texts) {
    return mayBeRepublished(dispatch)
        ? Optional.of(new Writer(dispatch, RepublishDuties.of(dispatch), addresses, texts).write())
        : Optional.empty();
  }

  /// Whether everybody may republish it by its own terms: what was permitted to us alone is not
  /// theirs.
  public static boolean mayBeRepublished(Dispatch dispatch) {
    Occasion on = dispatch.on().by(Channel.KIT);
    return dispatch.rights().toOthers().decide(on) instanceof Permission.Granted;
  }

  private record Writer(
      Dispatch dispatch, RepublishDuties duties, Addresses addresses, Texts texts) {

    /// A line of the credit.
    ///
    /// @param address where it leads
    private record Line(String words, @Nullable String address) {
      Html html() {
        return address == null ? Html.text(words) : Html.link(address, words);
      }

      String text() {
        return address == null || words.contains(address) ? words : words + ": " + address;
      }

      String markdown() {
        return address == null
            ? Markdown.escaped(words)
            : "[" + Markdown.escaped(words) + "](" + Markdown.target(address) + ")";
      }
    }

    RepublishKit write() {
      return new RepublishKit(html(), text(), markdown(), canonical());
    }

    private String html() {
      StringBuilder html = new StringBuilder();
      html.append("<article lang=\"%s\" dir=\"%s\">\n".formatted(language(), direction()));
      html.append("<h1>").append(Html.text(headline())).append("</h1>\n");
      byline().ifPresent(b -> html.append("<p>").append(Html.text(b)).append("</p>\n"));
      top().forEach(line -> html.append("<p>").append(line.html()).append("</p>\n"));
      standfirst().ifPresent(s -> html.append("<p>").append(Html.text(s)).append("</p>\n"));
      html.append(dispatch.rendition().body().html()).append("\n<hr>\n");
      bottom().forEach(line -> html.append("<p>").append(line.html()).append("</p>\n"));
      remarks().forEach(remark -> html.append(comment(remark)).append('\n'));
      return html.append("</article>\n").toString();
    }

    private String text() {
      List<String> blocks = new ArrayList<>(List.of(headline()));
      byline().ifPresent(blocks::add);
      top().forEach(line -> blocks.add(line.text()));
      standfirst().ifPresent(blocks::add);
      blocks.addAll(paragraphs(dispatch.rendition().body()));
      blocks.add("*");
      bottom().forEach(line -> blocks.add(line.text()));
      remarks().forEach(remark -> blocks.add("[" + remark + "]"));
      return String.join("\n\n", blocks) + "\n";
    }

    private static List<String> paragraphs(Body body) {
      return Jsoup.parseBodyFragment(body.html()).select(PARAGRAPHS).stream()
          .filter(element -> element.select(PARAGRAPHS).size() == 1)
          .map(Element::text)
          .filter(text -> !text.isBlank())
          .toList();
    }

    private String markdown() {
      List<String> blocks = new ArrayList<>(List.of("# " + Markdown.escaped(headline())));
      byline().map(Markdown::escaped).ifPresent(blocks::add);
      top().forEach(line -> blocks.add(line.markdown()));
      standfirst().map(Markdown::escaped).ifPresent(blocks::add);
      blocks.add(Markdown.of(dispatch.rendition().body()).strip());
      blocks.add("---");
      bottom().forEach(line -> blocks.add(line.markdown()));
      remarks().forEach(remark -> blocks.add(comment(remark)));
      return String.join("\n\n", blocks) + "\n";
    }

    private String canonical() {
      return "<link rel=\"canonical\" href=\"%s\">".formatted(Html.text(original()));
    }

    /// What stands above the text, where the terms want the credit there.
    private List<Line> top() {
      return isCreditedAbove() ? credit() : List.of();
    }

    private List<Line> bottom() {
      List<Line> lines = new ArrayList<>(isCreditedAbove() ? List.of() : credit());
      lines.addAll(termsAndChanges());
      return lines;
    }

    private boolean isCreditedAbove() {
      return duties.has(Duty.Kind.PLACEMENT_TOP);
    }

    /// Who and where from: a line each. A text under another headline names that of the original.
    private List<Line> credit() {
      List<Line> lines = new ArrayList<>();
      if (!dispatch.rendition().isOriginal()) {
        lines.add(new Line(dispatch.article().headline(), original()));
      }
      lines.add(new Line(dispatch.colophon().creditLine(), original()));
      home().ifPresent(lines::add);
      return lines;
    }

    private Optional<Line> home() {
      return duties.has(Duty.Kind.LINK_HOME)
          ? dispatch
              .homeAddress()
              .map(
                  address ->
                      new Line(dispatch.credited().map(Publication::name).orElse(address), address))
          : Optional.empty();
    }

    /// On what terms, and what was done to it: a line each.
    private List<Line> termsAndChanges() {
      List<Line> lines = new ArrayList<>();
      dispatch.licences().forEach(licence -> lines.add(new Line(licence.name(), licence.url())));
      if (!dispatch.rendition().isOriginal()) {
        lines.add(
            new Line(
                TranslationLabel.of(dispatch.rendition(), texts).plain(),
                addresses.article(dispatch.article(), dispatch.language())));
      }
      Colophon.changes(dispatch.article(), texts)
          .forEach(change -> lines.add(new Line(change.plain(), null)));
      return lines;
    }

    /// What the text cannot do by itself, for whoever takes it over and not for their readers.
    private List<String> remarks() {
      List<String> remarks = new ArrayList<>();
      if (duties.has(Duty.Kind.CANONICAL)) {
        remarks.add(texts.say("republish.canonical") + ": " + canonical());
      }
      duties.sentences(texts).forEach(sentence -> remarks.add(sentence.plain()));
      return remarks;
    }

    /// A comment of HTML, which nothing in it can end.
    private static String comment(String remark) {
      return "<!-- " + remark.replace(">", "&gt;").replace("--", "-&#45;") + " -->";
    }

    private String original() {
      return dispatch.originalUrl().orElseGet(() -> addresses.original(dispatch.article()));
    }

    private String headline() {
      return dispatch.rendition().headline();
    }

    private Optional<String> standfirst() {
      return Optional.ofNullable(dispatch.rendition().standfirst()).filter(s -> !s.isBlank());
    }

    private Optional<String> byline() {
      List<String> names = dispatch.article().authors().stream().map(Author::name).toList();
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(texts.say("article.by", Map.of("authors", texts.list(names))));
    }

    private Html language() {
      return Html.text(dispatch.language());
    }

    private String direction() {
      return ULocale.forLanguageTag(dispatch.language()).isRightToLeft() ? "rtl" : "ltr";
    }
  }
}
