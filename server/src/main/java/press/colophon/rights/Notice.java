package press.colophon.rights;

import java.util.Locale;

/// One sentence of an article's terms, quoted as it was found.
public record Notice(Subject subject, String quotation) {

  /// What a notice is about.
  public enum Subject {
    /// Who answers for the contents.
    RESPONSIBILITY,
    /// Who may republish, and how.
    REPUBLICATION,
    FAIR_USE,
    LICENCE,
    /// Whom to ask.
    CONTACT;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Subject ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
