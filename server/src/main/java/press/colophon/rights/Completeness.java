package press.colophon.rights;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Outline;

/// Whether an article says all that it must before readers see it: where it is from, who wrote it,
/// where the original is, and on what ground it is shown. Whoever publishes asks here first; a
/// person may answer for what is missing. Thread-safe.
public final class Completeness {
  private final Permissions permissions;
  private final boolean isDemanded;
  private final Clock clock;

  /// @param isDemanded whether an article that lacks something stays a draft
  public Completeness(Permissions permissions, boolean isDemanded, Clock clock) {
    this.permissions = permissions;
    this.isDemanded = isDemanded;
    this.clock = clock;
  }

  /// What keeps an article from being published, in plain English; empty where nothing does.
  public List<String> missing(Handle h, Article article) {
    if (!isDemanded) {
      return List.of();
    }
    Outline outline = Outline.of(article);
    Rights rights = Objects.requireNonNull(permissions.of(h, List.of(outline)).get(outline.id()));
    Occasion page = Occasion.page(article.language(), clock.instant());
    List<String> missing = rights.missing(outline, page);
    List<String> answered = missing.isEmpty() ? List.of() : answeredFor(h, article.id());
    return missing.stream().filter(what -> !answered.contains(what)).toList();
  }

  /// In one sentence.
  public static String said(List<String> missing) {
    return "it does not say " + String.join(", nor ", missing);
  }

  /// Keeps that a person answers for what is missing.
  ///
  /// @param who the name of a user of the system
  public void answerFor(
      Handle h, ArticleId article, List<String> missing, String reason, String who) {
    h.createUpdate(
            """
            insert into answered_for (article_id, missing, reason, answered_by, answered_at)
            values (:article, :missing, :reason, :who, :now)
            on conflict (article_id) do update set
              missing = answered_for.missing || excluded.missing, reason = excluded.reason,
              answered_by = excluded.answered_by, answered_at = excluded.answered_at
            """)
        .bind("article", article.value())
        .bindArray("missing", String.class, missing.toArray())
        .bind("reason", reason)
        .bind("who", who)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static List<String> answeredFor(Handle h, ArticleId article) {
    return h.createQuery("select unnest(missing) from answered_for where article_id = :article")
        .bind("article", article.value())
        .mapTo(String.class)
        .list();
  }
}
