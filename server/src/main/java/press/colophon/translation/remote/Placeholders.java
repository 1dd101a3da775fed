package press.colophon.translation.remote;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// A passage's inline HTML as plain text with numbered marks, for engines that know no HTML:
/// `<g1>words</g1>` stands for an element around words, `<x2/>` for one that is not to be touched.
///
/// Everything else in an answer is text, whatever it looks like.
final class Placeholders {
  private static final Pattern MARK = Pattern.compile("<(/?)([gx])([0-9]{1,3})(/?)>");
  private static final Set<String> AS_THEY_ARE =
      Set.of("code", "kbd", "samp", "pre", "img", "br", "wbr");

  private final List<Element> elements = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Placeholders(String html) {
    Document page = Jsoup.parseBodyFragment(html);
    page.outputSettings().prettyPrint(false);
    page.body().childNodes().forEach(this::write);
  }

  static Placeholders of(String html) {
    return new Placeholders(html);
  }

  /// What is sent.
  String text() {
    return text.toString();
  }

  private void write(Node node) {
    switch (node) {
      case TextNode words -> text.append(words.getWholeText());
      case Element element -> write(element);
      default -> {
        // Comments and data hold no words.
      }
    }
  }

  private void write(Element element) {
    elements.add(element);
    int number = elements.size();
    if (isAsItIs(element)) {
      text.append("<x").append(number).append("/>");
      return;
    }
    text.append("<g").append(number).append('>');
    element.childNodes().forEach(this::write);
    text.append("</g").append(number).append('>');
  }

  private static boolean isAsItIs(Element element) {
    return element.attr("translate").equals("no") || AS_THEY_ARE.contains(element.normalName());
  }

  /// An answer as HTML again. A mark that was not sent, or comes a second time, is dropped.
  String html(String answer) {
    StringBuilder html = new StringBuilder();
    Set<String> seen = new HashSet<>();
    Matcher mark = MARK.matcher(answer);
    int done = 0;
    while (mark.find()) {
      html.append(Entities.escape(answer.substring(done, mark.start())));
      done = mark.end();
      int number = Integer.parseInt(mark.group(3));
      if (number >= 1 && number <= elements.size() && seen.add(mark.group(1) + number)) {
        html.append(markup(elements.get(number - 1), !mark.group(1).isEmpty()));
      }
    }
    html.append(Entities.escape(answer.substring(done)));
    Document page = Jsoup.parseBodyFragment(html.toString());
    page.outputSettings().prettyPrint(false);
    return page.body().html();
  }

  private static String markup(Element element, boolean ends) {
    if (isAsItIs(element)) {
      return ends ? "" : element.outerHtml();
    }
    return ends
        ? "</" + element.tagName() + ">"
        : "<" + element.tagName() + element.attributes().html() + ">";
  }
}
