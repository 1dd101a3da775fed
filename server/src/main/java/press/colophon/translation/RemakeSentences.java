package press.colophon.translation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.jobs.Worker;

/// Makes those sentences of a finished translation again that break the glossary. Readers keep what
/// they have until then, and beyond, where the engine does no better. Thread-safe.
public final class RemakeSentences {
  private static final Logger log = LoggerFactory.getLogger(RemakeSentences.class);

  private final Articles articles;
  private final Translations translations;
  private final Workbench bench;
  private final Clock clock;

  public RemakeSentences(
      Articles articles, Translations translations, Workbench bench, Clock clock) {
    this.articles = articles;
    this.translations = translations;
    this.bench = bench;
    this.clock = clock;
  }

  /// Whether a machine made it and it breaks the glossary.
  static boolean isToRemake(Unit unit) {
    return unit.flaws().contains(Flaw.GLOSSARY) && !unit.isByPerson();
  }

  public Worker<RemakeOrder> worker() {
    return new Worker<>(RemakeOrder.KIND, this::run);
  }

  public void run(RemakeOrder order) {
    Language language = new Language(order.language());
    Optional<Article> article =
        articles
            .find(new ArticleId(order.articleId()))
            .filter(
                a ->
                    a.revision().id() == order.revisionId()
                        && translations.isWanted(a, new Language(order.language())));
    article
        .flatMap(a -> translations.route(a, language))
        .ifPresent(route -> remake(article.get(), route));
  }

  private void remake(Article article, Route route) {
    List<Unit> units = bench.units(article, route.to()).orElse(List.of());
    List<Unit> broken = units.stream().filter(RemakeSentences::isToRemake).distinct().toList();
    try {
      Map<Unit, Unit> better = made(broken, route);
      bench.change(
          article,
          route,
          all -> all.stream().map(unit -> better.getOrDefault(unit, unit)).toList());
      log.info(
          "event=sentences-remade article={} language={} sentences={} of={}",
          article.id(),
          route.to(),
          better.size(),
          broken.size());
    } catch (EngineException.Closed e) {
      throw new Worker.Postponed(e);
    } catch (EngineException e) {
      log.warn(
          "event=remaking-failed article={} language={} reason=\"{}\"",
          article.id(),
          route.to(),
          e.getMessage());
    }
  }

  /// Those that came out without the flaw.
  private Map<Unit, Unit> made(List<Unit> broken, Route route) {
    Terminology terms = bench.terminology(route.from(), route.to());
    Proofreading proofs = new Proofreading(route.from(), route.to(), terms);
    List<Segment> shielded = new ArrayList<>();
    broken.forEach(unit -> shielded.add(terms.shielded(unit.source())));
    List<Segment> targets = broken.isEmpty() ? List.of() : route.translate(shielded);
    Maker maker = new Maker.Machine(route.label(Language.ENGLISH), route.model(), clock.instant());
    Map<Unit, Unit> better = new HashMap<>();
    for (int i = 0; i < broken.size(); i++) {
      Unit unit = broken.get(i);
      Segment target = Segment.clean(Terminology.lifted(targets.get(i)).html());
      List<Flaw> flaws = proofs.flaws(unit.source(), target);
      if (!flaws.contains(Flaw.GLOSSARY) && flaws.stream().noneMatch(Flaw::isGrave)) {
        better.put(unit, unit.made(target, maker, flaws));
      }
    }
    return better;
  }
}
