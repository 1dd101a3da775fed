package press.colophon.translation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.jobs.Worker;
import press.colophon.translation.Workbench.Work;

/// Makes one translation of one revision: only the sentences that no earlier revision, no other
/// article and no person has translated go to an engine.
///
/// What is done is put down now and then, so that readers who wait see it grow and a kill loses
/// little. Doing it again after a crash goes on where that one stopped; an order for a revision
/// that is no longer current, that readers no longer see, or that the terms no longer permit, is
/// dropped.
public final class TranslateArticle {
  private static final Logger log = LoggerFactory.getLogger(TranslateArticle.class);

  /// So many segments go to an engine at once.
  private static final int BATCH = 24;

  /// What takes longer is put down on the way.
  private static final Duration PUT_DOWN = Duration.ofSeconds(1);

  private final Articles articles;
  private final Translations translations;
  private final Workbench bench;
  private final Names names;
  private final Clock clock;

  public TranslateArticle(
      Articles articles, Translations translations, Workbench bench, Names names, Clock clock) {
    this.articles = articles;
    this.translations = translations;
    this.bench = bench;
    this.names = names;
    this.clock = clock;
  }

  public Worker<TranslationOrder> worker() {
    return new Worker<>(TranslationOrder.KIND, this::run);
  }

  public void run(TranslationOrder order) {
    Language language = new Language(order.language());
    Optional<Article> article = articles.find(new ArticleId(order.articleId()));
    if (article.isEmpty()
        || article.get().revision().id() != order.revisionId()
        || !article.get().status().isVisible()
        || !translations.isPermitted(article.get())) {
      bench.forget(order.revisionId(), language);
      log.info("event=translation-dropped article={} language={}", order.articleId(), language);
      return;
    }
    translations
        .route(article.get(), language)
        .ifPresentOrElse(
            route -> translate(article.get(), route),
            () -> bench.fail(article.get(), language, "no engine leads there any more"));
  }

  private void translate(Article article, Route route) {
    try {
      bench.begin(article, route).ifPresent(this::translate);
    } catch (EngineException.Closed e) {
      throw new Worker.Postponed(e);
    } catch (EngineException e) {
      log.warn(
          "event=translation-failed article={} language={} reason=\"{}\"",
          article.id(),
          route.to(),
          e.getMessage());
      bench.fail(article, route.to(), Objects.toString(e.getMessage(), "unknown"));
    } catch (JdbiException e) {
      throw e; // The database may be back soon: the queue tries again.
    } catch (RuntimeException e) {
      log.error("event=translation-defect article={} language={}", article.id(), route.to(), e);
      bench.fail(article, route.to(), "a defect: " + e);
    }
  }

  private void translate(Work begun) {
    long began = System.nanoTime();
    List<Unit> units = new ArrayList<>(begun.units());
    List<Integer> open =
        IntStream.range(0, units.size()).filter(i -> !units.get(i).isDone()).boxed().toList();
    Terminology terms = bench.terminology(begun.route().from(), begun.language());
    long putDown = began;
    for (int start = 0; start < open.size(); start += BATCH) {
      List<Integer> some = open.subList(start, Math.min(open.size(), start + BATCH));
      translate(begun.route(), units, some, terms);
      if (System.nanoTime() - putDown > PUT_DOWN.toNanos()) {
        putDown = System.nanoTime();
        if (!bench.putDown(begun.with(units))) {
          return; // somebody else does it now
        }
      }
    }
    names.translate(begun.article(), begun.language());
    bench.finish(begun.with(units));
    log.info(
        "event=translated article={} revision={} language={} segments={} of={} millis={}",
        begun.article().id(),
        begun.article().revision().number(),
        begun.language(),
        open.size(),
        units.size(),
        (System.nanoTime() - began) / 1_000_000);
  }

  private void translate(Route route, List<Unit> units, List<Integer> places, Terminology terms) {
    List<Segment> sources = places.stream().map(place -> units.get(place).source()).toList();
    List<Segment> targets =
        route.translate(sources.stream().map(terms::shielded).toList()).stream()
            .map(Terminology::lifted)
            .toList();
    Proofreading proofs = new Proofreading(route.from(), route.to(), terms);
    Maker maker = new Maker.Machine(route.label(Language.ENGLISH), route.model(), clock.instant());
    for (int i = 0; i < places.size(); i++) {
      Segment target = Segment.clean(targets.get(i).html());
      units.set(
          places.get(i),
          units.get(places.get(i)).made(target, maker, proofs.flaws(sources.get(i), target)));
    }
  }
}
