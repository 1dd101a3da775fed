package press.colophon.translation;

import java.util.Set;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The space between two sentences of a paragraph, which Chinese and Japanese do without.
enum Spacing {
  AS_IT_IS,
  NONE,
  ONE;

  private static final Set<String> WITHOUT = Set.of("zh", "ja");

  static Spacing between(Language from, Language to) {
    if (isWithout(to)) {
      return NONE;
    }
    return isWithout(from) ? ONE : AS_IT_IS;
  }

  private static boolean isWithout(Language language) {
    return WITHOUT.contains(language.locale().getLanguage());
  }

  /// Sets the space between two neighbours as readers of the new language expect it; a line break
  /// between them stays.
  void apply(Node before, Node after) {
    @Nullable Node between = before.nextSibling();
    switch (this) {
      case AS_IT_IS -> {}
      case NONE -> {
        if (between instanceof TextNode text && !text.equals(after) && text.isBlank()) {
          text.text("");
        }
      }
      case ONE -> {
        if (after.equals(between)) {
          after.before(new TextNode(" "));
        }
      }
    }
  }
}
