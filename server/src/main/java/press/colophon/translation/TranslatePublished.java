package press.colophon.translation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.ArticlePublished;
import press.colophon.articles.Articles;
import press.colophon.platform.jobs.Worker;

/// Asks for the translations that every published article gets at once.
public final class TranslatePublished {
  /// What bears an older date comes from an archive.
  private static final Duration NEWS = Duration.ofDays(7);

  private final Clock clock;
  private final Articles articles;
  private final Translations translations;
  private final List<Language> eager;

  /// @param eager the languages that are not left to the first reader
  public TranslatePublished(
      Articles articles, Translations translations, List<Language> eager, Clock clock) {
    this.clock = clock;
    this.articles = articles;
    this.translations = translations;
    this.eager = List.copyOf(eager);
  }

  public Worker<ArticlePublished> worker() {
    return new Worker<>(Articles.PUBLISHED, this::run);
  }

  public void run(ArticlePublished news) {
    articles
        .find(new ArticleId(news.articleId()))
        .filter(a -> a.revision().id() == news.revisionId() && a.status().isVisible())
        .ifPresent(a -> translations.orderAll(a, eager, urgency(a)));
  }

  /// An archive that is taken in holds up no news; a correction of it is news.
  private Urgency urgency(Article article) {
    boolean isNews =
        article.revision().number() > 1
            || article.publishedAt().isAfter(clock.instant().minus(NEWS));
    return isNews ? Urgency.PUBLISHED : Urgency.BACKLOG;
  }
}
