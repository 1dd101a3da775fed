package press.colophon.translation.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// Takes from an answer in HTML its words and the places of its elements, but the elements
/// themselves from what was sent: their attributes, and all that is in them where nothing was to be
/// translated. An element that was not sent is none; an answer cannot bring in markup.
final class OriginalMarkup {
  private static final Set<String> AS_THEY_ARE =
      Set.of("code", "kbd", "samp", "pre", "img", "br", "wbr");
  private static final Set<String> WITHOUT_WORDS =
      Set.of("script", "style", "template", "iframe", "object", "textarea", "title");

  private final List<Element> left;

  private OriginalMarkup(Document sent) {
    this.left = new ArrayList<>(sent.body().select("body *"));
  }

  /// The answer with the markup of what was sent.
  static String in(String answer, String sent) {
    OriginalMarkup markup = new OriginalMarkup(parsed(sent));
    Document page = parsed(answer);
    for (Element element : page.body().select("body *")) {
      if (element.closest("body") != null) {
        markup.settle(element);
      }
    }
    return page.body().html();
  }

  private static Document parsed(String html) {
    Document page = Jsoup.parseBodyFragment(html);
    page.outputSettings().prettyPrint(false);
    return page;
  }

  private void settle(Element element) {
    Optional<Element> own =
        take(element, sent -> sent.attr("href").equals(element.attr("href")))
            .or(() -> take(element, sent -> true));
    if (own.isPresent()) {
      become(element, own.get());
    } else if (WITHOUT_WORDS.contains(element.normalName())) {
      element.remove();
    } else {
      element.unwrap();
    }
  }

  private Optional<Element> take(Element element, Predicate<Element> fits) {
    Optional<Element> found =
        left.stream()
            .filter(sent -> sent.normalName().equals(element.normalName()) && fits.test(sent))
            .findFirst();
    found.ifPresent(left::remove);
    return found;
  }

  private void become(Element element, Element own) {
    element.clearAttributes();
    element.attributes().addAll(own.attributes());
    if (own.attr("translate").equals("no") || AS_THEY_ARE.contains(own.normalName())) {
      left.removeAll(own.select("*"));
      element.empty();
      own.childNodes().stream().map(Node::clone).forEach(element::appendChild);
    }
  }
}
