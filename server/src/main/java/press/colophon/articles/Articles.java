package press.colophon.articles;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.db.Changes;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Jobs;
import press.colophon.taxonomy.Slug;
import press.colophon.taxonomy.Taxonomy;

/// The door to articles. Thread-safe.
///
/// Writes take the caller's [Handle], so that what belongs together is stored together: the
/// article, the job that tells others of it, and the announcement that drops cached pages.
public final class Articles {
  /// The job that carries [ArticlePublished] to the other capabilities.
  public static final JobKind<ArticlePublished> PUBLISHED =
      new JobKind<>("article-published", ArticlePublished.class);

  private static final int INTAKE_LOCK = 0x41525449;
  private static final int BEFORE_ALL = -1;

  /// So many articles are told of with one question; their texts are in memory meanwhile.
  private static final int AT_ONCE = 500;

  private final Jdbi db;
  private final Taxonomy taxonomy;
  private final Jobs jobs;
  private final Changes changes;
  private final Clock clock;

  public Articles(Jdbi db, Taxonomy taxonomy, Jobs jobs, Changes changes, Clock clock) {
    this.db = db;
    this.taxonomy = taxonomy;
    this.jobs = jobs;
    this.changes = changes;
    this.clock = clock;
  }

  // --- Reading ---

  /// The article readers see at `path`, withdrawn ones included so that the page can say so.
  public Optional<Article> at(String path) {
    return db.withHandle(
        h ->
            new ArticleLoader(h)
                .load("a.path = :path and a.status <> 'draft'", Map.of("path", path)).stream()
                    .findFirst());
  }

  /// The articles that readers can see with a picture, the newest first, by their ids.
  ///
  /// @param sha256 of the picture
  /// @param before an id; those with lower ones
  public List<Article> shownWith(String sha256, long before, int limit) {
    return db.withHandle(
        h ->
            new ArticleLoader(h)
                .load(
                    """
                    a.id in (select article_id from revision where picture = :picture)
                    and r.picture = :picture and a.id < :before
                    and a.status in ('published', 'corrected') order by a.id desc limit :limit
                    """,
                    Map.of("picture", sha256, "before", before, "limit", limit)));
  }

  /// The article at `path` in any status, for its editors.
  public Optional<Article> findByPath(String path) {
    return db.withHandle(h -> findByPath(h, path));
  }

  /// The same within a transaction.
  public Optional<Article> findByPath(Handle h, String path) {
    return new ArticleLoader(h).load("a.path = :path", Map.of("path", path)).stream().findFirst();
  }

  /// The article in any status.
  public Optional<Article> find(ArticleId id) {
    return db.withHandle(h -> find(h, id));
  }

  /// The articles in any status, in as many questions for many as for one.
  public Map<ArticleId, Article> find(Collection<ArticleId> ids) {
    Long[] numbers = ids.stream().map(ArticleId::value).toArray(Long[]::new);
    return db
        .withHandle(h -> new ArticleLoader(h).load("a.id = any(:ids)", Map.of("ids", numbers)))
        .stream()
        .collect(Collectors.toMap(Article::id, article -> article));
  }

  /// Who published the article, as far as copies of it came to us, the earliest first.
  public List<Witness> witnesses(ArticleId id) {
    return db.withHandle(h -> new Witnesses(h).of(id));
  }

  /// The same within a transaction.
  public Optional<Article> find(Handle h, ArticleId id) {
    return new ArticleLoader(h).one(id);
  }

  /// The names by which machines know an article that came: ids, with their sender's name before
  /// those that are unique there only, and addresses.
  public static List<String> names(Manuscript manuscript) {
    return Identifiers.of(manuscript);
  }

  /// The names of ids that a sender uses.
  ///
  /// @param sender the name of the publication; without it only ids unique in the world have a name
  public static List<String> names(List<String> ids, @Nullable String sender) {
    return Identifiers.of(ids, sender == null ? null : Slug.of(sender).text());
  }

  /// The articles that a sender calls by any of these ids or addresses, the oldest first.
  ///
  /// @param h an open transaction
  /// @param sender the name of the publication; without it only ids unique in the world are known
  public List<Article> called(Handle h, List<String> ids, @Nullable String sender) {
    List<String> names = names(ids, sender);
    return new ArticleLoader(h)
        .load(
            """
            a.id in (select article_id from article_identifier where identifier = any(:names))
            order by a.id
            """,
            Map.of("names", names.toArray(String[]::new)));
  }

  /// One taking-in of an original of an article.
  ///
  /// @param revision the number of the revision it made, or that was the current one
  /// @param made whether it made that revision
  /// @param small why what that revision changed is small
  public record Taking(
      int revision, boolean made, @Nullable Smallness small, Retrieval retrieval) {}

  /// Every taking-in of an original of an article, the earliest first.
  public List<Taking> takings(ArticleId id) {
    return db.withHandle(h -> takings(h, id));
  }

  private static List<Taking> takings(Handle h, ArticleId id) {
    return h.createQuery(
            """
            select r.number, t.id = min(t.id) over (partition by r.id) as made,
              r.small, r.small_by,
              t.retrieved_at, t.retrieved_from, t.method, t.sha256 as original_sha256
            from retrieval t join revision r on r.id = t.revision_id
            where r.article_id = :id order by t.id
            """)
        .bind("id", id.value())
        .map(
            (row, context) ->
                new Taking(
                    row.getInt("number"),
                    row.getBoolean("made"),
                    ArticleLoader.smallness(row),
                    ArticleLoader.retrieval(row)))
        .list();
  }

  /// The visible articles of a selection, the latest first.
  public List<Article> list(Selection selection, int limit, int offset) {
    return db.withHandle(h -> new ArticleLoader(h).latest(selection, limit, offset));
  }

  /// Some of the articles that readers can see, without their texts, by their ids.
  ///
  /// @param after where the last ones ended; 0 for the first
  public List<Outline> outlines(long after, int limit) {
    return db.withHandle(h -> ArticleLoader.outlines(h, after, limit));
  }

  /// Those of the articles that readers can see, without their texts, by their ids.
  public static List<Outline> outlines(Handle h, Collection<ArticleId> ids) {
    return ArticleLoader.outlines(h, ids);
  }

  /// The ids of all articles that some publications are named in, as origin or publisher.
  ///
  /// @param publications their ids
  public List<ArticleId> of(Handle h, Collection<Long> publications) {
    return h.createQuery(
            """
            select article_id from provenance
            where origin_id = any(:ids) or publisher_id = any(:ids) order by article_id
            """)
        .bindArray("ids", Long.class, publications.toArray())
        .mapTo(Long.class)
        .map(ArticleId::new)
        .list();
  }

  /// How many articles readers can see.
  public int count() {
    return db.withHandle(
        h ->
            h.createQuery("select count(*) from article where status in ('published', 'corrected')")
                .mapTo(Integer.class)
                .one());
  }

  public Optional<Author> findAuthor(String slug) {
    return findNamed("author", slug, Author::new);
  }

  public Optional<Publication> findPublication(String slug) {
    return findNamed("publication", slug, Publication::new);
  }

  /// The publications that articles before readers come from, by name.
  public static List<Publication> publications(Handle h) {
    return h.createQuery(
            """
            select id, name, slug, url from publication b
            where exists (
              select from provenance p join article a on a.id = p.article_id
              where b.id in (p.origin_id, p.publisher_id)
                and a.status in ('published', 'corrected'))
            order by lower(name), id
            """)
        .map(
            (row, context) ->
                new Publication(
                    row.getLong("id"),
                    row.getString("name"),
                    new Slug(row.getString("slug")),
                    row.getString("url")))
        .list();
  }

  /// Makes an author or a publication.
  private interface Making<T> {
    T of(long id, String name, Slug slug, @Nullable String url);
  }

  private <T> Optional<T> findNamed(String table, String slug, Making<T> making) {
    return db.withHandle(
        h ->
            h.createQuery("select id, name, slug, url from %s where slug = :slug".formatted(table))
                .bind("slug", slug)
                .map(
                    (row, context) ->
                        making.of(
                            row.getLong("id"),
                            row.getString("name"),
                            new Slug(row.getString("slug")),
                            row.getString("url")))
                .findOne());
  }

  /// A month in which articles were published, and how many.
  public record MonthCount(YearMonth month, int articles) {}

  /// The months of the archive, the latest first.
  public List<MonthCount> months() {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select date_trunc('month', published_on)::date as month, count(*) as articles
                    from article where status in ('published', 'corrected')
                    group by 1 order by 1 desc
                    """)
                .map(
                    (row, context) ->
                        new MonthCount(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getInt("articles")))
                .list());
  }

  // --- Writing ---

  /// Takes a manuscript in and publishes it.
  public Receipt receive(Handle h, Manuscript manuscript) {
    return receive(h, manuscript, Reception.PUBLISH);
  }

  /// Takes a manuscript in: a new article, a new revision of a known one, or nothing new.
  ///
  /// @param h an open transaction; intakes wait for each other until it ends
  public Receipt receive(Handle h, Manuscript manuscript, Reception reception) {
    awaitTurn(h);
    Traces traces = new Traces(h);
    traces.catchUp();
    Receipt receipt =
        new Recognition(h, manuscript)
            .recognise()
            .map(known -> receive(h, known, manuscript))
            .orElseGet(() -> create(h, manuscript, reception));
    traces.name(receipt.article(), Identifiers.of(manuscript));
    testify(h, receipt.article(), manuscript);
    return receipt;
  }

  private void testify(Handle h, ArticleId article, Manuscript m) {
    new Witnesses(h).keep(article, m, publication(h, m.publisher()));
  }

  private Receipt receive(Handle h, Known known, Manuscript manuscript) {
    return switch (known) {
      case Known.SameBytes(Article article, long revision) ->
          again(h, article, revision, manuscript);
      case Known.Copy(Article article, Known.Source source) ->
          copy(h, article, source, manuscript.withPictureOf(article.revision()));
    };
  }

  /// Waits until no other intake is under way, and keeps others waiting until the transaction ends.
  public void awaitTurn(Handle h) {
    h.execute("select pg_advisory_xact_lock(?)", INTAKE_LOCK);
  }

  private Receipt copy(Handle h, Article article, Known.Source source, Manuscript m) {
    boolean sameText = Recognition.isSameText(asTaken(h, article), m);
    return switch (source) {
      case SAME -> sameText ? describeAnew(h, article, m) : revise(h, article, m);
      case UNTOLD ->
          sameText ? unchanged(h, article, article.revision().id(), m) : revise(h, article, m);
      case OTHER -> witness(h, article, m);
    };
  }

  /// The same bytes as before. What stands around them may be new, as in the head of a feed, and is
  /// said of the article where they are its current text, from where they came.
  private Receipt again(Handle h, Article article, long revision, Manuscript m) {
    recordRetrieval(h, revision, m.retrieval());
    boolean isSameSource =
        revision == article.revision().id()
            && m.retrieval().from().equals(article.provenance().retrieval().from());
    return new Receipt.Unchanged(article.id(), article.path(), isSameSource);
  }

  /// Another publication's copy: its text is not taken over, but it may tell us the origin.
  private Receipt witness(Handle h, Article article, Manuscript m) {
    Receipt unchanged = unchanged(h, article, article.revision().id(), m);
    Originality originality = new Originality(article, m);
    if (originality.isNewcomersOwn()) {
      return isCredited(article, m) ? unchanged : credit(h, article, m);
    }
    originality.named().ifPresent(origin -> credit(h, article, origin, m));
    return unchanged;
  }

  private static boolean isCredited(Article article, Manuscript m) {
    return article.provenance().origin() != null
        && Objects.equals(article.provenance().originalUrl(), m.originalUrl());
  }

  /// What we had from another publication has come from its origin.
  private Receipt credit(Handle h, Article article, Manuscript m) {
    h.createUpdate(
            """
            update provenance set origin_id = :origin, original_url = :url,
              origin_published_on = :on, bylines = coalesce(:bylines, bylines)
            where article_id = :article
            """)
        .bind("origin", publication(h, m.publisher()))
        .bind("url", m.originalUrl())
        .bind("on", m.publishedOn())
        .bind("bylines", m.bylines())
        .bind("article", article.id().value())
        .execute();
    applyStated(h, article.id());
    recredited(h, article);
    return new Receipt.Described(article.id(), article.path());
  }

  /// A copy names the origin that the article lacked.
  private void credit(Handle h, Article article, Manuscript.Named origin, Manuscript m) {
    boolean saysWhere = origin.equals(m.origin());
    h.createUpdate(
            """
            update provenance set origin_id = :origin,
              original_url = coalesce(:url, original_url), origin_published_on = :on
            where article_id = :article
            """)
        .bind("origin", namePublication(h, origin))
        .bind("url", saysWhere ? m.originalUrl() : null)
        .bind("on", saysWhere ? m.originDate() : null)
        .bind("article", article.id().value())
        .execute();
    applyStated(h, article.id());
    recredited(h, article);
  }

  private void recredited(Handle h, Article before) {
    changes.announce(h, Topics.listsWith(before));
    retell(h, before.id());
  }

  private Receipt unchanged(Handle h, Article article, long revision, Manuscript m) {
    recordRetrieval(h, revision, m.retrieval());
    return new Receipt.Unchanged(article.id(), article.path(), false);
  }

  /// The source says the same text, but perhaps other things of it.
  private Receipt describeAnew(Handle h, Article before, Manuscript m) {
    if (!Objects.equals(notesOf(before), notesOf(m))) {
      return revise(h, before, m); // Notes are translated with the text they stand by.
    }
    recordRetrieval(h, before.revision().id(), m.retrieval());
    describe(h, before.id(), m);
    setLanguage(h, before.id(), m);
    Article after = find(h, before.id()).orElseThrow();
    if (after.equals(before)) {
      return new Receipt.Unchanged(before.id(), before.path(), true);
    }
    changes.announce(h, Topics.listsWith(before));
    retell(h, before.id());
    return new Receipt.Described(before.id(), before.path());
  }

  /// Tells readers and the other capabilities that what is said of an article has changed beside
  /// its text, such as its terms.
  public void retell(Handle h, ArticleId article) {
    retell(h, List.of(article));
  }

  /// The same of many, in as many questions for a few hundred as for one.
  public void retell(Handle h, Collection<ArticleId> articles) {
    List<Long> ids = articles.stream().map(ArticleId::value).toList();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      retell(h, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)).toArray(Long[]::new));
    }
  }

  private void retell(Handle h, Long[] ids) {
    h.createUpdate("update article set changed_at = :now where id = any(:ids)")
        .bind("now", now())
        .bindArray("ids", Long.class, (Object[]) ids)
        .execute();
    tell(h, new ArticleLoader(h).load("a.id = any(:ids) order by a.id", Map.of("ids", ids)));
  }

  private static List<String> notesOf(Article a) {
    return notesWithText(a).map(n -> n.place() + n.text().html()).distinct().toList();
  }

  /// Those that its source gave; a correction is ours.
  private static Stream<Note> notesWithText(Article a) {
    return a.notes().stream().filter(n -> n.place() != Note.Place.CORRECTION);
  }

  private static List<String> notesOf(Manuscript m) {
    return m.notes().stream().map(n -> n.place() + n.text().html()).distinct().toList();
  }

  /// Changes where an article stands with its readers; takes effect on every page at once.
  ///
  /// @return false where there is no such article
  public boolean mark(ArticleId id, Status status) {
    return db.inTransaction(h -> mark(h, id, status));
  }

  /// The same within a transaction.
  public boolean mark(Handle h, ArticleId id, Status status) {
    int marked =
        h.createUpdate("update article set status = :status, changed_at = :now where id = :id")
            .bind("status", status.word())
            .bind("now", now())
            .bind("id", id.value())
            .execute();
    find(h, id).ifPresent(article -> tell(h, article));
    return marked == 1;
  }

  /// States of an article what its page does not say, or says wrongly; it holds whatever the page
  /// says later.
  ///
  /// @param who the name of a user of the system
  /// @return the article as it is now; empty where there is none
  public Optional<Article> state(ArticleId id, StatedProvenance stated, String who) {
    return db.inTransaction(
        h -> {
          awaitTurn(h);
          find(h, id).ifPresent(before -> state(h, before, stated, who));
          return find(h, id);
        });
  }

  private void state(Handle h, Article before, StatedProvenance stated, String who) {
    Long origin = publication(h, stated.origin());
    new ProvenanceStatements(h).keep(before.id(), stated, origin, who, now());
    applyStated(h, before.id());
    Optional.ofNullable(Identifiers.address(stated.originalUrl()))
        .ifPresent(name -> new Traces(h).name(before.id(), List.of(name)));
    recredited(h, before);
  }

  private void applyStated(Handle h, ArticleId article) {
    List<String> authors = new ProvenanceStatements(h).apply(article);
    if (!authors.isEmpty()) {
      h.execute("delete from article_author where article_id = ?", article.value());
      Stream<Manuscript.Named> named = authors.stream().map(a -> new Manuscript.Named(a, null));
      link(h, article, "author", named.map(a -> nameAuthor(h, a)).toList());
    }
  }

  private Receipt create(Handle h, Manuscript m, Reception reception) {
    String path = freePath(h, m);
    long id =
        h.createQuery(
                """
                insert into article (path, published_on, published_at, changed_at, status, language)
                values (:path, :on, :at, :now, :status, :language) returning id
                """)
            .bind("path", path)
            .bind("on", m.publishedOn())
            .bind("at", m.publishedAt().atOffset(ZoneOffset.UTC))
            .bind("now", now())
            .bind("status", reception.status().word())
            .bind("language", m.language())
            .mapTo(Long.class)
            .one();
    ArticleId article = new ArticleId(id);
    addRevision(h, article, 1, m);
    describe(h, article, m);
    find(h, article).ifPresent(a -> tell(h, a));
    return new Receipt.Created(article, path);
  }

  private Receipt revise(Handle h, Article before, Manuscript m) {
    int number = before.revision().number() + 1;
    addRevision(h, before.id(), number, m);
    if (isSmall(before, m)) {
      noteSmall(h, before.id(), new Smallness.ByRule());
    }
    describe(h, before.id(), m);
    setLanguage(h, before.id(), m);
    touch(h, before.id());
    changes.announce(h, Topics.listsWith(before));
    find(h, before.id()).ifPresent(after -> tell(h, after));
    return new Receipt.Revised(before.id(), before.path(), number);
  }

  private static boolean isSmall(Article before, Manuscript m) {
    Revision was = before.revision();
    SmallEdit rule = SmallEdit.in(m.language());
    return before.language().equals(m.language())
        && rule.isSmall(was.headline(), m.headline())
        && rule.isSmall(orEmpty(was.standfirst()), orEmpty(m.standfirst()))
        && rule.isSmall(was.body(), m.body())
        && picture(was.image()).equals(picture(m.image()))
        && rule.isSmall(caption(was.image()), caption(m.image()))
        && notesOf(before).equals(notesOf(m));
  }

  /// All of a featured image but its caption.
  private static List<@Nullable Object> picture(@Nullable FeaturedImage image) {
    return image == null
        ? List.of()
        : Arrays.asList(image.picture(), image.credit(), image.licence(), image.alt());
  }

  private static String caption(@Nullable FeaturedImage image) {
    return image == null ? "" : orEmpty(image.caption());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// Notes why what the current revision changed is small, for those who translate it.
  ///
  /// @param h the transaction that made the revision: later somebody may have translated it
  public void noteSmall(Handle h, ArticleId article, Smallness small) {
    h.createUpdate(
            """
            update revision set small = :small, small_by = :by where id = (
              select id from revision where article_id = :article order by number desc limit 1)
            """)
        .bind("small", small instanceof Smallness.ByRule ? "rule" : "person")
        .bind("by", small instanceof Smallness.ByPerson(String name) ? name : null)
        .bind("article", article.value())
        .execute();
  }

  /// Tells readers that an article was corrected, today, in every language. What they do not see
  /// stays as it is.
  ///
  /// @param h the transaction that made the current revision: the words are translated with it
  /// @param words what was corrected, as plain text in the article's language; null for nothing
  ///     but the date
  public void correct(Handle h, ArticleId article, @Nullable String words) {
    int corrected =
        h.execute(
            """
            update article set corrected_at = ?
            where id = ? and status in ('published', 'corrected')
            """,
            now(),
            article.value());
    if (corrected == 1) {
      noteCorrection(h, article, words);
      mark(h, article, Status.CORRECTED);
    }
  }

  private static void noteCorrection(Handle h, ArticleId article, @Nullable String words) {
    h.execute(
        "delete from article_note where article_id = ? and place = 'correction'", article.value());
    if (words != null) {
      placeNote(h, article, Body.ofText(words), Note.Place.CORRECTION, BEFORE_ALL);
    }
  }

  /// Tells readers that a published article was corrected. Its words, or that there are none any
  /// more, make a revision of the same text, since they are translated with it.
  ///
  /// @return whether readers see the article; otherwise nothing is done
  public boolean correct(ArticleId id, @Nullable String words) {
    return db.inTransaction(
        h -> {
          awaitTurn(h);
          Optional<Article> article = find(h, id).filter(a -> a.status().isVisible());
          article.ifPresent(
              a -> {
                if (words != null || !a.notes(Note.Place.CORRECTION).isEmpty()) {
                  repeat(h, a);
                }
                correct(h, id, words);
              });
          return article.isPresent();
        });
  }

  /// Makes a revision of the same text, from the same original.
  private void repeat(Handle h, Article article) {
    long revision =
        h.createQuery(
                """
                insert into revision (
                  article_id, number, headline, standfirst, body, picture, picture_caption,
                  picture_credit, picture_licence, picture_alt, paragraphs, made_at, edited_by,
                  alterations)
                select article_id, number + 1, headline, standfirst, body, picture,
                  picture_caption, picture_credit, picture_licence, picture_alt, paragraphs, :now,
                  edited_by, alterations
                from revision where id = :id returning id
                """)
            .bind("now", now())
            .bind("id", article.revision().id())
            .mapTo(Long.class)
            .one();
    recordRetrieval(h, revision, article.provenance().retrieval());
  }

  /// The text that the source has: what was edited here says nothing of it.
  public Revision asTaken(Handle h, Article article) {
    return new ArticleLoader(h).asTaken(article.id());
  }

  /// Makes a revision as an editor here wants it. It stands until the source has another text.
  public Receipt edit(Handle h, Article before, Edit edit) {
    Set<Alteration> alterations = edit.alterations(asTaken(h, before));
    int number = before.revision().number() + 1;
    long revision =
        h.createQuery(
                """
                insert into revision (
                  article_id, number, headline, standfirst, body, picture, picture_caption,
                  picture_credit, picture_licence, picture_alt, paragraphs, made_at, edited_by,
                  alterations)
                select article_id, :number, :headline, :standfirst, :body, picture,
                  picture_caption, picture_credit, picture_licence, picture_alt, :paragraphs, :now,
                  :by, :alterations
                from revision where id = :id returning id
                """)
            .bind("number", number)
            .bind("headline", edit.headline())
            .bind("standfirst", edit.standfirst())
            .bind("body", edit.body().html())
            .bindArray("paragraphs", String.class, edit.body().fingerprints())
            .bind("now", now())
            .bind("by", edit.by())
            .bindArray(
                "alterations", String.class, alterations.stream().map(Alteration::word).toList())
            .bind("id", before.revision().id())
            .mapTo(Long.class)
            .one();
    recordRetrieval(h, revision, before.provenance().retrieval());
    touch(h, before.id());
    changes.announce(h, Topics.listsWith(before));
    find(h, before.id()).ifPresent(after -> tell(h, after));
    return new Receipt.Revised(before.id(), before.path(), number);
  }

  private void setLanguage(Handle h, ArticleId article, Manuscript m) {
    h.execute("update article set language = ? where id = ?", m.language(), article.value());
  }

  private void touch(Handle h, ArticleId article) {
    h.execute("update article set changed_at = ? where id = ?", now(), article.value());
  }

  private void tell(Handle h, Article article) {
    tell(h, List.of(article));
  }

  private void tell(Handle h, List<Article> articles) {
    publish(h, articles.stream().filter(a -> a.status().isVisible()).toList());
    Set<String> topics = new LinkedHashSet<>();
    articles.forEach(article -> topics.addAll(topics(article)));
    changes.announce(h, topics);
  }

  /// News of one revision may come several times. News that is being dealt with does not cover a
  /// later change, so each has a name of its own in the queue.
  private void publish(Handle h, List<Article> articles) {
    Map<String, ArticlePublished> news = new LinkedHashMap<>();
    for (Article article : articles) {
      long revision = article.revision().id();
      news.put(
          revision + "@" + clock.instant(), new ArticlePublished(article.id().value(), revision));
    }
    jobs.enqueue(h, PUBLISHED, news, Jobs.Urgency.SOON);
  }

  private static Set<String> topics(Article article) {
    Set<String> topics = new LinkedHashSet<>(Topics.listsWith(article));
    topics.add(Topics.of(article.id()));
    topics.add(Topics.ofPath(article.path()));
    return topics;
  }

  private void addRevision(Handle h, ArticleId article, int number, Manuscript m) {
    FeaturedImage image = m.image();
    Picture picture = image == null ? null : image.picture();
    if (picture != null) {
      keepPicture(h, picture);
    }
    long revision =
        h.createQuery(
                """
                insert into revision (
                  article_id, number, headline, standfirst, body, picture, picture_caption,
                  picture_credit, picture_licence, picture_alt, paragraphs, made_at)
                values (
                  :article, :number, :headline, :standfirst, :body, :picture, :caption,
                  :credit, :licence, :alt, :paragraphs, :now)
                returning id
                """)
            .bind("article", article.value())
            .bind("number", number)
            .bind("headline", m.headline())
            .bind("standfirst", m.standfirst())
            .bind("body", m.body().html())
            .bind("picture", picture == null ? null : picture.sha256())
            .bind("caption", image == null ? null : image.caption())
            .bind("credit", image == null ? null : image.credit())
            .bind("licence", image == null ? null : image.licence())
            .bind("alt", image == null ? null : image.alt())
            .bindArray("paragraphs", String.class, m.body().fingerprints())
            .bind("now", now())
            .mapTo(Long.class)
            .one();
    recordRetrieval(h, revision, m.retrieval());
    new Traces(h).keep(article, m.body());
  }

  private void keepPicture(Handle h, Picture picture) {
    h.createUpdate(
            """
            insert into picture (
              sha256, media_type, width, height, creator, credit_line, source, copyright_notice,
              licence_address, usage_terms, licensor_url, caption)
            values (
              :sha256, :mediaType, :width, :height, :creator, :credit, :source, :copyrightNotice,
              :licenceAddress, :usageTerms, :licensorUrl, :caption)
            on conflict do nothing
            """)
        .bind("sha256", picture.sha256())
        .bind("mediaType", picture.mediaType())
        .bind("width", picture.width())
        .bind("height", picture.height())
        .bindMethods(picture.credit())
        .execute();
  }

  private void recordRetrieval(Handle h, long revision, Retrieval retrieval) {
    h.createUpdate(
            """
            insert into retrieval (revision_id, retrieved_at, retrieved_from, method, sha256)
            values (:revision, :at, :from, :method, :sha256)
            """)
        .bind("revision", revision)
        .bind("at", retrieval.at().atOffset(ZoneOffset.UTC))
        .bind("from", retrieval.from())
        .bind("method", retrieval.method())
        .bind("sha256", retrieval.sha256())
        .execute();
  }

  /// Writes what is said of the article beside its text; a revision replaces it.
  private void describe(Handle h, ArticleId article, Manuscript m) {
    storeProvenance(h, article, m);
    for (String link : List.of("article_author", "article_region", "article_theme")) {
      h.execute("delete from " + link + " where article_id = ?", article.value());
    }
    h.execute(
        "delete from article_note where article_id = ? and place <> 'correction'", article.value());
    link(h, article, "author", m.authors().stream().map(a -> nameAuthor(h, a)).toList());
    applyStated(h, article);
    link(
        h,
        article,
        "region",
        m.regions().stream().map(r -> taxonomy.nameRegion(h, r).id()).toList());
    link(h, article, "theme", m.themes().stream().map(t -> taxonomy.nameTheme(h, t).id()).toList());
    placeNotes(h, article, m.notes());
  }

  private void storeProvenance(Handle h, ArticleId article, Manuscript m) {
    h.createUpdate(
            """
            insert into provenance (article_id, origin_id, original_url, origin_published_on,
              publisher_id, publisher_published_on, bylines)
            values (:article, :origin, :url, :originDate, :publisher, :publisherDate, :bylines)
            on conflict (article_id) do update set
              origin_id = excluded.origin_id, original_url = excluded.original_url,
              origin_published_on = excluded.origin_published_on,
              publisher_id = excluded.publisher_id,
              publisher_published_on = excluded.publisher_published_on, bylines = excluded.bylines
            """)
        .bind("article", article.value())
        .bind("origin", publication(h, m.origin()))
        .bind("url", m.originalUrl())
        .bind("originDate", m.originDate())
        .bind("publisher", publication(h, m.publisher()))
        .bind("publisherDate", m.publisherDate())
        .bind("bylines", m.bylines())
        .execute();
  }

  private void link(Handle h, ArticleId article, String to, List<Long> ids) {
    int position = 0;
    for (long id : new LinkedHashSet<>(ids)) {
      h.execute(
          "insert into article_%s (article_id, %s_id, position) values (?, ?, ?)".formatted(to, to),
          article.value(),
          id,
          position++);
    }
  }

  private void placeNotes(Handle h, ArticleId article, List<Manuscript.PlacedNote> notes) {
    int position = 0;
    for (Manuscript.PlacedNote note : notes) {
      placeNote(h, article, note.text(), note.place(), position++);
    }
  }

  private static void placeNote(
      Handle h, ArticleId article, Body text, Note.Place place, int position) {
    h.createUpdate(
            """
            with kept as (
              insert into note (html) values (:html)
              on conflict (md5(html)) do update set html = excluded.html returning id)
            insert into article_note (article_id, note_id, place, position)
            select :article, id, :place, :position from kept
            on conflict do nothing
            """)
        .bind("html", text.html())
        .bind("article", article.value())
        .bind("place", place.word())
        .bind("position", position)
        .execute();
  }

  private static long nameAuthor(Handle h, Manuscript.Named author) {
    return named(h, "author", author);
  }

  private static @Nullable Long publication(Handle h, Manuscript.@Nullable Named publication) {
    return publication == null ? null : namePublication(h, publication);
  }

  private static long namePublication(Handle h, Manuscript.Named publication) {
    return named(h, "publication", publication);
  }

  /// The row of this name, made if it is new; an address once known stays.
  private static long named(Handle h, String table, Manuscript.Named named) {
    return h.createQuery(
            """
            insert into %1$s (name, slug, url) values (:name, :slug, :url)
            on conflict (slug) do update set url = coalesce(%1$s.url, excluded.url)
            returning id
            """
                .formatted(table))
        .bind("name", named.name())
        .bind("slug", Slug.of(named.name()).text())
        .bind("url", named.url())
        .mapTo(Long.class)
        .one();
  }

  private static String freePath(Handle h, Manuscript m) {
    Slug slug = Slug.of(m.headline());
    String month =
        "%04d/%02d/".formatted(m.publishedOn().getYear(), m.publishedOn().getMonthValue());
    String path = month + slug;
    for (int number = 2; isTaken(h, path); number++) {
      path = month + slug.numbered(number);
    }
    return path;
  }

  private static boolean isTaken(Handle h, String path) {
    return h.createQuery("select exists (select from article where path = :path)")
        .bind("path", path)
        .mapTo(Boolean.class)
        .one();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
