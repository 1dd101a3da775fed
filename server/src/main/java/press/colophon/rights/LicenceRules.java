package press.colophon.rights;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What one licence permits for each use, and what it asks in return, each with the clause of its
/// text that says so. Immutable.
///
/// @param rules one for each use
/// @param duties of whoever uses the work
/// @param dutiesOnChanges besides, of whoever translates or changes it
public record LicenceRules(Map<Use, Rule> rules, List<Duty> duties, List<Duty> dutiesOnChanges) {

  /// What the licence says to one use.
  ///
  /// @param section where it says so, such as `2(a)(1)`
  public record Rule(Verdict verdict, String section) {}

  public LicenceRules {
    rules = Map.copyOf(rules);
    duties = List.copyOf(duties);
    dutiesOnChanges = List.copyOf(dutiesOnChanges);
    for (Use use : Use.values()) {
      Objects.requireNonNull(rules.get(use), () -> "no rule for " + use.word());
    }
  }

  public Rule on(Use use) {
    return Objects.requireNonNull(rules.get(use));
  }

  /// What has to be done for one use.
  public List<Duty> duties(Use use) {
    if (use != Use.TRANSLATE && use != Use.EDIT) {
      return duties;
    }
    List<Duty> all = new ArrayList<>(duties);
    all.addAll(dutiesOnChanges);
    return all;
  }

  /// Collects rules one by one.
  static final class Builder {
    private final Map<Use, Rule> rules = new EnumMap<>(Use.class);
    private final List<Duty> duties = new ArrayList<>();
    private final List<Duty> onChanges = new ArrayList<>();

    Builder on(Verdict verdict, String section, Use... uses) {
      for (Use use : uses) {
        rules.put(use, new Rule(verdict, section));
      }
      return this;
    }

    Builder duty(String section, Duty.Kind... kinds) {
      for (Duty.Kind kind : kinds) {
        duties.add(new Duty(kind, null, section));
      }
      return this;
    }

    Builder dutyOnChanges(String section, Duty.Kind... kinds) {
      for (Duty.Kind kind : kinds) {
        onChanges.add(new Duty(kind, null, section));
      }
      return this;
    }

    LicenceRules build() {
      return new LicenceRules(rules, duties, onChanges);
    }
  }
}
