package press.colophon.articles;

import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Manuscript.Named;

/// What people have stated of articles, and its effect on what is said of them.
final class ProvenanceStatements {
  private final Handle h;

  ProvenanceStatements(Handle h) {
    this.h = h;
  }

  /// Keeps what is stated; what was stated before of other things holds on.
  ///
  /// @param origin the id of the publication
  void keep(
      ArticleId article,
      StatedProvenance stated,
      @Nullable Long origin,
      String who,
      OffsetDateTime now) {
    h.createUpdate(
            """
            insert into stated_provenance as s
              (article_id, authors, origin_id, original_url, stated_by, stated_at)
            values (:article, :authors, :origin, :url, :who, :now)
            on conflict (article_id) do update set
              authors = case when cardinality(excluded.authors) > 0
                then excluded.authors else s.authors end,
              origin_id = coalesce(excluded.origin_id, s.origin_id),
              original_url = coalesce(excluded.original_url, s.original_url),
              stated_by = excluded.stated_by, stated_at = excluded.stated_at
            """)
        .bind("article", article.value())
        .bindArray("authors", String.class, stated.authors().stream().map(Named::name).toArray())
        .bind("origin", origin)
        .bind("url", stated.originalUrl())
        .bind("who", who)
        .bind("now", now)
        .execute();
  }

  /// Puts what is stated in the place of what the page says.
  ///
  /// @return the names of the stated authors; empty where nothing is stated of them
  List<String> apply(ArticleId article) {
    h.execute(
        """
        update provenance p set
          origin_id = coalesce(s.origin_id, p.origin_id),
          original_url = coalesce(s.original_url, p.original_url)
        from stated_provenance s
        where s.article_id = p.article_id and p.article_id = ?
        """,
        article.value());
    return h.createQuery(
            """
            select name from stated_provenance, unnest(authors) with ordinality as a (name, place)
            where article_id = :article order by place
            """)
        .bind("article", article.value())
        .mapTo(String.class)
        .list();
  }
}
