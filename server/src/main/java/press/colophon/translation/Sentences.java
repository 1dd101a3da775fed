package press.colophon.translation;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import press.colophon.translation.Piece.Atom;
import press.colophon.translation.Piece.Run;

/// Cuts pieces into sentences, and what stands between them: white space, line breaks, pictures.
///
/// Sentence ends are those of Unicode (UAX 29), except after abbreviations - CLDR's list for the
/// language and a newsroom's - and after the initial of a name.
final class Sentences {

  /// A stretch of a segment.
  record Stretch(boolean translatable, List<Piece> pieces) {}

  /// Abbreviations of news English that CLDR's list lacks, useful in other languages as well.
  private static final List<String> ABBREVIATIONS =
      List.of(
          "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Jr.", "Sr.", "Gen.", "Col.", "Lt.", "Sgt.",
          "Capt.", "Cmdr.", "Adm.", "Sen.", "Rep.", "Gov.", "Hon.", "Rev.", "Pres.", "No.", "Nos.",
          "vs.", "e.g.", "i.e.", "cf.", "al.", "pp.", "p.", "Fig.", "vol.", "Vol.", "art.", "Art.",
          "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.",
          "Dec.", "Ltd.", "Inc.", "Corp.", "Co.", "U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "Sra.",
          "Srta.", "Dra.", "Mme.", "Mlle.", "approx.", "ca.", "c.", "et al.");

  private static final Pattern AFTER_INITIAL =
      Pattern.compile("(?:^|[\\s(\\[“\"'.])\\p{Lu}\\.\\s+$");
  private static final Pattern SMALL = Pattern.compile("[\\p{Ps}\\p{Pi}\"']*\\p{Ll}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  /// Longer sentences are cut at a comma or a space, for the sake of the programs that read them.
  private static final int LONGEST = 3000;

  static final char GLUED = '\u2060';
  static final char WORD = 'X';
  static final char LINE_BREAK = '\u2029';

  /// Holds the text it works on, and its copies share that: one thread at a time.
  private final BreakIterator breaks;

  Sentences(Language language) {
    ULocale locale = language.locale();
    FilteredBreakIteratorBuilder builder = FilteredBreakIteratorBuilder.getInstance(locale);
    ABBREVIATIONS.forEach(builder::suppressBreakAfter);
    breaks = builder.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
  }

  List<Stretch> of(List<Piece> pieces) {
    List<Stretch> stretches = new ArrayList<>();
    int start = 0;
    for (int end : ends(outline(pieces))) {
      addTrimmed(slice(pieces, start, end), stretches);
      start = end;
    }
    return stretches;
  }

  /// The text with one character for each atom, so that positions are those of the pieces.
  private static String outline(List<Piece> pieces) {
    StringBuilder outline = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Run run -> outline.append(run.text());
        case Atom atom -> outline.append(stand(atom));
      }
    }
    return outline.toString();
  }

  private static char stand(Atom atom) {
    if (atom.breaksLine()) {
      return LINE_BREAK;
    }
    return atom.glued() ? GLUED : WORD;
  }

  /// Where the sentences of a text end, white space behind them included.
  ///
  /// @param text a line break within it, U+2029, ends a sentence
  synchronized List<Integer> ends(String text) {
    breaks.setText(text);
    List<Integer> ends = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end < text.length() && goesOn(text, start, end)) {
        continue;
      }
      while (end - start > LONGEST) {
        start = cut(text, start);
        ends.add(start);
      }
      ends.add(end);
      start = end;
    }
    return ends;
  }

  /// After the initial of a name, and before a small letter (`"Stop!" she said`).
  private static boolean goesOn(String text, int start, int end) {
    return text.charAt(end - 1) != LINE_BREAK
        && (AFTER_INITIAL.matcher(text.substring(start, end)).find()
            || SMALL.matcher(text).region(end, text.length()).lookingAt());
  }

  private static int cut(String text, int start) {
    int comma = text.lastIndexOf(", ", start + LONGEST);
    int space = text.lastIndexOf(' ', start + LONGEST);
    int cut = comma > start + LONGEST / 2 ? comma + 2 : space + 1;
    int blind = start + LONGEST - (Character.isLowSurrogate(text.charAt(start + LONGEST)) ? 1 : 0);
    return cut > start ? cut : blind;
  }

  private static List<Piece> slice(List<Piece> pieces, int from, int to) {
    List<Piece> slice = new ArrayList<>();
    int at = 0;
    for (Piece piece : pieces) {
      int length = piece instanceof Run run ? run.text().length() : 1;
      int start = Math.max(from, at);
      int end = Math.min(to, at + length);
      if (start < end) {
        slice.add(
            piece instanceof Run run
                ? new Run(run.text().substring(start - at, end - at), run.marks())
                : piece);
      }
      at += length;
    }
    return slice;
  }

  private static void addTrimmed(List<Piece> pieces, List<Stretch> stretches) {
    if (pieces.stream().noneMatch(Sentences::hasLetter)) {
      stretches.add(new Stretch(false, pieces));
      return;
    }
    List<Piece> before = new ArrayList<>();
    List<Piece> middle = new ArrayList<>(pieces);
    List<Piece> after = new ArrayList<>();
    while (isFurniture(middle.getFirst())) {
      before.add(middle.removeFirst());
    }
    trimStart(middle, before);
    while (isFurniture(middle.getLast())) {
      after.addFirst(middle.removeLast());
    }
    trimEnd(middle, after);
    stretches.add(new Stretch(false, before));
    stretches.add(new Stretch(true, middle));
    stretches.add(new Stretch(false, after));
  }

  private static boolean hasLetter(Piece piece) {
    return piece instanceof Run run && LETTER.matcher(run.text()).find();
  }

  /// What may stand outside a sentence without changing it: space, line breaks, pictures, notes.
  private static boolean isFurniture(Piece piece) {
    return switch (piece) {
      case Run run -> run.text().isBlank();
      case Atom atom -> atom.glued() || atom.breaksLine() || atom.node().nameIs("img");
    };
  }

  private static void trimStart(List<Piece> middle, List<Piece> before) {
    if (middle.getFirst() instanceof Run run && run.text().startsWith(" ")) {
      before.add(new Run(" ", run.marks()));
      middle.set(0, new Run(run.text().stripLeading(), run.marks()));
    }
  }

  private static void trimEnd(List<Piece> middle, List<Piece> after) {
    if (middle.getLast() instanceof Run run && run.text().endsWith(" ")) {
      after.addFirst(new Run(" ", run.marks()));
      middle.set(middle.size() - 1, new Run(run.text().stripTrailing(), run.marks()));
    }
  }
}
