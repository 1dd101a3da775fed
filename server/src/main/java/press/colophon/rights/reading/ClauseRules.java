package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.colophon.rights.Verdict;

/// Combines the marks of each sentence into clauses.
///
/// The idea: every sentence has words for what is done (uses) and words that decide (a permission,
/// a prohibition, a permission to be asked for). A decision is first made whole - "may" with "not"
/// is a prohibition, "without" with "permission" means asking - and each use then takes the
/// decision nearest to it in its part of the sentence, on either side, because languages differ in
/// order. What stands closer goes before: a negation right at the use, "without changes".
final class ClauseRules {
  /// "Copy, or even sell": so many words stand between two of a list.
  private static final int IN_A_LIST = 2;

  private final List<Marked> sentences;
  private final ImpliedPermission implied;
  private final Map<String, ProposedClause> clauses = new LinkedHashMap<>();
  private final Set<Marked> refused = Collections.newSetFromMap(new IdentityHashMap<>());

  ClauseRules(List<Marked> sentences, LicenceReading licences) {
    this.sentences = sentences;
    this.implied = new ImpliedPermission(licences);
  }

  List<ProposedClause> read() {
    Optional<Decision> heading = Optional.empty();
    boolean ofImages = false;
    List<Finding> asked = List.of();
    Marked last = null;
    for (Marked sentence : sentences) {
      List<Decision> decisions = Decision.of(sentence);
      if (!sentence.sentence().item() && sentence.startsLine()) {
        heading = Optional.empty();
      }
      List<Finding> findings = new ArrayList<>(find(sentence, decisions));
      if (sentence.sentence().item() && decisions.isEmpty() && findings.isEmpty()) {
        findings.addAll(ListHeading.under(heading, sentence));
        heading.filter(d -> d.verdict() == Verdict.DENIED).ifPresent(d -> refused.add(sentence));
      } else {
        Optional<Decision> above = heading;
        heading = ListHeading.of(sentence, decisions).or(() -> above);
      }
      boolean goesOnOfImages = ofImages && !sentence.has(Concept.CONTENT);
      List<Finding> tidied = Narrowing.of(sentence, findings, goesOnOfImages);
      if (sentence.isQuestion()) {
        propose(sentence, Answer.to(asked, Optional.empty()));
        asked = tidied;
      } else if (sentence.isCell() && decisions.isEmpty()) {
        asked = Answer.namedIn(sentence);
      } else {
        propose(sentence, Answer.to(asked, Answer.verdictOf(sentence, decisions, findings)));
        propose(sentence, tidied);
        asked = List.of();
      }
      ofImages = sentence.has(Concept.IMAGES) && !sentence.has(Concept.CONTENT);
      last = sentence;
    }
    if (last != null) {
      propose(last, Answer.to(asked, Optional.empty()));
    }
    return clauses.values().stream()
        .sorted(Comparator.comparingInt(c -> c.quotation().offset()))
        .toList();
  }

  /// The sentences that stand below "you may not:", once read.
  Set<Marked> refused() {
    return refused;
  }

  private void propose(Marked sentence, List<Finding> findings) {
    for (Finding f : findings) {
      clauses.putIfAbsent(
          f.use() + " " + f.verdict(),
          new ProposedClause(f.use(), f.verdict(), f.quotation(), scope(sentence, f), f.rule()));
    }
  }

  private List<Finding> find(Marked sentence, List<Decision> decisions) {
    List<Finding> findings = new ArrayList<>();
    for (Tag use : sentence.all(Finding.USE_WORDS).stream().limit(ListHeading.MOST_USES).toList()) {
      find(sentence, use, decisions)
          .or(() -> listed(sentence, use, decisions, findings))
          .ifPresent(findings::add);
    }
    return findings;
  }

  /// "Do not copy, edit or sell": what is listed behind a negated use is negated too.
  private static Optional<Finding> listed(
      Marked sentence, Tag use, List<Decision> decisions, List<Finding> findings) {
    if (findings.isEmpty() || !decisions.isEmpty()) {
      return Optional.empty();
    }
    Finding last = findings.getLast();
    boolean goesOn = use.from() >= last.tag().to() && use.from() - last.tag().to() <= IN_A_LIST;
    return last.rule() == Rule.NEGATED && goesOn && sentence.samePart(use, last.tag())
        ? Optional.of(Finding.of(sentence, use, Verdict.DENIED, Rule.NEGATED, last.tag()))
        : Optional.empty();
  }

  private Optional<Finding> find(Marked sentence, Tag use, List<Decision> decisions) {
    if (use.concept() == Concept.NONCOMMERCIAL || use.concept() == Concept.UNCHANGED) {
      return Refusal.named(sentence, use);
    }
    return Refusal.of(sentence, use, decisions)
        .or(
            () ->
                NearestDecision.of(sentence, use, decisions)
                    .map(d -> Finding.of(sentence, use, d.verdict(), d.rule(), d.at())))
        .or(() -> implied.of(sentence, use, decisions));
  }

  private static List<String> scope(Marked sentence, Finding finding) {
    return sentence.all(Concept.EXCEPT).stream()
        .filter(e -> !sentence.samePart(e, finding.tag()))
        .map(e -> sentence.quoteOfPart(e).text())
        .toList();
  }
}
