package press.colophon.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A public licence, or a mark that no licence is needed.
///
/// Known are the Creative Commons licences in every version and port, CC0, the Public Domain Mark,
/// licences of governments and the statements of rightsstatements.org: `rights/licences.txt`.
///
/// @param id such as `CC-BY-ND-4.0`, as SPDX names it; stored with the article
/// @param name as people write it
/// @param url of its deed
public record Licence(String id, String name, String url) {
  private static final Pattern ADDRESS =
      Pattern.compile("creativecommons\\.org/(licenses|publicdomain)/([a-z-]+)/(\\d\\.\\d)");
  /// Where Creative Commons spoke of the public domain before it had a mark for it.
  private static final Pattern RETIRED =
      Pattern.compile(
          "(?:creativecommons\\.org/licenses|web\\.resource\\.org/cc|creativecommons\\.org/ns#?)/?publicdomain");
  private static final Pattern DASHES = Pattern.compile("\\s*[\\p{Pd}_/]\\s*");
  private static final Pattern CODE =
      Pattern.compile("\\bCC[ -]?(BY(?:[ -](?:NC|ND|SA)){0,2})(?![A-Z])(?:[ -]V?(\\d\\.\\d))?");
  /// "Creative Commons" and the first of the terms, which every licence has, as the languages of
  /// Creative Commons' own deeds call it; the rest of the name follows.
  private static final Pattern WORDS =
      Pattern.compile(
          "creative commons:?\\s*[-\u2013]?\\s*"
              + "((?:attribution|namensnennung|reconocimiento|atribuci\u00f3n|paternit\u00e9"
              + "|attribuzione|atribui\u00e7\u00e3o|naamsvermelding|reconeixement|atribuci\u00f3"
              + "|reco\u00f1ecemento|erk\u00e4nnande|navngivelse|navngivning|uznanie autorstwa)"
              + "[\\p{L}\\s\u2019'\u2013-]*)(\\d\\.\\d)?");

  private static final Pattern NO_COMMERCE =
      Pattern.compile(
          "noncommercial|nichtkommerziell|nocomercial|pasdutilisationcommerciale|noncommerciale"
              + "|n\u00e3ocomercial|nietcommercieel|noncomercial|ickekommersiell|ikkekommer"
              + "|u\u017cycieniekomercyjne");
  private static final Pattern NO_CHANGES =
      Pattern.compile(
          "noderiv|keinebearb|sinobraderivada|sinderiv|pasdemodification|nonopere|semderiva"
              + "|geenafgeleide|senseobra|sensederiv|senobra|inga?bearbet|ingenbearb|bezutwor");
  private static final Pattern ALIKE =
      Pattern.compile(
          "sharealike|gleichenbed|compartirigual|m\u00eamesconditions|condividiallostesso"
              + "|compartilhaigual|gelijkdelen|compartirigual|delalika|delp\u00e5|natychsamych");
  private static final Pattern NOT_A_LETTER = Pattern.compile("\\P{L}+");
  private static final String CURRENT = "4.0";

  /// Recognises a licence in an address, a code such as "CC BY-NC 4.0", or its name in words.
  public static Optional<Licence> recognise(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return byAddress(lower)
        .or(() -> Licences.addressedIn(lower))
        .or(() -> byCode(text))
        .or(() -> byWords(lower));
  }

  /// The licence of this id.
  ///
  /// @throws IllegalArgumentException where the id is not of a known licence
  public static Licence ofId(String id) {
    return Licences.find(id)
        .orElseThrow(() -> new IllegalArgumentException("not the id of a known licence: " + id));
  }

  /// What it permits and asks for, with the sections of its text.
  public LicenceRules rules() {
    return Licences.rules(this);
  }

  /// Whether it leaves everything to everyone and asks for nothing.
  public boolean isPublicDomain() {
    return id.startsWith("CC0") || id.startsWith("PDM");
  }

  public boolean allowsDerivatives() {
    return rules().on(Use.TRANSLATE).verdict() == Verdict.ALLOWED;
  }

  public boolean allowsCommercialUse() {
    return rules().on(Use.COMMERCIAL).verdict() == Verdict.ALLOWED;
  }

  public boolean demandsShareAlike() {
    return rules().dutiesOnChanges().stream().anyMatch(d -> d.kind() == Duty.Kind.SHARE_ALIKE);
  }

  private static Optional<Licence> byAddress(String lower) {
    Matcher m = ADDRESS.matcher(lower);
    if (!m.find()) {
      return RETIRED.matcher(lower).find() ? Optional.of(ofId("PDM-1.0")) : Optional.empty();
    }
    return switch (m.group(2)) {
      case "zero" -> Optional.of(ofId("CC0-1.0"));
      case "mark" -> Optional.of(ofId("PDM-1.0"));
      default -> ofTerms(m.group(2), m.group(3));
    };
  }

  private static Optional<Licence> byCode(String text) {
    String upper = DASHES.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("-");
    if (Pattern.compile("\\bCC[ -]?0\\b|\\bCC ZERO\\b").matcher(upper).find()) {
      return Optional.of(ofId("CC0-1.0"));
    }
    Matcher m = CODE.matcher(upper);
    return m.find() ? ofTerms(m.group(1), m.group(2)) : Optional.empty();
  }

  private static Optional<Licence> byWords(String lower) {
    if (lower.contains("public domain mark")) {
      return Optional.of(ofId("PDM-1.0"));
    }
    Matcher m = WORDS.matcher(lower);
    if (!m.find()) {
      return Optional.empty();
    }
    String words = NOT_A_LETTER.matcher(m.group(1)).replaceAll("");
    String terms =
        "by"
            + (NO_COMMERCE.matcher(words).find() ? "-nc" : "")
            + (NO_CHANGES.matcher(words).find() ? "-nd" : "")
            + (ALIKE.matcher(words).find() ? "-sa" : "");
    return ofTerms(terms, m.group(2));
  }

  private static Optional<Licence> ofTerms(
      String terms, @org.jspecify.annotations.Nullable String version) {
    String upper = terms.toUpperCase(Locale.ROOT).replace(' ', '-');
    if (!upper.startsWith("BY")) {
      return Optional.empty();
    }
    String ordered =
        "BY"
            + (upper.contains("NC") ? "-NC" : "")
            + (upper.contains("ND") ? "-ND" : upper.contains("SA") ? "-SA" : "");
    return Optional.of(ofId("CC-" + ordered + "-" + (version == null ? CURRENT : version)));
  }
}
