package press.colophon.intake.source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import press.colophon.intake.HeldItems;
import press.colophon.platform.jobs.Jobs;
import press.colophon.taxonomy.Slug;

/// The sources: the door to their table and to the orders that have them polled. Thread-safe.
public final class Sources {
  private static final int LONGEST_ADDRESS = 2000;

  private final Jdbi db;
  private final Jobs jobs;
  private final Clock clock;
  private final RandomGenerator random;

  public Sources(Jdbi db, Jobs jobs, Clock clock, RandomGenerator random) {
    this.db = db;
    this.jobs = jobs;
    this.clock = clock;
    this.random = random;
  }

  /// Adds a source whose feeds nobody takes yet.
  ///
  /// @param within the first polls are spread over so long a time
  /// @throws SourceException where a feed is another source's already, or no address
  public Source add(Profile profile, List<String> feeds, Duration within) {
    return db.inTransaction(
        h -> {
          // Two commands at once must not give two sources one name.
          h.execute("lock table source in share row exclusive mode");
          feeds.forEach(feed -> requireNew(h, feed));
          long id = insert(h, profile, slug(h, profile.name()));
          feeds.forEach(feed -> insertFeed(h, id, feed, within));
          return one(h, id);
        });
  }

  /// Adds a feed to a source, unless it has it already.
  ///
  /// @return whether it is new
  /// @throws SourceException where it is another source's already, or no address
  public boolean addFeed(Source source, String feed, Duration within) {
    return db.inTransaction(
        h -> {
          if (source.feeds().stream().anyMatch(f -> f.address().equals(feed))) {
            return false;
          }
          requireNew(h, feed);
          insertFeed(h, source.id(), feed, within);
          return true;
        });
  }

  /// All of them, by name.
  public List<Source> all() {
    return db.withHandle(
        h -> {
          Map<Long, List<Feed>> feeds =
              h.createQuery("select * from feed order by id").map(Feeds::row).list().stream()
                  .collect(groupingBy(Feed::source));
          return h.createQuery("select * from source order by lower(name), id")
              .map((row, context) -> row(row, feeds.getOrDefault(row.getLong("id"), List.of())))
              .list();
        });
  }

  /// The source that has this feed, now or under a former address.
  public Optional<Source> ofFeed(String address) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select source_id from feed where address = :address or :address = any(former)
                    order by address = :address desc limit 1
                    """)
                .bind("address", address)
                .mapTo(Long.class)
                .findOne()
                .map(id -> one(h, id)));
  }

  /// The source of the same name in the same language.
  Optional<Source> twin(Profile profile) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select id from source
                    where name = :name and language is not distinct from :language
                    order by id limit 1
                    """)
                .bind("name", profile.name())
                .bind("language", profile.language())
                .mapTo(Long.class)
                .findOne()
                .map(id -> one(h, id)));
  }

  Optional<Source> withId(long id) {
    return db.withHandle(
        h ->
            h.createQuery("select id from source where id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .map(found -> one(h, found)));
  }

  /// The source that a person means: by slug, by name, or by a beginning that only one has.
  ///
  /// @throws SourceException where there is none, or more than one
  public Source find(String named) {
    String wanted = named.strip().toLowerCase(Locale.ROOT);
    List<Source> all = all();
    List<Predicate<Source>> ways =
        List.of(
            s -> s.slug().equals(wanted),
            s -> s.name().toLowerCase(Locale.ROOT).equals(wanted),
            s -> s.slug().startsWith(wanted),
            s -> s.name().toLowerCase(Locale.ROOT).startsWith(wanted));
    return ways.stream()
        .map(way -> all.stream().filter(way).toList())
        .filter(found -> !found.isEmpty() && !wanted.isEmpty())
        .findFirst()
        .map(found -> single(named, found))
        .orElseThrow(() -> unknown(named, all));
  }

  private static Source single(String named, List<Source> found) {
    if (found.size() > 1) {
      throw new SourceException(
          "\"%s\" may be %s. Write more of the name."
              .formatted(named, found.stream().limit(8).map(Source::slug).collect(joining(", "))));
    }
    return found.getFirst();
  }

  private static SourceException unknown(String named, List<Source> all) {
    return new SourceException(
        "There is no source \"%s\". %s"
            .formatted(
                named,
                all.isEmpty()
                    ? "There is none at all yet: ./colophon source add URL"
                    : "./colophon source list shows all " + all.size() + "."));
  }

  /// Changes what is known of a source; its short name stays. What is held of one that is under
  /// review now is seen by an editor first, whatever it was when that came.
  ///
  /// @return the source as it is then
  /// @throws SourceException where it was removed meanwhile
  public Source edit(Source source, Profile profile) {
    return db.inTransaction(
        h -> {
          String before =
              lockedName(h, source)
                  .orElseThrow(
                      () ->
                          new SourceException(
                              "The source \"" + source.name() + "\" was removed meanwhile."));
          update(h, source.id(), profile);
          HeldItems.rename(h, before, profile.name());
          if (profile.trust() == Trust.REVIEW) {
            HeldItems.review(h, profile.name());
          }
          return one(h, source.id());
        });
  }

  private static void update(Handle h, long id, Profile profile) {
    bound(
            h.createUpdate(
                """
                update source set name = :name, site = :site, language = :language,
                  terms_address = :termsAddress, terms = :terms, licence = :licence,
                  contact = :contact, regions = :regions, themes = :themes,
                  trust = :trustWord, full_text = :fullTextWord
                where id = :id
                """),
            profile)
        .bind("id", id)
        .execute();
  }

  /// The name of a source, if it is there still; nobody else changes the source until the
  /// transaction ends.
  private static Optional<String> lockedName(Handle h, Source source) {
    return h.createQuery("select name from source where id = :id for no key update")
        .bind("id", source.id())
        .mapTo(String.class)
        .findOne();
  }

  private static void reviewHeld(Handle h, Source source) {
    lockedName(h, source).ifPresent(name -> HeldItems.review(h, name));
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Profile profile) {
    return statement
        .bindMethods(profile)
        .bindArray("terms", String.class, profile.terms())
        .bindArray("regions", String.class, profile.regions())
        .bindArray("themes", String.class, profile.themes())
        .bind("trustWord", profile.trust().word())
        .bind("fullTextWord", profile.fullText().word());
  }

  /// Stops a source until it is resumed; what hubs send meanwhile is declined. What is held of it
  /// is seen by an editor first.
  public void pause(Source source) {
    db.useTransaction(
        h -> {
          reviewHeld(h, source);
          h.execute("update source set paused = true where id = ?", source.id());
          h.execute(
              "delete from subscription using feed where feed.id = feed_id and source_id = ?",
              source.id());
        });
  }

  /// Has a source polled again, at once, also where its feeds were failing or gone.
  public void resume(Source source) {
    db.useTransaction(
        h -> {
          h.execute("update source set paused = false where id = ?", source.id());
          h.createUpdate(
                  """
                  update feed set state = 'active', failures = 0, error = null, due_at = :now
                  where source_id = :source
                  """)
              .bind("now", now())
              .bind("source", source.id())
              .execute();
          order(h, one(h, source.id()).feeds());
          Revisits.order(jobs, h, source.id());
        });
  }

  /// Forgets a source, its feeds and their history. Articles stay; what is held of it is seen by an
  /// editor first.
  public void remove(Source source) {
    db.useTransaction(
        h -> {
          reviewHeld(h, source);
          h.execute("delete from source where id = ?", source.id());
        });
  }

  /// Orders every poll that nobody has ordered yet, so that nothing is forgotten whatever happened.
  public void orderPolls() {
    db.useTransaction(
        h -> {
          Set<String> ordered = jobs.ordered(h, PollFeed.KIND);
          List<Feed> polled =
              h.createQuery(
                      """
                      select feed.* from feed join source on source.id = source_id
                      where not paused and state <> 'gone'
                      """)
                  .map(Feeds::row)
                  .list();
          order(
              h,
              polled.stream().filter(feed -> !ordered.contains(Long.toString(feed.id()))).toList());
        });
  }

  private void order(Handle h, List<Feed> feeds) {
    for (Feed feed : feeds) {
      jobs.enqueueAt(
          h, PollFeed.KIND, Long.toString(feed.id()), new PollFeed.Order(feed.id()), feed.dueAt());
    }
  }

  private static void requireNew(Handle h, String feed) {
    requireAddress(feed);
    h.createQuery(
            """
            select name from feed join source on source.id = source_id
            where address = :address or :address = any(former)
            """)
        .bind("address", feed)
        .mapTo(String.class)
        .findFirst()
        .ifPresent(
            owner -> {
              throw new SourceException(
                  "The feed %s is taken already, by the source \"%s\".".formatted(feed, owner));
            });
  }

  private static void requireAddress(String feed) {
    if (!isAddress(feed)) {
      throw new SourceException("\"" + feed + "\" is not an address such as https://x.org/feed.");
    }
  }

  /// Whether it is an address of the web that can be asked.
  static boolean isAddress(String text) {
    try {
      URI uri = URI.create(text);
      return text.length() <= LONGEST_ADDRESS
          && uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String slug(Handle h, String name) {
    Slug plain = Slug.of(name);
    Slug slug = plain;
    for (int number = 2; isTaken(h, slug); number++) {
      slug = plain.numbered(number);
    }
    return slug.text();
  }

  private static boolean isTaken(Handle h, Slug slug) {
    return h.createQuery("select exists (select from source where slug = :slug)")
        .bind("slug", slug.text())
        .mapTo(Boolean.class)
        .one();
  }

  private long insert(Handle h, Profile profile, String slug) {
    return bound(
            h.createQuery(
                """
            insert into source (name, slug, site, language, terms_address, terms, licence, contact,
              regions, themes, trust, full_text, added_at)
            values (:name, :slug, :site, :language, :termsAddress, :terms, :licence, :contact,
              :regions, :themes, :trustWord, :fullTextWord, :now)
            returning id
            """),
            profile)
        .bind("slug", slug)
        .bind("now", now())
        .mapTo(Long.class)
        .one();
  }

  private void insertFeed(Handle h, long source, String address, Duration within) {
    Instant due = clock.instant().plusMillis(random.nextLong(within.toMillis() + 1));
    Feed feed =
        h.createQuery(
                """
                insert into feed (source_id, address, due_at) values (:source, :address, :due)
                returning *
                """)
            .bind("source", source)
            .bind("address", address)
            .bind("due", due.atOffset(ZoneOffset.UTC))
            .map(Feeds::row)
            .one();
    order(h, List.of(feed));
  }

  private static Source one(Handle h, long id) {
    List<Feed> feeds =
        h.createQuery("select * from feed where source_id = :id order by id")
            .bind("id", id)
            .map(Feeds::row)
            .list();
    return h.createQuery("select * from source where id = :id")
        .bind("id", id)
        .map((row, context) -> row(row, feeds))
        .one();
  }

  private static Source row(ResultSet row, List<Feed> feeds) throws SQLException {
    Profile profile =
        new Profile(
            row.getString("name"),
            row.getString("site"),
            row.getString("language"),
            row.getString("terms_address"),
            texts(row, "terms"),
            row.getString("licence"),
            row.getString("contact"),
            texts(row, "regions"),
            texts(row, "themes"),
            Trust.ofWord(row.getString("trust")),
            FullText.ofWord(row.getString("full_text")));
    return new Source(
        row.getLong("id"),
        row.getString("slug"),
        profile,
        row.getBoolean("paused"),
        row.getObject("added_at", OffsetDateTime.class).toInstant(),
        feeds);
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
