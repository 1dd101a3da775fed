package press.colophon.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The article's text as its page holds it for programs, for pages whose visible text is made by
/// scripts: the `articleBody` of its structured data, or the data a script starts from
/// (`__NEXT_DATA__`, `__NUXT_DATA__` and their like).
final class StatedBody {

  /// A shorter text is a summary.
  private static final int SHORTEST = 200;

  private StatedBody() {}

  static List<Element> of(Page page) {
    for (Thing article : page.data.articles()) {
      for (Object value : article.values("articleBody")) {
        if (value instanceof String text
            && article.syntax().equals("json-ld")
            && text.length() > SHORTEST) {
          return paragraphs(text);
        }
      }
    }
    return List.of();
  }

  /// The longest text in the data of scripts: one string of HTML or paragraphs, or the strings
  /// under one name, as editors store block by block.
  static List<Element> inScripts(Page page) {
    Map<String, StringBuilder> texts = new HashMap<>();
    for (Element script : page.elements.tagged("script")) {
      if (script.attr("type").strip().equalsIgnoreCase("application/json")) {
        Json.read(script.data()).forEach(value -> collect(value, texts));
      }
    }
    return texts.values().stream()
        .map(StringBuilder::toString)
        .max(Comparator.comparingInt(String::length))
        .filter(text -> text.length() > SHORTEST)
        .map(StatedBody::paragraphs)
        .orElse(List.of());
  }

  /// Adds each sentence of a value to the text of the name it stands under, in reading order.
  private static void collect(Object value, Map<String, StringBuilder> texts) {
    Deque<Named> open = new ArrayDeque<>(List.of(new Named("", value)));
    while (!open.isEmpty()) {
      Named next = open.pop();
      List<Named> inner = new ArrayList<>();
      switch (next.value()) {
        case List<?> list -> list.forEach(one -> inner.add(new Named(next.name(), one)));
        case Map<?, ?> map ->
            map.forEach((name, one) -> inner.add(new Named(String.valueOf(name), one)));
        case String text when isProse(text) ->
            texts
                .computeIfAbsent(next.name(), name -> new StringBuilder())
                .append(text)
                .append("\n\n");
        default -> {}
      }
      inner.reversed().forEach(open::push);
    }
  }

  /// @param name of the property that holds the value, or a list around it
  private record Named(String name, Object value) {}

  private static boolean isProse(String text) {
    return text.length() >= Outline.SENTENCE
        && !text.startsWith("http")
        && !text.startsWith("{")
        && text.indexOf(' ') >= 0;
  }

  private static List<Element> paragraphs(String text) {
    if (text.contains("<p") || text.contains("<P")) {
      return blocks(text);
    }
    String plain = Jsoup.parse(text.replace("\n", "\u2029")).wholeText();
    return plain
        .lines()
        .flatMap(line -> Arrays.stream(line.split("\u2029", -1)))
        .map(Words::fold)
        .filter(line -> !line.isEmpty())
        .map(line -> new Element("p").text(line))
        .toList();
  }

  /// A text that is HTML itself, written anew like the text of a page.
  private static List<Element> blocks(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    Page page = new Page(document, null);
    return new BodyWriter(page, page.clutter.neverText()).write(List.of(0));
  }
}
