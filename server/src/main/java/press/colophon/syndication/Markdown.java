package press.colophon.syndication;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.colophon.articles.Body;

/// The text of an article in Markdown, as CommonMark 0.31 reads it, with tables as GitHub writes
/// them: what Markdown has no sign for loses its sign and keeps its words.
final class Markdown {
  private static final Pattern SIGNS = Pattern.compile("([\\\\`*_\\[\\]<>])");
  private static final Pattern LINE_SIGNS =
      Pattern.compile("(?m)^(\\s*\\d*)((?<!\\d)[#+=-]|(?<=\\d)[.)])");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern TICKS = Pattern.compile("`+");

  private Markdown() {}

  /// The whole body, block by block, with a line break at its end.
  static String of(Body body) {
    return blocks(Jsoup.parseBodyFragment(body.html()).body()).strip() + "\n";
  }

  /// A text without markup, safe to stand in Markdown.
  static String escaped(String text) {
    String signs = SIGNS.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("\\\\$1");
    return LINE_SIGNS.matcher(signs).replaceAll("$1\\\\$2");
  }

  private static String blocks(Element parent) {
    StringBuilder out = new StringBuilder();
    StringBuilder loose = new StringBuilder();
    for (Node node : parent.childNodes()) {
      if (node instanceof Element element && element.isBlock()) {
        paragraph(out, loose);
        out.append(block(element)).append("\n\n");
      } else {
        loose.append(inline(node));
      }
    }
    paragraph(out, loose);
    return out.toString();
  }

  private static void paragraph(StringBuilder out, StringBuilder loose) {
    String text = loose.toString().strip();
    if (!text.isEmpty()) {
      out.append(LINE_SIGNS.matcher(text).replaceAll("$1\\\\$2")).append("\n\n");
    }
    loose.setLength(0);
  }

  private static String block(Element element) {
    return switch (element.normalName()) {
      case "h2", "h3", "h4" ->
          "#".repeat(element.normalName().charAt(1) - '0') + " " + inlines(element).strip();
      case "ul", "ol" -> list(element);
      case "blockquote" -> indented(blocks(element).strip(), "> ", "> ");
      case "pre" -> fenced(element.wholeText().stripTrailing());
      case "hr" -> "---";
      case "table" -> table(element);
      case "figcaption" -> "*" + inlines(element).strip() + "*";
      default -> blocks(element).strip();
    };
  }

  private static String list(Element list) {
    List<String> items = new ArrayList<>();
    int number = number(list.attr("start"));
    for (Element item : list.children()) {
      String mark = list.normalName().equals("ol") ? number++ + ". " : "- ";
      items.add(indented(blocks(item).strip(), mark, " ".repeat(mark.length())));
    }
    return String.join("\n", items);
  }

  private static int number(String start) {
    return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
  }

  private static String fenced(String code) {
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    return fence + "\n" + code + "\n" + fence;
  }

  private static String table(Element table) {
    List<String> rows = new ArrayList<>();
    for (Element row : table.select("tr")) {
      List<String> cells = new ArrayList<>();
      row.children().forEach(c -> cells.add(inlines(c).strip().replace("|", "\\|")));
      rows.add("| " + String.join(" | ", cells) + " |");
      if (rows.size() == 1) {
        rows.add("|" + " --- |".repeat(Math.max(1, cells.size())));
      }
    }
    return String.join("\n", rows);
  }

  private static String indented(String text, String first, String others) {
    return first
        + text.replace("\n", "\n" + others)
            .replace("\n" + others + "\n", "\n" + others.strip() + "\n");
  }

  private static String inlines(Element parent) {
    StringBuilder out = new StringBuilder();
    parent.childNodes().forEach(node -> out.append(inline(node)));
    return out.toString();
  }

  private static String inline(Node node) {
    if (node instanceof TextNode text) {
      return SIGNS.matcher(SPACE.matcher(text.getWholeText()).replaceAll(" ")).replaceAll("\\\\$1");
    }
    if (!(node instanceof Element element)) {
      return "";
    }
    return switch (element.normalName()) {
      case "em", "cite" -> around(element, "*");
      case "strong" -> around(element, "**");
      case "s", "del" -> around(element, "~~");
      case "code" -> code(element.wholeText());
      case "br" -> "\\\n";
      case "a" -> link(element);
      default -> inlines(element);
    };
  }

  /// Signs of emphasis stand at the words, and spaces outside.
  private static String around(Element element, String sign) {
    String inner = inlines(element);
    String words = inner.strip();
    if (words.isEmpty()) {
      return inner;
    }
    int start = inner.indexOf(words);
    return inner.substring(0, start)
        + sign
        + words
        + sign
        + inner.substring(start + words.length());
  }

  private static String code(String code) {
    String ticks = "`";
    while (TICKS.matcher(code).results().map(r -> r.group()).toList().contains(ticks)) {
      ticks += "`";
    }
    String space = code.startsWith("`") || code.endsWith("`") ? " " : "";
    return ticks + space + code + space + ticks;
  }

  private static String link(Element element) {
    String words = inlines(element).strip();
    String address = element.attr("href");
    boolean isUseful = !address.isEmpty() && !address.startsWith("#") && !words.isEmpty();
    return isUseful ? "[" + words + "](" + target(address) + ")" : inlines(element);
  }

  /// An address that cannot end the brackets it stands in.
  static String target(String address) {
    return address
        .replace("\\", "%5C")
        .replace("(", "%28")
        .replace(")", "%29")
        .replace(" ", "%20")
        .replace("<", "%3C")
        .replace(">", "%3E");
  }
}
