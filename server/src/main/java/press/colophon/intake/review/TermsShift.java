package press.colophon.intake.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.Copyright;
import press.colophon.rights.Licence;
import press.colophon.rights.Notice;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// How terms changed: what they allow no longer, what they allow now, and the words themselves.
///
/// @param sentences to be read before anything else; empty where they say the same
/// @param before all that was said, a line each
record TermsShift(List<String> sentences, String before, String after) {
  private static final String REPUBLISHING = "republishing";
  private static final String COMMERCE = "commercial use";
  private static final String CHANGES = "changes and translations";
  private static final String OTHER_TERMS = "other terms for what is made of it";
  private static final String NO_CREDIT = "use without credit";

  static TermsShift between(Terms before, Terms after) {
    String was = said(before);
    String is = said(after);
    return new TermsShift(was.equals(is) ? List.of() : sentences(before, after), was, is);
  }

  private static List<String> sentences(Terms before, Terms after) {
    Set<String> lost = new LinkedHashSet<>(freedoms(before));
    lost.removeAll(freedoms(after));
    Set<String> gained = new LinkedHashSet<>(freedoms(after));
    gained.removeAll(freedoms(before));
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s: %s before, %s now.".formatted(kind(lost, gained), name(before), name(after)));
    if (!lost.isEmpty()) {
      sentences.add("Allowed no longer: " + String.join(", ", lost) + ".");
    }
    if (!gained.isEmpty()) {
      sentences.add("Allowed now: " + String.join(", ", gained) + ".");
    }
    return sentences;
  }

  private static String kind(Set<String> lost, Set<String> gained) {
    if (lost.isEmpty()) {
      return gained.isEmpty() ? "The words of its terms changed" : "Its terms became looser";
    }
    return gained.isEmpty() ? "Its terms became stricter" : "Its terms are other ones";
  }

  private static Set<String> freedoms(Terms terms) {
    Licence licence = terms.licence();
    Set<String> freedoms = licence != null ? freedoms(licence) : freedoms(terms.basis());
    terms.clauses().stream()
        .filter(clause -> clause.verdict() != Verdict.ALLOWED)
        .map(clause -> freedom(clause.use()))
        .forEach(freedoms::remove);
    return freedoms;
  }

  /// The freedom that is lost where a use is not allowed; empty where none is.
  private static String freedom(Use use) {
    return switch (use) {
      case REPRINT -> REPUBLISHING;
      case COMMERCIAL -> COMMERCE;
      case TRANSLATE, EDIT -> CHANGES;
      case EXCERPT, IMAGES, NEWSLETTER, FEDERATE, SUBLICENSE, MACHINE_LEARNING -> "";
    };
  }

  private static Set<String> freedoms(Licence licence) {
    Set<String> freedoms = new LinkedHashSet<>(Set.of(REPUBLISHING));
    add(freedoms, COMMERCE, licence.allowsCommercialUse());
    add(freedoms, CHANGES, licence.allowsDerivatives());
    add(freedoms, OTHER_TERMS, !licence.demandsShareAlike());
    add(freedoms, NO_CREDIT, licence.isPublicDomain());
    return freedoms;
  }

  private static void add(Set<String> freedoms, String freedom, boolean isThere) {
    if (isThere) {
      freedoms.add(freedom);
    }
  }

  private static Set<String> freedoms(Basis basis) {
    return switch (basis) {
      case PUBLIC_DOMAIN, OWN_WORK ->
          new LinkedHashSet<>(List.of(REPUBLISHING, COMMERCE, CHANGES, OTHER_TERMS, NO_CREDIT));
      case LICENCE, ATTRIBUTION, PERMISSION -> new LinkedHashSet<>(List.of(REPUBLISHING));
      case FAIR_USE, UNSTATED -> new LinkedHashSet<>();
    };
  }

  private static String name(Terms terms) {
    Licence licence = terms.licence();
    if (licence != null) {
      return licence.name();
    }
    return terms.basis() == Basis.UNSTATED
        ? "nothing stated"
        : terms.basis().word().replace('-', ' ');
  }

  private static String said(Terms terms) {
    List<String> lines = new ArrayList<>(List.of(name(terms)));
    if (terms.licenceAsFound() != null) {
      lines.add(terms.licenceAsFound());
    }
    Copyright copyright = terms.copyright();
    if (copyright != null && copyright.notice() != null) {
      lines.add(copyright.notice());
    }
    terms.notices().stream().map(Notice::quotation).forEach(lines::add);
    terms.clauses().stream().map(TermsShift::said).distinct().forEach(lines::add);
    terms.duties().stream().map(duty -> "duty: " + duty.kind().word()).forEach(lines::add);
    return String.join("\n", lines);
  }

  private static String said(Clause clause) {
    return "%s %s: %s".formatted(clause.use().word(), clause.verdict().word(), clause.quotation());
  }
}
