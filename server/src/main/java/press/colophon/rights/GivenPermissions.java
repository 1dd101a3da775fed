package press.colophon.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Publication;

/// The door to the permissions that were given to us beyond the terms. They are never deleted: one
/// that ends is revoked, so that it stays known on what an article once stood. Thread-safe.
public final class GivenPermissions {
  private final Clock clock;

  /// The permissions for single articles and for whole publications, by their ids.
  record Found(Map<Long, List<Given>> ofArticles, Map<Long, List<Given>> ofPublications) {}

  public GivenPermissions(Clock clock) {
    this.clock = clock;
  }

  /// What a person records.
  ///
  /// @param by who gave it
  /// @param on the day it was given
  /// @param evidence their words, or where the letter is kept
  public record Entry(
      Set<Use> uses, Scope scope, String by, LocalDate on, String evidence, String recordedBy) {}

  /// Records a permission for one article.
  ///
  /// @return its number
  public long record(Handle h, ArticleId article, Entry entry) {
    return record(h, Sayings.Of.ARTICLE, article.value(), entry);
  }

  /// Records a permission for everything of one publication.
  ///
  /// @return its number
  public long record(Handle h, Publication publication, Entry entry) {
    return record(h, Sayings.Of.PUBLICATION, publication.id(), entry);
  }

  private long record(Handle h, Sayings.Of of, long id, Entry entry) {
    Given given =
        new Given(
            0,
            entry.uses(),
            entry.scope(),
            entry.by(),
            entry.on(),
            entry.evidence(),
            entry.recordedBy(),
            clock.instant(),
            null);
    return h.createQuery(
            """
            insert into permission (article_id, publication_id, uses, languages, channels,
              audiences, holds_from, until, given_by, given_on, evidence, recorded_by, recorded_at)
            values (:article, :publication, :uses, :languages, :channels, :audiences, :from, :until,
              :by, :on, :evidence, :recordedBy, :recordedAt)
            returning id
            """)
        .bind("article", of == Sayings.Of.ARTICLE ? id : null)
        .bind("publication", of == Sayings.Of.PUBLICATION ? id : null)
        .bindArray("uses", String.class, Sayings.words(given.uses(), Use::word))
        .bindArray("languages", String.class, given.scope().languages().toArray())
        .bindArray("channels", String.class, Sayings.words(given.scope().channels(), Channel::word))
        .bindArray(
            "audiences", String.class, Sayings.words(given.scope().audiences(), Audience::word))
        .bind("from", given.scope().from())
        .bind("until", given.scope().until())
        .bind("by", given.by())
        .bind("on", given.on())
        .bind("evidence", given.evidence())
        .bind("recordedBy", given.recordedBy())
        .bind("recordedAt", given.recordedAt().atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  /// What a permission is given for.
  sealed interface Subject {}

  record OfArticle(ArticleId article) implements Subject {}

  /// @param id of the publication
  record OfPublication(long id) implements Subject {}

  /// What the permission of this number is given for.
  Optional<Subject> subject(Handle h, long number) {
    return h.createQuery("select article_id, publication_id from permission where id = :id")
        .bind("id", number)
        .map((row, context) -> subject(row))
        .findOne();
  }

  private static Subject subject(ResultSet row) throws SQLException {
    Long article = row.getObject("article_id", Long.class);
    return article != null
        ? new OfArticle(new ArticleId(article))
        : new OfPublication(row.getLong("publication_id"));
  }

  /// Ends a permission now.
  ///
  /// @return whether there was one of this number that still held
  public boolean revoke(Handle h, long id, String by) {
    return h.execute(
            "update permission set revoked_by = ?, revoked_at = ? where id = ? and revoked_at is null",
            by,
            clock.instant().atOffset(ZoneOffset.UTC),
            id)
        > 0;
  }

  Found of(Handle h, Collection<Long> articles, Collection<Long> publications) {
    Found found = new Found(new HashMap<>(), new HashMap<>());
    h.createQuery(
            """
            select * from permission
            where article_id = any(:articles) or publication_id = any(:publications) order by id
            """)
        .bindArray("articles", Long.class, articles.toArray())
        .bindArray("publications", Long.class, publications.toArray())
        .map(
            (row, context) ->
                new Row(
                    row.getObject("article_id", Long.class),
                    row.getObject("publication_id", Long.class),
                    given(row)))
        .forEach(row -> row.putInto(found));
    return found;
  }

  private record Row(@Nullable Long article, @Nullable Long publication, Given given) {
    void putInto(Found found) {
      Map<Long, List<Given>> lists = article != null ? found.ofArticles : found.ofPublications;
      lists
          .computeIfAbsent(
              article != null ? article : Objects.requireNonNull(publication),
              id -> new ArrayList<>())
          .add(given);
    }
  }

  private static Given given(ResultSet row) throws SQLException {
    OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
    return new Given(
        row.getLong("id"),
        Sayings.set(row.getArray("uses"), Use::ofWord),
        Sayings.scope(row, row.getObject("holds_from", LocalDate.class)),
        row.getString("given_by"),
        row.getObject("given_on", LocalDate.class),
        row.getString("evidence"),
        row.getString("recorded_by"),
        Sayings.moment(row, "recorded_at"),
        revoked == null ? null : revoked.toInstant());
  }
}
