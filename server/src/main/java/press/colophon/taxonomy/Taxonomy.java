package press.colophon.taxonomy;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// The door to regions and themes. Thread-safe.
public final class Taxonomy {
  private static final RowMapper<Region> REGION =
      (row, context) ->
          new Region(row.getLong("id"), row.getString("name"), new Slug(row.getString("slug")));
  private static final RowMapper<Theme> THEME =
      (row, context) ->
          new Theme(row.getLong("id"), row.getString("name"), new Slug(row.getString("slug")));

  private final Jdbi db;

  public Taxonomy(Jdbi db) {
    this.db = db;
  }

  public Optional<Region> findRegion(String slug) {
    return db.withHandle(
        h ->
            h.createQuery("select id, name, slug from region where slug = :slug")
                .bind("slug", slug)
                .map(REGION)
                .findOne());
  }

  public Optional<Theme> findTheme(String slug) {
    return db.withHandle(
        h ->
            h.createQuery("select id, name, slug from theme where slug = :slug")
                .bind("slug", slug)
                .map(THEME)
                .findOne());
  }

  /// Regions that readers can see articles of, by name.
  public List<Region> regions() {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select r.id, r.name, r.slug from region r
                    where exists (
                      select from article_region ar join article a on a.id = ar.article_id
                      where ar.region_id = r.id and a.status in ('published', 'corrected'))
                    order by r.name
                    """)
                .map(REGION)
                .list());
  }

  /// Themes that readers can see articles of, the most used first.
  public List<Theme> themes() {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select t.id, t.name, t.slug from theme t
                    join article_theme at on at.theme_id = t.id
                    join article a on a.id = at.article_id
                    where a.status in ('published', 'corrected')
                    group by t.id order by count(*) desc, t.name
                    """)
                .map(THEME)
                .list());
  }

  /// The region of this name, made if it is new.
  public Region nameRegion(Handle h, String name) {
    return h.createQuery(
            """
            insert into region (name, slug) values (:name, :slug)
            on conflict (slug) do update set slug = excluded.slug
            returning id, name, slug
            """)
        .bind("name", name)
        .bind("slug", Slug.of(name).text())
        .map(REGION)
        .one();
  }

  /// The theme of this name, made if it is new.
  public Theme nameTheme(Handle h, String name) {
    return h.createQuery(
            """
            insert into theme (name, slug) values (:name, :slug)
            on conflict (slug) do update set slug = excluded.slug
            returning id, name, slug
            """)
        .bind("name", name)
        .bind("slug", Slug.of(name).text())
        .map(THEME)
        .one();
  }
}
