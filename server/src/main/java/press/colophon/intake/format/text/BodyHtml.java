package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import press.colophon.intake.format.text.Block.Shape;

/// Writes the body, one block of semantic HTML after the other.
///
/// Short lines without a blank line between them are verses or an address: one paragraph whose
/// lines
/// stay apart.
final class BodyHtml {

  private static final int LONGEST_VERSE = 64;

  private final Ledger ledger;
  private final List<Block> held = new ArrayList<>();

  BodyHtml(Ledger ledger) {
    this.ledger = ledger;
  }

  void heading(Block block) {
    end();
    String element = block.is(Shape.HEADING) && block.level() >= 3 ? "h3" : "h2";
    String text = block.markdown();
    boolean bold = text.startsWith("**") && text.endsWith("**") && text.length() > 4;
    write(element, Inline.html(bold ? text.substring(2, text.length() - 2) : text));
  }

  void text(Block block) {
    if (!block.is(Shape.TEXT) || block.afterGap() || block.plain().length() > LONGEST_VERSE) {
      end();
    }
    if (verseLine(block) && (!held.isEmpty() || !block.prose())) {
      held.add(block);
    } else {
      end();
      whole(block);
    }
  }

  void footnote(Block block) {
    end();
    whole(block);
  }

  void image(String url, String alt) {
    end();
    String address = Inline.followable(url);
    String text = Inline.escape(alt.isBlank() ? url : alt);
    write(
        "p",
        address == null ? text : "<a href=\"" + Inline.escape(address) + "\">" + text + "</a>");
  }

  /// Writes the lines held back in case more verses follow.
  void end() {
    boolean verse =
        held.size() >= 3 && held.stream().filter(Block::endsSentence).count() * 2 < held.size();
    boolean pair = held.size() == 2 && !held.getFirst().endsSentence();
    if (verse || pair) {
      write(
          "p",
          held.stream()
              .map(line -> Inline.html(line.markdown()))
              .collect(Collectors.joining("<br>\n")));
    } else {
      held.forEach(this::whole);
    }
    held.clear();
  }

  /// Whether the line opens or continues a run of such lines.
  boolean verse(List<Block> blocks, int i) {
    boolean next =
        i + 1 < blocks.size()
            && !blocks.get(i + 1).afterGap()
            && verseLine(blocks.get(i + 1))
            && !blocks.get(i + 1).prose();
    boolean continues = !held.isEmpty() && !blocks.get(i).afterGap();
    return continues || next;
  }

  private static boolean verseLine(Block block) {
    return block.is(Shape.TEXT) && block.plain().length() <= LONGEST_VERSE;
  }

  private void whole(Block block) {
    switch (block.shape()) {
      case TEXT, IMAGE, RULE -> write("p", Inline.html(block.markdown()));
      case HEADING -> write(block.level() >= 3 ? "h3" : "h2", Inline.html(block.markdown()));
      case BULLETS -> write("ul", items(block));
      case NUMBERS -> write("ol", items(block));
      case CODE ->
          ledger.body("<pre>" + Inline.escape(String.join("\n", block.lines())) + "</pre>");
      case QUOTE -> quote(block);
    }
  }

  private void quote(Block block) {
    var paragraphs = new StringBuilder();
    var lines = new ArrayList<String>();
    for (String line : block.lines()) {
      if (line.isBlank()) {
        paragraphs.append(paragraph(lines));
        lines.clear();
      } else {
        lines.add(line);
      }
    }
    write("blockquote", paragraphs.append(paragraph(lines)).toString());
  }

  private static String paragraph(List<String> lines) {
    return lines.isEmpty()
        ? ""
        : "<p>" + lines.stream().map(Inline::html).collect(Collectors.joining("<br>\n")) + "</p>";
  }

  private static String items(Block block) {
    return block.lines().stream()
        .map(item -> "<li>" + Inline.html(item) + "</li>")
        .collect(Collectors.joining());
  }

  private void write(String element, String html) {
    ledger.body("<" + element + ">" + html + "</" + element + ">");
  }
}
