package press.colophon.newsroom;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Request;
import press.colophon.rights.Audit;
import press.colophon.rights.Permissions;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Translations;

/// Pages on which editors see what may be done with an article and why, and what stands on no good
/// ground; and order drafts of translations that may not be published.
final class RightsPages {
  static final String ADDRESS = "/desk/rights";
  private static final int MOST = 500;
  private static final String OFTEN_ASKED = "fr";

  private final Articles articles;
  private final Permissions permissions;
  private final Audit audit;
  private final Translations translations;
  private final Templates templates;
  private final Clock clock;

  RightsPages(
      Articles articles,
      Permissions permissions,
      Audit audit,
      Translations translations,
      Templates templates,
      Clock clock) {
    this.articles = articles;
    this.permissions = permissions;
    this.audit = audit;
    this.translations = translations;
    this.templates = templates;
    this.clock = clock;
  }

  static String address(ArticleId article) {
    return ADDRESS + "/" + article.value();
  }

  /// What the audit finds, of one kind or of all.
  Answer audit(Request request) {
    Audit.Kind kind = kind(request.query("kind").orElse(""));
    Map<Audit.Kind, Integer> counts = new EnumMap<>(Audit.Kind.class);
    List<Audit.Finding> shown = new ArrayList<>();
    int seen =
        audit.run(
            finding -> {
              counts.merge(finding.kind(), 1, Integer::sum);
              if (shown.size() < MOST && (kind == null || kind == finding.kind())) {
                shown.add(finding);
              }
            });
    return templates.audit(new AuditView(kind, seen, counts, shown)).once();
  }

  private static Audit.@Nullable Kind kind(String word) {
    return List.of(Audit.Kind.values()).stream()
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  /// The decisions about one article.
  Answer show(Request request) {
    return about(
        request,
        article -> {
          Language asked = asked(article, request.query("in").orElse(OFTEN_ASKED));
          return templates.rights(
              new RightsView(
                  article, permissions.of(article), asked, reachable(article), clock.instant()));
        });
  }

  private static Language asked(Article article, String tag) {
    return Languages.find(tag)
        .filter(language -> !language.tag().equals(article.language()))
        .orElse(Language.ENGLISH);
  }

  private List<Language> reachable(Article article) {
    return Languages.find(article.language())
        .map(translations::reachable)
        .map(
            all ->
                all.stream()
                    .sorted(Comparator.comparing(to -> to.nameIn(Language.ENGLISH)))
                    .toList())
        .orElse(List.of());
  }

  /// Orders a draft for editors alone.
  Answer draft(Request request) {
    return about(
        request,
        article ->
            Languages.find(request.form("language").orElse(""))
                .filter(language -> translations.draft(article, language))
                .<Answer>map(
                    language ->
                        new Answer.SeeOther(TranslationPages.address(article.id(), language.tag())))
                .orElseGet(
                    () ->
                        templates
                            .message("Nothing was ordered", "No engine leads to that language.")
                            .status(400)
                            .once()));
  }

  private Answer about(Request request, Function<Article, Answer> answer) {
    Optional<Article> article =
        articles.find(new ArticleId(Long.parseLong(request.parameter("article"))));
    return article
        .map(answer)
        .orElseGet(
            () ->
                templates
                    .message("No such article", "It may have been named by another number.")
                    .status(404)
                    .once());
  }
}
