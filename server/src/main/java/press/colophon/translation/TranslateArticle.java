package press.colophon.translation;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Body;
import press.colophon.platform.jobs.Worker;

/// Makes one translation of one revision.
///
/// Doing it again after a crash writes the same row again; an order for a revision that is no
/// longer current, that readers no longer see, or that the terms no longer permit, is dropped.
public final class TranslateArticle {
  private static final Logger log = LoggerFactory.getLogger(TranslateArticle.class);

  private final Articles articles;
  private final Translations translations;
  private final Clock clock;

  public TranslateArticle(Articles articles, Translations translations, Clock clock) {
    this.articles = articles;
    this.translations = translations;
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
        || translations.isMade(order.revisionId(), language)
        || !translations.isPermitted(article.get())) {
      translations.forget(order.revisionId(), language);
      log.info("event=translation-dropped article={} language={}", order.articleId(), language);
      return;
    }
    translations
        .route(article.get(), language)
        .ifPresentOrElse(
            route -> translate(article.get(), route, language),
            () -> translations.fail(article.get(), language, "no engine leads there any more"));
  }

  private void translate(Article article, Route route, Language language) {
    long began = System.nanoTime();
    try {
      translations.store(article, rendition(article, route, language));
    } catch (EngineException.Closed e) {
      throw new Worker.Postponed(e);
    } catch (EngineException e) {
      log.warn(
          "event=translation-failed article={} language={} reason=\"{}\"",
          article.id(),
          language,
          e.getMessage());
      translations.fail(article, language, Objects.toString(e.getMessage(), "unknown"));
      return;
    }
    log.info(
        "event=translated article={} revision={} language={} millis={}",
        article.id(),
        article.revision().number(),
        language,
        (System.nanoTime() - began) / 1_000_000);
  }

  private Rendition rendition(Article article, Route route, Language language) {
    Rendition original = Rendition.original(article);
    ArticleText text =
        new ArticleText(
                original.headline(),
                orEmpty(original.standfirst()),
                orEmpty(original.imageCaption()),
                original.body().html())
            .through(route);
    return new Rendition(
        article,
        language.tag(),
        text.headline(),
        orNull(text.standfirst()),
        Body.sanitise(text.bodyHtml(), null),
        orNull(text.caption()),
        original.notes().stream().map(note -> translated(note, route)).toList(),
        new Rendition.Made(route.label(language), clock.instant()));
  }

  private static Body translated(Body note, Route route) {
    return Body.sanitise(new ArticleText("", "", "", note.html()).through(route).bodyHtml(), null);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
