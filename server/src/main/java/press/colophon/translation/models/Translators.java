package press.colophon.translation.models;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.colophon.nmt.MarianTranslator;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.ModelFiles;
import press.colophon.nmt.PivotTranslator;
import press.colophon.nmt.Translator;
import press.colophon.nmt.TranslatorOptions;
import press.colophon.translation.Language;

/// Opens translators: of a folder, or of a pair of languages among the models of this machine.
///
/// @param options how they run
/// @param shortlist whether models use their shortlists
public record Translators(TranslatorOptions options, boolean shortlist) {

  /// Opens the one model in a folder.
  ///
  /// @throws ModelsException when there is none, or one that we cannot run
  public Translator open(Path folder) {
    try {
      ModelFiles files = ModelFiles.in(folder);
      return MarianTranslator.open(shortlist ? files : files.withoutShortlist(), options);
    } catch (ModelException | UncheckedIOException e) {
      throw new ModelsException("Cannot use this model: " + e.getMessage() + ".", e);
    }
  }

  /// Opens what leads from one language to another: a model, or two by way of English.
  ///
  /// @throws ModelsException when the models are not there, saying which to add
  public Translator open(InstalledModels models, Pair pair) {
    if (pair.source().equals(pair.target())) {
      throw new ModelsException("From " + pair.source() + " to itself there is nothing to do.");
    }
    Optional<InstalledModel> direct = models.find(pair);
    if (direct.isPresent()) {
      return open(direct.get().folder());
    }
    List<Pair> legs = legs(pair);
    List<InstalledModel> found = legs.stream().map(models::find).flatMap(Optional::stream).toList();
    if (legs.isEmpty() || found.size() < legs.size()) {
      throw new ModelsException(missing(models, pair, legs));
    }
    Translator first = open(found.getFirst().folder());
    try {
      return new PivotTranslator(first, open(found.getLast().folder()));
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private static List<Pair> legs(Pair pair) {
    return pair.source().equals(Language.ENGLISH) || pair.target().equals(Language.ENGLISH)
        ? List.of()
        : List.of(
            new Pair(pair.source(), Language.ENGLISH), new Pair(Language.ENGLISH, pair.target()));
  }

  private static String missing(InstalledModels models, Pair pair, List<Pair> legs) {
    List<String> wanted =
        (legs.isEmpty() ? Stream.of(pair) : legs.stream())
            .filter(leg -> models.find(leg).isEmpty())
            .map(Pair::toString)
            .toList();
    return "No model here leads from %s to %s. Add: ./colophon models add %s"
        .formatted(pair.source().tag(), pair.target().tag(), String.join(" ", wanted));
  }
}
