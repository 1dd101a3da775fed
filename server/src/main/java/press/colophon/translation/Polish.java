package press.colophon.translation;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.colophon.translation.Piece.Run;

/// Repairs what Apertium's output lacks as a sentence: the capital it lost, doubled spaces, a space
/// before a comma, marks of words it could not inflect, the opening sign of a Spanish question.
final class Polish {

  private static final Pattern STRAY_SIGN = Pattern.compile("(?<![\\p{L}\\p{N}&])[@#*]+(?=\\p{L})");
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Pattern SPACE_BEFORE_STOP = Pattern.compile(" +(?=[,.](\\s|$))");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");

  /// Languages that open a question and an exclamation with a sign of their own.
  private static final Set<String> OPENING_SIGNS = Set.of("es", "ast");

  private final String source;
  private final Language to;
  private final List<Piece> pieces;

  private Polish(List<Piece> source, List<Piece> translated, Language to) {
    this.source = text(source);
    this.to = to;
    this.pieces = new ArrayList<>(translated);
  }

  static List<Piece> apply(List<Piece> source, List<Piece> translated, Language to) {
    Polish polish = new Polish(source, translated, to);
    polish.removeStraySigns();
    polish.tidySpaces();
    polish.trim();
    polish.restoreCapital();
    polish.openQuestion();
    return polish.pieces;
  }

  static String text(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece instanceof Run run ? run.text() : "")
        .collect(Collectors.joining());
  }

  private void removeStraySigns() {
    if (!STRAY_SIGN.matcher(source).find()) {
      replaceAll(STRAY_SIGN, "");
    }
  }

  private void tidySpaces() {
    replaceAll(SPACES, " ");
    if (!SPACE_BEFORE_STOP.matcher(source).find()) {
      replaceAll(SPACE_BEFORE_STOP, "");
    }
    for (int at = 1; at < pieces.size(); at++) {
      if (pieces.get(at - 1) instanceof Run before
          && pieces.get(at) instanceof Run run
          && before.text().endsWith(" ")
          && run.text().startsWith(" ")) {
        pieces.set(at, new Run(run.text().substring(1), run.marks()));
      }
    }
    pieces.removeIf(piece -> piece instanceof Run run && run.text().isEmpty());
  }

  private void trim() {
    if (!pieces.isEmpty() && pieces.getFirst() instanceof Run run) {
      pieces.set(0, new Run(run.text().stripLeading(), run.marks()));
    }
    if (!pieces.isEmpty() && pieces.getLast() instanceof Run run) {
      pieces.set(pieces.size() - 1, new Run(run.text().stripTrailing(), run.marks()));
    }
    pieces.removeIf(piece -> piece instanceof Run run && run.text().isEmpty());
  }

  /// The first letter is large or small as in the source.
  private void restoreCapital() {
    var first = LETTER.matcher(source);
    if (!first.find()) {
      return;
    }
    boolean large = Character.isUpperCase(first.group().codePointAt(0));
    for (int at = 0; at < pieces.size(); at++) {
      if (!(pieces.get(at) instanceof Run run)) {
        return;
      }
      var start = FIRST_WORD.matcher(run.text());
      if (start.find()) {
        if (large || !isName(start.group())) {
          pieces.set(at, new Run(recased(run.text(), start.start(), large), run.marks()));
        }
        return;
      }
    }
  }

  /// A word the source has as well, or one with a second large letter, keeps its spelling.
  private boolean isName(String word) {
    return source.contains(word)
        || !word.substring(1).equals(UCharacter.toLowerCase(to.locale(), word.substring(1)));
  }

  private String recased(String text, int at, boolean large) {
    int end = text.offsetByCodePoints(at, 1);
    String letter = text.substring(at, end);
    return text.substring(0, at)
        + (large
            ? UCharacter.toUpperCase(to.locale(), letter)
            : UCharacter.toLowerCase(to.locale(), letter))
        + text.substring(end);
  }

  private void openQuestion() {
    char last = source.isEmpty() ? ' ' : source.charAt(source.length() - 1);
    String opening = last == '?' ? "¿" : last == '!' ? "¡" : "";
    if (!OPENING_SIGNS.contains(to.tag()) || opening.isEmpty() || text(pieces).contains(opening)) {
      return;
    }
    for (int at = 0; at < pieces.size(); at++) {
      if (!(pieces.get(at) instanceof Run run)) {
        return;
      }
      var start = FIRST_WORD.matcher(run.text());
      if (start.find()) {
        String text = new StringBuilder(run.text()).insert(start.start(), opening).toString();
        pieces.set(at, new Run(text, run.marks()));
        return;
      }
    }
  }

  private void replaceAll(Pattern pattern, String by) {
    pieces.replaceAll(
        piece ->
            piece instanceof Run run
                ? new Run(pattern.matcher(run.text()).replaceAll(by), run.marks())
                : piece);
  }
}
