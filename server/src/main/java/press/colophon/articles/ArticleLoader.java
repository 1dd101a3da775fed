package press.colophon.articles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.credit.PictureCredit;
import press.colophon.taxonomy.Region;
import press.colophon.taxonomy.Slug;
import press.colophon.taxonomy.Theme;

/// Reads whole articles: one query for the articles with their current revision and provenance, one
/// each for authors, regions, themes and notes, however many articles there are.
final class ArticleLoader {
  private static final String ARTICLES = articles("true");

  /// Each with the last text that its source gave.
  private static final String AS_TAKEN = articles("edited_by is null");

  private static final String OUTLINE =
      """
      select a.id, a.path, a.published_on, a.language, p.original_url,
        p.bylines is not null
          or exists (select from article_author where article_id = a.id) as is_signed,
        cardinality((select alterations from revision where article_id = a.id
          order by number desc limit 1)) > 0 as is_edited,
        o.id as origin_id, o.name as origin_name, o.slug as origin_slug, o.url as origin_url,
        u.id as publisher_id, u.name as publisher_name, u.slug as publisher_slug,
        u.url as publisher_url
      from article a
      join provenance p on p.article_id = a.id
      left join publication o on o.id = p.origin_id
      left join publication u on u.id = p.publisher_id
      where a.status in ('published', 'corrected') and
      """;

  private final Handle h;

  ArticleLoader(Handle h) {
    this.h = h;
  }

  static List<Outline> outlines(Handle h, long after, int limit) {
    return h.createQuery(OUTLINE + "a.id > :after order by a.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> outline(row))
        .list();
  }

  static List<Outline> outlines(Handle h, Collection<ArticleId> ids) {
    return h.createQuery(OUTLINE + "a.id = any(:ids) order by a.id")
        .bindArray("ids", Long.class, ids.stream().map(ArticleId::value).toArray())
        .map((row, context) -> outline(row))
        .list();
  }

  private static Outline outline(ResultSet row) throws SQLException {
    return new Outline(
        new ArticleId(row.getLong("id")),
        row.getString("path"),
        row.getObject("published_on", LocalDate.class),
        row.getString("language"),
        row.getBoolean("is_signed"),
        row.getBoolean("is_edited"),
        row.getString("original_url"),
        Row.publication(row, "origin"),
        Row.publication(row, "publisher"));
  }

  List<Article> latest(Selection selection, int limit, int offset) {
    Map<String, Object> arguments = new HashMap<>(Map.of("limit", limit, "offset", offset));
    return load(
        "a.status in ('published', 'corrected') and "
            + condition(selection, arguments)
            + " order by a.published_at desc, a.id desc limit :limit offset :offset",
        arguments);
  }

  Optional<Article> one(ArticleId id) {
    return load("a.id = :id", Map.of("id", id.value())).stream().findFirst();
  }

  /// @param revisions SQL that says which revisions count
  private static String articles(String revisions) {
    return """
      select a.id, a.path, a.published_on, a.published_at, a.changed_at, a.corrected_at,
        a.status, a.language,
        r.id as revision_id, r.number, r.headline, r.standfirst, r.body, r.made_at,
        r.small, r.small_by, r.alterations,
        r.picture_caption, r.picture_credit, r.picture_licence, r.picture_alt,
        i.sha256 as picture_sha256, i.media_type, i.width, i.height,
        i.creator as picture_creator, i.credit_line, i.source as picture_source,
        i.copyright_notice, i.licence_address, i.usage_terms, i.licensor_url,
        i.caption as picture_file_caption,
        p.original_url, p.origin_published_on, p.publisher_published_on, p.bylines,
        o.id as origin_id, o.name as origin_name, o.slug as origin_slug, o.url as origin_url,
        u.id as publisher_id, u.name as publisher_name, u.slug as publisher_slug,
        u.url as publisher_url,
        t.retrieved_at, t.retrieved_from, t.method, t.sha256 as original_sha256
      from article a
      join lateral (
        select * from revision where article_id = a.id and %s
        order by number desc limit 1) r on true
      join provenance p on p.article_id = a.id
      join lateral (
        select * from retrieval where revision_id = r.id order by id limit 1) t on true
      left join picture i on i.sha256 = r.picture
      left join publication o on o.id = p.origin_id
      left join publication u on u.id = p.publisher_id
      """
        .formatted(revisions);
  }

  /// The article's text as its source has it, without what was edited here.
  Revision asTaken(ArticleId id) {
    return load(AS_TAKEN, "a.id = :id", Map.of("id", id.value())).getFirst().revision();
  }

  /// @param condition SQL over `a` (article), `r` (revision) and `p` (provenance)
  List<Article> load(String condition, Map<String, ?> arguments) {
    return load(ARTICLES, condition, arguments);
  }

  private List<Article> load(String articles, String condition, Map<String, ?> arguments) {
    List<Row> rows =
        h.createQuery(articles + " where " + condition)
            .bindMap(arguments)
            .map((row, context) -> Row.of(row))
            .list();
    if (rows.isEmpty()) {
      return List.of();
    }
    Long[] ids = rows.stream().map(r -> r.id).toArray(Long[]::new);
    Map<Long, List<Author>> authors = authors(ids);
    Map<Long, List<Region>> regions = regions(ids);
    Map<Long, List<Theme>> themes = themes(ids);
    Map<Long, List<Note>> notes = notes(ids);
    return rows.stream()
        .map(
            r ->
                r.article(
                    authors.getOrDefault(r.id, List.of()),
                    regions.getOrDefault(r.id, List.of()),
                    themes.getOrDefault(r.id, List.of()),
                    notes.getOrDefault(r.id, List.of())))
        .toList();
  }

  private static String condition(Selection selection, Map<String, Object> arguments) {
    return switch (selection) {
      case Selection.All() -> "true";
      case Selection.InRegion(var region) -> {
        arguments.put("region", region.id());
        yield "exists (select from article_region x where x.article_id = a.id and x.region_id = :region)";
      }
      case Selection.OnTheme(var theme) -> {
        arguments.put("theme", theme.id());
        yield "exists (select from article_theme x where x.article_id = a.id and x.theme_id = :theme)";
      }
      case Selection.ByAuthor(var author) -> {
        arguments.put("author", author.id());
        yield "exists (select from article_author x where x.article_id = a.id and x.author_id = :author)";
      }
      case Selection.FromOrigin(var origin) -> {
        arguments.put("origin", origin.id());
        yield "coalesce(p.origin_id, p.publisher_id) = :origin";
      }
      case Selection.InMonth(var month) -> {
        arguments.put("first", month.atDay(1));
        arguments.put("next", month.plusMonths(1).atDay(1));
        yield "a.published_on >= :first and a.published_on < :next";
      }
    };
  }

  private Map<Long, List<Author>> authors(Long[] ids) {
    return linked(
        "author",
        ids,
        row ->
            new Author(row.getLong("id"), row.getString("name"), slug(row), row.getString("url")));
  }

  private Map<Long, List<Region>> regions(Long[] ids) {
    return linked(
        "region", ids, row -> new Region(row.getLong("id"), row.getString("name"), slug(row)));
  }

  private Map<Long, List<Theme>> themes(Long[] ids) {
    return linked(
        "theme", ids, row -> new Theme(row.getLong("id"), row.getString("name"), slug(row)));
  }

  private Map<Long, List<Note>> notes(Long[] ids) {
    return linked(
        "note",
        ids,
        row ->
            new Note(
                row.getLong("id"),
                Body.stored(row.getString("html")),
                Note.Place.of(row.getString("place"))));
  }

  /// Reads one thing from a row.
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// What is linked to each article, in its order.
  ///
  /// @param table `author` for `article_author` and so on; a row has the columns of both
  private <T> Map<Long, List<T>> linked(String table, Long[] ids, Reading<T> reading) {
    Map<Long, List<T>> groups = new HashMap<>();
    h.createQuery(
            """
            select x.*, t.* from article_%1$s x join %1$s t on t.id = x.%1$s_id
            where x.article_id = any(:ids) order by x.article_id, x.position
            """
                .formatted(table))
        .bindArray("ids", Long.class, (Object[]) ids)
        .map((row, context) -> Map.entry(row.getLong("article_id"), reading.read(row)))
        .forEach(
            e -> groups.computeIfAbsent(e.getKey(), id -> new ArrayList<>()).add(e.getValue()));
    return groups;
  }

  private static Slug slug(ResultSet row) throws SQLException {
    return new Slug(row.getString("slug"));
  }

  static Retrieval retrieval(ResultSet row) throws SQLException {
    return new Retrieval(
        instant(row, "retrieved_at"),
        row.getString("retrieved_from"),
        row.getString("method"),
        row.getString("original_sha256"));
  }

  static @Nullable Smallness smallness(ResultSet row) throws SQLException {
    return switch (row.getString("small")) {
      case "rule" -> new Smallness.ByRule();
      case "person" -> new Smallness.ByPerson(row.getString("small_by"));
      case null, default -> null;
    };
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  /// An article before its lists are known.
  private record Row(
      long id,
      String path,
      LocalDate publishedOn,
      Instant publishedAt,
      Instant changedAt,
      @Nullable Instant correctedAt,
      Status status,
      String language,
      Revision revision,
      Provenance provenance) {

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getString("path"),
          row.getObject("published_on", LocalDate.class),
          instant(row, "published_at"),
          instant(row, "changed_at"),
          row.getString("corrected_at") == null ? null : instant(row, "corrected_at"),
          Status.ofWord(row.getString("status")),
          row.getString("language"),
          revision(row),
          provenance(row));
    }

    Article article(
        List<Author> authors, List<Region> regions, List<Theme> themes, List<Note> notes) {
      return new Article(
          new ArticleId(id),
          path,
          publishedOn,
          publishedAt,
          changedAt,
          correctedAt,
          status,
          language,
          revision,
          provenance,
          authors,
          regions,
          themes,
          notes);
    }

    private static Revision revision(ResultSet row) throws SQLException {
      return new Revision(
          row.getLong("revision_id"),
          row.getInt("number"),
          row.getString("headline"),
          row.getString("standfirst"),
          Body.stored(row.getString("body")),
          image(row),
          instant(row, "made_at"),
          smallness(row),
          alterations(row));
    }

    private static Set<Alteration> alterations(ResultSet row) throws SQLException {
      return Arrays.stream((String[]) row.getArray("alterations").getArray())
          .map(Alteration::ofWord)
          .collect(Collectors.toSet());
    }

    private static @Nullable FeaturedImage image(ResultSet row) throws SQLException {
      String sha256 = row.getString("picture_sha256");
      Picture picture =
          sha256 == null
              ? null
              : new Picture(
                  sha256,
                  row.getString("media_type"),
                  row.getInt("width"),
                  row.getInt("height"),
                  pictureCredit(row));
      FeaturedImage image =
          new FeaturedImage(
              picture,
              row.getString("picture_caption"),
              row.getString("picture_credit"),
              row.getString("picture_licence"),
              row.getString("picture_alt"));
      return picture == null && image.caption() == null && image.credit() == null ? null : image;
    }

    private static PictureCredit pictureCredit(ResultSet row) throws SQLException {
      return new PictureCredit(
          row.getString("picture_creator"),
          row.getString("credit_line"),
          row.getString("picture_source"),
          row.getString("copyright_notice"),
          row.getString("licence_address"),
          row.getString("usage_terms"),
          row.getString("licensor_url"),
          row.getString("picture_file_caption"));
    }

    private static Provenance provenance(ResultSet row) throws SQLException {
      return new Provenance(
          publication(row, "origin"),
          row.getString("original_url"),
          row.getObject("origin_published_on", LocalDate.class),
          publication(row, "publisher"),
          row.getObject("publisher_published_on", LocalDate.class),
          row.getString("bylines"),
          retrieval(row));
    }

    private static @Nullable Publication publication(ResultSet row, String role)
        throws SQLException {
      String name = row.getString(role + "_name");
      return name == null
          ? null
          : new Publication(
              row.getLong(role + "_id"),
              name,
              new Slug(row.getString(role + "_slug")),
              row.getString(role + "_url"));
    }
  }
}
