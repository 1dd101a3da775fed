package press.colophon.translation.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Bytes;
import press.colophon.platform.cli.Columns;
import press.colophon.translation.Coverage;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Route;
import press.colophon.translation.models.Pair;
import press.colophon.translation.models.Stock;

/// The catalogue as a table for a terminal: each language's tag and name, its figures, what leads
/// there, and what would.
///
/// ```text
/// tag  language          chrF2  translated  ...  from English by      models and packages
/// es   español (Spanish)  53.9          12  ...  Firefox Translations en-es (base-memory)
/// oc occitan (Occitan) - 0 ... needs en-es, ~25 MB; apt-get ...
/// ```
public final class CatalogueTable {
  private static final List<String> FIGURES =
      List.of("chrF2", "translated", "outdated", "waiting", "failed");
  private static final String SEPARATOR = "; ";

  private final Language from;
  private final Engines engines;
  private final Stock stock;
  private final Requirements requirements;
  private final @Nullable Figures figures;

  /// @param from the language of the originals
  /// @param figures null where the database cannot be asked; then their columns are left out
  public CatalogueTable(Language from, Engines engines, Stock stock, @Nullable Figures figures) {
    this.from = from;
    this.engines = engines;
    this.stock = stock;
    this.requirements = new Requirements(engines, stock);
    this.figures = figures;
  }

  /// A line for each language, and below them what could be added.
  ///
  /// @param registry where models would come from
  public String print(String registry) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(head());
    Languages.all().forEach(to -> rows.add(row(to)));
    return Columns.aligned(rows) + "\n" + summary(registry);
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of("tag", "language"));
    if (figures != null) {
      head.addAll(FIGURES);
    }
    head.add("from " + from.nameIn(Language.ENGLISH) + " by");
    head.add("models and packages");
    return head;
  }

  private List<String> row(Language to) {
    List<String> row = new ArrayList<>(List.of(to.tag(), name(to)));
    Route route = engines.route(from, to).orElse(null);
    if (figures != null) {
      row.addAll(cells(quality(route, figures), figures.of(to)));
    }
    if (to.equals(from)) {
      row.addAll(List.of("the original", ""));
    } else {
      row.addAll(List.of(route == null ? "" : route.label(Language.ENGLISH), models(to, route)));
    }
    return row;
  }

  private static String name(Language language) {
    String own = language.ownName();
    String english = language.nameIn(Language.ENGLISH);
    return own.equals(english) ? own : own + " (" + english + ")";
  }

  private static String quality(@Nullable Route route, Figures figures) {
    return Optional.ofNullable(route)
        .flatMap(figures::of)
        .map(measured -> String.format(Locale.ROOT, "%.1f", measured.score().chrf2()))
        .orElse("-");
  }

  private static List<String> cells(String quality, Coverage coverage) {
    List<Object> cells =
        List.of(
            quality,
            coverage.translated(),
            coverage.outdated(),
            coverage.waiting(),
            coverage.failed());
    return IntStream.range(0, cells.size())
        .mapToObj(i -> Columns.under(FIGURES.get(i), cells.get(i)))
        .toList();
  }

  /// The models of the way there is; or what would lead there, or lead there better.
  private String models(Language to, @Nullable Route route) {
    if (route != null && isNeural(route)) {
      return installedOn(route);
    }
    String missing = requirements.between(from, to).map(this::missing).orElse("");
    if (route != null) {
      return missing.isEmpty() ? "" : "better with " + missing;
    }
    return missing.isEmpty() ? nothing() : "needs " + missing;
  }

  private static boolean isNeural(Route route) {
    return route.steps().stream()
        .anyMatch(step -> step.engine().credit().approach() == EngineCredit.Approach.NEURAL);
  }

  private String installedOn(Route route) {
    List<Language> stops = route.stops();
    return IntStream.range(1, stops.size())
        .mapToObj(i -> new Pair(stops.get(i - 1), stops.get(i)))
        .filter(stock::isHere)
        .map(stock::described)
        .collect(Collectors.joining(SEPARATOR));
  }

  private String missing(Requirement needed) {
    Stream<String> packages =
        needed.packages().isEmpty() ? Stream.of() : Stream.of(needed.installation());
    return Stream.concat(
            needed.models().stream().filter(pair -> !stock.isHere(pair)).map(stock::described),
            packages)
        .collect(Collectors.joining(SEPARATOR));
  }

  private String nothing() {
    return stock.registry() == null ? "not known without the registry" : "nothing known";
  }

  private String summary(String registry) {
    List<Language> others = Languages.all().stream().filter(to -> !to.equals(from)).toList();
    long reached = others.stream().filter(to -> engines.route(from, to).isPresent()).count();
    Set<Pair> models = new LinkedHashSet<>();
    Set<String> packages = new TreeSet<>();
    for (Language to : others) {
      requirements.between(from, to).ifPresent(needed -> collect(needed, models, packages));
    }
    return "%d languages, %d translated now.\n".formatted(others.size() + 1, reached)
        + offer(models, registry)
        + (packages.isEmpty()
            ? ""
            : "Packages that lead to more: apt-get install " + String.join(" ", packages) + "\n");
  }

  private void collect(Requirement needed, Set<Pair> models, Set<String> packages) {
    needed.models().stream().filter(pair -> !stock.isHere(pair)).forEach(models::add);
    packages.addAll(needed.packages());
  }

  private String offer(Set<Pair> models, String registry) {
    long bytes = models.stream().mapToLong(stock::toDownload).sum();
    String size = bytes == 0 ? "" : ", ~" + Bytes.shown(bytes);
    return models.isEmpty()
        ? ""
        : "Models not installed: %d%s from %s. Add: ./colophon languages add fr de, or --all\n"
            .formatted(models.size(), size, registry);
  }
}
