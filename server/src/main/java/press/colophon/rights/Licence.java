package press.colophon.rights;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.colophon.rights.LicenceNames.Found;
import press.colophon.rights.LicenceNames.Meaning;

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
  /// An element that no licence has: "CC BY-XX" leaves open which is meant.
  private static final Pattern OPEN =
      Pattern.compile(
          "(?<!\\p{L})CC[\\p{Pd} ]?BY(?:[\\p{Pd} _/](?:NC|ND|SA)(?!\\p{L})){0,2}+"
              + "[\\p{Pd}_/]((?-i:\\p{Lu}{1,3})|xx?)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION = Pattern.compile("\\d\\.\\d");
  /// A version stands so many characters behind the name.
  private static final int BESIDE = 12;
  private static final String CURRENT = "4.0";

  /// Recognises a licence in an address, a code such as "CC BY-NC 4.0", or its name in words.
  public static Optional<Licence> recognise(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return byAddress(lower)
        .or(() -> Licences.addressedIn(lower))
        .or(() -> byCode(text))
        .or(() -> byWords(text));
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
    return m.find() && !isLeftOpen(text) ? ofTerms(m.group(1), m.group(2)) : Optional.empty();
  }

  private static boolean isLeftOpen(String text) {
    Matcher m = OPEN.matcher(text);
    return m.find() && !LicenceNames.isPort(m.group(1));
  }

  private static Optional<Licence> byWords(String text) {
    if (text.toLowerCase(Locale.ROOT).contains("public domain mark")) {
      return Optional.of(ofId("PDM-1.0"));
    }
    List<Found> names = LicenceNames.in(text);
    return LicenceNames.together(text, names).stream()
        .flatMap(group -> named(text, group, names).stream())
        .findFirst();
  }

  /// "Creative Commons" and what it asks for. Elements further on in the sentence narrow it.
  private static Optional<Licence> named(String text, List<Found> group, List<Found> names) {
    Set<Meaning> said = meanings(group.stream());
    if (said.contains(Meaning.CC0)) {
      return Optional.of(ofId("CC0-1.0"));
    }
    if (!said.contains(Meaning.CREATIVE_COMMONS) || !said.contains(Meaning.BY)) {
      return Optional.empty();
    }
    int start = group.getFirst().start();
    int end = group.getLast().end();
    int stop = text.indexOf(". ", end);
    int sentence = stop < 0 ? text.length() : stop;
    said.addAll(meanings(names.stream().filter(f -> f.start() >= start && f.start() < sentence)));
    String elements =
        Stream.of(Meaning.NC, Meaning.ND, Meaning.SA)
            .filter(said::contains)
            .map(element -> "-" + element)
            .collect(Collectors.joining());
    Matcher version = VERSION.matcher(text).region(end, Math.min(text.length(), end + BESIDE));
    return ofTerms("by" + elements, version.find() ? version.group() : null);
  }

  private static Set<Meaning> meanings(Stream<Found> names) {
    Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
    names.forEach(f -> meanings.add(f.meaning()));
    return meanings;
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
