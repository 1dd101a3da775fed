package press.colophon.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Furniture;
import press.colophon.extract.ExtractedArticle.Kind;

/// The account of all that a page shows beside its body: each line is a field, a note to readers, a
/// piece of furniture or not understood.
///
/// A part of the page that is furniture as a whole (a menu, a share bar) is one piece. A part that
/// also holds a field or a statement on rights is opened and read line by line, so that a header
/// with headline and byline is never called a menu. One walk forward; nothing is read twice.
final class Remainder {

  private static final int LONGEST_PIECE = 1000;
  /// Longer lines are not told by a word in them, in characters.
  private static final int LABEL = 80;

  private static final int LONGEST_LINE = 4000;

  private final Page page;
  private final Outline outline;
  private final Content content;
  private final FieldLines fields;
  private final String[] lines;
  private final boolean[] held;
  private final boolean[] stating;
  private final boolean[] apart;
  private final @Nullable Kind[] kinds;
  private final int[] text;
  private final int[] linked;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, @Nullable Kind> named = new HashMap<>();

  final List<String> notes = new ArrayList<>();
  final List<Furniture> furniture = new ArrayList<>();
  final List<String> notUnderstood = new ArrayList<>();

  Remainder(Page page, Content content, FieldLines fields) {
    this.page = page;
    this.outline = page.outline;
    this.content = content;
    this.fields = fields;
    boolean[] none = new boolean[outline.size()];
    this.text = outline.text(none);
    this.linked = outline.linked(none);
    this.lines = lines();
    this.held = told(i -> fields.hold(i, lines[i]));
    this.stating = told(i -> Statement.isIn(lines[i]));
    this.apart = apart();
    this.kinds = kinds();
    read();
  }

  /// The own line of each block outside the body.
  private String[] lines() {
    String[] lines = new String[outline.size()];
    for (int i = 0; i < lines.length; i++) {
      boolean outside = outline.own(i) > 0 && !content.keeps(i) && !isSilent(i);
      lines[i] = outside ? Words.own(outline, i, LONGEST_LINE) : "";
    }
    return lines;
  }

  /// What is true of each line outside the body.
  private boolean[] told(IntPredicate told) {
    boolean[] all = new boolean[lines.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = !lines[i].isEmpty() && told.test(i);
    }
    return all;
  }

  private boolean isSilent(int i) {
    return Clutter.isNeverText(outline.element(i));
  }

  /// Whether something in an element, or the element itself, must be read on its own.
  private boolean[] apart() {
    boolean[] apart = new boolean[outline.size()];
    for (int i = apart.length - 1; i >= 0; i--) {
      apart[i] |= content.keeps(i) || isSpecial(i);
      if (apart[i] && i > 0) {
        apart[outline.parent(i)] = true;
      }
    }
    return apart;
  }

  private boolean isSpecial(int i) {
    return held[i] || stating[i] || (!lines[i].isEmpty() && Content.isNote(lines[i]));
  }

  /// What the names of each element, or of what is around it, make of it; what is around the body
  /// is not asked.
  private @Nullable Kind[] kinds() {
    @Nullable Kind[] kinds = new Kind[outline.size()];
    boolean[] holdsBody = holdsBody();
    for (int i = 1; i < kinds.length; i++) {
      if (!content.keeps(i) && !holdsBody[i]) {
        Kind named = named(i);
        kinds[i] = named == null ? kinds[outline.parent(i)] : named;
      }
    }
    return kinds;
  }

  /// What an element's tag, or its class and id, call it.
  private @Nullable Kind named(int i) {
    Element element = outline.element(i);
    if (element.normalName().equals("nav") || element.attr("role").equals("navigation")) {
      return Kind.NAVIGATION;
    }
    String names = page.clutter.names(i);
    if (!named.containsKey(names)) {
      named.put(names, FurnitureKind.named(page.clutter.words(i)));
    }
    return named.get(names);
  }

  private boolean[] holdsBody() {
    boolean[] holds = new boolean[outline.size()];
    for (int i = holds.length - 1; i > 0; i--) {
      holds[i] |= content.keeps(i);
      holds[outline.parent(i)] |= holds[i];
    }
    return holds;
  }

  private void read() {
    for (int i = 0; i < outline.size(); ) {
      boolean inBody = content.keeps(i);
      boolean whole = !inBody && !apart[i] && isPiece(i);
      if (whole) {
        piece(i);
      } else if (!inBody && !lines[i].isEmpty()) {
        line(i);
      }
      i = whole || isSilent(i) ? outline.end(i) : i + 1;
    }
  }

  /// Whether an element without fields is furniture as a whole.
  private boolean isPiece(int i) {
    if (text[i] == 0 || isSilent(i)) {
      return false;
    }
    if (outline.inline(i)) {
      return content.drops(i) && content.keeps(outline.parent(i));
    }
    return content.drops(i)
        || kinds[i] != null
        || Clutter.isOutside(outline.element(i))
        || linked[i] * 10 > text[i] * 9;
  }

  private void piece(int i) {
    String said = Words.start(outline.element(i), LONGEST_PIECE);
    if (!said.isEmpty() && seen.add(Words.key(said))) {
      furniture.add(new Furniture(kind(i, said), said));
    }
  }

  private void line(int i) {
    String line = lines[i];
    if (held[i] || !seen.add(Words.key(line))) {
      return;
    }
    if (Content.isNote(line)) {
      notes.add(Content.note(line));
    } else if (stating[i]) {
      Statement.parts(line).stream().filter(part -> isNew(i, part)).forEach(furniture::add);
    } else if (isFurniture(i, line)) {
      furniture.add(new Furniture(kind(i, line), line));
    } else {
      notUnderstood.add(line);
    }
  }

  private boolean isNew(int i, Furniture part) {
    return !fields.hold(i, part.text());
  }

  private boolean isFurniture(int i, String line) {
    return content.drops(i)
        || kinds[i] != null
        || (line.length() <= LABEL && FurnitureKind.said(line) != null)
        || linked[i] * 10 > text[i] * 9;
  }

  private Kind kind(int i, String said) {
    Kind named = kinds[i];
    if (named != null) {
      return named;
    }
    Kind words = FurnitureKind.said(said);
    return words == null ? FurnitureKind.tagged(outline.element(i)) : words;
  }
}
