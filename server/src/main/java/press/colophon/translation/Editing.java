package press.colophon.translation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;

/// What people do to translations: write a sentence anew, approve one, give one back to the
/// machine. Readers see it at once, and every other article that has the same sentence gets it,
/// too, when it is translated. Thread-safe.
public final class Editing {
  /// So many sentences like one are offered.
  public static final int MATCHES = 3;

  private final Translations translations;
  private final Workbench bench;
  private final Clock clock;

  public Editing(Translations translations, Workbench bench, Clock clock) {
    this.translations = translations;
    this.bench = bench;
    this.clock = clock;
  }

  /// What became of an edit.
  public sealed interface Outcome {}

  /// It is stored.
  ///
  /// @param flaws what a program finds wrong with the new text; readers get it all the same unless
  ///     one is grave
  public record Done(Unit unit, List<Flaw> flaws) implements Outcome {
    public Done {
      flaws = List.copyOf(flaws);
    }
  }

  /// It is not stored.
  ///
  /// @param because a sentence for the person who edits
  public record Refused(String because) implements Outcome {}

  /// A finished translation, in a list of them.
  ///
  /// @param toLookAt sentences with a flaw, or with what a person wrote for an earlier wording
  public record Overview(
      ArticleId article, Language language, Rendition.Kind kind, long toLookAt) {}

  /// The finished translations of current revisions: those with something to look at first, then
  /// the latest.
  public List<Overview> latest(int most) {
    return bench.latest(most);
  }

  /// The units of the current revision's finished translation, in reading order.
  public Optional<List<Unit>> units(Article article, Language language) {
    return bench.units(article, language);
  }

  /// What people wrote for sentences like those of a machine, the most alike first.
  ///
  /// @param units of the translation
  /// @return by the place of the unit; at most [#MATCHES] each
  public Map<Integer, List<FuzzyMatch>> matches(
      Article article, Language language, List<Unit> units) {
    Map<Integer, Segment> asked = new TreeMap<>();
    for (int place = 0; place < units.size(); place++) {
      Unit unit = units.get(place);
      if (!unit.isByPerson() && !unit.source().isBlank()) {
        asked.put(place, unit.source());
      }
    }
    Map<String, List<FuzzyMatch>> found =
        Languages.find(article.language())
            .map(from -> bench.matches(from, language, asked.values(), MATCHES))
            .orElse(Map.of());
    Map<Integer, List<FuzzyMatch>> matches = new TreeMap<>();
    asked.forEach(
        (place, source) -> {
          List<FuzzyMatch> some = found.get(source.hash());
          if (some != null) {
            matches.put(place, some);
          }
        });
    return matches;
  }

  /// What a machine made of the sentences that people wrote anew, as far as it is remembered.
  ///
  /// @return by the hash of the sentence
  public Map<String, Segment> machines(Article article, Language language, List<Unit> units) {
    List<Segment> written =
        units.stream()
            .filter(unit -> unit.maker() instanceof Maker.Person person && person.wrote())
            .map(Unit::source)
            .toList();
    return Languages.find(article.language())
        .map(from -> bench.machines(from, language, written))
        .orElse(Map.of());
  }

  /// Puts a person's words in place of a translation.
  ///
  /// @param place of the unit among [#units]
  /// @param source the hash of the sentence that the person saw
  /// @param html inline; what is not allowed in a body is taken out
  public Outcome write(
      Article article, Language language, int place, String source, String html, String person) {
    return write(article, language, place, source, unit -> true, html, person);
  }

  /// Puts a person's words in place of a translation, where that still is the one that was seen.
  public Outcome write(
      Article article, Language language, int place, Unit seen, String html, String person) {
    return write(article, language, place, seen.source().hash(), seen::equals, html, person);
  }

  private Outcome write(
      Article article,
      Language language,
      int place,
      String source,
      Predicate<Unit> asSeen,
      String html,
      String person) {
    Segment target = Segment.clean(html.strip());
    if (target.isBlank()) {
      return new Refused("A translation without words is none.");
    }
    Optional<Proofreading> proofs = proofreading(article, language);
    return change(
        article,
        language,
        place,
        source,
        unit -> {
          if (!asSeen.test(unit)) {
            return null;
          }
          Maker.Person maker = new Maker.Person(person, true, clock.instant());
          return unit.edited(
              target,
              maker,
              proofs.map(proof -> proof.flaws(unit.source(), target)).orElse(List.of()));
        });
  }

  /// Notes that a person answers for a translation as it is.
  public Outcome approve(
      Article article, Language language, int place, String source, String person) {
    return approve(article, language, place, source, unit -> true, person);
  }

  /// Notes that a person answers for a translation, where that still is the one that was seen.
  public Outcome approve(Article article, Language language, int place, Unit seen, String person) {
    return approve(article, language, place, seen.source().hash(), seen::equals, person);
  }

  private Outcome approve(
      Article article,
      Language language,
      int place,
      String source,
      Predicate<Unit> asSeen,
      String person) {
    return change(
        article,
        language,
        place,
        source,
        unit -> {
          if (!asSeen.test(unit)) {
            return null;
          }
          return unit.target() == null ? null : approved(unit, person);
        });
  }

  /// Notes that a person answers for a whole translation, sentence by sentence as it was seen: what
  /// has changed since is left as it is.
  public void approveAll(Article article, Language language, List<Unit> seen, String person) {
    if (!translations.isWanted(article, language)) {
      return;
    }
    translations
        .route(article, language)
        .ifPresent(
            route ->
                bench.change(
                    article,
                    route,
                    units ->
                        units.stream()
                            .map(u -> isSeen(u, seen) ? approved(u, person) : u)
                            .toList()));
  }

  private static boolean isSeen(Unit unit, List<Unit> seen) {
    return unit.target() != null && seen.contains(unit);
  }

  private Unit approved(Unit unit, String person) {
    boolean wrote = unit.maker() instanceof Maker.Person p && p.wrote();
    return unit.edited(
        Objects.requireNonNull(unit.target()),
        new Maker.Person(person, wrote, clock.instant()),
        unit.flaws());
  }

  /// Forgets what people wrote for a sentence and orders it from the machine.
  public Outcome backToMachine(Article article, Language language, int place, String source) {
    return backToMachine(article, language, place, source, unit -> true);
  }

  /// The same, where the translation still is the one that was seen.
  public Outcome backToMachine(Article article, Language language, int place, Unit seen) {
    return backToMachine(article, language, place, seen.source().hash(), seen::equals);
  }

  private Outcome backToMachine(
      Article article, Language language, int place, String source, Predicate<Unit> asSeen) {
    Outcome outcome =
        change(
            article,
            language,
            place,
            source,
            unit -> asSeen.test(unit) ? Unit.open(unit.source()) : null);
    if (outcome instanceof Done) {
      translations.request(article, language);
    }
    return outcome;
  }

  private interface Change {
    @Nullable Unit of(Unit unit);
  }

  private Outcome change(
      Article article, Language language, int place, String source, Change change) {
    Optional<Route> route = translations.route(article, language);
    if (route.isEmpty() || !translations.isWanted(article, language)) {
      return new Refused("The article cannot be translated into %s.".formatted(language));
    }
    List<Unit> changed = new ArrayList<>();
    boolean there =
        bench.change(
            article,
            route.get(),
            units -> {
              if (place < 0
                  || place >= units.size()
                  || !units.get(place).source().hash().equals(source)) {
                return units;
              }
              Unit next = change.of(units.get(place));
              if (next == null) {
                return units;
              }
              changed.add(next);
              List<Unit> all = new ArrayList<>(units);
              all.set(place, next);
              return all;
            });
    if (!there) {
      return new Refused("There is no finished translation into %s.".formatted(language));
    }
    return changed.isEmpty()
        ? new Refused("The sentence has changed since. Load the page again.")
        : new Done(changed.getFirst(), changed.getFirst().flaws());
  }

  private Optional<Proofreading> proofreading(Article article, Language language) {
    return Languages.find(article.language())
        .map(from -> new Proofreading(from, language, bench.terminology(from, language)));
  }
}
