package press.colophon.site;

import java.util.List;

/// The languages in the banner: those with a text of their own first.
///
/// @param offers what comes before a language's tag in the address of its offer
public record LanguageMenu(
    Choice current, List<Choice> translated, List<Choice> untranslated, String offers) {

  /// A language to choose.
  ///
  /// @param name the language's own name
  public record Choice(String tag, String name, String address) {

    /// Whether the reader is in this language now.
    public boolean isCurrent(LanguageMenu menu) {
      return tag.equals(menu.current().tag());
    }
  }

  public LanguageMenu {
    translated = List.copyOf(translated);
    untranslated = List.copyOf(untranslated);
  }
}
