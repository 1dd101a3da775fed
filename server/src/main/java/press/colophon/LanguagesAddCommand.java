package press.colophon;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.platform.Bytes;
import press.colophon.platform.config.Settings;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.catalogue.Requirement;
import press.colophon.translation.catalogue.Requirements;
import press.colophon.translation.models.ModelSource;
import press.colophon.translation.models.Pair;
import press.colophon.translation.models.Registry;
import press.colophon.translation.models.Stock;

/// `colophon languages add`: the models that lead from the site's language to others.
@Command(
    name = "add",
    description = {
      "Download and install the models that lead to languages from that of the site, or bring them",
      "up to date: one, or two by way of English. Where packages of the system are needed besides,",
      "the command that installs them is printed."
    },
    footer = {
      "",
      "Exit code: 0 all models are installed, 1 some could not be or there are none,",
      "2 wrong usage."
    })
final class LanguagesAddCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "LANGUAGE", description = "Such as fr or zh-Hans.")
  private List<String> tags = List.of();

  @Option(names = "--all", description = "Every language that models lead to.")
  private boolean all;

  @Mixin private LanguagesOptions options = new LanguagesOptions();
  @Mixin private ModelsOptions.Source source = new ModelsOptions.Source();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Language> languages = wanted();
    Settings settings = options.settings();
    try (ModelSource from = source.open(settings, true);
        Engines engines = Newspaper.engines(settings, Clock.systemUTC())) {
      Registry registry = from.registry();
      // What cannot be read is mended by adding it again.
      Stock stock =
          new Stock(options.installed().readable(problem -> {}), registry, source.choice(settings));
      Map<Language, Requirement> needed = needed(languages, new Requirements(engines, stock));
      boolean allKnown = sayWhatIsUnknown(languages, needed.keySet());
      boolean allThere = bring(models(needed), stock, registry, from);
      needed.forEach((language, each) -> sayWhatElse(language, each, engines));
      sayPackages(needed);
      return allKnown && allThere ? 0 : 1;
    }
  }

  private List<Language> wanted() {
    if (tags.isEmpty() != all) {
      throw new ParameterException(spec.commandLine(), "Name languages, such as fr de, or --all.");
    }
    List<Language> languages = all ? options.others() : options.languages(tags);
    if (languages.contains(options.from())) {
      throw new ParameterException(
          spec.commandLine(),
          options.from() + " is the language of the site (site.language); it needs no model.");
    }
    return languages;
  }

  private Map<Language, Requirement> needed(List<Language> languages, Requirements requirements) {
    Map<Language, Requirement> needed = new LinkedHashMap<>();
    for (Language language : languages) {
      requirements
          .between(options.from(), language)
          .ifPresent(requirement -> needed.put(language, requirement));
    }
    return needed;
  }

  /// @return whether all is well: who asks for everything knows that not everything is to be had
  private boolean sayWhatIsUnknown(List<Language> languages, Set<Language> known) {
    String unknown =
        languages.stream()
            .filter(language -> !known.contains(language))
            .map(Language::tag)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      options.complain(
          "Neither a model nor packages are known that lead from "
              + options.from()
              + " to: "
              + unknown
              + ".");
    }
    return all || unknown.isEmpty();
  }

  private static Set<Pair> models(Map<Language, Requirement> needed) {
    Set<Pair> models = new LinkedHashSet<>();
    needed.values().forEach(each -> models.addAll(each.models()));
    return models;
  }

  private boolean bring(Set<Pair> models, Stock stock, Registry registry, ModelSource from) {
    if (models.isEmpty()) {
      return true;
    }
    long bytes = models.stream().mapToLong(stock::toDownload).sum();
    if (bytes > 0) {
      long missing = models.stream().filter(pair -> !stock.isHere(pair)).count();
      options.say("Models to download: %d, ~%s.".formatted(missing, Bytes.shown(bytes)));
    }
    return new ModelsDelivery(options.installed(), stock.choice(), spec.commandLine())
        .bring(models, registry, from);
  }

  /// A language that needs no model would otherwise be passed over in silence.
  private void sayWhatElse(Language language, Requirement needed, Engines engines) {
    if (needed.models().isEmpty() && needed.packages().isEmpty()) {
      Optional<String> label =
          engines.route(options.from(), language).map(route -> route.label(Language.ENGLISH));
      options.say(language + ": translated already, by " + label.orElse("") + ".");
    }
  }

  private void sayPackages(Map<Language, Requirement> needed) {
    Set<String> packages = new TreeSet<>();
    StringBuilder languages = new StringBuilder();
    needed.forEach(
        (language, each) -> {
          if (!each.packages().isEmpty()) {
            languages.append(languages.isEmpty() ? "" : ", ").append(language);
            packages.addAll(each.packages());
          }
        });
    if (!packages.isEmpty()) {
      options.say(languages + ": packages of Debian or Ubuntu lead on. As root:");
      options.say("  " + new Requirement(List.of(), List.copyOf(packages)).installation());
    }
  }
}
