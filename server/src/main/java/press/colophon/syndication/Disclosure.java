package press.colophon.syndication;

import com.ibm.icu.text.Transliterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.translation.Rendition;

/// What a publication discloses of the machines that translated an article: to readers by a label
/// on its page, to programs by the header `AI-Disclosure`. What feeds and JSON-LD tell does not
/// depend on it.
///
/// The law asks for the label where nobody reviewed the text and answers for it (Regulation (EU)
/// 2024/1689, Article 50(4)). Immutable.
///
/// @param labelled the translations whose pages say how they were made
/// @param inHeader whether responses carry the header
public record Disclosure(Labelled labelled, boolean inHeader) {

  /// The field of draft-abaris-aicdh-01, an individual Internet-Draft.
  public static final String HEADER = "AI-Disclosure";

  /// Which translations have a label.
  public enum Labelled {
    ALL,
    /// Those that no person has reviewed.
    MACHINE,
    NONE
  }

  /// Every translation is labelled; no header.
  public static Disclosure usual() {
    return new Disclosure(Labelled.ALL, false);
  }

  /// What readers of the page are told; nothing on the page of an original.
  ///
  /// @param texts of the reader's language
  public Optional<Html> label(Rendition rendition, Texts texts) {
    return isLabelled(rendition.translation())
        ? Optional.of(TranslationLabel.of(rendition, texts))
        : Optional.empty();
  }

  private boolean isLabelled(Rendition.@Nullable Made made) {
    return made != null
        && switch (labelled) {
          case ALL -> true;
          case MACHINE -> isUnreviewed(made.kind());
          case NONE -> false;
        };
  }

  private static boolean isUnreviewed(Rendition.Kind kind) {
    return switch (kind) {
      case UNFINISHED, MACHINE -> true;
      case REVIEWED, HUMAN -> false;
    };
  }

  /// The header's value for a machine translation, a dictionary of RFC 9651: people wrote the
  /// article and a machine modified it. Nothing for an original or a person's translation, of which
  /// we do not know whether a machine helped.
  public Optional<String> header(Rendition rendition) {
    Rendition.Made made = rendition.translation();
    if (!inHeader || made == null || made.engine().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder value = new StringBuilder("mode=ai-modified");
    value.append(", model=").append(quoted(made.engine()));
    if (made.person() != null) {
      value.append(", reviewed-by=").append(quoted(made.person()));
    }
    return Optional.of(value.append(", date=@").append(made.at().getEpochSecond()).toString());
  }

  /// A string of RFC 9651, which is ASCII: names of other scripts are written in Latin letters.
  private static String quoted(String text) {
    String ascii = Ascii.LETTERS.transliterate(text.replace("→", "to"));
    return '"' + ascii.replaceAll("[^ -~]", "?").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /// Loaded when the first header is written.
  private static final class Ascii {
    static final Transliterator LETTERS = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }
}
