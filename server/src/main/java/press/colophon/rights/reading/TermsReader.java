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
/// Time grows with the length of the text and nothing else; what stands beyond [#LONGEST] is not
/// read. Thread-safe; making one reads the files of words, so keep it.
public final class TermsReader {
  /// So many characters of a text are read: several times the longest terms.
  static final int LONGEST = 200_000;

  private final Vocabularies vocabularies = Vocabularies.read();

  /// Makes a reader of every language there are words of.
  public TermsReader() {}

  /// The languages it has words of, as BCP 47 tags.
  public List<String> languages() {
    return vocabularies.languages();
  }

  /// Reads a text; of one that says nothing about the use of articles, nothing comes out.
  public Reading read(String text) {
    return read(text, new Effort());
  }

  /// Reads a text, and counts the steps.
  Reading read(String text, Effort effort) {
    TokenizedText words = new TokenizedText(beginning(text));
    LicenceReading licences = new LicenceReading(words);
    List<Marked> sentences = mark(words, blank(words, licences), effort);
    ClauseRules rules = new ClauseRules(sentences, licences);
    List<ProposedClause> clauses = rules.read();
    List<ProposedDuty> duties = new DutyRules(sentences, rules.refused()).read();
    return new Reading(licences.read(clauses, duties, sentences), clauses, duties);
  }

  private static String beginning(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, split ? LONGEST - 1 : LONGEST);
  }

  private static BitSet blank(TokenizedText words, LicenceReading licences) {
    BitSet blank = (BitSet) licences.blank().clone();
    blank.or(words.quoted());
    return blank;
  }

  private List<Marked> mark(TokenizedText text, BitSet blank, Effort effort) {
    Map<Vocabulary, Double> weights = vocabularies.weigh(text.tokens());
    List<Marked> marked = new ArrayList<>();
    for (Sentence sentence : text.sentences()) {
      List<Token> tokens = text.tokens().subList(sentence.from(), sentence.to());
      vocabularies
          .languageOf(tokens, sentence.from(), weights, effort)
          .ifPresent(words -> marked.add(Marked.of(text, sentence, words, blank, effort)));
    }
    marked.removeIf(sentence -> sentence.has(Concept.READERS));
    return marked;
  }
}
