package press.colophon.extract;

import java.util.List;
import org.jsoup.nodes.Element;

/// The article's text as its structured data repeats it: paragraphs without markup, for pages whose
/// visible text is loaded by scripts.
final class StatedBody {

  private StatedBody() {}

  static List<Element> of(Page page) {
    for (Thing article : page.data.articles()) {
      for (Object value : article.values("articleBody")) {
        if (value instanceof String text
            && article.syntax().equals("json-ld")
            && text.length() > 200) {
          return paragraphs(text);
        }
      }
    }
    return List.of();
  }

  private static List<Element> paragraphs(String text) {
    String plain = org.jsoup.Jsoup.parse(text.replace("\n", "\u2029")).wholeText();
    return plain
        .lines()
        .flatMap(line -> java.util.Arrays.stream(line.split("\u2029", -1)))
        .map(Words::fold)
        .filter(line -> !line.isEmpty())
        .map(line -> new Element("p").text(line))
        .toList();
  }
}
