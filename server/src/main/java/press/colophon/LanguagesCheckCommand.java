package press.colophon;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.colophon.platform.texts.AllTexts;
import press.colophon.translation.EngineException;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.Route;
import press.colophon.translation.Segment;

/// `colophon languages check`: does what is installed translate?
@Command(
    name = "check",
    description = {
      "Have the engines of every language, or of some, translate a sentence.",
      "Whether the files of models are still what they were, ./colophon models check tells."
    },
    footer = {
      "",
      "Exit code: 0 all translate, 1 some do not or nothing leads there, 2 wrong usage."
    })
final class LanguagesCheckCommand implements Callable<Integer> {
  /// A sentence that the interface has in every language.
  private static final String SENTENCE = "article.withdrawn";

  private static final String ADVICE = "See ./colophon languages and ./colophon languages add.";

  @Parameters(arity = "0..*", paramLabel = "LANGUAGE", description = "Such as fr; none: all.")
  private List<String> tags = List.of();

  @Mixin private LanguagesOptions options = new LanguagesOptions();

  @Override
  public Integer call() {
    List<Language> named = options.languages(tags);
    try (Engines engines = Newspaper.engines(options.settings(), Clock.systemUTC())) {
      List<Language> languages = named.isEmpty() ? reached(engines) : named;
      if (languages.isEmpty()) {
        options.complain("No engine leads anywhere from " + options.from() + ". " + ADVICE);
        return 1;
      }
      long failures = languages.stream().filter(to -> !check(engines, to)).count();
      return failures == 0 ? 0 : 1;
    }
  }

  private List<Language> reached(Engines engines) {
    return options.others().stream()
        .filter(to -> engines.route(options.from(), to).isPresent())
        .toList();
  }

  private boolean check(Engines engines, Language to) {
    Optional<Route> route = engines.route(options.from(), to);
    if (route.isEmpty()) {
      options.say(to + ": no engine leads there from " + options.from() + ". " + ADVICE);
      return false;
    }
    return check(to, route.get());
  }

  private boolean check(Language to, Route route) {
    long began = System.nanoTime();
    String label = route.label(Language.ENGLISH);
    try {
      String translated = route.translate(List.of(sentence())).getFirst().text();
      options.say(
          translated.isBlank()
              ? to + ": " + label + " gives no words."
              : String.format(
                  Locale.ROOT,
                  "%s: %s, %.1f s: %s",
                  to,
                  label,
                  (System.nanoTime() - began) / 1e9,
                  translated));
      return !translated.isBlank();
    } catch (EngineException e) {
      options.say(to + ": " + label + " fails: " + e.getMessage());
      return false;
    }
  }

  private Segment sentence() {
    AllTexts texts = new AllTexts();
    return Segment.ofText(texts.in(options.from().tag()).orElseGet(texts::english).say(SENTENCE));
  }
}
