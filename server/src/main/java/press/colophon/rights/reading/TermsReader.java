package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Reads terms: what a newsroom says about the use of its articles.
///
/// ```java
/// Reading reading = new TermsReader().read("You may republish our articles if you credit us.");
/// ```
///
/// Time grows with the length of the text and nothing else. Thread-safe; making one reads the files
/// of words, so keep it.
public final class TermsReader {
  private final Vocabularies vocabularies = Vocabularies.read();

  /// Makes a reader of every language there are words of.
  public TermsReader() {}

  /// The languages it has words of, as BCP 47 tags.
  public List<String> languages() {
    return vocabularies.languages();
  }

  /// Reads a text; of one that says nothing about the use of articles, nothing comes out.
  public Reading read(String text) {
    TokenizedText words = new TokenizedText(text);
    LicenceReading licences = new LicenceReading(words);
    List<Marked> sentences = mark(words, blank(words, licences));
    List<ProposedClause> clauses = new ClauseRules(sentences, licences).read();
    List<ProposedDuty> duties = new DutyRules(sentences).read();
    return new Reading(licences.read(clauses, duties, sentences), clauses, duties);
  }

  private static BitSet blank(TokenizedText words, LicenceReading licences) {
    BitSet blank = (BitSet) licences.blank().clone();
    blank.or(words.quoted());
    return blank;
  }

  private List<Marked> mark(TokenizedText text, BitSet blank) {
    Map<Vocabulary, Double> weights = vocabularies.weigh(text.tokens());
    List<Marked> marked = new ArrayList<>();
    for (Sentence sentence : text.sentences()) {
      List<Token> tokens = text.tokens().subList(sentence.from(), sentence.to());
      vocabularies
          .languageOf(tokens, weights)
          .ifPresent(words -> marked.add(Marked.of(text, sentence, words, blank)));
    }
    return marked;
  }
}
