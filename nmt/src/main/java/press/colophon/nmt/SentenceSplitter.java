package press.colophon.nmt;

import java.util.List;
import java.util.Locale;

/// Finds the sentences of a text. A model translates one sentence at a time, so it sees no more
/// than what is found here as one.
@FunctionalInterface
public interface SentenceSplitter {

  /// Finds the sentences.
  ///
  /// @return ranges in the order of the text that do not overlap, without the white space between
  ///     them; together they hold everything else
  List<TextRange> split(String text);

  /// The splitter for a language: by signs that end sentences in any script, and by what is known
  /// of the language's abbreviations and ordinal numbers. A language not known is split by what
  /// all have in common.
  ///
  /// A line break always ends a sentence, as in the reference engine. Takes time in proportion to
  /// the text. Immutable.
  ///
  /// @param language only its language counts, not country or script
  static SentenceSplitter of(Locale language) {
    return new RuleSplitter(SentenceRules.of(language));
  }
}
