package press.colophon.taxonomy;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// The door to regions and themes. Thread-safe.
public final class Taxonomy {
  private static final RowMapper<Region> REGION = mapper(Region::new);
  private static final RowMapper<Theme> THEME = mapper(Theme::new);

  private final Jdbi db;

  public Taxonomy(Jdbi db) {
    this.db = db;
  }

  public Optional<Region> findRegion(String slug) {
    return find("region", slug, REGION);
  }

  public Optional<Theme> findTheme(String slug) {
    return find("theme", slug, THEME);
  }

  private <T> Optional<T> find(String table, String slug, RowMapper<T> mapper) {
    return db.withHandle(
        h ->
            h.createQuery("select id, name, slug from %s where slug = :slug".formatted(table))
                .bind("slug", slug)
                .map(mapper)
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

  /// The names of all regions and themes.
  public List<String> names(Handle h) {
    return h.createQuery("select name from region union select name from theme")
        .mapTo(String.class)
        .list();
  }

  /// The region of this name, made if it is new.
  public Region nameRegion(Handle h, String name) {
    return named(h, "region", name, REGION);
  }

  /// The theme of this name, made if it is new.
  public Theme nameTheme(Handle h, String name) {
    return named(h, "theme", name, THEME);
  }

  private static <T> T named(Handle h, String table, String name, RowMapper<T> mapper) {
    return h.createQuery(
            """
            insert into %s (name, slug) values (:name, :slug)
            on conflict (slug) do update set slug = excluded.slug
            returning id, name, slug
            """
                .formatted(table))
        .bind("name", name)
        .bind("slug", Slug.of(name).text())
        .map(mapper)
        .one();
  }

  /// Makes a region or a theme.
  private interface Making<T> {
    T of(long id, String name, Slug slug);
  }

  private static <T> RowMapper<T> mapper(Making<T> making) {
    return (row, context) ->
        making.of(row.getLong("id"), row.getString("name"), new Slug(row.getString("slug")));
  }
}
