package press.colophon.intake.format.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.format.StatedTime;

/// Writes down the text of a `.docx`: headings, lists, tables, links and emphasis of the main part.
/// What was deleted or is only a comment is left out; headers and footers are repeated lines.
final class WordText {
  private static final Pattern HEADING =
      Pattern.compile("(?:heading|berschrift|titre|ttulo)\\s?(\\d)");

  private final PackedFiles files;
  private final DocumentText text;
  private final Map<String, String> styles = new HashMap<>();
  private final Map<String, String> relations = new HashMap<>();
  private final Set<String> edges = new LinkedHashSet<>();
  private @Nullable String picture;

  WordText(PackedFiles files, DocumentText text) {
    this.files = files;
    this.text = text;
  }

  /// Gives the bytes of the first picture; empty where there is none.
  byte[] read() throws IOException {
    properties();
    styles();
    relations();
    Document main = files.xml("word/document.xml");
    Element body = main == null ? null : main.selectFirst("body");
    if (body != null) {
      blocks(body);
    }
    for (String edge : edges) {
      Document part = files.xml(edge);
      if (part != null) {
        part.select("p").forEach(p -> text.edge(words(p)));
      }
    }
    byte[] found = picture == null ? null : files.bytes(picture);
    return found == null ? new byte[0] : found;
  }

  private void properties() throws IOException {
    Document core = files.xml("docProps/core.xml");
    if (core != null) {
      text.title(core.select("title").text())
          .author(core.select("creator").text())
          .language(core.select("language").text())
          .created(StatedTime.date(core.select("created").text()))
          .modified(StatedTime.date(core.select("modified").text()))
          .rights("dc:rights", core.select("rights").text());
    }
  }

  private void styles() throws IOException {
    Document sheet = files.xml("word/styles.xml");
    if (sheet != null) {
      for (Element style : sheet.select("style")) {
        styles.put(style.attr("styleId"), style.select("> name").attr("val"));
      }
    }
  }

  private void relations() throws IOException {
    Document links = files.xml("word/_rels/document.xml.rels");
    if (links != null) {
      for (Element link : links.select("Relationship")) {
        relations.put(link.attr("Id"), link.attr("Target"));
        if (link.attr("Type").matches(".*/(?:header|footer)")) {
          edges.add(inside(link.attr("Target")));
        }
      }
    }
  }

  /// The name of a part that the main part speaks of.
  private static String inside(String target) {
    return target.startsWith("/") ? target.substring(1) : "word/" + target;
  }

  private void blocks(Element parent) {
    for (Element child : parent.children()) {
      Deadline.check();
      switch (child.normalName()) {
        case "p" -> paragraph(child);
        case "tbl" -> table(child);
        case "sdt", "sdtcontent", "customxml", "ins", "moveto", "smarttag" -> blocks(child);
        default -> {}
      }
    }
    text.gap();
  }

  private void paragraph(Element p) {
    String words = words(p);
    String style = style(p);
    Matcher heading = HEADING.matcher(style);
    Element outline = p.selectFirst("> pPr > outlineLvl");
    picture(p);
    if (words.isBlank()) {
      return;
    }
    if (style.equals("title")) {
      text.gap().paragraph(Markdown.heading(1, words));
    } else if (heading.find()) {
      text.gap().paragraph(Markdown.heading(Integer.parseInt(heading.group(1)) + 1, words));
    } else if (outline != null && outline.attr("val").matches("[0-5]")) {
      text.gap().paragraph(Markdown.heading(Integer.parseInt(outline.attr("val")) + 2, words));
    } else if (style.contains("quote")) {
      text.gap().paragraph("> " + Markdown.oneLine(words));
    } else if (p.selectFirst("> pPr > numPr") != null || style.startsWith("list")) {
      text.line("- " + Markdown.oneLine(words));
    } else {
      text.gap().paragraph(words);
    }
  }

  private String style(Element p) {
    String id = p.select("> pPr > pStyle").attr("val");
    return styles.getOrDefault(id, id).toLowerCase(Locale.ROOT);
  }

  private String words(Element p) {
    StringBuilder out = new StringBuilder();
    runs(p, out);
    return out.toString();
  }

  private void runs(Element parent, StringBuilder out) {
    for (Element child : parent.children()) {
      switch (child.normalName()) {
        case "r" -> run(child, out);
        case "hyperlink" -> {
          StringBuilder inner = new StringBuilder();
          runs(child, inner);
          String target = relations.getOrDefault(child.attr("id"), "");
          out.append(Markdown.link(inner.toString(), target));
        }
        case "ins", "moveto", "smarttag", "sdt", "sdtcontent", "customxml", "fldsimple" ->
            runs(child, out);
        default -> {}
      }
    }
  }

  private static void run(Element r, StringBuilder out) {
    StringBuilder said = new StringBuilder();
    for (Element child : r.children()) {
      switch (child.normalName()) {
        case "t" -> said.append(child.wholeText());
        case "tab" -> said.append(' ');
        case "br", "cr" -> said.append('\n');
        case "nobreakhyphen" -> said.append('-');
        default -> {}
      }
    }
    boolean bold = isOn(r, "b");
    boolean italic = isOn(r, "i");
    String words = said.toString();
    out.append(bold ? Markdown.bold(words) : italic ? Markdown.italic(words) : words);
  }

  private static boolean isOn(Element run, String property) {
    Element mark = run.selectFirst("> rPr > " + property);
    return mark != null && !mark.attr("val").matches("0|false|none");
  }

  private void table(Element table) {
    TableRows rows = new TableRows();
    for (Element row : within(table, "tr")) {
      for (Element cell : within(row, "tc")) {
        Deadline.check();
        rows.cell(String.join(" ", cell.select("p").stream().map(this::words).toList()));
      }
      rows.endRow();
    }
    rows.writeTo(text);
  }

  /// The parts of a table, whether or not a form's field or a mark stands around them.
  private static List<Element> within(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Element child : parent.children()) {
      switch (child.normalName()) {
        case "sdt", "sdtcontent", "customxml", "ins", "moveto" -> found.addAll(within(child, name));
        case String other when other.equals(name) -> found.add(child);
        default -> {}
      }
    }
    return found;
  }

  private void picture(Element p) {
    Element blip = p.selectFirst("blip[embed]");
    String target = blip == null ? null : relations.get(blip.attr("embed"));
    String inside = target == null ? "" : inside(target);
    if (picture == null && files.has(inside)) {
      picture = inside;
      String alt = p.select("docPr").attr("descr");
      text.picture(new Account.Image(null, null, picture, alt.isBlank() ? null : alt, null));
    }
  }
}
