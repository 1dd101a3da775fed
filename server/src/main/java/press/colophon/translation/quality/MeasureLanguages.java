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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.PlainException;
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

  private final Path folder;
  private final int most;
  private final InstantSource clock;

  /// @param folder with the sentences
  /// @param most sentences to take, from the first one on
  public MeasureLanguages(Path folder, int most, InstantSource clock) {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  /// Whether the folder has sentences in a language.
  public boolean has(Language language) {
    return file(language).isPresent();
  }

  /// Makes sure that the folder has sentences to begin with.
  ///
  /// @throws UnfitException where it has not
  public void require(Language from) {
    if (!has(from)) {
      throw new UnfitException(
          "%s has no sentences in %s: neither dev.%s nor dev.%s.gz."
              .formatted(folder, from.nameIn(Language.ENGLISH), from, from),
          null);
    }
  }

  /// Measures one way, between languages that the folder has.
  ///
  /// @throws UnfitException where the two files do not fit each other
  /// @throws press.colophon.translation.EngineException when an engine on the way fails
  public Measurement measure(Route route) {
    List<String> sources = lines(route.from());
    List<String> references = lines(route.to());
    requireFit(route, sources, references);
    return measure(route, sources, references);
  }

  private void requireFit(Route route, List<String> sources, List<String> references) {
    if (sources.isEmpty() || sources.size() != references.size()) {
      throw new UnfitException(
          "%s has %d sentences in %s and %d in %s."
              .formatted(folder, sources.size(), route.from(), references.size(), route.to()),
          null);
    }
  }

  private Measurement measure(Route route, List<String> sources, List<String> references) {
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

  private List<String> lines(Language language) {
    return read(file(language).orElse(folder.resolve("dev." + language)));
  }

  /// The file of a language, by its tag or, in its usual script, by its language alone (`zh` for
  /// `zh-Hans`).
  private Optional<Path> file(Language language) {
    Language plain = new Language(language.locale().getLanguage());
    boolean isUsual = plain.script().equals(language.script());
    return (isUsual ? Stream.of(language.tag(), plain.tag()) : Stream.of(language.tag()))
        .flatMap(name -> Stream.of("dev." + name, "dev." + name + ".gz"))
        .map(folder::resolve)
        .filter(Files::isReadable)
        .findFirst();
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
