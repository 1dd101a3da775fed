package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// Combines the marks of each sentence into clauses.
///
/// The idea: every sentence has words for what is done (uses) and words that decide (a permission,
/// a prohibition, a permission to be asked for). A decision is first made whole - "may" with "not"
/// is a prohibition, "without" with "permission" means asking - and each use then takes the
/// decision nearest to it in its part of the sentence, on either side, because languages differ in
/// order. What stands closer goes before: a negation right at the use, "without changes".
final class ClauseRules {
  private static final Map<Concept, Use> USES = new EnumMap<>(Concept.class);

  static {
    USES.put(Concept.REPRINT, Use.REPRINT);
    USES.put(Concept.USE, Use.REPRINT);
    USES.put(Concept.EXCERPT, Use.EXCERPT);
    USES.put(Concept.TRANSLATE, Use.TRANSLATE);
    USES.put(Concept.EDIT, Use.EDIT);
    USES.put(Concept.UNCHANGED, Use.EDIT);
    USES.put(Concept.IMAGES, Use.IMAGES);
    USES.put(Concept.NEWSLETTER, Use.NEWSLETTER);
    USES.put(Concept.COMMERCIAL, Use.COMMERCIAL);
    USES.put(Concept.SELL, Use.COMMERCIAL);
    USES.put(Concept.NONCOMMERCIAL, Use.COMMERCIAL);
    USES.put(Concept.SUBLICENSE, Use.SUBLICENSE);
    USES.put(Concept.MACHINE_LEARNING, Use.MACHINE_LEARNING);
  }

  private static final Concept[] USE_WORDS = USES.keySet().toArray(Concept[]::new);

  /// A text that names more uses in one sentence is no terms.
  private static final int MOST_USES = 40;

  /// "But not any of our photographs": what is taken out stands so many words behind.
  private static final int AFTER_BUT = 5;

  /// What a verb is about stands so many words from it.
  private static final int CLOSE_TO_VERB = 3;

  /// "Please don't:"
  private static final int SHORT_HEADING = 5;

  /// A word that only sometimes means reprinting must stand so close to a decision.
  private static final int CLOSE = 9;

  private final List<Marked> sentences;
  private final LicenceReading licences;
  private final Map<String, ProposedClause> clauses = new LinkedHashMap<>();
  private final Set<Marked> refused = Collections.newSetFromMap(new IdentityHashMap<>());

  /// What decides: the verdict, where it stands, and whether it holds for its whole part.
  private record Decision(Verdict verdict, Tag at, boolean ofWholePart, Rule rule) {}

  /// What was found of one use.
  private record Finding(Use use, Verdict verdict, Quotation quotation, Rule rule, Tag tag) {}

  ClauseRules(List<Marked> sentences, LicenceReading licences) {
    this.sentences = sentences;
    this.licences = licences;
  }

  List<ProposedClause> read() {
    Optional<Decision> heading = Optional.empty();
    boolean ofImages = false;
    List<Finding> asked = List.of();
    Marked last = null;
    for (Marked sentence : sentences) {
      List<Decision> decisions = decisions(sentence);
      if (!sentence.sentence().item() && sentence.startsLine()) {
        heading = Optional.empty();
      }
      List<Finding> findings = new ArrayList<>(find(sentence, decisions));
      if (sentence.sentence().item() && decisions.isEmpty() && findings.isEmpty()) {
        findings.addAll(under(heading, sentence));
        heading.filter(d -> d.verdict() == Verdict.DENIED).ifPresent(d -> refused.add(sentence));
      } else {
        Optional<Decision> above = heading;
        heading = headingOf(sentence, decisions).or(() -> above);
      }
      boolean goesOnOfImages = ofImages && !sentence.has(Concept.CONTENT);
      List<Finding> tidied = tidy(sentence, findings, goesOnOfImages);
      if (sentence.isQuestion()) {
        propose(sentence, answer(asked, Optional.empty()));
        asked = tidied;
      } else {
        propose(sentence, answer(asked, verdictOf(sentence, decisions, findings)));
        propose(sentence, tidied);
        asked = List.of();
      }
      ofImages = sentence.has(Concept.IMAGES) && !sentence.has(Concept.CONTENT);
      last = sentence;
    }
    if (last != null) {
      propose(last, answer(asked, Optional.empty()));
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

  // ------------------------------------------------------------ decisions

  private static List<Decision> decisions(Marked sentence) {
    List<Decision> decisions = new ArrayList<>();
    for (Tag tag : sentence.all(Concept.MAY, Concept.BAN, Concept.ASK)) {
      switch (tag.concept()) {
        case MAY -> decisions.add(permission(sentence, tag));
        case BAN -> decisions.add(new Decision(Verdict.DENIED, tag, false, Rule.PROHIBITED));
        default -> {
          if (sentence.shortlyBefore(tag, 1, Concept.WAIVED).isEmpty()) {
            decisions.add(new Decision(Verdict.ASK, tag, true, Rule.WITH_CONSENT));
          }
        }
      }
    }
    List<Decision> others = List.copyOf(decisions);
    sentence
        .all(Concept.CONSENT)
        .forEach(c -> consent(sentence, c, others).ifPresent(decisions::add));
    contact(sentence, decisions).ifPresent(decisions::add);
    return decisions;
  }

  private static Decision permission(Marked sentence, Tag may) {
    boolean negated =
        sentence.shortlyBefore(may, 2, Concept.NOT).isPresent()
            || sentence.shortlyAfter(may, 1, Concept.NOT).isPresent()
            || opensWithNot(sentence, may);
    return negated
        ? new Decision(Verdict.DENIED, may, false, Rule.PROHIBITED)
        : new Decision(Verdict.ALLOWED, may, false, Rule.PERMITTED);
  }

  /// "No part of this may be copied."
  private static boolean opensWithNot(Marked sentence, Tag may) {
    return !sentence.has(Concept.WAIVED)
        && sentence.all(Concept.NOT).stream()
            .anyMatch(
                not ->
                    not.from() == sentence.sentence().from()
                        && may.from() >= not.to()
                        && sentence.samePart(not, may)
                        && sentence.commas(not.to() - 1, may.from()) == 0
                        && sentence.shortlyAfter(not, 1, Concept.CONSENT).isEmpty());
  }

  /// "Without permission" means asking where something is forbidden, and nothing beside "may":
  /// "may be copied without permission".
  private static Optional<Decision> consent(Marked sentence, Tag consent, List<Decision> others) {
    boolean waived =
        sentence.partHas(consent, Concept.WAIVED)
            || (sentence.shortlyBefore(consent, 3, Concept.NOT).isPresent()
                && !sentence.partHas(consent, Concept.WITHOUT, Concept.LACKING));
    boolean without =
        sentence.shortlyBefore(consent, 5, Concept.WITHOUT).isPresent()
            || sentence.shortlyAfter(consent, 3, Concept.LACKING).isPresent();
    boolean freely =
        others.stream()
            .anyMatch(d -> d.verdict() == Verdict.ALLOWED && sentence.samePart(d.at(), consent));
    boolean strict = sentence.partHas(consent, Concept.BAN, Concept.ONLY, Concept.NOT);
    if (waived || (without && freely && !strict)) {
      return Optional.empty();
    }
    return Optional.of(new Decision(Verdict.ASK, consent, true, Rule.WITH_CONSENT));
  }

  /// "For ..., contact us": only where nothing else decides in the sentence, and
  /// nobody is told of something.
  private static Optional<Decision> contact(Marked sentence, List<Decision> decisions) {
    return decisions.isEmpty() && !sentence.has(Concept.NOTIFY)
        ? sentence.all(Concept.CONTACT).stream()
            .findFirst()
            .map(tag -> new Decision(Verdict.ASK, tag, false, Rule.WITH_CONSENT))
        : Optional.empty();
  }

  // ------------------------------------------------------------ uses

  private List<Finding> find(Marked sentence, List<Decision> decisions) {
    List<Finding> findings = new ArrayList<>();
    sentence.all(USE_WORDS).stream()
        .limit(MOST_USES)
        .forEach(use -> find(sentence, use, decisions).ifPresent(findings::add));
    return findings;
  }

  private Optional<Finding> find(Marked sentence, Tag use, List<Decision> decisions) {
    if (use.concept() == Concept.NONCOMMERCIAL || use.concept() == Concept.UNCHANGED) {
      return excludes(sentence, use);
    }
    if (isExcepted(sentence, use, decisions)) {
      return Optional.of(finding(sentence, use, Verdict.DENIED, Rule.EXCEPTED, use));
    }
    if (use.concept() == Concept.REPRINT && opensWithOnly(sentence)) {
      return Optional.of(finding(sentence, use, Verdict.DENIED, Rule.ONLY_OTHERWISE, use));
    }
    Optional<Finding> negated = negated(sentence, use, decisions);
    if (negated.isPresent()) {
      return negated;
    }
    return nearest(sentence, use, decisions)
        .map(d -> finding(sentence, use, d.verdict(), d.rule(), d.at()))
        .or(() -> implied(sentence, use, decisions));
  }

  private static Finding finding(
      Marked sentence, Tag use, Verdict verdict, Rule rule, Tag because) {
    return new Finding(useOf(use), verdict, sentence.quoteOf(use, because), rule, use);
  }

  private static Use useOf(Tag tag) {
    return Objects.requireNonNull(USES.get(tag.concept()));
  }

  private static Optional<Finding> excludes(Marked sentence, Tag use) {
    return sentence.shortlyBefore(use, 2, Concept.NOT).isPresent()
        ? Optional.empty()
        : Optional.of(finding(sentence, use, Verdict.DENIED, Rule.NAMED_AS_EXCLUDED, use));
  }

  private static boolean isExcepted(Marked sentence, Tag use, List<Decision> decisions) {
    if (use.concept() != Concept.IMAGES && use.concept() != Concept.COMMERCIAL) {
      return false;
    }
    return isAddedWithNot(sentence, use, decisions) || isNamedBeside(sentence, use, decisions);
  }

  /// "Our articles (but not our photographs)".
  private static boolean isAddedWithNot(Marked sentence, Tag use, List<Decision> decisions) {
    return decisions.stream()
            .anyMatch(d -> d.verdict() == Verdict.ALLOWED && d.at().to() <= use.from())
        && sentence.all(Concept.BUT).stream()
            .filter(but -> but.to() <= use.from() && use.from() - but.to() <= AFTER_BUT)
            .flatMap(but -> sentence.shortlyAfter(but, 0, Concept.NOT).stream())
            .anyMatch(not -> sentence.commas(not.to() - 1, use.from()) == 0);
  }

  private static boolean isNamedBeside(Marked sentence, Tag use, List<Decision> decisions) {
    return sentence.inPartOf(use, Concept.EXCEPT).stream()
        .anyMatch(
            except ->
                isBeside(except, use)
                    && decisions.stream().noneMatch(d -> sentence.samePart(d.at(), use))
                    && ((use.concept() == Concept.IMAGES && decisions.isEmpty())
                        || decisions.stream().anyMatch(d -> d.verdict() == Verdict.ALLOWED)));
  }

  private static boolean isBeside(Tag except, Tag use) {
    int before = use.from() - except.to();
    int behind = except.from() - use.to();
    return (before >= 0 && before <= 4) || behind == 0;
  }

  /// "Only stories with the button may be republished": the others may not.
  private static boolean opensWithOnly(Marked sentence) {
    return sentence.has(Concept.MAY)
        && sentence.all(Concept.ONLY).stream()
            .anyMatch(only -> only.from() - sentence.sentence().from() <= 1);
  }

  private static Optional<Finding> negated(Marked sentence, Tag use, List<Decision> decisions) {
    Optional<Tag> bare = bare(sentence, use);
    if (bare.isPresent() && decisions.isEmpty()) {
      return bare.map(not -> finding(sentence, use, Verdict.DENIED, Rule.NEGATED, not));
    }
    if (use.concept() == Concept.IMAGES && decisions.isEmpty()) {
      return notUsed(sentence, use);
    }
    if (use.concept() == Concept.IMAGES || use.concept() == Concept.NEWSLETTER) {
      return Optional.empty();
    }
    Optional<Tag> not =
        sentence
            .shortlyBefore(use, reachOfNot(use), Concept.NOT)
            .or(() -> sentence.inside(use, Concept.NOT))
            .or(() -> without(sentence, use))
            .or(() -> sentence.shortlyAfter(use, 0, Concept.NOT));
    boolean decided =
        not.isPresent()
            && decisions.stream()
                .anyMatch(
                    d ->
                        sentence.samePart(d.at(), use)
                            && (d.ofWholePart()
                                || sentence.distance(d.at(), use)
                                    <= sentence.distance(not.get(), use)));
    if (not.isEmpty() || decided) {
      return Optional.empty();
    }
    return Optional.of(finding(sentence, use, Verdict.DENIED, Rule.NEGATED, not.get()));
  }

  /// "No photographs", "sin reproducción": a sentence that says nothing else.
  private static Optional<Tag> bare(Marked sentence, Tag use) {
    Sentence whole = sentence.sentence();
    return sentence.all(Concept.NOT, Concept.WITHOUT).stream()
        .filter(not -> not.from() == whole.from() && use.to() == whole.to())
        .filter(not -> use.from() >= not.to() && use.from() - not.to() <= 1)
        .findFirst();
  }

  /// "Do not use our photographs."
  private static Optional<Finding> notUsed(Marked sentence, Tag images) {
    return sentence.inPartOf(images, Concept.USE, Concept.REPRINT).stream()
        .filter(verb -> sentence.distance(verb, images) <= CLOSE_TO_VERB)
        .flatMap(verb -> sentence.shortlyBefore(verb, 0, Concept.NOT).stream())
        .findFirst()
        .map(not -> finding(sentence, images, Verdict.DENIED, Rule.NEGATED, not));
  }

  /// "Not make a commercial use" is one thought; "not only include what is republished" is not.
  private static int reachOfNot(Tag use) {
    return switch (use.concept()) {
      case REPRINT, USE -> 1;
      case COMMERCIAL, SELL -> 3;
      default -> 2;
    };
  }

  /// "Without changes", but not "without permission to change".
  private static Optional<Tag> without(Marked sentence, Tag use) {
    return sentence
        .shortlyBefore(use, 4, Concept.WITHOUT)
        .or(() -> sentence.shortlyAfter(use, 1, Concept.LACKING))
        .filter(w -> use.concept() != Concept.REPRINT && use.concept() != Concept.USE)
        .filter(w -> sentence.shortlyAfter(w, 5, Concept.CONSENT).isEmpty());
  }

  private static Optional<Decision> nearest(Marked sentence, Tag use, List<Decision> decisions) {
    List<Decision> here = decisions.stream().filter(d -> sentence.samePart(d.at(), use)).toList();
    Optional<Decision> whole =
        here.stream()
            .filter(Decision::ofWholePart)
            .filter(d -> !isOfAnother(sentence, use, d, here))
            .findFirst();
    if (whole.isPresent()) {
      return whole;
    }
    Comparator<Decision> near = Comparator.comparingInt(d -> cost(sentence, use, d));
    if (use.concept() == Concept.USE) {
      return here.stream().filter(d -> sentence.distance(d.at(), use) <= CLOSE).min(near);
    }
    return here.stream()
        .min(near)
        .or(() -> fromBefore(sentence, use, decisions))
        .or(() -> overException(sentence, use, decisions))
        .or(() -> fromBehind(sentence, use, decisions));
  }

  /// "May not be edited, and pictures only with permission": the use has a decision on its side of
  /// the comma, and the permission a use on the other.
  private static boolean isOfAnother(
      Marked sentence, Tag use, Decision asking, List<Decision> decisions) {
    return asking.at().from() > use.from()
        && isAcross(sentence, use, asking.at())
        && decisions.stream().anyMatch(d -> !d.ofWholePart() && !isAcross(sentence, use, d.at()))
        && sentence.all(Concept.IMAGES, Concept.COMMERCIAL, Concept.NEWSLETTER).stream()
            .anyMatch(
                other ->
                    other.concept() != use.concept() && !isAcross(sentence, other, asking.at()));
  }

  /// Whether a comma stands between.
  private static boolean isAcross(Marked sentence, Tag a, Tag b) {
    int from = Math.min(a.to(), b.to());
    int to = Math.max(a.from(), b.from());
    return to > from && sentence.commas(from - 1, to) > 0;
  }

  private static int cost(Marked sentence, Tag use, Decision decision) {
    int behind = decision.at().from() > use.from() ? 1 : 0;
    return 2 * sentence.distance(decision.at(), use) + behind;
  }

  /// A part without a decision goes on with the one before it: "may be copied; and translated".
  private static Optional<Decision> fromBefore(Marked sentence, Tag use, List<Decision> decisions) {
    if (sentence.partHas(use, Concept.EXCEPT, Concept.PROVIDED, Concept.BUT)) {
      return Optional.empty();
    }
    return decisions.stream()
        .filter(d -> d.at().from() < use.from())
        .max(Comparator.comparingInt(d -> d.at().from()));
  }

  /// "Editing, other than cropping, is not permitted", "commercial use: only with permission".
  private static Optional<Decision> overException(
      Marked sentence, Tag use, List<Decision> decisions) {
    return decisions.stream()
        .filter(d -> d.at().from() >= use.to())
        .filter(d -> d.ofWholePart() || sentence.partHas(d.at(), Concept.EXCEPT))
        .filter(d -> sentence.inPartOf(d.at(), USE_WORDS).isEmpty())
        .findFirst();
  }

  /// Languages that end with the verb put the condition before it: "reprinting, if you name us, is
  /// free".
  private static Optional<Decision> fromBehind(Marked sentence, Tag use, List<Decision> decisions) {
    return use.concept() != Concept.REPRINT
        ? Optional.empty()
        : decisions.stream()
            .filter(d -> d.at().from() >= use.to())
            .filter(d -> sentence.partHas(d.at(), Concept.PROVIDED))
            .filter(d -> sentence.inPartOf(d.at(), USE_WORDS).isEmpty())
            .findFirst();
  }

  private Optional<Finding> implied(Marked sentence, Tag use, List<Decision> decisions) {
    if (IMPLIED.contains(use.concept()) && decisions.isEmpty() && isConditional(sentence, use)) {
      return Optional.of(finding(sentence, use, Verdict.ALLOWED, Rule.CONDITION_IMPLIES, use));
    }
    if (use.concept() == Concept.IMAGES && decisions.isEmpty() && isUsedIf(sentence, use)) {
      return Optional.of(finding(sentence, use, Verdict.ALLOWED, Rule.CONDITION_IMPLIES, use));
    }
    if (use.concept() == Concept.IMAGES
        && decisions.isEmpty()
        && !sentence.has(Concept.EXCEPT, Concept.NOT)
        && licences.isNamedIn(sentence.text(), sentence.sentence())) {
      return Optional.of(finding(sentence, use, Verdict.ALLOWED, Rule.LICENSED_WITH_TEXT, use));
    }
    return Optional.empty();
  }

  /// "If you use a photo".
  private static boolean isUsedIf(Marked sentence, Tag images) {
    return sentence
        .shortlyBefore(images, 3, Concept.USE, Concept.REPRINT)
        .filter(verb -> isConditional(sentence, verb))
        .isPresent();
  }

  private static final Set<Concept> IMPLIED =
      EnumSet.of(
          Concept.REPRINT,
          Concept.USE,
          Concept.EXCERPT,
          Concept.TRANSLATE,
          Concept.EDIT,
          Concept.NEWSLETTER);

  private static boolean isConditional(Marked sentence, Tag use) {
    return sentence.inPartOf(use, Concept.IF).stream()
        .anyMatch(
            condition -> sentence.distance(condition, use) <= reachOfCondition(condition, use));
  }

  private static int reachOfCondition(Tag condition, Tag use) {
    boolean before = condition.from() <= use.from();
    return use.concept() == Concept.USE ? (before ? 1 : -1) : (before ? 8 : 4);
  }

  // ------------------------------------------------------------ lists below a heading

  /// "You may not:" decides what stands below; "you may republish, provided that you:" lists
  // duties.
  private static Optional<Decision> headingOf(Marked sentence, List<Decision> decisions) {
    Sentence s = sentence.sentence();
    if (!sentence.text().before(s.to()).contains(":") || sentence.has(Concept.PROVIDED)) {
      return Optional.empty();
    }
    if (decisions.isEmpty() && s.length() <= SHORT_HEADING) {
      return sentence.all(Concept.NOT).stream()
          .findFirst()
          .map(not -> new Decision(Verdict.DENIED, not, false, Rule.PROHIBITED));
    }
    boolean ofDuties =
        decisions.size() == 1
            && decisions.getFirst().verdict() == Verdict.ALLOWED
            && sentence.has(Concept.MUST, Concept.REPRINT);
    return decisions.size() == 1 && !ofDuties
        ? Optional.of(decisions.getFirst())
        : Optional.empty();
  }

  private static List<Finding> under(Optional<Decision> heading, Marked sentence) {
    return heading.stream()
        .flatMap(
            d ->
                sentence.all(USE_WORDS).stream()
                    .limit(MOST_USES)
                    .filter(u -> u.concept() != Concept.USE)
                    .map(u -> finding(sentence, u, d.verdict(), Rule.UNDER_HEADING, u)))
        .toList();
  }

  // ------------------------------------------------------------ questions and answers

  /// What the question before comes to. "Want to republish?" says by itself that one may; "may I
  /// republish?" does not.
  private static List<Finding> answer(List<Finding> asked, Optional<Verdict> verdict) {
    return asked.stream()
        .filter(f -> f.verdict() == Verdict.ALLOWED)
        .filter(f -> verdict.isPresent() || f.rule() == Rule.CONDITION_IMPLIES)
        .map(
            f ->
                new Finding(
                    f.use(),
                    verdict.orElse(Verdict.ALLOWED),
                    f.quotation(),
                    verdict.isPresent() ? Rule.ANSWERED : f.rule(),
                    f.tag()))
        .toList();
  }

  private static Optional<Verdict> verdictOf(
      Marked answer, List<Decision> decisions, List<Finding> findings) {
    if (answer.opensWith(Concept.YES) && decisions.stream().noneMatch(Decision::ofWholePart)) {
      return Optional.of(Verdict.ALLOWED);
    }
    boolean asks = decisions.stream().anyMatch(d -> d.verdict() == Verdict.ASK);
    boolean only = findings.stream().allMatch(f -> f.verdict() == Verdict.ASK);
    if (asks && (only || answer.opensWith(Concept.NO))) {
      return Optional.of(Verdict.ASK);
    }
    if (answer.opensWith(Concept.NO)) {
      return Optional.of(Verdict.DENIED);
    }
    return findings.isEmpty()
        ? decisions.stream().map(Decision::verdict).findFirst()
        : Optional.empty();
  }

  // ------------------------------------------------------------ what a verb is about

  /// A verb of reprinting says something of the text only where the text is what is reprinted: not
  /// in "photographs may not be reprinted" or "may not be reprinted for profit".
  private static List<Finding> tidy(
      Marked sentence, List<Finding> findings, boolean goesOnOfImages) {
    return findings.stream()
        .filter(f -> f.use() != Use.REPRINT || !isAboutSomethingElse(sentence, f, findings))
        .filter(f -> f.use() != Use.EXCERPT || !isNarrowed(sentence, f, findings))
        .map(f -> goesOnOfImages && isRefusedReprint(f) ? ofImages(f) : f)
        .toList();
  }

  private static boolean isRefusedReprint(Finding finding) {
    return finding.use() == Use.REPRINT && finding.verdict() != Verdict.ALLOWED;
  }

  /// "They may not be reprinted" in the sentence behind one about pictures.
  private static Finding ofImages(Finding f) {
    return new Finding(Use.IMAGES, f.verdict(), f.quotation(), f.rule(), f.tag());
  }

  private static boolean isAboutSomethingElse(Marked sentence, Finding reprint, List<Finding> all) {
    boolean ofImages =
        sentence.partHas(reprint.tag(), Concept.IMAGES)
            && !sentence.partHas(reprint.tag(), Concept.CONTENT, Concept.EXCERPT);
    boolean ofExcerpts =
        isOfExcerpts(sentence, reprint.tag()) && !sentence.partHas(reprint.tag(), Concept.CONTENT);
    return ofImages || ofExcerpts || isNarrowed(sentence, reprint, all);
  }

  /// "Download and print extracts", but not "reprint and quote".
  private static boolean isOfExcerpts(Marked sentence, Tag reprint) {
    return sentence
        .shortlyAfter(reprint, 2, Concept.EXCERPT)
        .filter(excerpt -> !sentence.text().token(excerpt.from()).afterBreak())
        .filter(
            excerpt ->
                excerpt.from() == reprint.to()
                    || sentence.all(Concept.USE, Concept.REPRINT).stream()
                        .anyMatch(
                            verb -> verb.from() > reprint.to() && verb.to() == excerpt.from()))
        .isPresent();
  }

  /// Not where both are in a list: "any commercial use, republication or broadcast is forbidden".
  private static boolean isPurposeOf(Marked sentence, Tag purpose, Tag verb) {
    return purpose.from() > verb.from() || !isAcross(sentence, purpose, verb);
  }

  /// "May not be reprinted, in whole or in part, for profit."
  private static boolean isNarrowed(Marked sentence, Finding finding, List<Finding> all) {
    return finding.verdict() != Verdict.ALLOWED
        && all.stream()
            .anyMatch(
                f ->
                    NARROWER.contains(f.use())
                        && f.tag().concept() != Concept.SELL
                        && f.verdict() == finding.verdict()
                        && sentence.samePart(f.tag(), finding.tag())
                        && isPurposeOf(sentence, f.tag(), finding.tag()));
  }

  private static final Set<Use> NARROWER =
      Set.of(Use.COMMERCIAL, Use.SUBLICENSE, Use.NEWSLETTER, Use.MACHINE_LEARNING);

  private static List<String> scope(Marked sentence, Finding finding) {
    return sentence.all(Concept.EXCEPT).stream()
        .filter(e -> !sentence.samePart(e, finding.tag()))
        .map(e -> sentence.quoteOfPart(e).text())
        .toList();
  }
}
