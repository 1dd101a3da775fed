package press.colophon.translation;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.nmt.MarianTranslator;
import press.colophon.nmt.MarkupTranslator;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.ModelFiles;
import press.colophon.nmt.PivotTranslator;
import press.colophon.nmt.RestingTranslator;
import press.colophon.nmt.SentenceSplitter;
import press.colophon.nmt.Translator;
import press.colophon.nmt.TranslatorOptions;

/// Translates with the neural models of this machine, in this process.
///
/// A model is opened when it is first needed and closed when it was not for a while. Where no model
/// leads straight, two go by way of English. Safe for many threads.
///
/// Source: [Firefox Translations](https://github.com/mozilla/translations), models MPL-2.0.
public final class NmtEngine implements Engine {
  private static final String NAME = "Firefox Translations";
  private static final URI HOME = URI.create("https://github.com/mozilla/translations");
  private static final EngineCredit CREDIT =
      new EngineCredit(NAME, "", EngineCredit.Approach.NEURAL, "MPL-2.0", HOME);

  /// How often the models of this machine are looked up.
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("models-at-rest").factory());
  private final Duration idleTime;
  private final int mostOpen;
  private final Map<Installed, RestingTranslator> translators = new HashMap<>();
  private final Inventory<List<Installed>, Offer> inventory;
  private boolean closed;

  /// A model of this machine, from one language into another.
  ///
  /// @param version what tells these weights from others
  /// @param folder that holds its files; asked for whenever it is opened, for an update may have
  ///     moved it
  public record Installed(Language from, Language to, String version, Supplier<Path> folder) {
    private Hop hop() {
      return Hop.direct(from, to);
    }

    /// The same weights for the same passage, wherever they lie.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Installed model
          && hop().equals(model.hop())
          && version.equals(model.version);
    }

    @Override
    public int hashCode() {
      return Objects.hash(from, to, version);
    }
  }

  /// What is offered while the same models are installed.
  ///
  /// @param models the translator of each passage that one model makes
  /// @param ways those, and passages by way of English
  private record Offer(
      Map<Hop, RestingTranslator> models,
      Map<Hop, String> versions,
      Map<Hop, Translator> ways,
      List<Hop> hops) {

    Translator way(Hop hop) {
      @Nullable Translator way = ways.get(hop);
      if (way == null) {
        throw new EngineException.NotOffered(NAME, hop);
      }
      return way;
    }
  }

  /// Opens no model yet.
  ///
  /// @param models what is installed; asked again now and then
  /// @param idleTime after which an unused model is closed
  /// @param mostOpen how many models are kept open when several are in use by turns, at least 1
  public NmtEngine(Supplier<List<Installed>> models, Duration idleTime, int mostOpen) {
    this(models, idleTime, mostOpen, LOOK);
  }

  NmtEngine(Supplier<List<Installed>> models, Duration idleTime, int mostOpen, Duration look) {
    this.idleTime = idleTime;
    this.mostOpen = mostOpen;
    this.inventory = new Inventory<>(models, this::offer, look);
  }

  /// Models that are no longer installed, or were replaced by others, are let go; who translates
  /// with one finishes first.
  private synchronized Offer offer(List<Installed> models) {
    Map<Hop, RestingTranslator> own = new LinkedHashMap<>();
    Map<Hop, String> versions = new HashMap<>();
    for (Installed model : models) {
      own.put(model.hop(), translators.computeIfAbsent(model, this::resting));
      versions.put(model.hop(), model.version());
    }
    translators.entrySet().removeIf(entry -> isGone(entry.getKey(), entry.getValue(), models));
    Map<Hop, Translator> ways = new LinkedHashMap<>(own);
    models.stream()
        .filter(model -> model.to.equals(Language.ENGLISH))
        .flatMap(first -> byWayOfEnglish(first, models))
        .filter(hop -> !own.containsKey(Hop.direct(hop.from(), hop.to())))
        .forEach(hop -> ways.computeIfAbsent(hop, through -> pivot(own, through)));
    return new Offer(own, versions, ways, List.copyOf(ways.keySet()));
  }

  private static boolean isGone(
      Installed model, RestingTranslator translator, List<Installed> models) {
    boolean gone = !models.contains(model);
    if (gone) {
      translator.close();
    }
    return gone;
  }

  private RestingTranslator resting(Installed model) {
    RestingTranslator translator = new RestingTranslator(opening(model), idleTime, timer);
    if (closed) {
      translator.close();
    }
    return translator;
  }

  private static Supplier<Translator> opening(Installed model) {
    return () -> {
      VectorApi.enable();
      return MarianTranslator.open(
          ModelFiles.in(model.folder.get()), TranslatorOptions.DEFAULT.withScores(false));
    };
  }

  private static Stream<Hop> byWayOfEnglish(Installed first, List<Installed> models) {
    return models.stream()
        .filter(second -> second.from.equals(Language.ENGLISH))
        .filter(second -> !second.to.equals(first.from))
        .map(second -> new Hop(first.from, List.of(Language.ENGLISH), second.to));
  }

  private static Translator pivot(Map<Hop, RestingTranslator> models, Hop hop) {
    return new PivotTranslator(
        Objects.requireNonNull(models.get(Hop.direct(hop.from(), Language.ENGLISH))),
        Objects.requireNonNull(models.get(Hop.direct(Language.ENGLISH, hop.to()))));
  }

  @Override
  public EngineCredit credit() {
    return CREDIT;
  }

  @Override
  public String key() {
    return "nmt";
  }

  @Override
  public List<Hop> hops() {
    return inventory.now().hops();
  }

  @Override
  public String model(Hop hop) {
    Map<Hop, String> versions = inventory.now().versions();
    List<Language> stops = hop.stops();
    return IntStream.range(1, stops.size())
        .mapToObj(i -> versions.getOrDefault(Hop.direct(stops.get(i - 1), stops.get(i)), ""))
        .collect(Collectors.joining(" + "));
  }

  @Override
  public List<Segment> translate(Hop hop, List<Segment> segments) {
    SentenceSplitter splitter = SentenceSplitter.of(hop.from().locale().toLocale());
    List<String> shielded =
        segments.stream().map(segment -> Shield.over(segment, hop.from())).toList();
    try {
      return translate(inventory.now(), hop, splitter, shielded).stream()
          .map(Shield::lift)
          .toList();
    } catch (ModelException | UncheckedIOException | VectorApiException e) {
      throw new EngineException.NotStarted(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new EngineException.BrokeDown(NAME + " cannot read a segment: " + e.getMessage());
    } finally {
      restOthers();
    }
  }

  @SuppressWarnings("ReferenceEquality") // another offer, even an equal one, has other translators
  private List<String> translate(
      Offer offer, Hop hop, SentenceSplitter splitter, List<String> shielded) {
    try {
      return new MarkupTranslator(offer.way(hop), splitter).translate(shielded);
    } catch (IllegalStateException e) {
      if (isClosed()) {
        throw new EngineException.Closed(NAME);
      }
      Offer present = inventory.now();
      if (present == offer) {
        throw e;
      }
      // The model was replaced or removed before this call reached it.
      return translate(present, hop, splitter, shielded);
    }
  }

  /// An article goes into fifty languages one after the other: without a limit all their models
  /// would be open together.
  private void restOthers() {
    List<RestingTranslator> open =
        inventory.now().models().values().stream()
            .filter(RestingTranslator::isOpen)
            .sorted(Comparator.comparingLong(RestingTranslator::lastUsed))
            .toList();
    open.stream().limit(Math.max(0, open.size() - mostOpen)).forEach(RestingTranslator::rest);
  }

  /// The models that are open now.
  long openModels() {
    return inventory.now().models().values().stream().filter(RestingTranslator::isOpen).count();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    translators.values().forEach(RestingTranslator::close);
    timer.shutdownNow();
  }
}
