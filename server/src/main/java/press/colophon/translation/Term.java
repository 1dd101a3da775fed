package press.colophon.translation;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An entry of the glossary: how a word, a name or a phrase is translated, and how not.
///
/// ```java
/// new Term(english, french, "quay", List.of("quai"), List.of("dock"), false, null);
/// Term.name(english, null, "Coast Courier");              // stays as it is in every language
/// ```
///
/// @param to null for every language
/// @param required of which one must stand in the translation
/// @param forbidden of which none may
/// @param caseSensitive whether capitals tell it from another word
/// @param note for editors and translators
public record Term(
    Language from,
    @Nullable Language to,
    String source,
    List<String> required,
    List<String> forbidden,
    boolean caseSensitive,
    @Nullable String note) {

  private static final int LONGEST = 200;
  private static final int LONGEST_NOTE = 2000;
  private static final int MOST = 20;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  /// @throws IllegalArgumentException with a sentence for whoever wrote it
  public Term {
    source = checked(source);
    required = required.stream().map(Term::checked).distinct().toList();
    forbidden = forbidden.stream().map(Term::checked).distinct().toList();
    note = note == null || note.isBlank() ? null : note.strip();
    if (required.isEmpty() && forbidden.isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" needs a translation, or one that is forbidden.".formatted(source));
    }
    if (required.size() > MOST || forbidden.size() > MOST) {
      throw new IllegalArgumentException(
          "\"%s\" has more than %d translations.".formatted(source, MOST));
    }
    if (required.stream().anyMatch(forbidden::contains)) {
      throw new IllegalArgumentException(
          "A translation of \"%s\" is both required and forbidden.".formatted(source));
    }
    if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException(
          "The note of \"%s\" is longer than %d characters.".formatted(source, LONGEST_NOTE));
    }
  }

  /// A name that is not translated.
  public static Term name(Language from, @Nullable Language to, String name) {
    return new Term(from, to, name, List.of(name), List.of(), true, null);
  }

  /// Whether it is not translated.
  public boolean isName() {
    return required.equals(List.of(source));
  }

  private static String checked(String text) {
    String term = text.strip();
    if (term.length() > LONGEST || !WORD.matcher(term).find() || CONTROL.matcher(term).find()) {
      throw new IllegalArgumentException(
          "A term has 1 to %d characters and at least one letter or digit: \"%s\"."
              .formatted(LONGEST, CONTROL.matcher(term).replaceAll("?")));
    }
    return term;
  }
}
