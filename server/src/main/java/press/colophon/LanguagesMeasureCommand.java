package press.colophon;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.Columns;
import press.colophon.translation.EngineException;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.Route;
import press.colophon.translation.quality.MeasureLanguages;
import press.colophon.translation.quality.Measurement;
import press.colophon.translation.quality.Measurements;

/// `colophon languages measure`: how near the engines of this machine come to translations by
/// people.
@Command(
    name = "measure",
    description = {
      "Translate sentences whose translations by people are known, and compare: chrF2 and BLEU",
      "(0 to 100, higher is better) as sacreBLEU defines them, and words of the original a second.",
      "The figures are kept, and ./colophon languages shows them."
    },
    footer = {
      "",
      "A folder of such sentences has a file for each language, dev.en, dev.fr or dev.fr.gz,",
      "the same sentence on the same line in each; FLORES-200 is one.",
      "",
      "Exit code: 0 all were measured, 1 some could not be, 2 wrong usage."
    })
final class LanguagesMeasureCommand implements Callable<Integer> {
  private static final List<String> HEAD = List.of("to", "by", "chrF2", "BLEU", "words/s");

  @Option(
      names = "--flores",
      required = true,
      paramLabel = "DIR",
      description = "Folder with the sentences.")
  private Path folder = Path.of("");

  @Option(
      names = "--to",
      split = ",",
      paramLabel = "LANGUAGE",
      description = "Only these: fr,de (default: all that an engine leads to and the folder has).")
  private List<String> tags = List.of();

  @Option(
      names = "--sentences",
      paramLabel = "N",
      description = "So many, from the first one on (default: all).")
  private int sentences = Integer.MAX_VALUE;

  @Mixin private LanguagesOptions options = new LanguagesOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (sentences < 1) {
      throw new ParameterException(spec.commandLine(), "--sentences is 1 or more.");
    }
    List<Language> named = options.languages(tags);
    Clock clock = Clock.systemUTC();
    MeasureLanguages measuring = new MeasureLanguages(folder, sentences, clock);
    measuring.require(options.from());
    try (Newspaper newspaper = Newspaper.openBeside(options.settings());
        Engines engines = Newspaper.engines(options.settings(), clock)) {
      List<Route> routes = routes(named, engines, measuring);
      boolean isMeasured = measure(routes, measuring, newspaper.measurements());
      return isMeasured && routes.size() >= Math.max(1, named.size()) ? 0 : 1;
    }
  }

  /// The ways to measure: to the languages that were named, saying of those without one why; or to
  /// all that have one.
  private List<Route> routes(List<Language> named, Engines engines, MeasureLanguages measuring) {
    if (!named.isEmpty()) {
      return named.stream().flatMap(to -> route(to, engines, measuring).stream()).toList();
    }
    List<Route> routes =
        options.others().stream()
            .filter(measuring::has)
            .flatMap(to -> engines.route(options.from(), to).stream())
            .toList();
    if (routes.isEmpty()) {
      options.complain(
          "No engine leads from %s to a language of %s.".formatted(options.from(), folder));
    }
    return routes;
  }

  private Optional<Route> route(Language to, Engines engines, MeasureLanguages measuring) {
    Optional<Route> route = engines.route(options.from(), to);
    if (route.isEmpty()) {
      options.complain(
          "%s: no engine leads there from %s. Add one: ./colophon languages add %s"
              .formatted(to, options.from(), to));
    } else if (!measuring.has(to)) {
      options.complain(to + ": " + folder + " has no sentences in it (dev." + to + ").");
      return Optional.empty();
    }
    return route;
  }

  private boolean measure(List<Route> routes, MeasureLanguages measuring, Measurements kept) {
    int widest = routes.stream().mapToInt(route -> Columns.width(label(route))).max().orElse(0);
    if (!routes.isEmpty()) {
      options.say(line(HEAD, widest));
    }
    boolean all = true;
    for (Route route : routes) {
      all &= measure(route, measuring, kept, widest);
    }
    return all;
  }

  private boolean measure(Route route, MeasureLanguages measuring, Measurements kept, int widest) {
    try {
      Measurement measured = measuring.measure(route);
      kept.keep(measured);
      options.say(line(cells(measured), widest));
      return true;
    } catch (EngineException | MeasureLanguages.UnfitException e) {
      options.complain(route.to() + ": " + e.getMessage());
      return false;
    }
  }

  private static String label(Route route) {
    return route.label(Language.ENGLISH);
  }

  private static List<String> cells(Measurement measured) {
    return List.of(
        measured.to().tag(),
        measured.engine(),
        figure("%.1f", measured.score().chrf2()),
        figure("%.1f", measured.score().bleu()),
        figure("%.0f", measured.wordsPerSecond()));
  }

  private static String figure(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  /// Printed one by one: a measurement takes its time.
  private static String line(List<String> cells, int widest) {
    return Columns.padded(cells.get(0), Columns.width("zh-Hans"))
        + "  "
        + Columns.padded(cells.get(1), widest)
        + "  "
        + IntStream.range(2, HEAD.size())
            .mapToObj(i -> Columns.under(HEAD.get(i), cells.get(i)))
            .collect(Collectors.joining("  "));
  }
}
