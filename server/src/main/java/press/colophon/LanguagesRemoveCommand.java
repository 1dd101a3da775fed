package press.colophon;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.ModelsLock;
import press.colophon.translation.models.Pair;

/// `colophon languages remove`: the models that lead to languages, off this machine.
@Command(
    name = "remove",
    description = {
      "Delete the models that lead to languages from that of the site and from English.",
      "Translations that were made stay."
    },
    footer = {"", "Exit code: 0 removed, 1 some had no model here, 2 wrong usage."})
final class LanguagesRemoveCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "LANGUAGE", description = "Such as fr or zh-Hans.")
  private List<String> tags = List.of();

  @Mixin private LanguagesOptions options = new LanguagesOptions();

  @Override
  public Integer call() {
    List<Language> languages = options.languages(tags);
    Map<Language, String> before = labels();
    boolean allRemoved = remove(languages);
    Map<Language, String> after = labels();
    before.forEach((language, label) -> sayWhatChanged(language, label, after.get(language)));
    return allRemoved ? 0 : 1;
  }

  /// Every language that is reached, and by what.
  private Map<Language, String> labels() {
    Map<Language, String> labels = new LinkedHashMap<>();
    try (Engines engines = Newspaper.engines(options.settings(), Clock.systemUTC())) {
      for (Language to : options.others()) {
        engines
            .route(options.from(), to)
            .ifPresent(route -> labels.put(to, route.label(Language.ENGLISH)));
      }
    }
    return labels;
  }

  private boolean remove(List<Language> languages) {
    InstalledModels models = options.installed();
    try (ModelsLock _ =
        models.lock(() -> options.say("Waiting for another ./colophon models ..."))) {
      models.clean(Set.of());
      return languages.stream().filter(language -> !remove(models, language)).count() == 0;
    }
  }

  private boolean remove(InstalledModels models, Language language) {
    List<Pair> removed =
        Stream.of(options.from(), Language.ENGLISH)
            .distinct()
            .filter(from -> !from.equals(language))
            .map(from -> new Pair(from, language))
            .filter(models::remove)
            .toList();
    removed.forEach(pair -> options.say(pair + ": removed."));
    if (removed.isEmpty()) {
      options.complain("No model that leads to " + language + " is in " + models.folder() + ".");
    }
    return !removed.isEmpty();
  }

  /// Others may have gone by way of what was removed.
  private void sayWhatChanged(Language language, String before, @Nullable String after) {
    if (after == null) {
      options.say(language + ": no engine leads there any more.");
    } else if (!after.equals(before)) {
      options.say(language + ": translated by " + after + " now.");
    }
  }
}
