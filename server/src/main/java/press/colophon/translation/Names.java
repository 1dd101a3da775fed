package press.colophon.translation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Topics;
import press.colophon.platform.db.Changes;
import press.colophon.platform.texts.Territories;
import press.colophon.taxonomy.Region;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.taxonomy.Theme;

/// The names of regions and themes in the languages of readers.
///
/// They are given in the publication's own language. What CLDR knows is named by the interface;
/// the others are translated together with the first article that bears them and remembered in the
/// [Memory] like any sentence, so a person's words for a name come before a machine's. Thread-safe.
public final class Names {
  private final Jdbi db;
  private final Taxonomy taxonomy;
  private final Engines engines;
  private final Memory memory;
  private final Changes changes;
  private final @Nullable Language own;
  private final Clock clock;
  private final Map<Language, Map<String, String>> known = new ConcurrentHashMap<>();

  /// @param own the tag of the language that names are given in; outside the catalogue none is
  ///     translated
  public Names(
      Jdbi db,
      Taxonomy taxonomy,
      Engines engines,
      Memory memory,
      Changes changes,
      String own,
      Clock clock) {
    this.db = db;
    this.taxonomy = taxonomy;
    this.engines = engines;
    this.memory = memory;
    this.changes = changes;
    this.own = Languages.find(own).orElse(null);
    this.clock = clock;
  }

  /// The name of a region or a theme in another language; empty where there is none yet.
  public Optional<String> in(Language reader, String name) {
    return own == null || own.equals(reader)
        ? Optional.empty()
        : Optional.ofNullable(known(own, reader).get(name));
  }

  private Map<String, String> known(Language from, Language to) {
    return known.computeIfAbsent(to, language -> db.withHandle(h -> read(h, from, language)));
  }

  private Map<String, String> read(Handle h, Language from, Language to) {
    return remembered(h, from, to, taxonomy.names(h));
  }

  private Map<String, String> remembered(
      Handle h, Language from, Language to, Collection<String> names) {
    Map<String, Segment> targets =
        memory.latest(h, from, to, names.stream().map(Segment::ofText).toList());
    Map<String, String> found = new HashMap<>();
    for (String name : names) {
      Segment target = targets.get(Segment.ofText(name).hash());
      if (target != null) {
        found.put(name, target.text());
      }
    }
    return Map.copyOf(found);
  }

  /// Forgets what is no longer so, before the pages that show it are made anew.
  public void changed(Set<String> topics) {
    if (topics.stream().anyMatch(Topics::isOfNames)) {
      changedAll();
    }
  }

  /// The same, where nobody knows what changed.
  public void changedAll() {
    known.clear();
  }

  /// Takes a person's word for a name; readers see it at once.
  ///
  /// @throws IllegalArgumentException where names are given in this language, or in one that is not
  ///     in the catalogue
  public void put(String name, Language to, String translation, String person) {
    if (own == null || own.equals(to)) {
      throw new IllegalArgumentException(
          "Names of regions and themes are translated from the language of the site into others.");
    }
    Language from = own;
    Maker maker = new Maker.Person(person, true, clock.instant());
    Unit unit = Unit.open(Segment.ofText(name)).made(Segment.ofText(translation), maker, List.of());
    db.useTransaction(
        h -> {
          memory.keep(h, from, to, List.of(unit));
          changes.announce(h, Set.of(Topics.ofNames(to.tag())));
        });
    known.remove(to);
  }

  /// Translates the names that an article bears and nobody has translated.
  ///
  /// @throws EngineException when the engine fails
  void translate(Article article, Language to) {
    if (own != null && !own.equals(to)) {
      Language from = own;
      engines.route(from, to).ifPresent(route -> translate(missing(article, from, to), route));
    }
  }

  private List<String> missing(Article article, Language from, Language to) {
    List<String> names =
        Stream.concat(
                article.regions().stream()
                    .map(Region::name)
                    .filter(Predicate.not(Territories::isKnown)),
                article.themes().stream().map(Theme::name))
            .distinct()
            .toList();
    Map<String, String> there = db.withHandle(h -> remembered(h, from, to, names));
    return names.stream().filter(name -> !there.containsKey(name)).toList();
  }

  private void translate(List<String> names, Route route) {
    if (names.isEmpty()) {
      return;
    }
    Terminology terms =
        db.withHandle(
            h ->
                new Terminology(
                    Glossary.between(h, route.from(), route.to()), route.from(), route.to()));
    List<Segment> sources = names.stream().map(Segment::ofText).toList();
    List<Segment> targets =
        route.translate(sources.stream().map(terms::shielded).toList()).stream()
            .map(Terminology::lifted)
            .toList();
    List<Unit> units = units(sources, targets, route, terms);
    db.useTransaction(
        h -> {
          memory.keep(h, route.from(), route.to(), units);
          changes.announce(h, Set.of(Topics.ofNames(route.to().tag())));
        });
    known.remove(route.to());
  }

  private List<Unit> units(
      List<Segment> sources, List<Segment> targets, Route route, Terminology terms) {
    Proofreading proofs = new Proofreading(route.from(), route.to(), terms);
    Maker maker = new Maker.Machine(route.label(Language.ENGLISH), route.model(), clock.instant());
    List<Unit> units = new ArrayList<>();
    for (int at = 0; at < sources.size(); at++) {
      Segment target = Segment.clean(targets.get(at).html());
      units.add(
          Unit.open(sources.get(at)).made(target, maker, proofs.flaws(sources.get(at), target)));
    }
    return units;
  }
}
