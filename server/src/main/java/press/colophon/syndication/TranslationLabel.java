package press.colophon.syndication;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.translation.Rendition;

/// What readers are told of how a text came into their language, in their language: that a machine
/// made it and nobody looked at it, who reviewed it, or who wrote it (Regulation (EU) 2024/1689,
/// Article 50(4)).
public final class TranslationLabel {
  private TranslationLabel() {}

  /// The sentence for a translation.
  ///
  /// @param texts of the reader's language
  /// @throws NullPointerException where the rendition is the original
  public static Html of(Rendition rendition, Texts texts) {
    Rendition.Made made = Objects.requireNonNull(rendition.translation());
    Map<String, Html> places = new HashMap<>();
    places.put("engine", Html.text(made.engine()));
    places.put("original", Html.text(texts.languageName(rendition.article().language())));
    places.put("person", Html.text(made.person() == null ? "" : made.person()));
    places.put("date", Html.text(texts.date(made.at())));
    return texts.html(key(made.kind()), places);
  }

  private static String key(Rendition.Kind kind) {
    return switch (kind) {
      case UNFINISHED, MACHINE -> "translation.label";
      case REVIEWED -> "translation.reviewed";
      case HUMAN -> "translation.human";
    };
  }
}
