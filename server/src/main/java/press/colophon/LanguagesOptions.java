package press.colophon;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.models.InstalledModels;

/// What the commands of `colophon languages` share: the language of the site, reading what was
/// typed, and where to print.
final class LanguagesOptions {
  @Mixin private ServeOptions options = new ServeOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private @Nullable Settings settings;

  Settings settings() {
    Settings known = settings;
    if (known == null) {
      known = options.settings();
      settings = known;
    }
    return known;
  }

  InstalledModels installed() {
    return ModelsOptions.installed(settings());
  }

  /// The language of the site, in which most originals are.
  Language from() {
    return Languages.find(settings().site().language()).orElse(Language.ENGLISH);
  }

  /// Languages of the catalogue by the tags that were typed.
  List<Language> languages(List<String> tags) {
    return tags.stream().map(this::language).distinct().toList();
  }

  private Language language(String tag) {
    return Languages.find(tag)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "\"" + tag + "\" is not among the languages of ./colophon languages."));
  }

  /// Languages of the catalogue that the site could be translated into.
  List<Language> others() {
    return Languages.all().stream().filter(language -> !language.equals(from())).toList();
  }

  void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  void complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
