package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
    USES.put(Concept.NONCOMMERCIAL, Use.COMMERCIAL);
    USES.put(Concept.SUBLICENSE, Use.SUBLICENSE);
    USES.put(Concept.MACHINE_LEARNING, Use.MACHINE_LEARNING);
  }

  private static final Concept[] USE_WORDS = USES.keySet().toArray(Concept[]::new);

  /// A text that names more uses in one sentence is no terms.
  private static final int MOST_USES = 40;

  /// A word that only sometimes means reprinting must stand so close to a decision.
  private static final int CLOSE = 9;

  private final List<Marked> sentences;
  private final LicenceReading licences;

  /// What decides: the verdict, where it stands, and whether it holds for its whole part.
  private record Decision(Verdict verdict, Tag at, boolean ofWholePart, Rule rule) {}

  /// What was found of one use.
  private record Finding(Use use, Verdict verdict, Quotation quotation, Rule rule, Tag tag) {}

  ClauseRules(List<Marked> sentences, LicenceReading licences) {
    this.sentences = sentences;
    this.licences = licences;
  }

  List<ProposedClause> read() {
    Map<String, ProposedClause> clauses = new LinkedHashMap<>();
    Optional<Decision> heading = Optional.empty();
    boolean ofImages = false;
    for (Marked sentence : sentences) {
      List<Decision> decisions = decisions(sentence);
      if (!sentence.sentence().item()) {
        heading = headingOf(sentence, decisions);
      }
      List<Finding> findings = new ArrayList<>(find(sentence, decisions));
      if (sentence.sentence().item() && decisions.isEmpty() && findings.isEmpty()) {
        findings.addAll(under(heading, sentence));
      }
      boolean goesOnOfImages = ofImages && !sentence.has(Concept.CONTENT);
      for (Finding f : tidy(sentence, findings, goesOnOfImages)) {
        clauses.putIfAbsent(
            f.use() + " " + f.verdict(),
            new ProposedClause(f.use(), f.verdict(), f.quotation(), scope(sentence, f), f.rule()));
      }
      ofImages = sentence.has(Concept.IMAGES) && !sentence.has(Concept.CONTENT);
    }
    return clauses.values().stream()
        .sorted(Comparator.comparingInt(c -> c.quotation().offset()))
        .toList();
  }

  // ------------------------------------------------------------ decisions

  private static List<Decision> decisions(Marked sentence) {
    List<Decision> decisions = new ArrayList<>();
    for (Tag tag : sentence.all(Concept.MAY, Concept.BAN, Concept.ASK, Concept.CONSENT)) {
      switch (tag.concept()) {
        case MAY -> decisions.add(permission(sentence, tag));
        case BAN -> decisions.add(new Decision(Verdict.DENIED, tag, false, Rule.PROHIBITED));
        case ASK -> decisions.add(new Decision(Verdict.ASK, tag, true, Rule.WITH_CONSENT));
        default -> consent(sentence, tag).ifPresent(decisions::add);
      }
    }
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
  private static Optional<Decision> consent(Marked sentence, Tag consent) {
    boolean waived =
        sentence.partHas(consent, Concept.WAIVED)
            || (sentence.shortlyBefore(consent, 3, Concept.NOT).isPresent()
                && !sentence.partHas(consent, Concept.WITHOUT, Concept.LACKING));
    boolean without =
        sentence.shortlyBefore(consent, 5, Concept.WITHOUT).isPresent()
            || sentence.shortlyAfter(consent, 3, Concept.LACKING).isPresent();
    boolean freely =
        sentence.inPartOf(consent, Concept.MAY).stream()
            .anyMatch(may -> permission(sentence, may).verdict() == Verdict.ALLOWED);
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

  /// "Not make a commercial use" is one thought; "not only include what is republished" is not.
  private static int reachOfNot(Tag use) {
    return switch (use.concept()) {
      case REPRINT, USE -> 1;
      case COMMERCIAL -> 3;
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
    Optional<Decision> whole = here.stream().filter(Decision::ofWholePart).findFirst();
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
        .or(() -> fromBehind(sentence, use, decisions));
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
    if ((use.concept() == Concept.REPRINT
            || use.concept() == Concept.USE
            || use.concept() == Concept.EXCERPT)
        && decisions.isEmpty()
        && isConditional(sentence, use)) {
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

  private static Optional<Decision> headingOf(Marked sentence, List<Decision> decisions) {
    Sentence s = sentence.sentence();
    String after = sentence.text().before(s.to());
    return after.contains(":") && decisions.size() == 1
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

  // ------------------------------------------------------------ what a verb is about

  /// A verb of reprinting says something of the text only where the text is what is reprinted: not
  /// in "photographs may not be reprinted" or "may not be reprinted for profit".
  private static List<Finding> tidy(
      Marked sentence, List<Finding> findings, boolean goesOnOfImages) {
    return findings.stream()
        .filter(f -> f.use() != Use.REPRINT || !isAboutSomethingElse(sentence, f, findings))
        .filter(f -> f.use() != Use.REPRINT || f.verdict() == Verdict.ALLOWED || !goesOnOfImages)
        .toList();
  }

  private static boolean isAboutSomethingElse(Marked sentence, Finding reprint, List<Finding> all) {
    boolean ofImages =
        sentence.partHas(reprint.tag(), Concept.IMAGES)
            && !sentence.partHas(reprint.tag(), Concept.CONTENT, Concept.EXCERPT);
    boolean ofExcerpts =
        sentence.shortlyAfter(reprint.tag(), 0, Concept.EXCERPT).isPresent()
            && !sentence.partHas(reprint.tag(), Concept.CONTENT);
    boolean narrower =
        reprint.verdict() != Verdict.ALLOWED
            && all.stream()
                .anyMatch(
                    f ->
                        NARROWER.contains(f.use())
                            && f.verdict() == reprint.verdict()
                            && sentence.samePart(f.tag(), reprint.tag()));
    return ofImages || ofExcerpts || narrower;
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
