package press.colophon.translation.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.PlainException;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.Route;
import press.colophon.translation.Segment;

/// Measures the ways of this machine on a folder of sentences that people have translated into many
/// languages: `dev.en`, `dev.fr.gz`, ... - one sentence a line, the same on the same line in each.
/// Nothing of them is remembered.
///
/// Such a folder: the FLORES-200 data set (NLLB Team, 2022; CC BY-SA 4.0).
public final class MeasureLanguages {
  /// So many segments go to an engine at once, as those of an article do.
  private static final int BATCH = 24;

  private final Engines engines;
  private final Path folder;
  private final int most;
  private final InstantSource clock;

  /// @param folder with the sentences
  /// @param most sentences to take, from the first one on
  public MeasureLanguages(Engines engines, Path folder, int most, InstantSource clock) {
    this.engines = engines;
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  /// Measures one way; empty where no engine leads there or the folder has not both languages.
  ///
  /// @throws UnfitException where the two files do not fit each other
  public Optional<Measurement> measure(Language from, Language to) {
    Optional<Route> route = engines.route(from, to);
    Optional<List<String>> sources = lines(from);
    Optional<List<String>> references = lines(to);
    return route.isEmpty() || sources.isEmpty() || references.isEmpty()
        ? Optional.empty()
        : Optional.of(measure(route.get(), sources.get(), references.get()));
  }

  private Measurement measure(Route route, List<String> sources, List<String> references) {
    if (sources.size() != references.size()) {
      throw new UnfitException(
          "%s has %d sentences in %s and %d in %s."
              .formatted(folder, sources.size(), route.from(), references.size(), route.to()),
          null);
    }
    long began = System.nanoTime();
    List<String> translated = new ArrayList<>();
    for (int i = 0; i < sources.size(); i += BATCH) {
      List<Segment> some =
          sources.subList(i, Math.min(sources.size(), i + BATCH)).stream()
              .map(Segment::ofText)
              .toList();
      route.translate(some).forEach(segment -> translated.add(segment.text()));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    long words = sources.stream().mapToLong(line -> line.split("\\s+").length).sum();
    return new Measurement(
        route.from(),
        route.to(),
        route.label(Language.ENGLISH),
        route.model(),
        Score.of(translated, references, route.to()),
        words / seconds,
        clock.instant());
  }

  /// The sentences of a language, by its tag or, in its usual script, by its language alone (`zh`
  /// for `zh-Hans`).
  private Optional<List<String>> lines(Language language) {
    Language plain = new Language(language.locale().getLanguage());
    boolean isUsual = plain.script().equals(language.script());
    for (String name : isUsual ? List.of(language.tag(), plain.tag()) : List.of(language.tag())) {
      for (String file : List.of("dev." + name, "dev." + name + ".gz")) {
        if (Files.isReadable(folder.resolve(file))) {
          return Optional.of(read(folder.resolve(file)));
        }
      }
    }
    return Optional.empty();
  }

  private List<String> read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return lines.lines().limit(most).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UnfitException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// The folder does not hold what can be measured with.
  public static final class UnfitException extends PlainException {
    private static final long serialVersionUID = 1L;

    private UnfitException(String sentence, @Nullable Throwable cause) {
      super(sentence, cause);
    }
  }
}
