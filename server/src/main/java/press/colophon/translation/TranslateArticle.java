package press.colophon.translation;

import java.time.Clock;
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
/// What is done is put down batch by batch, so that readers who wait see it grow and a kill loses
/// little. Doing it again after a crash goes on where that one stopped; an order for a revision
/// that is no longer current, that readers no longer see, or that the terms no longer permit and
/// no editor wants as a draft, is dropped.
public final class TranslateArticle {
  private static final Logger log = LoggerFactory.getLogger(TranslateArticle.class);

  /// So many segments go to an engine at once.
  private static final int BATCH = 24;

  private final boolean helps;
  private final Articles articles;
  private final Translations translations;
  private final Workbench bench;
  private final Names names;
  private final Clock clock;

  public TranslateArticle(
      Articles articles, Translations translations, Workbench bench, Names names, Clock clock) {
    this(articles, translations, bench, names, clock, false);
  }

  private TranslateArticle(
      Articles articles,
      Translations translations,
      Workbench bench,
      Names names,
      Clock clock,
      boolean helps) {
    this.helps = helps;
    this.articles = articles;
    this.translations = translations;
    this.bench = bench;
    this.names = names;
    this.clock = clock;
  }

  /// The same for a process that helps a server: what no engine of this machine can do is left to
  /// the others.
  public TranslateArticle helping() {
    return new TranslateArticle(articles, translations, bench, names, clock, true);
  }

  /// Does what was ordered, as far as it may: where it is paused or something more urgent waits,
  /// what is done is put down and the order stands.
  ///
  /// @throws Worker.Postponed when it cannot be done here and now: the engines are being closed
  public void run(TranslationOrder order) {
    Language language = new Language(order.language());
    Optional<Article> article = articles.find(new ArticleId(order.articleId()));
    if (article.isEmpty()
        || article.get().revision().id() != order.revisionId()
        || !article.get().status().isVisible()
        || !translations.isWanted(article.get(), language)) {
      bench.forget(order.revisionId(), language);
      log.info("event=translation-dropped article={} language={}", order.articleId(), language);
      return;
    }
    List<Route> routes = translations.routes(article.get(), language);
    if (routes.isEmpty() && helps) {
      throw new Worker.Postponed(
          new EngineException.Unavailable("No engine of this machine leads to " + language));
    }
    if (routes.isEmpty()) {
      bench.fail(article.get(), language, "no engine leads there any more");
      return;
    }
    translate(article.get(), routes);
  }

  private void translate(Article article, List<Route> routes) {
    Language language = routes.getFirst().to();
    try {
      bench
          .begin(article, routes.getFirst())
          .ifPresent(begun -> translate(begun, new Detour(routes)));
    } catch (EngineException.Closed e) {
      throw new Worker.Postponed(e);
    } catch (EngineException e) {
      bench.fail(article, language, Objects.toString(e.getMessage(), "unknown"));
      log.warn("event=translation-failed article={} language={}", article.id(), language);
    } catch (JdbiException e) {
      throw e; // The database may be back soon: it is tried again.
    } catch (RuntimeException e) {
      log.error("event=translation-defect article={} language={}", article.id(), language, e);
      bench.fail(article, language, "a defect: " + e);
    }
  }

  private void translate(Work begun, Detour detour) {
    long began = System.nanoTime();
    List<Unit> units = new ArrayList<>(begun.units());
    List<Integer> open =
        IntStream.range(0, units.size()).filter(i -> !units.get(i).isDone()).boxed().toList();
    Terminology terms = bench.terminology(begun.route().from(), begun.language());
    PutDown putDown = new PutDown();
    for (int start = 0; start < open.size(); start += BATCH) {
      if (start > 0 && !goesOn(begun, units)) {
        return;
      }
      List<Integer> some = open.subList(start, Math.min(open.size(), start + BATCH));
      translate(detour, units, some, terms);
      putDown.now(begun.with(units));
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

  /// Puts down what is done, batch by batch, but spends no more than a tenth of the time on it: a
  /// very long article has a very long list of units.
  private final class PutDown {
    private static final int SHARE = 10;
    private long last = System.nanoTime();
    private long cost;

    private void now(Work work) {
      long began = System.nanoTime();
      if (began - last >= SHARE * cost) {
        bench.putDown(work);
        last = System.nanoTime();
        cost = last - began;
      }
    }
  }

  /// Puts down what is done where the work ends here for now.
  private boolean goesOn(Work begun, List<Unit> units) {
    return switch (bench.standing(begun)) {
      case GO_ON -> true;
      case LOST -> false;
      case PAUSED, GIVE_WAY -> {
        bench.putDown(begun.with(units));
        yield false;
      }
    };
  }

  private void translate(Detour detour, List<Unit> units, List<Integer> places, Terminology terms) {
    List<Segment> sources = places.stream().map(place -> units.get(place).source()).toList();
    List<Segment> targets =
        detour.translate(sources.stream().map(terms::shielded).toList()).stream()
            .map(Terminology::lifted)
            .toList();
    Route route = detour.route();
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
