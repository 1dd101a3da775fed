package press.colophon.rights;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What each Creative Commons licence permits, by its version and elements, with the section of
/// the legal code that says so.
///
/// Sources: the legal code of versions 1.0, 2.0, 2.5, 3.0 and 4.0 at creativecommons.org/licenses.
/// Ports keep the sections of the version they are made from, with few exceptions; a port is read
/// like its version. Two readings are ours, because the text does not settle them: an excerpt of a
/// work without derivatives before 4.0, and the training of machines under other licences than BY.
final class CreativeCommons {
  private static final String OUR_READING = "not settled by the licence";
  private static final Use[] SHARING = {Use.REPRINT, Use.IMAGES, Use.NEWSLETTER, Use.FEDERATE};

  /// What a licence is made of.
  enum Element {
    BY,
    NC,
    ND,
    SA
  }

  private CreativeCommons() {}

  /// The rules of a licence.
  ///
  /// @param elements as in its name: `BY-NC-ND`
  /// @param version such as `3.0`
  static LicenceRules rules(String elements, String version) {
    Set<Element> has =
        Stream.of(elements.toUpperCase(Locale.ROOT).split("-"))
            .map(Element::valueOf)
            .collect(Collectors.toSet());
    return version.equals("4.0") ? international(has) : earlier(has, version);
  }

  /// Version 4.0, one text for all countries.
  private static LicenceRules international(Set<Element> has) {
    LicenceRules.Builder rules =
        new LicenceRules.Builder()
            .on(Verdict.ALLOWED, "2(a)(1)(A)", Use.REPRINT, Use.EXCERPT, Use.IMAGES)
            .on(Verdict.ALLOWED, "2(a)(1)(A), 2(a)(4)", Use.NEWSLETTER, Use.FEDERATE)
            .on(Verdict.DENIED, "2(a)(1): non-sublicensable; see 2(a)(5)(A)", Use.SUBLICENSE)
            .on(changes(has), "1(a), 2(a)(1)(B)", Use.TRANSLATE, Use.EDIT);
    rules.on(
        has.contains(Element.NC) ? Verdict.DENIED : Verdict.ALLOWED,
        has.contains(Element.NC) ? nonCommercialOf(has) + ", 2(a)(1), 2(b)(3)" : "2(a)(1)",
        Use.COMMERCIAL);
    machines(rules, has, "2(a)(1)(A)");
    rules
        .duty("3(a)(1)(A)(i)", Duty.Kind.CREDIT, Duty.Kind.CREDIT_AUTHOR)
        .duty("3(a)(1)(A)(v)", Duty.Kind.LINK_ORIGINAL)
        .duty("3(a)(1)(C)", Duty.Kind.LINK_LICENCE)
        .dutyOnChanges("3(a)(1)(B)", Duty.Kind.INDICATE_CHANGES);
    if (has.contains(Element.SA)) {
      rules.dutyOnChanges("3(b)", Duty.Kind.SHARE_ALIKE);
    }
    return rules.build();
  }

  /// The definition of "NonCommercial" has another letter in each of the three licences.
  private static String nonCommercialOf(Set<Element> has) {
    return has.contains(Element.SA) ? "1(k)" : has.contains(Element.ND) ? "1(h)" : "1(i)";
  }

  private static LicenceRules earlier(Set<Element> has, String version) {
    String restrictions = "4(" + letterOfAttribution(has) + ")";
    boolean isFixed = has.contains(Element.ND);
    LicenceRules.Builder rules =
        new LicenceRules.Builder()
            .on(Verdict.ALLOWED, isFixed ? "3(a), 3(b)" : "3(a), 3(c)", SHARING)
            .on(
                isFixed ? Verdict.ASK : Verdict.ALLOWED,
                isFixed ? "3; " + OUR_READING : "3(a), 3(c)",
                Use.EXCERPT)
            .on(Verdict.DENIED, "4(a)", Use.SUBLICENSE)
            .on(
                changes(has),
                isFixed ? "1, 3: no right to adapt" : "3(b), 3(d)",
                Use.TRANSLATE,
                Use.EDIT);
    rules.on(
        has.contains(Element.NC) ? Verdict.DENIED : Verdict.ALLOWED,
        has.contains(Element.NC) ? "4(" + letterOfNonCommercial(has) + ")" : "3",
        Use.COMMERCIAL);
    machines(rules, has, "3(a)");
    rules.duty("4(a)", Duty.Kind.LINK_LICENCE);
    if (has.contains(Element.BY)) {
      rules.duty(restrictions, Duty.Kind.CREDIT, Duty.Kind.CREDIT_AUTHOR, Duty.Kind.KEEP_TITLE);
      if (!version.equals("1.0")) {
        rules.duty(restrictions, Duty.Kind.LINK_ORIGINAL);
      }
      rules.dutyOnChanges(
          version.equals("3.0") ? "3(b)" : restrictions, Duty.Kind.INDICATE_CHANGES);
    }
    if (has.contains(Element.SA)) {
      rules.dutyOnChanges("4(b)", Duty.Kind.SHARE_ALIKE);
    }
    return rules.build();
  }

  /// Restrictions follow each other in section 4: all licences', share alike, commerce, credit.
  private static char letterOfAttribution(Set<Element> has) {
    int before = (has.contains(Element.SA) ? 1 : 0) + (has.contains(Element.NC) ? 1 : 0);
    return "bcd".charAt(before);
  }

  private static char letterOfNonCommercial(Set<Element> has) {
    return has.contains(Element.SA) ? 'c' : 'b';
  }

  private static Verdict changes(Set<Element> has) {
    return has.contains(Element.ND) ? Verdict.DENIED : Verdict.ALLOWED;
  }

  private static void machines(LicenceRules.Builder rules, Set<Element> has, String section) {
    boolean isFree = has.equals(Set.of(Element.BY));
    rules.on(
        isFree ? Verdict.ALLOWED : Verdict.ASK,
        isFree ? section : OUR_READING,
        Use.MACHINE_LEARNING);
  }
}
