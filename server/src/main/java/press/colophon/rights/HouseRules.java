package press.colophon.rights;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the house does where terms say nothing, and what the house is. Immutable.
///
/// The rules are ours and no law. They are strict where an author would not expect the use: a
/// translation is the author's to permit (Berne Convention, article 8), and so is any other change
/// (article 12).
///
/// What states no basis at all was published by an editor's hand; it stays, the audit names it,
/// and nothing more is made of it than a reprint.
///
/// @param commercial whether the publication earns money with what it publishes
/// @param silence for each basis the uses that are made although nothing is said of them; all
///     others are asked for first
/// @param never for each basis the uses that are not made, even if somebody could be asked
/// @param own what others may do with what is the house's own
public record HouseRules(
    boolean commercial, Map<Basis, Set<Use>> silence, Map<Basis, Set<Use>> never, OwnTerms own) {
  private static final Pattern BASIS_AND_USE = Pattern.compile("(\\S+)\\s+(\\S+)");
  private static final Set<Use> EVERYTHING = EnumSet.allOf(Use.class);
  private static final Set<Use> REPUBLICATION =
      EnumSet.of(Use.REPRINT, Use.EXCERPT, Use.IMAGES, Use.NEWSLETTER);

  public HouseRules {
    silence = Map.copyOf(silence);
    never = Map.copyOf(never);
  }

  /// Rules of a house that offers nothing of its own to everybody.
  public HouseRules(boolean commercial, Map<Basis, Set<Use>> silence, Map<Basis, Set<Use>> never) {
    this(commercial, silence, never, OwnTerms.NONE);
  }

  /// A publication without profit that translates only what it may.
  public static HouseRules defaults() {
    Map<Basis, Set<Use>> silence = new EnumMap<>(Basis.class);
    silence.put(Basis.OWN_WORK, EVERYTHING);
    silence.put(Basis.PUBLIC_DOMAIN, EVERYTHING);
    silence.put(Basis.LICENCE, Set.of());
    silence.put(Basis.ATTRIBUTION, REPUBLICATION);
    silence.put(Basis.PERMISSION, REPUBLICATION);
    silence.put(
        Basis.FAIR_USE,
        EnumSet.of(Use.REPRINT, Use.EXCERPT, Use.IMAGES, Use.NEWSLETTER, Use.TRANSLATE));
    silence.put(Basis.UNSTATED, EnumSet.of(Use.REPRINT, Use.EXCERPT));
    return new HouseRules(
        false,
        silence,
        Map.of(Basis.FAIR_USE, EnumSet.of(Use.COMMERCIAL, Use.SUBLICENSE, Use.MACHINE_LEARNING)));
  }

  /// The same for a house that earns money with what it publishes, or does not.
  public HouseRules earning(boolean money) {
    return new HouseRules(money, silence, never, own);
  }

  /// The same, with one more use that is made where terms of this basis say nothing of it.
  public HouseRules allowing(Basis basis, Use use) {
    Map<Basis, Set<Use>> wider = new EnumMap<>(silence);
    Set<Use> uses = EnumSet.of(use);
    uses.addAll(Objects.requireNonNull(silence.get(basis)));
    wider.put(basis, uses);
    return new HouseRules(commercial, wider, never, own);
  }

  /// The same, with what others may do with the house's own.
  public HouseRules offering(OwnTerms own) {
    return new HouseRules(commercial, silence, never, own);
  }

  /// The same, with a basis and a use as a person writes them: `attribution translate`.
  ///
  /// @throws IllegalArgumentException where either is not known
  public HouseRules withoutAsking(String written) {
    Matcher words = BASIS_AND_USE.matcher(written.strip());
    if (!words.matches()) {
      throw new IllegalArgumentException("not a basis and a use: " + written);
    }
    return allowing(Basis.ofWord(words.group(1)), Use.ofWord(words.group(2)));
  }

  /// What others may do where terms are silent: what words of a publisher allow to everybody, and
  /// all with what belongs to nobody. What the house does on its own account is not theirs.
  HouseRules toOthers() {
    return new HouseRules(
        false,
        Map.of(
            Basis.PUBLIC_DOMAIN,
            EVERYTHING,
            Basis.ATTRIBUTION,
            EnumSet.of(Use.REPRINT, Use.EXCERPT)),
        never,
        own);
  }

  Verdict onSilence(Basis basis, Use use) {
    if (never.getOrDefault(basis, Set.of()).contains(use)) {
      return Verdict.DENIED;
    }
    return silence.getOrDefault(basis, Set.of()).contains(use) ? Verdict.ALLOWED : Verdict.ASK;
  }
}
