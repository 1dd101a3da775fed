package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Duty;
import press.colophon.rights.LicenceNames;
import press.colophon.rights.LicenceNames.Found;
import press.colophon.rights.LicenceNames.Meaning;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;
import press.colophon.rights.reading.StatedLicence.Basis;

/// Finds which licence a text states: by address, by code, by name in any language, by a
/// description that names the elements, or by what its clauses settle. Of several the first counts
/// that is not only about pictures.
final class LicenceReading {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "creativecommons\\.org/(?:licenses|publicdomain)/([a-z-]{2,12})(?:/(\\d\\.\\d))?(?:/([a-z]{2,8})\\b)?");

  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(CC(?:(?!\\p{L})[^\\p{N}\\p{L}]){0,3})?(?<![\\p{L}])BY"
              + "((?:[\\s\\p{Pd}_/,.+\u00B7]{0,3}(?:NC|ND|SA)(?!\\p{L})){0,3})(?!\\p{L})"
              + "(?:[\\p{Pd}_/]((?-i:\\p{Lu}{1,3})|xx?)(?!\\p{L}))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VERSION =
      Pattern.compile("(?<![\\d.])([1-4])[.,\u066B\u1C79](0|1|5)(?!\\d)");
  private static final Pattern PORT_CODE = Pattern.compile("^[\\s/(,]{1,3}([A-Z]{2})(?![\\p{L}])");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<Meaning> ELEMENTS =
      EnumSet.of(Meaning.BY, Meaning.CREDIT, Meaning.NC, Meaning.ND, Meaning.SA);

  /// What stands so many characters from a name belongs to it.
  private static final int BESIDE = 3;

  /// More names than anybody writes are not read.
  private static final int MOST_NAMES = 500;

  private final TokenizedText words;
  private final String text;
  private final String digits;
  private final List<Found> names;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Found> unspecified = new ArrayList<>();
  private final List<Found> publicDomain = new ArrayList<>();

  /// Codes that leave open which licence is meant.
  private final List<Found> open = new ArrayList<>();

  private final BitSet blank = new BitSet();

  /// A licence stated somewhere in the text.
  private record Candidate(
      String code,
      @Nullable String version,
      @Nullable String port,
      Basis basis,
      int start,
      int end) {}

  LicenceReading(TokenizedText words) {
    this.words = words;
    this.text = words.text();
    this.digits = withPlainDigits(text);
    this.names = LicenceNames.in(text).stream().limit(MOST_NAMES).toList();
    findAddresses();
    findCodes();
    findNames();
    candidates.sort(Comparator.comparingInt(Candidate::start));
    joinNeighbours();
    candidates.stream().filter(c -> c.basis() == Basis.NAME).forEach(this::blankWithNeighbours);
    unspecified.forEach(f -> blank(f.start(), f.end()));
  }

  /// The tokens that are the names of licences, which must not be read as words of the text.
  BitSet blank() {
    return blank;
  }

  /// Whether a licence, or Creative Commons, is named in the sentence.
  boolean isNamedIn(TokenizedText text, Sentence sentence) {
    int start = text.token(sentence.from()).start();
    int end = text.token(sentence.to() - 1).end();
    return candidates.stream().anyMatch(c -> c.start() < end && c.end() > start)
        || unspecified.stream().anyMatch(f -> f.start() < end && f.end() > start);
  }

  StatedLicence read(
      List<ProposedClause> clauses, List<ProposedDuty> duties, List<Marked> sentences) {
    return best(sentences)
        .or(() -> settled(clauses, duties))
        .or(() -> inPublicDomain(sentences))
        .orElseGet(() -> unspecifiedOrNone(clauses, duties));
  }

  private Optional<StatedLicence> best(List<Marked> sentences) {
    return candidates.stream()
        .filter(c -> !isOnlyOfImages(c.start(), sentences))
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .map(
            c ->
                new StatedLicence(
                    c.code(), c.version(), c.port(), c.basis(), quoteAround(c.start()), false));
  }

  /// "Creative Commons" without more, but the text lists what may be done and what must.
  private Optional<StatedLicence> settled(List<ProposedClause> clauses, List<ProposedDuty> duties) {
    if (unspecified.isEmpty() || duties.stream().noneMatch(d -> isCredit(d.kind()))) {
      return Optional.empty();
    }
    int named = unspecified.getFirst().start();
    Optional<Verdict> commercial = verdict(clauses, Use.COMMERCIAL, named);
    Optional<Verdict> edit = verdict(clauses, Use.EDIT, named);
    boolean alike = duties.stream().anyMatch(d -> d.kind() == Duty.Kind.SHARE_ALIKE);
    if (!alike && (commercial.isEmpty() || edit.isEmpty())) {
      return Optional.empty();
    }
    Set<Meaning> elements = EnumSet.of(Meaning.BY);
    if (commercial.isPresent() && commercial.get() != Verdict.ALLOWED) {
      elements.add(Meaning.NC);
    }
    if (edit.isPresent() && edit.get() != Verdict.ALLOWED) {
      elements.add(Meaning.ND);
    } else if (alike) {
      elements.add(Meaning.SA);
    }
    return Optional.of(
        new StatedLicence(
            code(elements),
            versionNear(named, named),
            null,
            Basis.PROSE,
            quoteAround(named),
            false));
  }

  private static boolean isCredit(Duty.Kind kind) {
    return kind == Duty.Kind.CREDIT || kind == Duty.Kind.CREDIT_AUTHOR;
  }

  private static Optional<Verdict> verdict(List<ProposedClause> clauses, Use use, int after) {
    return clauses.stream()
        .filter(c -> c.use() == use && c.quotation().offset() >= after)
        .map(ProposedClause::verdict)
        .reduce(Verdict::stricter);
  }

  private Optional<StatedLicence> inPublicDomain(List<Marked> sentences) {
    return publicDomain.stream()
        .filter(f -> unspecified.isEmpty())
        .filter(f -> !isOnlyOfImages(f.start(), sentences) && !isNegated(f, sentences))
        .findFirst()
        .map(
            f ->
                new StatedLicence(
                    "CC-PDM-1.0", null, null, Basis.NAME, quoteAround(f.start()), false));
  }

  private StatedLicence unspecifiedOrNone(List<ProposedClause> clauses, List<ProposedDuty> duties) {
    if (unspecified.isEmpty()) {
      return StatedLicence.none(!clauses.isEmpty() || !duties.isEmpty());
    }
    Found first = unspecified.getFirst();
    return new StatedLicence(
        "unknown",
        versionNear(first.start(), first.end()),
        null,
        Basis.NONE,
        quoteAround(first.start()),
        true);
  }

  // ------------------------------------------------------------ finding

  private void findAddresses() {
    Matcher m = ADDRESS.matcher(text);
    while (m.find() && candidates.size() < MOST_NAMES) {
      Optional<String> code =
          switch (m.group(1)) {
            case "zero" -> Optional.of("CC0-1.0");
            case "mark" -> Optional.of("CC-PDM-1.0");
            default -> ofElements(m.group(1));
          };
      code.ifPresent(
          c ->
              candidates.add(
                  new Candidate(
                      c,
                      c.startsWith("CC-BY") ? m.group(2) : null,
                      m.group(3) == null || m.group(3).startsWith("deed") ? null : m.group(3),
                      Basis.NAME,
                      m.start(),
                      m.end())));
    }
  }

  private void findCodes() {
    Matcher m = CODE.matcher(text);
    while (m.find() && candidates.size() < MOST_NAMES) {
      if (isCode(m) && isLeftOpen(m)) {
        open.add(new Found(Meaning.CREATIVE_COMMONS, "", m.start(), m.end()));
      } else if (isCode(m)) {
        int end = m.end(2);
        ofElements("by" + m.group(2)).ifPresent(code -> add(code, Basis.NAME, m.start(), end));
      }
    }
  }

  /// "CC BY-XX": an element that no licence has, and that is no country's port.
  private static boolean isLeftOpen(Matcher m) {
    return m.group(3) != null && !LicenceNames.isPort(m.group(3));
  }

  /// "cc by" alone may be a photographer's credit, and "BY" anything.
  private boolean isCode(Matcher m) {
    boolean hasElements = !m.group(2).isEmpty();
    boolean isCapital = text.startsWith("BY", m.start(2) - 2);
    if (m.group(1) != null) {
      return hasElements || isCapital || !m.group(1).endsWith(" ");
    }
    boolean tight = hasElements && text.charAt(m.start(2)) != ' ';
    return (isCapital && hasElements) || tight || (isCapital && isNearCreativeCommons(m));
  }

  private boolean isNearCreativeCommons(Matcher m) {
    return names.stream()
        .filter(f -> f.meaning() == Meaning.CREATIVE_COMMONS)
        .anyMatch(
            f ->
                m.start() - f.end() < LicenceNames.WITHIN_A_NAME
                    && f.start() - m.end() < LicenceNames.WITHIN_A_NAME);
  }

  private void findNames() {
    LicenceNames.together(text, names).forEach(this::take);
    candidates.removeIf(c -> open.stream().anyMatch(f -> overlapsName(c, f)));
    unspecified.addAll(open);
    unspecified.removeIf(f -> candidates.stream().anyMatch(c -> overlapsName(c, f)));
    unspecified.sort(Comparator.comparingInt(Found::start));
    if (open.isEmpty()) {
      describeUnspecified();
    }
  }

  private boolean overlapsName(Candidate c, Found f) {
    return c.start() - f.end() < LicenceNames.WITHIN_A_NAME
        && f.start() - c.end() < LicenceNames.WITHIN_A_NAME;
  }

  private void take(List<Found> group) {
    Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
    group.forEach(f -> meanings.add(f.meaning()));
    boolean commons = meanings.contains(Meaning.CREATIVE_COMMONS);
    Set<Meaning> elements = EnumSet.copyOf(meanings);
    elements.retainAll(ELEMENTS);
    if (meanings.contains(Meaning.CC0)) {
      add("CC0-1.0", Basis.NAME, group.getFirst().start(), group.getLast().end());
    } else if (elements.isEmpty() || !(commons || isTight(group) || isVersioned(group))) {
      group.stream().filter(f -> f.meaning() == Meaning.CREATIVE_COMMONS).forEach(unspecified::add);
      group.stream().filter(f -> f.meaning() == Meaning.PUBLIC_DOMAIN).forEach(publicDomain::add);
    } else {
      boolean described = meanings.contains(Meaning.CREDIT) && !meanings.contains(Meaning.BY);
      add(
          code(elements),
          described ? Basis.PROSE : Basis.NAME,
          group.getFirst().start(),
          group.getLast().end());
    }
  }

  /// "Attribution-NonCommercial": elements side by side are a name without "Creative Commons" too.
  private boolean isTight(List<Found> group) {
    for (int i = 1; i < group.size(); i++) {
      Found last = group.get(i - 1);
      Found next = group.get(i);
      if (last.meaning() == Meaning.BY
          && ELEMENTS.contains(next.meaning())
          && next.meaning() != Meaning.BY
          && next.start() - last.end() <= 4) {
        return true;
      }
    }
    return false;
  }

  /// "Attribution 3.0": a version behind an element makes it a name.
  private boolean isVersioned(List<Found> group) {
    Found last = group.getLast();
    return group.getFirst().meaning() == Meaning.BY
        && last.end() < text.length()
        && text.charAt(last.end()) == ' '
        && VERSION.matcher(digits).region(last.end() + 1, text.length()).lookingAt();
  }

  /// The elements may stand further off in the same sentence: "a Creative Commons licence which
  /// asks for attribution and allows no derivatives".
  private void describeUnspecified() {
    for (Found commons : List.copyOf(unspecified)) {
      Sentence sentence = sentenceAt(commons.start());
      int start = words.token(sentence.from()).start();
      int end = words.token(sentence.to() - 1).end();
      Set<Meaning> elements = EnumSet.noneOf(Meaning.class);
      names.stream()
          .filter(f -> f.start() >= start && f.end() <= end && ELEMENTS.contains(f.meaning()))
          .forEach(f -> elements.add(f.meaning()));
      if (!elements.isEmpty() && candidates.isEmpty()) {
        candidates.add(
            new Candidate(
                code(elements),
                versionNear(commons.start(), commons.end()),
                null,
                Basis.PROSE,
                commons.start(),
                commons.end()));
      }
    }
  }

  /// A name beside a code, "Attribution (CC BY-NC)", is one licence with the elements of both.
  private void joinNeighbours() {
    for (int i = candidates.size() - 1; i > 0; i--) {
      Candidate a = candidates.get(i - 1);
      Candidate b = candidates.get(i);
      boolean near =
          b.start() - a.end() <= LicenceNames.WITHIN_A_NAME && !between(a, b).contains(". ");
      if (near && a.code().startsWith("CC-BY") && b.code().startsWith("CC-BY")) {
        candidates.set(i - 1, joined(a, b));
        candidates.remove(i);
      }
    }
  }

  private String between(Candidate a, Candidate b) {
    return a.end() < b.start() ? text.substring(a.end(), b.start()) : "";
  }

  private static Candidate joined(Candidate a, Candidate b) {
    String code = ofElements("by" + a.code().substring(5) + b.code().substring(5)).orElse(a.code());
    return new Candidate(
        code,
        b.version() != null ? b.version() : a.version(),
        b.port() != null ? b.port() : a.port(),
        a.basis() == Basis.NAME ? a.basis() : b.basis(),
        a.start(),
        Math.max(a.end(), b.end()));
  }

  private void add(String code, Basis basis, int start, int end) {
    String version = code.startsWith("CC-BY") ? versionNear(start, end) : null;
    candidates.add(
        new Candidate(code, version, version == null ? null : portAfter(end), basis, start, end));
  }

  // ------------------------------------------------------------ version and port

  private @Nullable String versionNear(int start, int end) {
    return versionIn(end, Math.min(text.length(), end + 36))
        .or(() -> versionIn(Math.max(0, start - 14), end))
        .orElse(null);
  }

  private Optional<String> versionIn(int from, int to) {
    Matcher m = VERSION.matcher(digits).region(from, to);
    m.useTransparentBounds(true);
    return m.find() ? Optional.of(m.group(1) + "." + m.group(2)) : Optional.empty();
  }

  private @Nullable String portAfter(int end) {
    Matcher version = VERSION.matcher(digits).region(end, Math.min(text.length(), end + 36));
    if (!version.find()) {
      return null;
    }
    int behind = version.end();
    Matcher code = PORT_CODE.matcher(text).region(behind, Math.min(text.length(), behind + 6));
    if (code.find() && (COUNTRIES.contains(code.group(1)) || code.group(1).equals("UK"))) {
      return code.group(1).toLowerCase(Locale.ROOT);
    }
    return names.stream()
        .filter(f -> f.meaning() == Meaning.PORT && f.start() >= behind && f.start() <= behind + 4)
        .map(Found::code)
        .findFirst()
        .orElse(null);
  }

  // ------------------------------------------------------------ where it stands

  /// "Attribution CC BY" is the name of a licence too, and asks for nothing.
  private void blankWithNeighbours(Candidate c) {
    blank(c.start(), c.end());
    names.stream()
        .filter(f -> ELEMENTS.contains(f.meaning()) || f.meaning() == Meaning.CREATIVE_COMMONS)
        .filter(f -> f.start() - c.end() <= BESIDE && c.start() - f.end() <= BESIDE)
        .forEach(f -> blank(f.start(), f.end()));
  }

  private void blank(int start, int end) {
    for (int i = tokenAt(start); i < words.tokens().size() && words.token(i).start() < end; i++) {
      blank.set(i);
    }
  }

  private int tokenAt(int offset) {
    return words.tokenAt(offset);
  }

  private Sentence sentenceAt(int offset) {
    return words.sentenceAt(tokenAt(offset));
  }

  private Quotation quoteAround(int offset) {
    Sentence sentence = sentenceAt(offset);
    return words.quote(sentence.from(), sentence.to());
  }

  private boolean isOnlyOfImages(int offset, List<Marked> sentences) {
    return markedAt(offset, sentences)
        .map(s -> s.has(Concept.IMAGES) && !s.has(Concept.CONTENT, Concept.REPRINT))
        .orElse(false);
  }

  private boolean isNegated(Found found, List<Marked> sentences) {
    int token = tokenAt(found.start());
    return markedAt(found.start(), sentences)
        .map(s -> s.all(Concept.NOT).stream().anyMatch(t -> Math.abs(t.from() - token) <= 4))
        .orElse(false);
  }

  private Optional<Marked> markedAt(int offset, List<Marked> sentences) {
    int token = tokenAt(offset);
    int at = TokenizedText.first(sentences.size(), i -> sentences.get(i).sentence().to() > token);
    return at < sentences.size() && sentences.get(at).sentence().from() <= token
        ? Optional.of(sentences.get(at))
        : Optional.empty();
  }

  // ------------------------------------------------------------ codes

  private static Optional<String> ofElements(String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    if (!upper.startsWith("BY")) {
      return Optional.empty();
    }
    Set<Meaning> elements = EnumSet.of(Meaning.BY);
    for (Meaning meaning : List.of(Meaning.NC, Meaning.ND, Meaning.SA)) {
      if (upper.contains(meaning.name())) {
        elements.add(meaning);
      }
    }
    return Optional.of(code(elements));
  }

  /// Where a text names ND and SA, which no licence has together, the stricter.
  private static String code(Set<Meaning> elements) {
    String commerce = elements.contains(Meaning.NC) ? "-NC" : "";
    String changes =
        elements.contains(Meaning.ND) ? "-ND" : elements.contains(Meaning.SA) ? "-SA" : "";
    return "CC-BY" + commerce + changes;
  }

  private static String withPlainDigits(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F && Character.isDigit(c)) {
        plain.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
      }
    }
    return plain.toString();
  }
}
