package press.colophon.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.colophon.translation.Piece.Atom;
import press.colophon.translation.Piece.Run;

/// A segment taken apart for an engine: its [Piece]s in reading order, and all its [Mark]s.
///
/// Whatever must not be translated is an [Atom]: elements that say so, code, pictures, elements
/// without a letter in them, and within plain text the addresses of the web and of mail, handles,
/// tags, and English times of day, which rule-based engines take for words (`9:30 am`).
record InlineText(List<Piece> pieces, List<Mark> marks) {

  private static final Set<String> UNTOUCHED =
      Set.of(
          "code",
          "kbd",
          "samp",
          "var",
          "pre",
          "math",
          "svg",
          "script",
          "style",
          "template",
          "ruby",
          "img",
          "picture",
          "video",
          "audio",
          "iframe",
          "object",
          "br",
          "wbr",
          "input",
          "textarea");

  private static final String ADDRESSES =
      """
        (?: https?:// | ftp:// | mailto: | www\\. ) [^\\s<>"“”«»]* [^\\s<>"“”«».,;:!?'’)\\]…]
      | [\\p{L}\\p{N}._%+-]+ @ [\\p{L}\\p{N}-]+ (?: \\. [\\p{L}\\p{N}-]+ )+
      | (?<![\\p{L}\\p{N}@\\#&/]) [@\\#] [\\p{L}_] [\\p{L}\\p{N}_]* (?: @ [\\p{L}\\p{N}.-]+ [\\p{L}\\p{N}] )?
      | (?<![\\p{L}\\p{N}.-]) (?: [a-zA-Z0-9-]+ \\. )+
        (?: com | org | net | info | edu | gov | int | press | news | media | eu | uk | io )
        (?: / [^\\s<>"“”«»]* [^\\s<>"“”«».,;:!?'’)\\]…] )? (?![\\p{L}\\p{N}-])
      """;

  /// Addresses of the web and of mail, handles, tags.
  static final Pattern ADDRESS = Pattern.compile("(?x)" + ADDRESSES);

  private static final Pattern PROTECTED =
      Pattern.compile(
          "(?x)"
              + ADDRESSES
              + """
              | (?<![\\p{L}\\p{N}.:]) \\d{1,2} (?: [:.] \\d\\d )? \\x20? [ap]m (?![\\p{L}\\p{N}])
              """);

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

  InlineText {
    pieces = List.copyOf(pieces);
    marks = List.copyOf(marks);
  }

  /// Reads a segment written in a language; words marked as another one's are not touched.
  static InlineText of(Segment segment, Language from) {
    Reader reader = new Reader(from);
    Jsoup.parseBodyFragment(segment.html())
        .body()
        .childNodes()
        .forEach(node -> reader.read(node, List.of()));
    return new InlineText(reader.pieces, reader.marks);
  }

  /// The segment with other pieces in place of its own, every mark around the words that carry it.
  Segment with(List<Piece> translated) {
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false);
    new Markup(marks, pieces.size()).place(translated).forEach(page.body()::appendChild);
    return new Segment(page.body().html());
  }

  private static final class Reader {
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Language from;

    private Reader(Language from) {
      this.from = from;
    }

    private void read(Node node, List<Mark> around) {
      switch (node) {
        case TextNode text -> readText(text.getWholeText(), around);
        case Element element when isUntouched(element) -> addAtom(element, around);
        case Element element -> readInside(element, around);
        default -> addAtom(node, around);
      }
    }

    private void readInside(Element element, List<Mark> around) {
      Mark mark = new Mark(element, around, pieces.size());
      marks.add(mark);
      List<Mark> inside = new ArrayList<>(around);
      inside.add(mark);
      element.childNodes().forEach(child -> read(child, inside));
    }

    private void readText(String raw, List<Mark> around) {
      String text = wellFormed(SPACE.matcher(raw).replaceAll(" "));
      Matcher address = PROTECTED.matcher(text);
      int done = 0;
      while (address.find()) {
        addRun(text.substring(done, address.start()), around);
        pieces.add(new Atom(new TextNode(address.group()), false, around));
        done = address.end();
      }
      addRun(text.substring(done), around);
    }

    private void addRun(String text, List<Mark> around) {
      if (!text.isEmpty()) {
        pieces.add(new Run(text, around));
      }
    }

    private void addAtom(Node node, List<Mark> around) {
      pieces.add(new Atom(node.clone(), isGlued(node), around));
    }

    private boolean isGlued(Node node) {
      return !node.nameIs("br")
          && !node.nameIs("img")
          && !pieces.isEmpty()
          && switch (pieces.getLast()) {
            case Run run -> !Character.isWhitespace(run.text().charAt(run.text().length() - 1));
            case Atom atom -> atom.glued();
          };
    }

    private boolean isUntouched(Element element) {
      String text = element.wholeText();
      return UNTOUCHED.contains(element.normalName())
          || element.attr("translate").equalsIgnoreCase("no")
          || element.hasClass("notranslate")
          || (element.hasAttr("lang") && !from.covers(element.attr("lang")))
          || !LETTER_OR_DIGIT.matcher(text).find()
          || (!LETTER.matcher(text).find() && (element.nameIs("sup") || isGlued(element)));
    }

    /// Half a character outside the basic plane cannot be sent to any engine.
    private static String wellFormed(String text) {
      return new String(
          text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c).toArray(),
          0,
          text.codePointCount(0, text.length()));
    }
  }
}
