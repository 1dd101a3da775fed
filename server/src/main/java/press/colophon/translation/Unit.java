package press.colophon.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A segment of an original and its translation, as in TMX and XLIFF.
///
/// @param target the translation; null as long as there is none
/// @param maker who made the target; null with it
/// @param flaws what is wrong with the target; with a grave one of a machine readers get the source
/// @param kept what a person wrote or approved for an earlier wording of the source, for editors
///     to look at
public record Unit(
    Segment source,
    @Nullable Segment target,
    @Nullable Maker maker,
    List<Flaw> flaws,
    @Nullable Kept kept) {

  /// A person's work on a sentence that was changed since.
  ///
  /// @param source the wording it was made for
  public record Kept(Segment source, Segment target, Maker.Person maker) {}

  public Unit {
    flaws = List.copyOf(flaws);
    if ((target == null) != (maker == null)) {
      throw new IllegalArgumentException("A translation has somebody who made it: " + source);
    }
  }

  /// A segment that is not translated yet.
  static Unit open(Segment source) {
    return new Unit(source, null, null, List.of(), null);
  }

  /// The same work, of the same sentence written a little differently.
  Unit of(Segment wording) {
    return new Unit(wording, target, maker, flaws, kept);
  }

  Unit made(Segment translation, Maker by, List<Flaw> found) {
    return new Unit(source, translation, by, found, kept);
  }

  Unit withFlaws(List<Flaw> found) {
    return new Unit(source, target, maker, found, kept);
  }

  /// A person's version; with it, what was kept for that person to look at is settled.
  Unit edited(Segment translation, Maker.Person by, List<Flaw> found) {
    return new Unit(source, translation, by, found, null);
  }

  boolean isByPerson() {
    return maker instanceof Maker.Person;
  }

  Unit keeping(Kept earlier) {
    return new Unit(source, target, maker, flaws, earlier);
  }

  /// Whether nothing is left to do.
  public boolean isDone() {
    return target != null || source.isBlank();
  }

  /// Whether readers get the translation.
  boolean isShown() {
    return target != null && (isByPerson() || flaws.stream().noneMatch(Flaw::isGrave));
  }
}
