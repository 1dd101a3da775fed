package press.colophon.rights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What others may do with what is the house's own: the articles written for it, and its
/// translations as far as the terms of the originals leave them to it. Immutable.
///
/// @param terms a licence, or words that allow some uses and want to be asked for others
/// @param address of the page that says more, where the house has one of its own
/// @param contact whom to ask: an e-mail address or a page
public record OwnTerms(Terms terms, @Nullable String address, @Nullable String contact) {

  /// Nothing is offered to everybody.
  public static final OwnTerms NONE = new OwnTerms(Terms.UNSTATED, null, null);

  private static final Pattern DUTY = Pattern.compile("(\\S+)(?:\\s+(.+))?");
  private static final String PRINT = Channel.PRINT.word();

  /// Everything under a public licence.
  public static OwnTerms licensed(
      Licence licence, @Nullable String address, @Nullable String contact) {
    Terms terms = new Terms(Basis.OWN_WORK, licence, licence.name(), null, List.of());
    return new OwnTerms(terms, address, contact);
  }

  /// What the house says in its own words: what everybody may do, what has to be asked for, and
  /// what is to be done in return.
  ///
  /// @param words the sentence, as readers are shown it
  /// @param allowed words of uses
  /// @param asked words of uses, and `print`
  /// @param duties words of duties, each alone or with what it asks for: `credit The Lantern`
  /// @throws IllegalArgumentException where one of them is not known
  public static OwnTerms inWords(
      String words,
      List<String> allowed,
      List<String> asked,
      List<String> duties,
      @Nullable String address,
      @Nullable String contact,
      Instant at) {
    List<Clause> clauses = new ArrayList<>();
    Clause.Confirmation said = new Clause.Confirmation("the house", at);
    Set<Use> free = EnumSet.noneOf(Use.class);
    allowed.forEach(word -> free.add(Use.ofWord(word)));
    for (Use use : free) {
      clauses.add(new Clause(use, Verdict.ALLOWED, Scope.ALL, words, address, at, said));
    }
    for (String word : asked) {
      Use use = word.equals(PRINT) ? Use.REPRINT : Use.ofWord(word);
      Scope scope = word.equals(PRINT) ? Scope.by(Channel.PRINT) : Scope.ALL;
      clauses.add(new Clause(use, Verdict.ASK, scope, words, address, at, said));
    }
    Terms terms =
        new Terms(
                Basis.OWN_WORK,
                null,
                null,
                null,
                List.of(new Notice(Notice.Subject.REPUBLICATION, words)))
            .saying(clauses, duties.stream().map(duty -> duty(duty, words)).toList());
    return new OwnTerms(terms, address, contact);
  }

  private static Duty duty(String written, String words) {
    Matcher m = DUTY.matcher(written.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException("not a duty: " + written);
    }
    return new Duty(Duty.Kind.ofWord(m.group(1)), m.group(2), words);
  }

  /// Whether anything is offered.
  public boolean isStated() {
    return terms.licence() != null || !terms.clauses().isEmpty();
  }

  /// The sentences in which it is offered, for readers.
  public List<String> words() {
    return terms.notices().stream().map(Notice::quotation).toList();
  }

  /// These terms for an article of the house, with what is known of its copyright.
  Terms of(Terms article) {
    List<Notice> notices = new ArrayList<>(article.notices());
    notices.addAll(terms.notices());
    List<Duty> duties = new ArrayList<>(article.duties());
    duties.addAll(terms.duties());
    return new Terms(
        Basis.OWN_WORK,
        terms.licence(),
        terms.licenceAsFound(),
        article.copyright(),
        notices,
        terms.clauses(),
        duties);
  }
}
