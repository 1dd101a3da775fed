package press.colophon.rights.reading;

import java.util.List;
import java.util.Set;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// Leaves out what a verb only seems to say: what it is about decides.
final class Narrowing {
  private static final Set<Use> NARROWER =
      Set.of(Use.COMMERCIAL, Use.SUBLICENSE, Use.NEWSLETTER, Use.MACHINE_LEARNING);

  /// "Extracts of up to fifty words may be used."
  private static final int FAR = 6;

  /// What is done with pictures and is no showing of them.
  private static final Set<Use> OF_PICTURES = Set.of(Use.EDIT, Use.COMMERCIAL, Use.SUBLICENSE);

  private Narrowing() {}

  /// A verb of reprinting says something of the text only where the text is what is reprinted: not
  /// in "photographs may not be reprinted" or "may not be reprinted for profit".
  static List<Finding> of(Marked sentence, List<Finding> findings, boolean goesOnOfImages) {
    return findings.stream()
        .filter(f -> f.use() != Use.REPRINT || !isAboutSomethingElse(sentence, f, findings))
        .filter(f -> f.use() != Use.EXCERPT || !isNarrowed(sentence, f, findings))
        .filter(f -> f.use() != Use.IMAGES || !isOnlyOfSomeUse(sentence, f, findings))
        .map(f -> goesOnOfImages && isRefusedReprint(f) ? ofImages(f) : f)
        .toList();
  }

  /// "Photographs may not be altered", "nor sold".
  private static boolean isOnlyOfSomeUse(Marked sentence, Finding images, List<Finding> all) {
    return images.rule() == Rule.PROHIBITED
        && !sentence.partHas(images.tag(), Concept.REPRINT, Concept.USE)
        && all.stream()
            .anyMatch(
                f ->
                    OF_PICTURES.contains(f.use())
                        && f.verdict() == images.verdict()
                        && sentence.samePart(f.tag(), images.tag()));
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

  /// "Extracts may be used", "download and print extracts", but not "reprint and quote".
  private static boolean isOfExcerpts(Marked sentence, Tag reprint) {
    return isBehindExcerpts(sentence, reprint) || isBeforeExcerpts(sentence, reprint);
  }

  /// What is decided of them stands between: "partial reproduction is forbidden" is of the whole.
  private static boolean isBehindExcerpts(Marked sentence, Tag reprint) {
    return sentence
        .shortlyBefore(reprint, FAR, Concept.EXCERPT)
        .filter(
            excerpt ->
                sentence.all(Concept.MAY, Concept.BAN).stream()
                    .anyMatch(d -> d.from() >= excerpt.to() && d.to() <= reprint.from()))
        .isPresent();
  }

  private static boolean isBeforeExcerpts(Marked sentence, Tag reprint) {
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

  /// "Any commercial use, in whole or in part, is forbidden."
  private static boolean isInWholeOrPart(Marked sentence, Finding finding) {
    return finding.use() == Use.EXCERPT
        && !sentence.partHas(finding.tag(), Concept.REPRINT, Concept.USE);
  }

  /// Not where both are in a list: "any commercial use, republication or broadcast is forbidden",
  /// "not in print, online or by e-mail".
  private static boolean isPurposeOf(Marked sentence, Tag purpose, Tag verb) {
    boolean behind = purpose.from() > verb.from() && purpose.concept() != Concept.NEWSLETTER;
    return behind || !sentence.isAcross(purpose, verb);
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
                        && (isInWholeOrPart(sentence, finding)
                            || isPurposeOf(sentence, f.tag(), finding.tag())));
  }
}
