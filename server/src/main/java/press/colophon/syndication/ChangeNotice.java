package press.colophon.syndication;

import java.util.ArrayList;
import java.util.List;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon;
import press.colophon.translation.Rendition;

/// What was done here to an article that came from elsewhere, said wherever its credit goes
/// (Creative Commons 4.0, section 3(a)(1)(B)): that it was translated and by whom, and what was
/// changed or left out. Whether or not the terms ask for it.
public final class ChangeNotice {
  private ChangeNotice() {}

  /// A sentence for each change; none where the text stands as its source has it.
  ///
  /// @param texts of the reader's language
  public static List<Html> of(Rendition rendition, Texts texts) {
    List<Html> sentences = new ArrayList<>();
    if (!rendition.isOriginal()) {
      sentences.add(TranslationLabel.of(rendition, texts));
    }
    sentences.addAll(Colophon.changes(rendition.article(), texts));
    return sentences;
  }

  /// The same as a reader reads them.
  static List<String> plain(Rendition rendition, Texts texts) {
    return of(rendition, texts).stream().map(Html::plain).toList();
  }
}
