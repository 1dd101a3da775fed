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

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("models-at-rest").factory());
  private final List<RestingTranslator> translators;
  private final Map<Hop, Translator> ways = new LinkedHashMap<>();
  private final Map<Hop, String> versions = new HashMap<>();
  private final List<Hop> hops;
  private final int mostOpen;
  private volatile boolean closed;

  /// A model of this machine, from one language into another.
  ///
  /// @param version what tells these weights from others
  /// @param folder that holds its files; asked for whenever it is opened, for an update may have
  ///     moved it
  public record Installed(Language from, Language to, String version, Supplier<Path> folder) {
    private Hop hop() {
      return Hop.direct(from, to);
    }
  }

  /// Knows what is installed; opens no model yet.
  ///
  /// @param idleTime after which an unused model is closed
  /// @param mostOpen how many models are kept open when several are in use by turns, at least 1
  public NmtEngine(List<Installed> models, Duration idleTime, int mostOpen) {
    this.mostOpen = mostOpen;
    for (Installed model : models) {
      ways.put(model.hop(), new RestingTranslator(opening(model), idleTime, timer));
      versions.put(model.hop(), model.version());
    }
    this.translators = ways.values().stream().map(RestingTranslator.class::cast).toList();
    models.stream()
        .filter(model -> model.to.equals(Language.ENGLISH))
        .flatMap(first -> byWayOfEnglish(first, models))
        .forEach(hop -> ways.computeIfAbsent(hop, this::pivot));
    this.hops = List.copyOf(ways.keySet());
  }

  private static Supplier<Translator> opening(Installed model) {
    return () -> {
      VectorApi.enable();
      return MarianTranslator.open(
          ModelFiles.in(model.folder.get()), TranslatorOptions.DEFAULT.withScores(false));
    };
  }

  private Stream<Hop> byWayOfEnglish(Installed first, List<Installed> models) {
    return models.stream()
        .filter(second -> second.from.equals(Language.ENGLISH))
        .filter(second -> !second.to.equals(first.from))
        .filter(second -> !ways.containsKey(Hop.direct(first.from, second.to)))
        .map(second -> new Hop(first.from, List.of(Language.ENGLISH), second.to));
  }

  private Translator pivot(Hop hop) {
    return new PivotTranslator(
        way(Hop.direct(hop.from(), Language.ENGLISH)), way(Hop.direct(Language.ENGLISH, hop.to())));
  }

  private Translator way(Hop hop) {
    @Nullable Translator way = ways.get(hop);
    if (way == null) {
      throw new EngineException.NotOffered(NAME, hop);
    }
    return way;
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
    return hops;
  }

  @Override
  public String model(Hop hop) {
    List<Language> stops = hop.stops();
    return IntStream.range(1, stops.size())
        .mapToObj(i -> versions.getOrDefault(Hop.direct(stops.get(i - 1), stops.get(i)), ""))
        .collect(Collectors.joining(" + "));
  }

  @Override
  public List<Segment> translate(Hop hop, List<Segment> segments) {
    Translator way = way(hop);
    SentenceSplitter splitter = SentenceSplitter.of(hop.from().locale().toLocale());
    List<String> shielded =
        segments.stream().map(segment -> Shield.over(segment, hop.from())).toList();
    try {
      return new MarkupTranslator(way, splitter)
          .translate(shielded).stream().map(Shield::lift).toList();
    } catch (ModelException | UncheckedIOException | VectorApiException e) {
      throw new EngineException.NotStarted(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new EngineException.BrokeDown(NAME + " cannot read a segment: " + e.getMessage());
    } catch (IllegalStateException e) {
      throw closed ? new EngineException.Closed(NAME) : e;
    } finally {
      restOthers();
    }
  }

  /// An article goes into fifty languages one after the other: without a limit all their models
  /// would be open together.
  private void restOthers() {
    List<RestingTranslator> open =
        translators.stream()
            .filter(RestingTranslator::isOpen)
            .sorted(Comparator.comparingLong(RestingTranslator::lastUsed))
            .toList();
    open.stream().limit(Math.max(0, open.size() - mostOpen)).forEach(RestingTranslator::rest);
  }

  /// The models that are open now.
  long openModels() {
    return translators.stream().filter(RestingTranslator::isOpen).count();
  }

  @Override
  public void close() {
    closed = true;
    translators.forEach(RestingTranslator::close);
    timer.shutdownNow();
  }
}
