package press.colophon.intake.format.document;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.format.StatedTime;

/// Writes down the text of an `.odt`: headings, lists, tables, links and emphasis. What was deleted
/// or is only a comment is left out; headers and footers are repeated lines.
final class OpenDocumentText {
  private final PackedFiles files;
  private final DocumentText text;
  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> bold = new HashSet<>();
  private final Set<String> italic = new HashSet<>();
  private @Nullable String picture;

  OpenDocumentText(PackedFiles files, DocumentText text) {
    this.files = files;
    this.text = text;
  }

  /// Gives the bytes of the first picture; empty where there is none.
  byte[] read() throws IOException {
    properties();
    Document content = files.xml("content.xml");
    Element body = content == null ? null : content.selectFirst("body > text");
    if (content != null && body != null) {
      styles(content);
      body.select("annotation, tracked-changes, bookmark").remove();
      blocks(body, 0);
    }
    Document styles = files.xml("styles.xml");
    if (styles != null) {
      for (Element edge : styles.select("master-page > header p, master-page > footer p")) {
        text.edge(edge.text());
      }
    }
    byte[] found = picture == null ? null : files.bytes(picture);
    return found == null ? new byte[0] : found;
  }

  private void properties() throws IOException {
    Document meta = files.xml("meta.xml");
    if (meta != null) {
      String creator = meta.select("initial-creator").text();
      text.title(meta.select("title").text())
          .author(creator.isBlank() ? meta.select("creator").text() : creator)
          .language(meta.select("language").text())
          .created(StatedTime.date(meta.select("creation-date").text()))
          .modified(StatedTime.date(meta.select("meta > date").text()))
          .rights("dc:rights", meta.select("rights").text());
      for (Element own : meta.select("user-defined")) {
        if (own.attr("name")
            .toLowerCase(Locale.ROOT)
            .matches(".*(?:rights|copyright|licen[cs]e).*")) {
          text.rights(own.attr("name"), own.text());
        }
      }
    }
  }

  private void styles(Document content) {
    for (Element style : content.select("automatic-styles > style")) {
      String name = style.attr("name");
      parents.put(name, style.attr("parent-style-name"));
      Element properties = style.selectFirst("> text-properties");
      if (properties != null && properties.attr("font-weight").equals("bold")) {
        bold.add(name);
      }
      if (properties != null && properties.attr("font-style").equals("italic")) {
        italic.add(name);
      }
    }
  }

  private void blocks(Element parent, int depth) {
    for (Element child : parent.children()) {
      Deadline.check();
      switch (child.normalName()) {
        case "h" -> heading(child);
        case "p" -> paragraph(child);
        case "list" -> items(child);
        case "table" -> table(child);
        case "section", "index-body" -> blocks(child, depth + 1);
        default -> {}
      }
    }
    text.gap();
  }

  private void heading(Element h) {
    String level = h.attr("outline-level");
    int depth = level.matches("[1-5]") ? Integer.parseInt(level) : 1;
    text.gap().paragraph(Markdown.heading(depth + 1, words(h)));
  }

  private void paragraph(Element p) {
    String style = p.attr("style-name");
    String named = parents.getOrDefault(style, style);
    String plain = (named.isBlank() ? style : named).toLowerCase(Locale.ROOT);
    picture(p);
    if (plain.equals("title")) {
      text.gap().paragraph(Markdown.heading(1, words(p)));
    } else if (plain.contains("quotation")) {
      text.gap().paragraph("> " + Markdown.oneLine(words(p)));
    } else {
      text.gap().paragraph(words(p));
    }
  }

  private void items(Element list) {
    for (Element p : list.select("list-item > p, list-item > h, list-header > p")) {
      text.line("- " + Markdown.oneLine(words(p)));
    }
    text.gap();
  }

  private void table(Element table) {
    TableRows rows = new TableRows();
    for (Element row : table.select("table-row")) {
      for (Element cell : row.select("> table-cell")) {
        Deadline.check();
        rows.cell(String.join(" ", cell.select("p").stream().map(this::words).toList()));
      }
      rows.endRow();
    }
    rows.writeTo(text);
  }

  private String words(Element p) {
    StringBuilder out = new StringBuilder();
    spans(p, out);
    return out.toString();
  }

  private void spans(Element parent, StringBuilder out) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode said) {
        out.append(said.getWholeText().replaceAll("\\s+", " "));
      } else if (node instanceof Element element) {
        span(element, out);
      }
    }
  }

  private void span(Element element, StringBuilder out) {
    StringBuilder inner = new StringBuilder();
    spans(element, inner);
    String words = inner.toString();
    String style = element.attr("style-name");
    switch (element.normalName()) {
      case "s", "tab" -> out.append(' ');
      case "line-break" -> out.append('\n');
      case "a" -> out.append(Markdown.link(words, element.attr("href")));
      case "span" ->
          out.append(
              bold.contains(style)
                  ? Markdown.bold(words)
                  : italic.contains(style) ? Markdown.italic(words) : words);
      case "note" -> {
        String note = element.select("note-body").text();
        out.append(note.isBlank() ? "" : " (" + note + ")");
      }
      default -> {} // Fields' names, frames and marks say nothing in the line.
    }
  }

  private void picture(Element p) {
    Element image = p.selectFirst("frame > image[href]");
    String inside = image == null ? "" : image.attr("href").replaceFirst("^\\./", "");
    if (picture == null && files.has(inside)) {
      picture = inside;
      String alt = p.select("frame > desc, frame > title").text();
      text.picture(new Account.Image(null, null, picture, alt.isBlank() ? null : alt, null));
    }
  }
}
