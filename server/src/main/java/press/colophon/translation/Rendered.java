package press.colophon.translation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import press.colophon.articles.Article;

/// Puts units together to the text that readers get. What is not translated, or only with a grave
/// flaw, stands there in the original and is marked as such (`<span lang="en">`).
final class Rendered {
  private final List<Unit> units;

  private Rendered(List<Unit> units) {
    this.units = units;
  }

  /// @param now the time of the translation, where all of it was remembered
  static Rendition of(Article article, Route route, List<Unit> units, Instant now) {
    Rendered rendered = new Rendered(units);
    return rendered
        .text(article, route.from(), route.to())
        .rendition(article, route.to(), rendered.made(rendered.engines(route), now));
  }

  private ArticleText text(Article article, Language from, Language to) {
    List<Segment> texts = units.stream().map(unit -> shown(unit, from)).toList();
    return SegmentedText.of(ArticleText.of(article), from).filled(texts, to);
  }

  private static Segment shown(Unit unit, Language from) {
    if (unit.source().isBlank()) {
      return unit.source();
    }
    return unit.isShown()
        ? Objects.requireNonNull(unit.target())
        : new Segment(
            "<span %s lang=\"%s\" dir=\"%s\">%s</span>"
                .formatted(
                    SegmentedBody.ORIGINAL,
                    from.tag(),
                    from.direction().html(),
                    unit.source().html()));
  }

  /// Who translated, by name: more than one where an engine failed on the way, or the words of
  /// another are still there from an earlier revision.
  private String engines(Route route) {
    String label = route.label(Language.ENGLISH);
    List<String> engines =
        units.stream()
            .map(Unit::maker)
            .filter(Maker.Machine.class::isInstance)
            .map(maker -> ((Maker.Machine) maker).engine())
            .map(engine -> engine.equals(label) ? route.label(route.to()) : engine)
            .distinct()
            .toList();
    return engines.isEmpty() ? route.label(route.to()) : String.join(", ", engines);
  }

  private Rendition.Made made(String label, Instant now) {
    Rendition.Kind kind = kind();
    return new Rendition.Made(
        kind,
        kind == Rendition.Kind.HUMAN ? "" : label,
        kind == Rendition.Kind.HUMAN || kind == Rendition.Kind.REVIEWED ? names() : null,
        latest(now));
  }

  private Rendition.Kind kind() {
    List<Unit> texts = units.stream().filter(unit -> !unit.source().isBlank()).toList();
    if (!texts.stream().allMatch(Unit::isDone)) {
      return Rendition.Kind.UNFINISHED;
    }
    List<Maker.Person> persons = persons();
    if (persons.size() < texts.size()) {
      return Rendition.Kind.MACHINE;
    }
    return persons.stream().allMatch(Maker.Person::wrote)
        ? Rendition.Kind.HUMAN
        : Rendition.Kind.REVIEWED;
  }

  private List<Maker.Person> persons() {
    return units.stream()
        .map(Unit::maker)
        .filter(Maker.Person.class::isInstance)
        .map(Maker.Person.class::cast)
        .toList();
  }

  private String names() {
    return persons().stream().map(Maker.Person::name).distinct().collect(Collectors.joining(", "));
  }

  private Instant latest(Instant now) {
    return units.stream()
        .map(Unit::maker)
        .filter(Objects::nonNull)
        .map(Maker::at)
        .max(Instant::compareTo)
        .orElse(now);
  }
}
