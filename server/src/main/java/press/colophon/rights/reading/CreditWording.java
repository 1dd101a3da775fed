package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Duty.Kind;

/// Finds what a text gives for a duty: the credit line in quotation marks, the name to credit, the
/// address to link or to tell, the number of days.
final class CreditWording {
  private static final Pattern QUOTED =
      Pattern.compile(
          "[\"\u201C\u201D\u201E\u00AB\u300C\u300E]([^\"\u201C\u201D\u201E\u00AB\u00BB\u300C\u300D\u300E\u300F\n]{2,200})"
              + "[\"\u201D\u201C\u00BB\u300D\u300F]");
  private static final Pattern MAIL =
      Pattern.compile(
          "(?<![\\p{Alnum}._%+-])[\\p{Alnum}._%+-]{1,64}@[\\p{Alnum}-]{1,63}(?:\\.[\\p{Alnum}-]{1,63}){1,4}");
  private static final Pattern SITE =
      Pattern.compile(
          "(?:https?://)?(?<![@\\p{Alnum}.-])(?:[\\p{Alnum}-]{1,63}\\.){1,4}"
              + "(?:[a-z]{2,12})(?![\\p{Alnum}@])(?:/[^\\s\"<>)]{0,200})?");
  private static final Pattern COLON = Pattern.compile("[:\uFF1A]\\s");
  private static final int LONGEST_LINE = 240;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  /// An address belongs to a link that stands so many words before it.
  private static final int NEAR = 8;

  private static final int RIGHT_BEHIND = 2;

  private CreditWording() {}

  /// The value for a duty asked for by this tag.
  ///
  /// @return null where the text gives none
  static @Nullable String value(Kind kind, Marked sentence, Tag tag) {
    return switch (kind) {
      case CREDIT -> credit(sentence, tag).orElse(null);
      case NOTIFY -> first(MAIL, sentence.quote().text()).orElse(null);
      case LINK_HOME, LINK_ORIGINAL ->
          first(SITE, withoutMail(sentence.quoteOfPart(tag).text())).orElse(null);
      case EXPIRE -> first(NUMBER, sentence.quote().text()).orElse(null);
      default -> null;
    };
  }

  /// Whether a name stands with the tag, so that somebody in particular is to be credited.
  static boolean names(Marked sentence, Tag tag) {
    return credit(sentence, tag).isPresent();
  }

  /// Whether the address of a site stands soon behind the tag, or just before it.
  static boolean addresses(Marked sentence, Tag tag) {
    TokenizedText text = sentence.text();
    int from = Math.max(sentence.partFrom(tag.from()), tag.from() - 3);
    int to = Math.min(sentence.partTo(tag.from()), tag.to() + NEAR);
    return first(SITE, withoutMail(text.quote(from, to).text())).isPresent();
  }

  /// Whether a name stands right behind the tag: "a link to Some Daily".
  static boolean namesBehind(Marked sentence, Tag tag) {
    return runs(sentence, tag).stream()
        .anyMatch(run -> run[0] >= tag.to() && run[0] - tag.to() <= RIGHT_BEHIND);
  }

  private static Optional<String> credit(Marked sentence, Tag tag) {
    String part = sentence.quoteOfPart(tag).text();
    return first(QUOTED, sentence.quote().text(), 1)
        .or(() -> behindColon(sentence, tag))
        .or(() -> nameIn(sentence, tag))
        .or(() -> first(SITE, withoutMail(part)));
  }

  /// "Add the following line: ..." or the line below such a sentence.
  private static Optional<String> behindColon(Marked sentence, Tag tag) {
    TokenizedText text = sentence.text();
    int end = sentence.sentence().to();
    for (int i = tag.to(); i <= end && i < text.tokens().size(); i++) {
      if (COLON.matcher(text.before(i)).find()) {
        int to = i < end ? end : text.sentenceAt(i).to();
        String line = text.quote(i, to).text();
        return line.length() <= LONGEST_LINE ? Optional.of(line) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The longest run of capitalised words in the part that are not vocabulary; a run behind the
  /// tag goes before one in front of it.
  private static Optional<String> nameIn(Marked sentence, Tag tag) {
    List<int[]> runs = runs(sentence, tag);
    return runs.stream()
        .filter(run -> run[0] >= tag.to())
        .findFirst()
        .or(() -> runs.stream().filter(run -> run[1] <= tag.from()).reduce((a, b) -> b))
        .map(
            run -> {
              int start = sentence.text().token(run[0]).start();
              int end = sentence.text().token(run[1] - 1).end();
              return sentence.text().text().substring(start, end);
            });
  }

  private static List<int[]> runs(Marked sentence, Tag tag) {
    List<int[]> runs = new ArrayList<>();
    int start = -1;
    int to = sentence.partTo(tag.from());
    for (int i = sentence.partFrom(tag.from()); i <= to; i++) {
      boolean inName = i < to && (isOfName(sentence, i) || (start >= 0 && isCapital(sentence, i)));
      boolean broken = start >= 0 && i < to && !joins(sentence.text().before(i));
      if (start >= 0 && (!inName || broken)) {
        runs.add(new int[] {start, i});
        start = -1;
      }
      if (inName && start < 0) {
        start = i;
      }
    }
    return runs;
  }

  private static boolean joins(String between) {
    return between.isBlank()
        || between.equals("-")
        || between.equals(".")
        || between.equals("'")
        || between.equals("\u2019")
        || between.equals("/");
  }

  private static boolean isOfName(Marked sentence, int token) {
    TokenizedText text = sentence.text();
    int letter = text.text().codePointAt(text.token(token).start());
    boolean capital = Character.isUpperCase(letter) || (Character.isDigit(letter) && token > 0);
    return capital && !sentence.isMarked(token) && !opensAlone(sentence, token);
  }

  /// "Harbour Post" goes on with a word that means something else in small letters.
  private static boolean isCapital(Marked sentence, int token) {
    TokenizedText text = sentence.text();
    return Character.isUpperCase(text.text().codePointAt(text.token(token).start()));
  }

  /// The first word of a sentence has a capital anyway.
  private static boolean opensAlone(Marked sentence, int token) {
    TokenizedText text = sentence.text();
    boolean alone =
        token + 1 >= sentence.sentence().to()
            || !Character.isUpperCase(text.text().codePointAt(text.token(token + 1).start()));
    return token == sentence.sentence().from() && alone;
  }

  private static String withoutMail(String text) {
    return MAIL.matcher(text).replaceAll(" ");
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return first(pattern, text, 0);
  }

  private static Optional<String> first(Pattern pattern, String text, int group) {
    Matcher m = pattern.matcher(text);
    return m.find() ? Optional.of(m.group(group)) : Optional.empty();
  }
}
