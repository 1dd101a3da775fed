package press.colophon.translation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.Body;
import press.colophon.articles.Outline;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permissions;
import press.colophon.rights.Rights;

/// The door to articles in other languages. Thread-safe.
///
/// A translation belongs to the revision it was made from. When an article gets a new revision, the
/// sentences that are the same keep their translation at once; the others stand in the original
/// until they are translated. What is no longer true is never shown.
public final class Translations {
  private static final Duration BEFORE_NEXT_TRY = Duration.ofMinutes(10);

  /// So many articles are ordered in one transaction.
  private static final int AT_ONCE = 500;

  private final Jdbi db;
  private final Engines engines;
  private final Permissions permissions;
  private final Jobs jobs;
  private final Orders orders;
  private final Workbench bench;
  private final Clock clock;

  /// Found once for each language, since every page asks, and again after [#enginesChanged].
  private final Map<Language, Set<Language>> reachable = new ConcurrentHashMap<>();

  public Translations(
      Jdbi db, Engines engines, Permissions permissions, Jobs jobs, Workbench bench, Clock clock) {
    this.db = db;
    this.engines = engines;
    this.permissions = permissions;
    this.jobs = jobs;
    this.orders = new Orders(db, clock);
    this.bench = bench;
    this.clock = clock;
  }

  /// What readers of `language` get of the article; asks for nothing.
  public Translation of(Article article, Language language) {
    return of(article, language, permissions.of(article));
  }

  /// The same where the rights in the article are known.
  public Translation of(Article article, Language language, Rights rights) {
    if (isOriginal(article, language)) {
      return new Translation.Ready(Rendition.original(article));
    }
    if (!allows(rights, language.tag())) {
      return new Translation.NotPermitted();
    }
    return stored(article, language).orElseGet(() -> unasked(article, language));
  }

  /// The same, and where nobody has asked yet, a job is asked to make it now.
  public Translation request(Article article, Language language) {
    return switch (of(article, language)) {
      case Translation.Unasked unasked -> orderNow(article, language);
      // It may have been ordered as a thing that nobody waits for.
      case Translation.Waiting waiting -> orderNow(article, language);
      case Translation.InProgress progress -> orderNow(article, language);
      // What failed may have failed for a passing reason: a full disk, an engine being updated.
      case Translation.Failed failed ->
          isTimeToTryAgain(failed) ? orderNow(article, language) : failed;
      case Translation present -> present;
    };
  }

  /// Whether a translation that failed is worth another order.
  public boolean isTimeToTryAgain(Translation.Failed failed) {
    return failed.at().plus(BEFORE_NEXT_TRY).isBefore(clock.instant());
  }

  /// Orders a translation for editors alone where the terms permit no published one; readers get
  /// it when they do.
  ///
  /// @return whether some engine leads there, and the article is in another language
  public boolean draft(Article article, Language language) {
    if (isOriginal(article, language) || route(article, language).isEmpty()) {
      return false;
    }
    db.useTransaction(
        h -> {
          order(h, article, language, Urgency.READER);
          orders.markDraft(h, article.revision().id(), language.tag());
        });
    return true;
  }

  private Translation orderNow(Article article, Language language) {
    db.useTransaction(h -> order(h, article, language, Urgency.READER));
    return stored(article, language).orElseGet(Translation.Waiting::new);
  }

  /// Whether somebody ordered a translation that is not there yet.
  public boolean isInTheMaking(Article article, Language language) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select exists (select from translation where revision_id = :revision
                      and language = :language and state = 'waiting')
                    """)
                .bind("revision", article.revision().id())
                .bind("language", language.tag())
                .mapTo(Boolean.class)
                .one());
  }

  /// Each article in `language` where its translation is ready, otherwise in its own language;
  /// those left out that may not be shown, and pictures where they may not.
  public List<Rendition> renditions(List<Article> articles, Language language) {
    Map<ArticleId, Rights> rights = permissions.of(articles);
    Map<Long, Rendition> ready = ready(articles, language, rights);
    return articles.stream()
        .map(a -> ready.getOrDefault(a.revision().id(), Rendition.original(a)))
        .flatMap(r -> shown(r, Objects.requireNonNull(rights.get(r.article().id()))).stream())
        .toList();
  }

  private Optional<Rendition> shown(Rendition rendition, Rights rights) {
    Occasion on = Occasion.page(rendition.language(), clock.instant());
    if (!rights.decide(on).isGranted()) {
      return Optional.empty();
    }
    return Optional.of(rendition.permitted(rights, on));
  }

  /// The languages that the current revision of each article can be read in besides its own, in
  /// as many questions for one article as for many.
  ///
  /// @param rights in these articles; where none are known, no translation is permitted
  public Map<ArticleId, Set<String>> languagesOf(
      Collection<Article> articles, Map<ArticleId, Rights> rights) {
    Map<Long, ArticleId> byRevision = new HashMap<>();
    articles.forEach(a -> byRevision.put(a.revision().id(), a.id()));
    Map<ArticleId, Set<String>> languages = new HashMap<>();
    articles.forEach(a -> languages.put(a.id(), new HashSet<>()));
    if (!byRevision.isEmpty()) {
      db.useHandle(h -> made(h, byRevision, languages));
    }
    languages.forEach((article, tags) -> tags.removeIf(tag -> !allows(rights.get(article), tag)));
    return languages;
  }

  private static void made(
      Handle h, Map<Long, ArticleId> byRevision, Map<ArticleId, Set<String>> languages) {
    h.createQuery(
            """
            select revision_id, language from translation
            where revision_id = any(:revisions) and state = 'made'
            """)
        .bindArray("revisions", Long.class, byRevision.keySet().toArray())
        .map((row, context) -> Map.entry(row.getLong("revision_id"), row.getString("language")))
        .forEach(
            entry ->
                Objects.requireNonNull(languages.get(byRevision.get(entry.getKey())))
                    .add(entry.getValue()));
  }

  /// How far the published articles are translated into each language; nothing of languages that
  /// nobody has asked for.
  public Map<Language, Coverage> coverage() {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    with newest as (
                      select distinct on (article_id) article_id, id from revision
                      order by article_id, number desc),
                    standing as (
                      select t.language,
                        max(t.state) filter (where t.revision_id = newest.id) as state,
                        bool_or(t.state = 'made' and t.revision_id <> newest.id) as has_earlier
                      from translation t
                        join newest using (article_id)
                        join article a on a.id = t.article_id
                      where a.status in ('published', 'corrected')
                      group by t.article_id, t.language)
                    select language,
                      count(*) filter (where state = 'made') as translated,
                      count(*) filter (where has_earlier and state is distinct from 'made')
                        as outdated,
                      count(*) filter (where state = 'waiting') as waiting,
                      count(*) filter (where state = 'failed') as failed
                    from standing group by language
                    """)
                .map(
                    (row, context) ->
                        Map.entry(new Language(row.getString("language")), coverage(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Coverage coverage(ResultSet row) throws SQLException {
    return new Coverage(
        row.getInt("translated"),
        row.getInt("outdated"),
        row.getInt("waiting"),
        row.getInt("failed"));
  }

  /// The languages that some engine reaches from `from`.
  public Set<Language> reachable(Language from) {
    return reachable.computeIfAbsent(from, this::search);
  }

  /// Has it looked up anew where engines lead.
  public void enginesChanged() {
    reachable.clear();
  }

  private Set<Language> search(Language from) {
    return Languages.all().stream()
        .filter(to -> engines.route(from, to).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Asks for translations into several languages, and into those that an earlier revision was
  /// translated into: those that can be made and are not yet.
  void orderAll(Article article, Collection<Language> languages, Urgency urgency) {
    Rights rights = permissions.of(article);
    db.useTransaction(
        h -> {
          Set<Language> all = new LinkedHashSet<>(languages);
          all.addAll(earlier(h, article));
          for (Language language : all) {
            if (!isOriginal(article, language)
                && allows(rights, language.tag())
                && route(article, language).isPresent()) {
              order(h, article, language, urgency);
            }
          }
        });
  }

  /// Orders every published article in these languages, as backlog: those whose terms permit it
  /// and that are neither made nor ordered. What was ordered stays ordered when this is cut short.
  ///
  /// @param languages where no engine leads to one from an article's language, it is left out
  public Ordered orderArchive(Collection<Language> languages) {
    Ordered ordered = new Ordered(0, 0, 0);
    List<ArticleId> all = published();
    for (int at = 0; at < all.size(); at += AT_ONCE) {
      ordered =
          ordered.and(orderSome(all.subList(at, Math.min(all.size(), at + AT_ONCE)), languages));
    }
    return ordered;
  }

  /// What became of the wish to have the archive in some languages.
  ///
  /// @param articles that are published and may be translated
  /// @param forbidden articles whose terms permit no translation
  /// @param translations how many are new among the orders
  public record Ordered(int articles, int forbidden, int translations) {
    private Ordered and(Ordered more) {
      return new Ordered(
          articles + more.articles, forbidden + more.forbidden, translations + more.translations);
    }
  }

  private List<ArticleId> published() {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select id from article where status in ('published', 'corrected')
                    order by id desc
                    """)
                .mapTo(Long.class)
                .map(ArticleId::new)
                .list());
  }

  private Ordered orderSome(List<ArticleId> some, Collection<Language> languages) {
    return db.inTransaction(
        h -> {
          List<Outline> articles = Articles.outlines(h, some);
          Map<ArticleId, Rights> rights = permissions.of(h, articles);
          int ordered = 0;
          int forbidden = 0;
          for (Map.Entry<List<String>, List<Outline>> group :
              byLanguages(articles, rights, languages).entrySet()) {
            List<Long> ids = group.getValue().stream().map(a -> a.id().value()).toList();
            if (group.getKey().isEmpty()) {
              forbidden += forbidden(group.getValue(), rights, languages);
            } else {
              ordered += orders.placeAll(h, ids, group.getKey());
            }
          }
          jobs.ring(h);
          return new Ordered(articles.size() - forbidden, forbidden, ordered);
        });
  }

  /// The articles by the languages that they may and can be translated into; most articles share
  /// these, so that there are few groups.
  private Map<List<String>, List<Outline>> byLanguages(
      List<Outline> articles, Map<ArticleId, Rights> rights, Collection<Language> languages) {
    return articles.stream()
        .collect(
            Collectors.groupingBy(
                article -> {
                  Set<Language> reachable =
                      Languages.find(article.language()).map(this::reachable).orElse(Set.of());
                  return languages.stream()
                      .filter(reachable::contains)
                      .map(Language::tag)
                      .filter(tag -> allows(rights.get(article.id()), tag))
                      .toList();
                }));
  }

  private int forbidden(
      List<Outline> articles, Map<ArticleId, Rights> rights, Collection<Language> languages) {
    return (int)
        articles.stream()
            .filter(
                article ->
                    languages.stream()
                        .map(Language::tag)
                        .filter(tag -> !tag.equals(article.language()))
                        .noneMatch(tag -> allows(rights.get(article.id()), tag)))
            .count();
  }

  private static List<Language> earlier(Handle h, Article article) {
    return h.createQuery(
            """
            select distinct language from translation
            where article_id = :article and state = 'made' order by language
            """)
        .bind("article", article.id().value())
        .mapTo(String.class)
        .map(Language::new)
        .list();
  }

  Optional<Route> route(Article article, Language to) {
    return Languages.find(article.language()).flatMap(from -> engines.route(from, to));
  }

  /// Every way into a language, the best first.
  List<Route> routes(Article article, Language to) {
    return Languages.find(article.language())
        .map(from -> engines.routes(from, to))
        .orElse(List.of());
  }

  /// Whether a translation into `language` may be published, or is a draft for editors.
  boolean isWanted(Article article, Language language) {
    return allows(permissions.of(article), language.tag())
        || db.withHandle(h -> orders.isDraft(h, article.revision().id(), language.tag()));
  }

  private boolean allows(@Nullable Rights rights, String language) {
    return rights != null && rights.decide(Occasion.page(language, clock.instant())).isGranted();
  }

  private static boolean isOriginal(Article article, Language language) {
    return language.tag().equals(article.language())
        || Languages.find(article.language()).filter(language::equals).isPresent();
  }

  private Translation unasked(Article article, Language language) {
    return route(article, language).isPresent()
        ? new Translation.Unasked()
        : new Translation.NoEngine();
  }

  private void order(Handle h, Article article, Language language, Urgency urgency) {
    List<Unit> known =
        isOrdered(h, article, language) ? List.of() : carriedOver(h, article, language);
    orders.place(
        h,
        new TranslationOrder(article.id().value(), article.revision().id(), language.tag()),
        known.isEmpty() ? null : UnitsJson.write(known),
        urgency);
    Optional<Route> route = route(article, language);
    if (route.isPresent() && isWhole(known)) {
      bench.finish(h, article, route.get(), known);
    } else {
      jobs.ring(h);
    }
  }

  /// Whether nothing is left to do: after a typo, say, or where a sentence was taken out.
  private static boolean isWhole(List<Unit> known) {
    return !known.isEmpty() && known.stream().allMatch(Unit::isDone);
  }

  private static boolean isOrdered(Handle h, Article article, Language language) {
    return h.createQuery(
            """
            select exists (
              select from translation where revision_id = :revision and language = :language)
            """)
        .bind("revision", article.revision().id())
        .bind("language", language.tag())
        .mapTo(Boolean.class)
        .one();
  }

  private List<Unit> carriedOver(Handle h, Article article, Language language) {
    return Languages.find(article.language())
        .map(from -> bench.carriedOver(h, article, from, language))
        .orElse(List.of());
  }

  private Optional<Translation> stored(Article article, Language language) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select * from translation
                    where revision_id = :revision and language = :language
                      and state <> 'cancelled'
                    """)
                .bind("revision", article.revision().id())
                .bind("language", language.tag())
                .map(
                    (row, context) ->
                        switch (row.getString("state")) {
                          case "made" -> new Translation.Ready(rendition(article, row));
                          case "failed" -> new Translation.Failed(moment(row, "failed_at"));
                          default -> unfinished(article, language, row.getString("units"));
                        })
                .findOne());
  }

  /// What there is of a translation that is not done: nothing, or some sentences of it.
  private Translation unfinished(Article article, Language language, @Nullable String stored) {
    List<Unit> units = UnitsJson.read(stored);
    Optional<Route> route = route(article, language);
    return route.isPresent() && units.stream().anyMatch(Unit::isShown)
        ? new Translation.InProgress(Rendered.of(article, route.get(), units, clock.instant()))
        : new Translation.Waiting();
  }

  private Map<Long, Rendition> ready(
      List<Article> articles, Language language, Map<ArticleId, Rights> rights) {
    Map<Long, Article> byRevision = new HashMap<>();
    articles.stream()
        .filter(a -> !isOriginal(a, language))
        .filter(a -> allows(rights.get(a.id()), language.tag()))
        .forEach(a -> byRevision.put(a.revision().id(), a));
    if (byRevision.isEmpty()) {
      return Map.of();
    }
    Map<Long, Rendition> ready = new HashMap<>();
    db.useHandle(
        h ->
            h.createQuery(
                    """
                    select * from translation
                    where revision_id = any(:revisions) and language = :language
                      and state = 'made'
                    """)
                .bindArray("revisions", Long.class, byRevision.keySet().toArray())
                .bind("language", language.tag())
                .map(
                    (row, context) ->
                        rendition(
                            Objects.requireNonNull(byRevision.get(row.getLong("revision_id"))),
                            row))
                .forEach(r -> ready.put(r.article().revision().id(), r)));
    return ready;
  }

  private static Rendition rendition(Article article, ResultSet row) throws SQLException {
    return new Rendition(
        article,
        row.getString("language"),
        row.getString("headline"),
        row.getString("standfirst"),
        Body.stored(row.getString("body")),
        row.getString("picture_caption"),
        row.getString("picture_alt"),
        notes(row.getArray("notes")),
        new Rendition.Made(
            Rendition.Kind.of(row.getString("kind")),
            row.getString("engine"),
            row.getString("person"),
            moment(row, "made_at")));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  private static List<Body> notes(Array stored) throws SQLException {
    List<Body> notes = new ArrayList<>();
    for (String html : (String[]) stored.getArray()) {
      notes.add(Body.stored(html));
    }
    return notes;
  }
}
