package press.colophon;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.articles.ArticlePublished;
import press.colophon.articles.Articles;
import press.colophon.articles.Pictures;
import press.colophon.intake.ClausesAsFound;
import press.colophon.intake.Embargoes;
import press.colophon.intake.Filing;
import press.colophon.intake.Intake;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.PictureFinder;
import press.colophon.intake.Review;
import press.colophon.intake.Typesetter;
import press.colophon.intake.Withdrawals;
import press.colophon.intake.archive.ArchiveImport;
import press.colophon.intake.evidence.Evidence;
import press.colophon.intake.evidence.Originals;
import press.colophon.intake.review.Proposals;
import press.colophon.intake.source.Polling;
import press.colophon.intake.source.Sources;
import press.colophon.newsroom.Desk;
import press.colophon.newsroom.Keys;
import press.colophon.platform.config.ConfigurationException;
import press.colophon.platform.config.FetchSettings;
import press.colophon.platform.config.RightsSettings;
import press.colophon.platform.config.Settings;
import press.colophon.platform.config.SiteSettings;
import press.colophon.platform.config.TranslationSettings;
import press.colophon.platform.db.ChangeListener;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.Database;
import press.colophon.platform.db.Presence;
import press.colophon.platform.http.FetchLimits;
import press.colophon.platform.http.Neighbour;
import press.colophon.platform.http.PageCache;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.http.WebFetcher;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.http.WebSettings;
import press.colophon.platform.jobs.JobRunner;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Worker;
import press.colophon.platform.texts.AllTexts;
import press.colophon.rights.Audit;
import press.colophon.rights.Completeness;
import press.colophon.rights.CounterPolicy;
import press.colophon.rights.EditArticle;
import press.colophon.rights.ExpireArticles;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.Permissions;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.TermsOfPublications;
import press.colophon.rights.TermsReadings;
import press.colophon.rights.reading.TermsReaderOnDemand;
import press.colophon.rights.requests.NotifySources;
import press.colophon.site.Counters;
import press.colophon.site.DayTurn;
import press.colophon.site.ShownPictures;
import press.colophon.site.Site;
import press.colophon.site.SiteIdentity;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Canonical;
import press.colophon.syndication.Disclosure;
import press.colophon.taxonomy.Slug;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.translation.ApertiumEngine;
import press.colophon.translation.ApertiumSettings;
import press.colophon.translation.Editing;
import press.colophon.translation.Engine;
import press.colophon.translation.EngineOrder;
import press.colophon.translation.EngineWatch;
import press.colophon.translation.Engines;
import press.colophon.translation.Glossary;
import press.colophon.translation.HoldToGlossary;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Memory;
import press.colophon.translation.Names;
import press.colophon.translation.NmtEngine;
import press.colophon.translation.RemakeSentences;
import press.colophon.translation.TranslateArticle;
import press.colophon.translation.TranslatePublished;
import press.colophon.translation.TranslationQueue;
import press.colophon.translation.TranslationWorkers;
import press.colophon.translation.Translations;
import press.colophon.translation.Workbench;
import press.colophon.translation.exchange.TmxExport;
import press.colophon.translation.exchange.TmxImport;
import press.colophon.translation.models.EngineModels;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.quality.Measurements;
import press.colophon.translation.remote.RemoteEngines;

/// The composition root: every object of the newspaper, built once, in reading order.
///
/// [#open] gives what a command at the terminal needs; [#serve] adds what a running publication has
/// besides: the jobs, the ear for changes and the web server.
public final class Newspaper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Newspaper.class);
  private static final String PROJECT = "colophon";
  private static final long CACHE_BYTES = 64L << 20;
  private static final int JOBS_AT_A_TIME = 2;
  private static final int LETTERS_AT_A_TIME = 2;

  /// A language that is added is in readers' menus after twice this time at most.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /// A key cannot be guessed; nobody shall try all the same.
  private static final int ENTRIES_AT_ONCE = 10;

  private static final Duration NEXT_ENTRY = Duration.ofSeconds(10);

  /// What is fetched is held in one array.
  private static final long LARGEST_FETCH = 1L << 30;

  private final Settings settings;
  private final Database database;
  private final Engines engines;
  private final WebFetcher fetcher;
  private final Articles articles;
  private final Taxonomy taxonomy;
  private final TermsOfArticles terms;
  private final TermsOfPublications publicationTerms;
  private final GivenPermissions given;
  private final Permissions permissions;
  private final ExpireArticles expiry;
  private final Memory memory;
  private final Workbench bench;
  private final Names names;
  private final Translations translations;
  private final TranslationQueue queue;
  private final Intake intake;
  private final ArchiveImport archives;
  private final Evidence evidence;
  private final Proposals proposals;
  private final Review review;
  private final Embargoes embargoes;
  private final OriginalFinder originals;
  private final Pictures pictures;
  private final ShownPictures shownPictures;
  private final Sources sources;
  private final Polling polling;
  private final RightsLedger ledger;
  private final Correspondence correspondence;
  private final Clock clock;

  private @Nullable Running running;
  private boolean closed;

  Newspaper(Settings settings, Database database, Outside outside, Clock clock) {
    this.settings = settings;
    this.database = database;
    this.engines = outside.engines();
    this.fetcher = outside.fetcher();
    this.clock = clock;
    Jdbi db = database.jdbi();
    Jobs jobs = new Jobs();
    Changes changes = new Changes();
    this.taxonomy = new Taxonomy(db);
    this.articles = new Articles(db, taxonomy, jobs, changes, clock);
    this.terms = new TermsOfArticles(db);
    this.publicationTerms = new TermsOfPublications(db);
    this.given = new GivenPermissions(clock);
    this.permissions =
        new Permissions(
            db,
            publicationTerms,
            given,
            HousePolicy.of(settings.rights(), settings.site().contactEmail(), clock.instant()));
    this.expiry = new ExpireArticles(db, articles, terms, permissions, jobs, clock);
    this.ledger = new RightsLedger(db, articles, terms, publicationTerms, given, expiry);
    SecureRandom random = new SecureRandom();
    this.correspondence =
        new Correspondence(
            settings, db, jobs, articles, permissions, ledger, publicAddress(), random, clock);
    this.memory = new Memory();
    this.bench = new Workbench(db, changes, memory, clock);
    this.names =
        new Names(db, taxonomy, engines, memory, changes, settings.site().language(), clock);
    this.translations = new Translations(db, engines, permissions, jobs, bench, clock);
    this.queue = new TranslationQueue(db, jobs, changes, clock);
    this.pictures = new Pictures(settings.data().resolve("media"));
    this.shownPictures = new ShownPictures(articles, permissions, clock);
    long largest = settings.imports().sizeLimit().bytes();
    this.originals = new OriginalFinder(fetcher, largest, clock);
    OriginalReader reader = new OriginalReader(largest);
    Typesetter typesetter = new Typesetter(pictures, new PictureFinder(fetcher, largest), clock);
    this.evidence = new Evidence(db, clock);
    this.proposals = new Proposals(db, clock);
    Completeness completeness =
        new Completeness(permissions, !settings.rights().publishIncomplete(), clock);
    TermsReaderOnDemand termsReader = new TermsReaderOnDemand();
    ClausesAsFound clauses = new ClausesAsFound(terms, expiry, termsReader);
    Filing filing =
        new Filing(articles, terms, evidence, proposals, permissions, completeness, clauses, clock);
    this.embargoes = new Embargoes(db, filing, jobs, clock);
    Withdrawals withdrawals = new Withdrawals(db, articles, proposals, clock);
    this.intake = new Intake(db, reader, typesetter, embargoes, filing, withdrawals);
    this.review = new Review(db, articles, filing, proposals);
    this.sources = new Sources(db, jobs, clock, random);
    this.polling =
        new Polling(
            db,
            sources,
            jobs,
            fetcher,
            settings.fetch().timeLimit(),
            reader,
            intake,
            withdrawals,
            articles,
            termsReadings(),
            termsReader,
            settings.rights().termsInterval(),
            settings.sources(),
            settings.site().address() == null ? null : publicAddress(),
            random,
            clock);
    int cores = Runtime.getRuntime().availableProcessors();
    this.archives = new ArchiveImport(db, intake, reader, originals, clock, cores);
  }

  /// Opens the newspaper alone on its data folder.
  static Newspaper open(Settings settings) {
    return open(settings, () -> Database.open(settings.data(), settings.database()));
  }

  /// Opens the newspaper beside a server that may be running on the same data folder.
  static Newspaper openBeside(Settings settings) {
    return open(settings, () -> Database.openOrJoin(settings.data(), settings.database()));
  }

  /// Opens the newspaper beside a server that runs on the same database.
  static Newspaper join(Settings settings) {
    return open(settings, () -> Database.join(settings.data(), settings.database()));
  }

  private static Newspaper open(Settings settings, Supplier<Database> database) {
    Clock clock = Clock.systemUTC();
    var outside = CompletableFuture.supplyAsync(() -> Outside.of(settings, clock));
    try {
      return new Newspaper(settings, database.get(), outside.join(), clock);
    } catch (RuntimeException e) {
      var _ = outside.thenAccept(Outside::close);
      throw e;
    }
  }

  static Engines engines(Settings settings, Clock clock) {
    EngineOrder order = engineOrder(settings.translation());
    List<Engine> engines =
        new ArrayList<>(
            new RemoteEngines(PROJECT + "/" + VersionCommand.release(), clock)
                .of(settings.libreTranslate(), settings.deepl(), settings.openai()));
    engines.add(
        new NmtEngine(
            new EngineModels(new InstalledModels(settings.models().folderIn(settings.data()))),
            settings.models().rest(),
            modelsOpen(settings)));
    engines.add(
        new ApertiumEngine(
            ApertiumSettings.defaults().withModesFolder(settings.translation().apertiumModes()),
            clock));
    return new Engines(engines, order);
  }

  private static int modelsOpen(Settings settings) {
    return settings.models().mostOpen(Runtime.getRuntime().maxMemory());
  }

  private static EngineOrder engineOrder(TranslationSettings translation) {
    try {
      return EngineOrder.of(translation.engines(), translation.pairs());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "translation.engines, translation.pairs: " + e.getMessage() + ".");
    }
  }

  static WebFetcher fetcher(Settings settings, Clock clock) {
    FetchSettings fetch = settings.fetch();
    FetchLimits limits =
        FetchLimits.defaults()
            .within(fetch.timeLimit())
            .upTo((int) Math.min(LARGEST_FETCH, fetch.sizeLimit().bytes()))
            .following(fetch.redirects())
            .atOnce(fetch.atOnce())
            .reaching(fetch.allow().stream().map(Newspaper::neighbour).toList());
    return new WebFetcher(limits, PROJECT + "/" + VersionCommand.release(), clock);
  }

  private static Neighbour neighbour(String written) {
    try {
      return Neighbour.of(written);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("fetch.allow: " + e.getMessage());
    }
  }

  Intake intake() {
    return intake;
  }

  OriginalFinder originals() {
    return originals;
  }

  ArchiveImport archives() {
    return archives;
  }

  Evidence evidence() {
    return evidence;
  }

  Originals originalsOf() {
    return new Originals(articles, proposals);
  }

  Proposals proposals() {
    return proposals;
  }

  Review review() {
    return review;
  }

  Articles articles() {
    return articles;
  }

  Translations translations() {
    return translations;
  }

  Names names() {
    return names;
  }

  TranslationQueue queue() {
    return queue;
  }

  Measurements measurements() {
    return new Measurements(database.jdbi());
  }

  Editing editing() {
    return new Editing(translations, bench, clock);
  }

  TmxExport memoryExport() {
    return new TmxExport(database.jdbi(), memory);
  }

  TmxImport memoryImport() {
    return new TmxImport(database.jdbi(), memory, new Changes(), clock);
  }

  Glossary glossary() {
    return new Glossary(database.jdbi(), new Jobs(), clock);
  }

  HoldToGlossary holdToGlossary() {
    return new HoldToGlossary(database.jdbi(), articles, translations, bench, new Jobs());
  }

  Permissions permissions() {
    return permissions;
  }

  Audit audit() {
    return new Audit(database.jdbi(), articles, permissions, clock);
  }

  /// What the pages say that state the terms of publications.
  TermsReadings termsReadings() {
    return new TermsReadings(database.jdbi(), articles, publicationTerms, expiry, clock);
  }

  EditArticle editArticle() {
    return new EditArticle(database.jdbi(), articles, permissions, clock);
  }

  RightsLedger rightsLedger() {
    return ledger;
  }

  /// What has to do with letters.
  Correspondence correspondence() {
    return correspondence;
  }

  Sources sources() {
    return sources;
  }

  Polling polling() {
    return polling;
  }

  /// Starts the jobs and the web server.
  ///
  /// @return the port it listens on
  int serve() {
    known("site.language", settings.site().language());
    PageCache cache = new PageCache(CACHE_BYTES);
    JobRunner runner = newsRunner();
    JobRunner polls = pollRunner();
    JobRunner mail = mailRunner();
    Presence presence = Presence.take(database::connect);
    TranslationWorkers workers = workers(presence, translateArticle(), Languages.all());
    ChangeListener listener =
        listener(
            cache,
            () -> {
              runner.wake();
              polls.wake();
              mail.wake();
              workers.wake();
            });
    EngineWatch watch = engineWatch(cache);
    WebServer web = webServer(cache);
    DayTurn day = new DayTurn(() -> decideAnew(cache), clock);
    listener.start();
    watch.start();
    day.start();
    web.start();
    embargoes.orderReleases();
    expiry.order();
    runner.start();
    workers.start();
    if (correspondence.outbox().sends()) {
      mail.start();
    }
    if (settings.sources().polling()) {
      polling.orderPolls();
      polls.start();
    }
    running =
        new Running(
            web, List.of(day, watch, workers, runner, polls, mail, listener, cache, presence));
    return web.port();
  }

  /// Drops the pages that a change concerns.
  private ChangeListener listener(PageCache cache, Runnable onJobs) {
    return new ChangeListener(
        database::connect,
        topics -> {
          names.changed(topics);
          shownPictures.changed();
          cache.changed(topics);
        },
        onJobs,
        () -> {
          names.changedAll();
          decideAnew(cache);
        });
  }

  /// Drops whatever rests on what was decided before.
  private void decideAnew(PageCache cache) {
    shownPictures.changed();
    cache.changedAll();
  }

  private EngineWatch engineWatch(PageCache cache) {
    return new EngineWatch(
        engines,
        () -> {
          LOG.info("event=engines-changed");
          translations.enginesChanged();
          cache.changedAll(); // Every page has the menu of languages.
        },
        BETWEEN_LOOKS);
  }

  /// Every page and file that the newspaper answers with.
  private WebServer webServer(PageCache cache) {
    Site site = site();
    WebServer web =
        new WebServer(
            WebSettings.at(settings.server().host(), settings.server().port()),
            cache,
            site.errorPages(),
            clock);
    site.register(web);
    polling.register(web);
    new Counters(articles, permissions, counters(settings.rights()), fetcher, clock).register(web);
    desk().register(web);
    web.files("/media", pictures.folder(), shownPictures, settings.server().picturesKept());
    return web;
  }

  /// Starts to translate what is ordered, for a server on the same database; serves nothing.
  void work() {
    Presence presence = Presence.take(database::connect);
    TranslationWorkers workers =
        workers(presence, translateArticle().helping(), translations.reachable(ownLanguage()));
    ChangeListener listener =
        new ChangeListener(database::connect, changed -> {}, workers::wake, workers::wake);
    listener.start();
    workers.start();
    running = new Running(null, List.of(workers, listener, presence));
  }

  private Language ownLanguage() {
    return known("site.language", settings.site().language());
  }

  /// Makes sure that engines of this machine lead from the site's language to each of these.
  ///
  /// @throws ConfigurationException with what to do about it
  void requireRoutes(List<Language> languages) {
    Language from = ownLanguage();
    List<String> missing =
        languages.stream()
            .filter(to -> !to.equals(from) && !translations.reachable(from).contains(to))
            .map(Language::tag)
            .toList();
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          "No engine of this machine leads from %s to %s. See ./colophon languages add %s"
              .formatted(from, String.join(", ", missing), String.join(" ", missing)));
    }
  }

  /// How many translations this process makes at the same time.
  int translationsAtOnce() {
    return settings.translation().atOnce(Runtime.getRuntime().availableProcessors());
  }

  /// Into how many languages engines of this machine lead from that of the site.
  int languagesFromOwn() {
    return translations.reachable(ownLanguage()).size();
  }

  private TranslateArticle translateArticle() {
    return new TranslateArticle(articles, translations, bench, names, clock);
  }

  private TranslationWorkers workers(
      Presence presence, TranslateArticle job, Collection<Language> able) {
    return new TranslationWorkers(
        database.jdbi(), clock, presence, job, able, translationsAtOnce(), modelsOpen(settings));
  }

  private TranslatePublished translatePublished() {
    return new TranslatePublished(articles, translations, eagerLanguages(), clock);
  }

  /// What follows from an article that readers can see.
  private Worker<ArticlePublished> published() {
    NotifySources sourcesToTell = correspondence.notifySources();
    TranslatePublished translation = translatePublished();
    return new Worker<>(
        Articles.PUBLISHED,
        news -> {
          sourcesToTell.run(news);
          translation.run(news);
        });
  }

  private JobRunner newsRunner() {
    return new JobRunner(
        database.dataSource(),
        database.jdbi(),
        runnerName(),
        JOBS_AT_A_TIME,
        List.of(
            published(),
            holdToGlossary().worker(),
            new RemakeSentences(articles, translations, bench, clock).worker(),
            embargoes.worker(),
            expiry.worker()));
  }

  /// Beside the others: a site that is slow to answer holds up no translation.
  private JobRunner pollRunner() {
    return new JobRunner(
        database.dataSource(),
        database.jdbi(),
        runnerName() + ", polls",
        settings.sources().atOnce(),
        polling.work());
  }

  /// Beside the others, too: so is a mail server.
  private JobRunner mailRunner() {
    return new JobRunner(
        database.dataSource(),
        database.jdbi(),
        runnerName() + ", mail",
        LETTERS_AT_A_TIME,
        correspondence.work());
  }

  private Site site() {
    return new Site(
        identity(settings.site(), settings.rights()),
        disclosure(settings.translation()),
        new Addresses(publicAddress(), settings.site().language()),
        new AllTexts(),
        names,
        articles,
        taxonomy,
        permissions,
        translations,
        pictures,
        new RateLimit(
            settings.translation().ordersAtOnce(), settings.translation().nextOrder(), clock),
        correspondence.forms(),
        clock);
  }

  private Desk desk() {
    return new Desk(
        keys(),
        articles,
        editing(),
        queue,
        correspondence.desk(),
        permissions,
        audit(),
        translations,
        new RateLimit(ENTRIES_AT_ONCE, NEXT_ENTRY, clock),
        publicAddress().startsWith("https:"),
        clock);
  }

  /// Who may enter the Desk.
  Keys keys() {
    return new Keys(database.jdbi(), new SecureRandom(), clock);
  }

  /// Runs `then` if the embedded database ends while the newspaper is open.
  void whenDatabaseIsLost(Runnable then) {
    database.whenLost(then);
  }

  /// What readers' links begin with, without a slash at the end.
  String publicAddress() {
    URI address = settings.site().address();
    String base =
        address == null ? "http://localhost:" + settings.server().port() : address.toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /// Stops taking requests and jobs, then lets go of programs and the database. May be repeated.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Running started = running;
    if (started != null && started.web() != null) {
      started.web().close();
    }
    // Before the jobs: a translation under way then ends at once and stays in the queue.
    engines.close();
    if (started != null) {
      started.close();
    }
    fetcher.close();
    database.close();
  }

  private List<Language> eagerLanguages() {
    List<String> tags = settings.translation().eagerLanguages();
    if (tags.contains("all")) {
      return Languages.all().stream().sorted(Comparator.comparing(Language::tag)).toList();
    }
    return tags.stream().map(tag -> known("translation.eager-languages", tag)).toList();
  }

  /// A language of the catalogue, or the sentence that ends the start.
  private static Language known(String key, String tag) {
    return Languages.find(tag)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    key
                        + " names \""
                        + tag
                        + "\", which is not among the languages of"
                        + " ./colophon languages."));
  }

  private static Disclosure disclosure(TranslationSettings translation) {
    return new Disclosure(
        switch (translation.label()) {
          case ALL -> Disclosure.Labelled.ALL;
          case MACHINE -> Disclosure.Labelled.MACHINE;
          case NONE -> Disclosure.Labelled.NONE;
        },
        translation.aiDisclosure());
  }

  private static SiteIdentity identity(SiteSettings site, RightsSettings rights) {
    return new SiteIdentity(
        site.name(),
        Objects.requireNonNullElse(site.tagline(), ""),
        site.contactEmail(),
        switch (site.reprints()) {
          case CANONICAL -> Canonical.Policy.POINT_TO_ORIGINAL;
          case NOINDEX -> Canonical.Policy.NOINDEX;
        },
        site.reprintsExcept().stream().map(Slug::of).collect(Collectors.toSet()),
        counters(rights));
  }

  private static CounterPolicy counters(RightsSettings rights) {
    return switch (rights.counters()) {
      case BLOCK -> CounterPolicy.BLOCK;
      case PROXY -> CounterPolicy.PROXY;
      case LINK -> CounterPolicy.LINK;
    };
  }

  /// The embedded database has one server at a time, so what it had begun when it was killed is its
  /// successor's, on whichever port.
  private String runnerName() {
    return settings.database().url() == null
        ? "the server of this folder"
        : hostName() + ":" + settings.server().port();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /// What reaches beyond the database and needs none: made while the database starts.
  record Outside(Engines engines, WebFetcher fetcher) {
    static Outside of(Settings settings, Clock clock) {
      return new Outside(Newspaper.engines(settings, clock), Newspaper.fetcher(settings, clock));
    }

    void close() {
      engines.close();
      fetcher.close();
    }
  }

  /// What runs until it is closed, in this order; the web server, where there is one, is closed
  /// before.
  private record Running(@Nullable WebServer web, List<AutoCloseable> rest) {
    void close() {
      for (AutoCloseable one : rest) {
        try {
          one.close();
        } catch (Exception e) {
          LOG.warn("event=not-closed what={}", one.getClass().getSimpleName(), e);
        }
      }
    }
  }
}
