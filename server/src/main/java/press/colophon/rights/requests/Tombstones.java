package press.colophon.rights.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Status;

/// Articles taken back at somebody's request: from that moment every address of theirs, in every
/// language and channel, answers "gone", and says when and at whose request. Thread-safe.
public final class Tombstones {
  private final Jdbi db;
  private final Articles articles;
  private final Clock clock;

  public Tombstones(Jdbi db, Articles articles, Clock clock) {
    this.db = db;
    this.articles = articles;
    this.clock = clock;
  }

  /// What the page of a withdrawn article says.
  public record Tombstone(LocalDate on, RequestedBy by) {}

  /// Withdraws an article.
  ///
  /// @param person who does it
  /// @return false where there is no such article
  public boolean withdraw(ArticleId article, RequestedBy by, String person) {
    return db.inTransaction(h -> withdraw(h, article, by, person));
  }

  /// Waits as all do that change an article, before anything else is locked.
  void awaitTurn(Handle h) {
    articles.awaitTurn(h);
  }

  boolean withdraw(Handle h, ArticleId article, RequestedBy by, String person) {
    awaitTurn(h);
    if (!articles.mark(h, article, Status.WITHDRAWN)) {
      return false;
    }
    h.createUpdate(
            """
            insert into tombstone (article_id, withdrawn_on, at_request_of, person)
            values (:article, :on, :by, :person)
            on conflict (article_id) do update set
              withdrawn_on = excluded.withdrawn_on, at_request_of = excluded.at_request_of,
              person = excluded.person
            """)
        .bind("article", article.value())
        .bind("on", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .bind("by", by.word())
        .bind("person", person)
        .execute();
    return true;
  }

  /// Forgets at whose request an article was withdrawn, because it is shown again or was withdrawn
  /// for another reason.
  ///
  /// @param h the transaction that changes its status
  public void remove(Handle h, ArticleId article) {
    h.execute("delete from tombstone where article_id = ?", article.value());
  }

  /// What the page of an article says that was withdrawn at somebody's request.
  ///
  /// @param path of the article
  public Optional<Tombstone> at(String path) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select t.withdrawn_on, t.at_request_of
                    from tombstone t join article a on a.id = t.article_id
                    where a.path = :path and a.status = 'withdrawn'
                    """)
                .bind("path", path)
                .map(
                    (row, context) ->
                        new Tombstone(
                            row.getObject("withdrawn_on", LocalDate.class),
                            RequestedBy.ofWord(row.getString("at_request_of")).orElseThrow()))
                .findOne());
  }
}
