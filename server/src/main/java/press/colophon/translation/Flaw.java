package press.colophon.translation;

import java.util.Locale;

/// What can be wrong with a translated segment, as far as a program can tell.
public enum Flaw {
  /// No words came back.
  EMPTY(true),
  /// A number of the original is not there.
  NUMBERS(true),
  /// An element, or the target of a link, is not there or another one.
  MARKUP(true),
  /// Most letters are not of the language's script.
  SCRIPT(true),
  /// Words go round in circles.
  REPETITION(true),
  /// It is the original, word for word.
  UNTRANSLATED(false),
  /// A term of the glossary is not there, or one that it forbids is.
  GLOSSARY(false);

  private final boolean grave;

  Flaw(boolean grave) {
    this.grave = grave;
  }

  /// Whether readers are better served by the original.
  public boolean isGrave() {
    return grave;
  }

  /// The word used in the database and for people.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Flaw of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
