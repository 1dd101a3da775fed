package press.colophon.newsroom;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Request;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.TranslationQueue;

/// The page on which editors see how far the translations are, and stop or start them.
final class QueuePages {
  static final String ADDRESS = "/desk/translations/queue";
  private static final int FAILURES = 20;

  private final TranslationQueue queue;
  private final Articles articles;
  private final Templates templates;

  QueuePages(TranslationQueue queue, Articles articles, Templates templates) {
    this.queue = queue;
    this.articles = articles;
    this.templates = templates;
  }

  Answer show(String person) {
    return templates.queue(new QueueView(person, queue.state(), failures())).once();
  }

  private List<QueueView.Failed> failures() {
    List<TranslationQueue.Failure> latest = queue.failures(FAILURES);
    Map<ArticleId, Article> found =
        articles.find(latest.stream().map(TranslationQueue.Failure::article).distinct().toList());
    return latest.stream()
        .map(failure -> failed(Objects.requireNonNull(found.get(failure.article())), failure))
        .toList();
  }

  private static QueueView.Failed failed(Article article, TranslationQueue.Failure failure) {
    return new QueueView.Failed(
        "/" + article.path(),
        article.headline(),
        failure.language().nameIn(Language.ENGLISH),
        failure.reason());
  }

  /// Does what a button says, to one language or to all of them.
  Answer change(Request request) {
    String tag = request.form("language").orElse("");
    Optional<Language> language = Languages.find(tag);
    if (language.isEmpty() && !tag.isEmpty()) {
      return nothing("\"" + tag + "\" is not among the languages of this publication.");
    }
    String what = request.form("do").orElse("");
    boolean isDone = language.isPresent() ? change(what, language.get()) : change(what);
    return isDone
        ? new Answer.SeeOther(ADDRESS)
        : nothing("\"" + what + "\" is nothing that can be done to the queue.");
  }

  private boolean change(String what, Language language) {
    switch (what) {
      case "pause" -> queue.pause(language);
      case "resume" -> queue.resume(language);
      case "cancel" -> queue.cancel(language);
      case "retry" -> queue.retry(language);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean change(String what) {
    switch (what) {
      case "pause" -> queue.pauseAll();
      case "resume" -> queue.resumeAll();
      case "cancel" -> queue.cancelAll();
      case "retry" -> queue.retryAll();
      default -> {
        return false;
      }
    }
    return true;
  }

  private Answer nothing(String because) {
    return templates.message("Nothing was changed", because).status(400).once();
  }
}
