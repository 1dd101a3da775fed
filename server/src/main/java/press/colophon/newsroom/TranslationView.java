package press.colophon.newsroom;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.platform.Sha256;
import press.colophon.platform.texts.WordDifference;
import press.colophon.platform.texts.WordDifference.Piece;
import press.colophon.rights.Permission;
import press.colophon.translation.Flaw;
import press.colophon.translation.FuzzyMatch;
import press.colophon.translation.Language;
import press.colophon.translation.Maker;
import press.colophon.translation.Segment;
import press.colophon.translation.Unit;

/// An original and its translation side by side.
///
/// @param person who looks
/// @param published whether readers may have it
/// @param seen by which it is known whether anything has changed since
/// @param unstored what could not be stored; null where nothing was tried, or it was stored
public record TranslationView(
    String person,
    Article article,
    Language language,
    Permission published,
    String seen,
    List<Pair> pairs,
    @Nullable Unstored unstored) {
  private static final int FINGERPRINT = 16;

  public TranslationView {
    pairs = List.copyOf(pairs);
  }

  /// By which a sentence, or all of them, are known to be as they were seen. The records say all
  /// that they hold.
  static String fingerprint(Object seen) {
    return Sha256.hex(seen.toString(), FINGERPRINT);
  }

  /// What a person wrote that was not stored.
  ///
  /// @param place of the sentence that stands there now; -1 for none
  /// @param because a sentence for the person
  public record Unstored(int place, String words, String because) {}

  /// Why readers do not get it.
  public Optional<String> unpublished() {
    return published.isGranted() ? Optional.empty() : Optional.of(published.because().words());
  }

  /// The page's own address.
  public String address() {
    return TranslationPages.address(article.id(), language.tag());
  }

  public String originalDirection() {
    return new Language(article.language()).direction().html();
  }

  public String direction() {
    return language.direction().html();
  }

  /// The sentences with something to look at.
  public List<Pair> toLookAt() {
    return pairs.stream().filter(Pair::isToLookAt).toList();
  }

  /// Whether words were not stored whose sentence is not there any more.
  public boolean isHomeless() {
    return unstored != null && unstored.place() < 0 && !unstored.words().isEmpty();
  }

  /// One sentence and its translation.
  ///
  /// @param place among all of them
  /// @param next the place of the next sentence to look at; -1 for none
  /// @param words what stands in the field: the translation, or what is not stored yet
  /// @param machine what the machine had before a person wrote; null where that is not known
  /// @param matches what people wrote for sentences like it
  public record Pair(
      int place,
      int next,
      Unit unit,
      String words,
      @Nullable Segment machine,
      List<Match> matches) {

    public Pair {
      matches = List.copyOf(matches);
    }

    public String hash() {
      return unit.source().hash();
    }

    public String seen() {
      return fingerprint(unit);
    }

    /// Sanitised HTML.
    public String source() {
      return unit.source().html();
    }

    /// Whether the field has other words than are stored.
    public boolean isUnsaved() {
      return !words.equals(stored().html());
    }

    /// How many lines the field has.
    public int lines() {
      return Math.clamp(words.length() / 50 + 1, 2, 12);
    }

    /// Who made it, and what a program finds wrong with it.
    public String said() {
      String flaws =
          unit.flaws().stream()
              .map(Flaw::word)
              .collect(Collectors.joining(", ", "; look at: ", ""));
      return maker(Objects.requireNonNull(unit.maker())) + (unit.flaws().isEmpty() ? "" : flaws);
    }

    public boolean isByPerson() {
      return unit.maker() instanceof Maker.Person;
    }

    public boolean isToLookAt() {
      return TranslationView.isToLookAt(unit);
    }

    /// What a person wrote for an earlier wording.
    public Unit.@Nullable Kept kept() {
      return unit.kept();
    }

    /// From the sentence that a person translated to the present one.
    public List<Piece> originalChanged() {
      return difference(Objects.requireNonNull(unit.kept()).source(), unit.source());
    }

    /// From the machine's words to those of the person.
    public List<Piece> againstMachine() {
      return difference(Objects.requireNonNull(machine), stored());
    }

    /// From what is stored to what stands in the field.
    public List<Piece> againstStored() {
      return difference(stored(), new Segment(words));
    }

    private Segment stored() {
      return Objects.requireNonNull(unit.target());
    }
  }

  /// What a person wrote for a sentence like one.
  ///
  /// @param number of the match, from 0
  /// @param by who wrote or approved it
  /// @param difference from the sentence it was made for to the present one
  /// @param target sanitised HTML
  public record Match(int number, int percent, String by, List<Piece> difference, String target) {
    public Match {
      difference = List.copyOf(difference);
    }

    static List<Match> of(Unit unit, List<FuzzyMatch> found) {
      return IntStream.range(0, found.size())
          .mapToObj(number -> of(number, found.get(number), unit))
          .toList();
    }

    private static Match of(int number, FuzzyMatch found, Unit unit) {
      return new Match(
          number,
          found.percent(),
          maker(found.maker()),
          TranslationView.difference(found.source(), unit.source()),
          found.target().html());
    }
  }

  static boolean isToLookAt(Unit unit) {
    return !unit.flaws().isEmpty() || unit.kept() != null;
  }

  static String maker(Maker maker) {
    return switch (maker) {
      case Maker.Machine(String engine, String model, var at) -> engine;
      case Maker.Person(String name, boolean wrote, var at) ->
          (wrote ? "written by " : "approved by ") + name;
    };
  }

  private static List<Piece> difference(Segment before, Segment after) {
    return WordDifference.of(before.text(), after.text());
  }
}
