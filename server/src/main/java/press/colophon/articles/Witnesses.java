package press.colophon.articles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Slug;

/// Who published which article. One witness is told from another by its publication, else by its
/// site, else by the name of the file.
final class Witnesses {
  private final Handle h;

  Witnesses(Handle h) {
    this.h = h;
  }

  /// Takes down who sent this copy; a witness that is known stays as it was first seen.
  ///
  /// @param publication the row of its publisher
  void keep(ArticleId article, Manuscript m, @Nullable Long publication) {
    h.createUpdate(
            """
            insert into witness (article_id, source, publication_id, address, published_at,
              first_seen_at, headline)
            values (:article, :source, :publication, :address, :publishedAt, :seenAt, :headline)
            on conflict (article_id, source) do update set
              address = coalesce(witness.address, excluded.address)
            """)
        .bind("article", article.value())
        .bind("source", source(m))
        .bind("publication", publication)
        .bind("address", page(m))
        .bind("publishedAt", m.publishedAt().atOffset(ZoneOffset.UTC))
        .bind("seenAt", m.retrieval().at().atOffset(ZoneOffset.UTC))
        .bind("headline", m.headline())
        .execute();
  }

  List<Witness> of(ArticleId article) {
    return h.createQuery(
            """
            select w.*, p.name, p.slug, p.url from witness w
            left join publication p on p.id = w.publication_id
            where w.article_id = :article order by w.published_at, w.id
            """)
        .bind("article", article.value())
        .map((row, context) -> witness(row))
        .list();
  }

  private static String source(Manuscript m) {
    if (m.publisher() != null) {
      return Slug.of(m.publisher().name()).text();
    }
    String site = Identifiers.host(page(m));
    return site != null ? site : m.retrieval().from();
  }

  /// The page of this copy. The original address is another's where another is the origin.
  private static @Nullable String page(Manuscript m) {
    String from = m.retrieval().from();
    if (Identifiers.host(from) != null) {
      return from;
    }
    return Originality.creditsAnother(m) ? null : m.originalUrl();
  }

  private static Witness witness(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new Witness(
        name == null
            ? null
            : new Publication(
                row.getLong("publication_id"),
                name,
                new Slug(row.getString("slug")),
                row.getString("url")),
        row.getString("address"),
        instant(row, "published_at"),
        instant(row, "first_seen_at"),
        row.getString("headline"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
