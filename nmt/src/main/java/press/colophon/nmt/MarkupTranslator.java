package press.colophon.nmt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Translates inline HTML, the content of one block, and carries its markup across:
/// `The <b>red</b> <a href="x">harbour</a>.`
///
/// Every element, void element and comment of the source stands in the translation once, as it
/// was written and nested as it was. Elements follow their words by the model's soft alignment;
/// where the words lead apart an element stays one, around most of them. One whose words vanished
/// is kept, around the word that looked at them most or empty. An element over several sentences
/// stays one. A line break or a tag of a block ends a sentence and stays there.
///
/// An element around a part of a word covers the whole word in the translation, unless the word
/// came through unchanged: then the same letters (`CO<sub>2</sub>`).
///
/// `<code>`, `<kbd>`, `<samp>`, `<var>`, `<tt>`, `<math>`, `<script>`, `<style>`, `<svg>`,
/// `translate="no"` and `class="notranslate"` come through byte for byte; so do character
/// references that HTML 4 does not name. Superscripts without letters, such as the numbers of
/// footnotes, stay with their word.
///
/// As safe for many threads as its translator and its splitter; owns neither.
public final class MarkupTranslator {
  private final Translator translator;
  private final SentenceSplitter splitter;

  public MarkupTranslator(Translator translator, SentenceSplitter splitter) {
    this.translator = translator;
    this.splitter = splitter;
  }

  /// Translates inline HTML.
  ///
  /// @throws IllegalArgumentException when it is not well-formed, or nested deeper than 512; the
  ///     message names the tag and its place
  public String translate(String inlineHtml) {
    return translate(List.of(inlineHtml)).getFirst();
  }

  /// Translates several pieces; all their sentences go to the translator at once.
  ///
  /// @return as many as were given, in the same order; blank ones unchanged
  /// @throws IllegalArgumentException when one is not well-formed, or nested deeper than 512
  public List<String> translate(List<String> inlineHtml) {
    List<MarkedText> texts =
        inlineHtml.stream().map(html -> MarkedText.of(html, splitter)).toList();
    List<String> sentences = texts.stream().flatMap(text -> text.toTranslate().stream()).toList();
    Iterator<TranslatedSentence> translated =
        sentences.isEmpty()
            ? List.<TranslatedSentence>of().iterator()
            : translator.translate(sentences).iterator();
    List<String> result = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      MarkedText text = texts.get(i);
      result.add(text.isBlank() ? inlineHtml.get(i) : text.write(translated));
    }
    return result;
  }
}
