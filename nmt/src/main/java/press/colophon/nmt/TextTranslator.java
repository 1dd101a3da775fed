package press.colophon.nmt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Translates plain text of any length, sentence by sentence. What stands between sentences (white
/// space, line breaks) is copied.
///
/// As safe for many threads as its translator and its splitter; owns neither.
public final class TextTranslator {
  private final Translator translator;
  private final SentenceSplitter splitter;

  public TextTranslator(Translator translator, SentenceSplitter splitter) {
    this.translator = translator;
    this.splitter = splitter;
  }

  /// Translates a text.
  public String translate(String text) {
    return translate(List.of(text)).getFirst();
  }

  /// Translates texts; all their sentences go to the translator at once, which is cheaper.
  ///
  /// @return as many as were given, in the same order
  public List<String> translate(List<String> texts) {
    List<List<TextRange>> ranges =
        texts.stream().map(text -> Sentences.of(text, splitter)).toList();
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      ranges.get(i).forEach(range -> sentences.add(range.in(text)));
    }
    Iterator<TranslatedSentence> translated = translateAll(sentences).iterator();
    List<String> result = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      result.add(joined(texts.get(i), ranges.get(i), translated));
    }
    return result;
  }

  private List<TranslatedSentence> translateAll(List<String> sentences) {
    return sentences.isEmpty() ? List.of() : translator.translate(sentences);
  }

  private static String joined(
      String text, List<TextRange> ranges, Iterator<TranslatedSentence> translated) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (TextRange range : ranges) {
      out.append(text, at, range.begin()).append(translated.next().text());
      at = range.end();
    }
    return out.append(text, at, text.length()).toString();
  }
}
