package press.colophon.intake.review;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.colophon.articles.Article;
import press.colophon.articles.Author;
import press.colophon.articles.Revision;
import press.colophon.intake.review.Difference.Change;
import press.colophon.platform.texts.WordDifference;
import press.colophon.platform.texts.WordDifference.Piece;

/// A difference for a terminal: `[-removed-]` and `{+added+}` within each changed paragraph, terms
/// first.
public final class DifferenceText {
  /// Words that stayed the same are shown this far around a change, in characters.
  private static final int AROUND = 60;

  /// A terminal acts on them; texts come from outside.
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]");

  private DifferenceText() {}

  public static String of(Difference difference) {
    StringBuilder text = new StringBuilder();
    difference.terms().forEach(sentence -> text.append("! ").append(plain(sentence)).append('\n'));
    difference.changes().forEach(change -> append(text, change));
    return text.toString();
  }

  /// How a text changed, word by word; what stays the same is shortened.
  public static String of(String before, String after) {
    StringBuilder text = new StringBuilder();
    append(text, new Change("the text", WordDifference.of(before, after)));
    return text.toString();
  }

  /// A new article, to be decided on: headline, standfirst, authors and text.
  public static String of(Article article) {
    Revision text = article.revision();
    String authors = article.authors().stream().map(Author::name).collect(Collectors.joining(", "));
    return Stream.of(text.headline(), text.standfirst(), authors, text.body().text())
        .filter(Objects::nonNull)
        .filter(line -> !line.isBlank())
        .map(DifferenceText::plain)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static void append(StringBuilder text, Change change) {
    text.append(change.place()).append(":\n  ");
    StringBuilder shown = new StringBuilder();
    for (Piece piece : change.pieces()) {
      switch (piece.fate()) {
        case SAME -> shown.append(shortened(piece.text()));
        case REMOVED -> shown.append("[-").append(piece.text()).append("-]");
        case ADDED -> shown.append("{+").append(piece.text()).append("+}");
      }
    }
    text.append(plain(shown.toString()).replace("\n", "\n  ")).append('\n');
  }

  private static String shortened(String same) {
    return same.length() <= 2 * AROUND + 3
        ? same
        : same.substring(0, AROUND) + " … " + same.substring(same.length() - AROUND);
  }

  /// A text from outside without what a terminal would act on.
  public static String plain(String text) {
    return CONTROLS.matcher(text).replaceAll("\uFFFD");
  }
}
