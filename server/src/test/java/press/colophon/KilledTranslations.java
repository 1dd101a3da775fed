package press.colophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.Database;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.GenerousHouse;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.translation.Editing;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.Engines;
import press.colophon.translation.Hop;
import press.colophon.translation.Language;
import press.colophon.translation.Memory;
import press.colophon.translation.ShoutingEngine;
import press.colophon.translation.TranslationQueue;
import press.colophon.translation.Translations;
import press.colophon.translation.Unit;
import press.colophon.translation.Workbench;

/// A server with its database and a worker beside it that translate, and are killed at random
/// points, one or the other, over and over, while somebody publishes, corrects and edits.
///
/// The engine is a server of this process, which counts what it is asked. A trigger in the database
/// notes every translation that is finished, and every one that was finished and is not any more.
///
///     java press.colophon.KilledTranslations 1000
final class KilledTranslations implements AutoCloseable {
  /// So many kills, then everything is looked through.
  private static final int ROUND = 40;

  private static final List<String> LANGUAGES = List.of("es", "fr", "de");
  private static final int BATCH = 24;
  private static final int AT_ONCE = 2;
  private static final int SENTENCES = 60;
  private static final int MOST_WAITING = 60;
  private static final long ENGINE_MILLIS = 120;

  private final Random random;
  private final Path data = Child.dataFolder();
  private final int port = Child.freePort();
  private final CountingEngine engine = new CountingEngine();
  private final Map<Place, String> approved = new ConcurrentHashMap<>();
  private final Map<Place, Set<String>> unanswered = new ConcurrentHashMap<>();
  private final AtomicInteger published = new AtomicInteger();
  private volatile boolean over;
  private Child server;
  private Child worker;
  private int kills;

  /// A sentence of a translation.
  ///
  /// @param source the hash of its original
  private record Place(long revision, String language, String source) {}

  /// What came of it.
  ///
  /// @param translations finished
  /// @param approved sentences that somebody wrote and was told are stored
  /// @param lost of these, without those that were written over when the database died, before
  /// anybody was told so
  /// @param unfinished translations that were finished and at some time were not any more
  /// @param twice translations that were finished twice
  /// @param asked sentences that the engine was asked for
  /// @param repeated of these, for the second time or more
  record Report(
      int kills,
      int translations,
      int approved,
      int lost,
      int unfinished,
      int twice,
      int asked,
      int repeated) {

    /// Each kill may cost the batch that each job under way had not put down.
    int mayRepeat() {
      return kills * 2 * AT_ONCE * BATCH;
    }

    boolean isGood() {
      return lost == 0 && unfinished == 0 && twice == 0 && repeated <= mayRepeat();
    }
  }

  private KilledTranslations(long seed) {
    random = new Random(seed);
  }

  /// Kills so often, prints what came of it, and ends with 0 where nothing was lost.
  ///
  /// @param arguments how many kills; then, perhaps, the seed of what is random
  public static void main(String[] arguments) {
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    System.out.println("Seed: " + seed);
    Report report = run(Integer.parseInt(arguments[0]), seed);
    System.out.println(report);
    System.out.println(report.isGood() ? "Good." : "NOT GOOD.");
    System.exit(report.isGood() ? 0 : 1);
  }

  static Report run(int kills, long seed) {
    try (KilledTranslations all = new KilledTranslations(seed)) {
      all.start();
      Report report = all.killUntil(Math.min(kills, ROUND));
      while (all.kills < kills && report.isGood()) {
        System.out.println(report);
        report = all.killUntil(Math.min(kills, all.kills + ROUND));
      }
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Kills while somebody edits, then looks what came of it.
  private Report killUntil(int total) throws InterruptedException {
    over = false;
    Thread editor = Thread.ofPlatform().start(this::edit);
    while (kills < total) {
      killOne();
    }
    over = true;
    editor.join();
    return report();
  }

  private void start() throws IOException {
    Files.createDirectories(data);
    Files.writeString(
        data.resolve("colophon.conf"),
        """
        translation.eager-languages = %s
        translation.engines = libretranslate
        rights.without-asking = unstated translate
        translation.at-once = %d
        libretranslate.address = %s
        libretranslate.send-text-to = 127.0.0.1
        libretranslate.own-network = yes
        sources.polling = no
        """
            .formatted(String.join(", ", LANGUAGES), AT_ONCE, engine.address()));
    server = serve();
    worker = work();
    try (Database database = join()) {
      database
          .jdbi()
          .useHandle(
              h ->
                  h.createScript(
                          """
                          create table happened (revision_id bigint, language text, what text);
                          create function note() returns trigger language plpgsql as $body$
                          begin
                            if old.state = 'made' and new.state <> 'made' then
                              insert into happened values (new.revision_id, new.language, 'unfinished');
                            end if;
                            if old.state <> 'made' and new.state = 'made' then
                              insert into happened values (new.revision_id, new.language, 'finished');
                            end if;
                            return null;
                          end $body$;
                          create trigger note after update on translation
                            for each row execute function note()
                          """)
                      .executeAsSeparateStatements());
    }
  }

  private Child serve() {
    Child child = Child.start("serve", "--port", Integer.toString(port), "--data", data.toString());
    child.untilItSays("Serving at");
    return child;
  }

  private Child work() {
    Child child = Child.start("work", "--data", data.toString());
    child.untilItSays("Translating for");
    return child;
  }

  /// The server is killed as often as the worker, at a moment that nothing decides.
  private void killOne() {
    Child.pause(random.nextLong(50, 2500));
    boolean isServer = random.nextBoolean();
    Child killed = isServer ? server : worker;
    if (random.nextInt(4) == 0) {
      killed.killAll();
    } else {
      killed.kill();
    }
    kills++;
    if (isServer) {
      server = serve();
    } else {
      worker = work();
    }
  }

  /// Publishes, corrects and edits until it is over; what the database's death interrupts is begun
  /// anew and was not acknowledged.
  private void edit() {
    while (!over) {
      try (Database database = join()) {
        Room room = new Room(database.jdbi());
        while (!over) {
          room.step();
          Child.pause(30);
        }
      } catch (RuntimeException databaseIsGone) {
        Child.pause(200);
      }
    }
  }

  /// An editor's room beside the server.
  private final class Room {
    private final Random choice = new Random(random.nextLong());
    private final Jdbi db;
    private final Articles articles;
    private final Editing editing;

    private Room(Jdbi db) {
      this.db = db;
      Clock clock = Clock.systemUTC();
      Changes changes = new Changes();
      Workbench bench = new Workbench(db, changes, new Memory(), clock);
      this.articles = new Articles(db, new Taxonomy(db), new Jobs(), changes, clock);
      Hop[] hops =
          LANGUAGES.stream()
              .map(tag -> Hop.direct(Language.ENGLISH, new Language(tag)))
              .toArray(Hop[]::new);
      Engines engines =
          new Engines(List.of(new ShoutingEngine("Shouting", EngineCredit.Approach.NEURAL, hops)));
      Translations translations =
          new Translations(db, engines, GenerousHouse.permissions(db), new Jobs(), bench, clock);
      this.editing = new Editing(translations, bench, clock);
    }

    private void step() {
      if (waiting() < MOST_WAITING) {
        receive(
            choice.nextInt(3) > 0 || published.get() == 0
                ? published.get()
                : choice.nextInt(published.get()));
      }
      write();
    }

    private int waiting() {
      return number(db, "select count(*) from translation where state = 'waiting'")
          + number(db, "select count(*) from scheduled_tasks");
    }

    /// A new article, or the next revision of one: its last sentence is another.
    private void receive(int number) {
      Manuscript manuscript =
          Manuscripts.harbour()
              .headline("Report " + word(number, 0))
              .origin("Paper " + number)
              .identifiers("report-" + number)
              .body(body(number))
              .manuscript();
      db.useTransaction(h -> articles.receive(h, manuscript));
      published.accumulateAndGet(number + 1, Math::max);
    }

    private String body(int number) {
      String same =
          IntStream.rangeClosed(1, SENTENCES)
              .mapToObj(
                  n ->
                      "Sentence %s tells what %s knows."
                          .formatted(word(number, n), word(n, number)))
              .collect(Collectors.joining("</p><p>", "<p>", "</p>"));
      return same + "<p>Corrected at " + Long.toString(System.nanoTime(), 36) + ".</p>";
    }

    private static String word(int one, int other) {
      return "w"
          + Integer.toString(one * 7919 + 13, 36)
          + "x"
          + Integer.toString(other * 104_729 + 7, 36);
    }

    /// Writes one sentence of a finished translation anew.
    private void write() {
      List<Editing.Overview> latest = editing.latest(50);
      if (latest.isEmpty()) {
        return;
      }
      Editing.Overview made = latest.get(choice.nextInt(latest.size()));
      Article article = articles.find(made.article()).orElseThrow();
      List<Unit> units = editing.units(article, made.language()).orElse(List.of());
      if (units.isEmpty()) {
        return;
      }
      int place = choice.nextInt(units.size() - 1);
      String source = units.get(place).source().hash();
      String text = "Written " + Long.toString(choice.nextLong(Long.MAX_VALUE), 36);
      Place there = new Place(article.revision().id(), made.language().tag(), source);
      Set<String> open = unanswered.computeIfAbsent(there, p -> ConcurrentHashMap.newKeySet());
      open.add(text);
      if (editing.write(article, made.language(), place, source, text, "Ida Brook")
          instanceof Editing.Done) {
        approved.put(there, text);
        open.clear();
      }
      open.remove(text);
    }
  }

  private Report report() {
    server.until("everything is translated", () -> left() == 0);
    try (Database database = join()) {
      Jdbi db = database.jdbi();
      return new Report(
          kills,
          number(db, "select count(*) from translation where state = 'made'"),
          approved.size(),
          (int) approved.keySet().stream().filter(place -> isLost(db, place)).count(),
          number(db, "select count(*) from happened where what = 'unfinished'"),
          number(
              db,
              """
              select count(*) from (select from happened where what = 'finished'
                group by revision_id, language having count(*) > 1) twice
              """),
          engine.asked(),
          engine.repeated());
    }
  }

  /// What failed because the engine did not answer a server that had just started is ordered again.
  private int left() {
    try (Database database = join()) {
      new TranslationQueue(database.jdbi(), new Jobs(), new Changes(), Clock.systemUTC())
          .retryAll();
      return number(database.jdbi(), "select count(*) from translation where state <> 'made'")
          + number(database.jdbi(), "select count(*) from scheduled_tasks");
    }
  }

  /// Whether what was acknowledged does not stand in its translation, nor what was written over it
  /// when nobody could be told whether it is stored.
  private boolean isLost(Jdbi db, Place place) {
    String last = Objects.requireNonNull(approved.get(place));
    boolean isThere =
        Stream.concat(Stream.of(last), unanswered.getOrDefault(place, Set.of()).stream())
            .anyMatch(text -> stands(db, place, text));
    if (!isThere) {
      System.out.println("Lost: \"" + last + "\" at " + place);
    }
    return !isThere;
  }

  private static boolean stands(Jdbi db, Place place, String text) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select count(*) > 0 from translation t
                    where t.revision_id = :revision and t.language = :language
                      and t.units @> jsonb_build_array(
                        jsonb_build_object('target', cast(:text as text)))
                    """)
                .bind("text", text)
                .bind("revision", place.revision())
                .bind("language", place.language())
                .mapTo(Boolean.class)
                .one());
  }

  private Database join() {
    Settings settings = Settings.read(data, Map.of(), Map.of());
    return Database.join(data, settings.database());
  }

  private static int number(Jdbi db, String question) {
    return db.withHandle(h -> h.createQuery(question).mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    over = true;
    if (worker != null) {
      worker.close();
    }
    if (server != null) {
      server.close();
    }
    engine.close();
    Child.delete(data);
  }

  /// Answers as LibreTranslate does, in capitals, and counts.
  private static final class CountingEngine implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final HttpServer http;

    private CountingEngine() {
      try {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      http.createContext("/languages", exchange -> answer(exchange, languages()));
      http.createContext("/translate", exchange -> answer(exchange, translated(exchange)));
      http.start();
    }

    private String address() {
      return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private static JsonNode languages() {
      ArrayNode all = JSON.createArrayNode();
      ObjectNode english = all.addObject().put("code", "en");
      LANGUAGES.forEach(english.putArray("targets")::add);
      return all;
    }

    private JsonNode translated(HttpExchange exchange) throws IOException {
      JsonNode question = JSON.readTree(exchange.getRequestBody());
      ObjectNode answer = JSON.createObjectNode();
      ArrayNode texts = answer.putArray("translatedText");
      for (JsonNode text : question.path("q")) {
        counts.merge(question.path("target").asText() + " " + text.asText(), 1, Integer::sum);
        texts.add(text.asText().toUpperCase(Locale.ROOT));
      }
      Child.pause(ENGINE_MILLIS);
      return answer;
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
      try (exchange) {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }

    private int asked() {
      return counts.values().stream().mapToInt(n -> n).sum();
    }

    private int repeated() {
      return counts.values().stream().mapToInt(n -> n - 1).sum();
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
