package press.colophon.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A page divided into the article's blocks and the rest.
final class Content {

  private static final Pattern NOTE =
      Pattern.compile(
          "^\\W*(?:note to (?:our )?readers?|editor(?:[’']?s|s[’'])? note|(?:correction|clarification)s?(?:,? (?:on |of )?[\\p{L}\\d ,.]{4,30})?)\\s*[:–—].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final int LONGEST_FIELD = 100;

  private final Outline outline;
  private final boolean[] inside;
  private final boolean[] dropped;
  private final List<Element> blocks;

  private Content(Outline outline, boolean[] inside, boolean[] dropped, List<Element> blocks) {
    this.outline = outline;
    this.inside = inside;
    this.dropped = dropped;
    this.blocks = blocks;
  }

  /// Divides a page by names first; where that leaves next to nothing, names are not believed, and
  /// at last the text in the structured data serves.
  static Content of(Page page, @Nullable String headline) {
    Content content = divide(page, page.clutter.dropped(), headline);
    if (content.weight() < 250) {
      Content all = divide(page, page.clutter.neverText(), headline);
      content = all.weight() > content.weight() * 2 ? all : content;
    }
    content = content.or(StatedBody.of(page));
    return content.weight() < 250 ? content.or(StatedBody.inScripts(page)) : content;
  }

  /// These blocks, or others where those say far more.
  private Content or(List<Element> others) {
    int weight = others.stream().mapToInt(e -> Outline.weight(e.text())).sum();
    return weight > weight() * 2 ? new Content(outline, inside, dropped, others) : this;
  }

  private static Content divide(Page page, boolean[] dropped, @Nullable String headline) {
    List<Integer> roots = new Body(page.outline, page.clutter, dropped).roots();
    new Trim(page.outline, dropped, headline).trim(roots);
    dropStandfirst(page, dropped);
    boolean[] inside = new boolean[page.outline.size()];
    roots.forEach(root -> Arrays.fill(inside, root, page.outline.end(root), true));
    return new Content(page.outline, inside, dropped, new BodyWriter(page, dropped).write(roots));
  }

  /// The summary below the headline is a field of its own. A paragraph that is merely called so is
  /// often the first of the text: the page must also describe itself with it.
  private static void dropStandfirst(Page page, boolean[] dropped) {
    Standfirst standfirst = new Standfirst(page);
    Element shown = standfirst.shown();
    if (shown != null && standfirst.isDescription(page.line(shown))) {
      int place = page.outline.place(shown);
      Arrays.fill(dropped, place, page.outline.end(place), true);
    }
  }

  /// Where the first paragraph begins, by [Outline] place.
  int start() {
    for (int i = 0; i < inside.length; i++) {
      if (keeps(i) && outline.prose(i) > 0 && !Blocks.isCaption(outline.element(i))) {
        return i;
      }
    }
    return inside.length;
  }

  /// How much text the article has, captions not counted.
  int weight() {
    return blocks.stream().mapToInt(block -> Outline.weight(Blocks.text(block))).sum();
  }

  /// The blocks as HTML, without the lead picture, which is a field of its own.
  /// Lines above the first paragraph that are fields, such as byline and date, are left out too.
  List<String> body(@Nullable String leadPicture, FieldLines fields) {
    List<String> body = new ArrayList<>();
    for (Element block : blocks) {
      boolean above = body.isEmpty() && block.text().length() <= LONGEST_FIELD;
      if (above && fields.hold(-1, block.text())) {
        continue;
      }
      Element picture = block.normalName().equals("figure") ? block.selectFirst("img") : null;
      boolean lead = picture != null && LeadPicture.same(picture.attr("src"), leadPicture);
      if (!lead && !isNote(block)) {
        body.add(Blocks.html(block));
      }
    }
    return body;
  }

  List<String> notes() {
    return blocks.stream().filter(Content::isNote).map(Blocks::html).toList();
  }

  private static boolean isNote(Element block) {
    return block.normalName().equals("p") && isNote(block.text());
  }

  static boolean isNote(String line) {
    return (line.indexOf(':') > 0 || line.indexOf('–') > 0 || line.indexOf('—') > 0)
        && NOTE.matcher(line).matches();
  }

  /// A line as a note of its own.
  static String note(String line) {
    return Blocks.html(new Element("p").text(line));
  }

  /// Whether an element is the article's, or would be if it held text.
  boolean keeps(int i) {
    return inside[i] && !dropped[i];
  }

  /// Whether an element was taken out as something other than the article.
  boolean drops(int i) {
    return dropped[i];
  }
}
