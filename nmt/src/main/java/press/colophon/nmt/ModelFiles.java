package press.colophon.nmt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of one model, unpacked.
///
/// @param model the weights, `model.enes.intgemm.alphas.bin`
/// @param sourceVocabulary SentencePiece model of the source language, `vocab.enes.spm`
/// @param targetVocabulary of the target language; usually the same file
/// @param shortlist which words a source word may become, `lex.50.50.enes.s2t.bin`; without one
///     every step weighs the whole vocabulary, which costs about a third more
public record ModelFiles(
    Path model, Path sourceVocabulary, Path targetVocabulary, @Nullable Path shortlist) {
  private static final String SOURCE = "src";
  private static final String TARGET = "trg";

  /// Finds the files of the one model in a folder by their names: weights end in `.bin` and do not
  /// begin with `lex`, a shortlist begins with `lex` and ends in `.bin`, vocabularies end in
  /// `.spm`. Vocabularies named `src...` and `trg...` are what they say; otherwise the first of two
  /// by name is the source's, and one is for both languages.
  ///
  /// @throws ModelException when the folder does not hold exactly one model
  public static ModelFiles in(Path folder) {
    List<Path> files = list(folder);
    List<Path> vocabularies = matching(files, name -> name.endsWith(".spm"));
    if (vocabularies.isEmpty() || vocabularies.size() > 2) {
      throw new ModelException(
          folder + ": expected one or two vocabularies (*.spm), found " + names(vocabularies));
    }
    return new ModelFiles(
        one(folder, "model", files, name -> name.endsWith(".bin") && !name.startsWith("lex")),
        role(folder, "source", SOURCE, TARGET, vocabularies),
        role(folder, "target", TARGET, SOURCE, vocabularies.reversed()),
        matching(files, ModelFiles::isShortlist).isEmpty()
            ? null
            : one(folder, "shortlist", files, ModelFiles::isShortlist));
  }

  /// The same model without its shortlist.
  public ModelFiles withoutShortlist() {
    return new ModelFiles(model, sourceVocabulary, targetVocabulary, null);
  }

  /// Every file once.
  List<Path> all() {
    return Stream.of(model, sourceVocabulary, targetVocabulary, shortlist)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// The registry serves every file packed; forgetting to unpack one is the likeliest mistake.
  void requireUnpacked() {
    for (Path file : all()) {
      try (InputStream in = Files.newInputStream(file)) {
        if (in.read() == 0x1F && in.read() == 0x8B) {
          throw new ModelException(file + ": is packed with gzip, unpack it first");
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
  }

  private static boolean isShortlist(String name) {
    return name.startsWith("lex") && name.endsWith(".bin");
  }

  /// The first vocabulary that is named for a language, or else the first that is not named for the
  /// other.
  private static Path role(
      Path folder, String language, String prefix, String other, List<Path> vocabularies) {
    List<Path> named = matching(vocabularies, name -> name.startsWith(prefix));
    List<Path> possible =
        named.isEmpty() ? matching(vocabularies, name -> !name.startsWith(other)) : named;
    if (possible.isEmpty()) {
      throw new ModelException(
          "%s: expected a vocabulary of the %s language (*.spm), found %s"
              .formatted(folder, language, names(vocabularies)));
    }
    return possible.getFirst();
  }

  private static Path one(Path folder, String what, List<Path> files, Predicate<String> isIt) {
    List<Path> found = matching(files, isIt);
    if (found.size() != 1) {
      throw new ModelException(
          folder + ": expected one " + what + " (*.bin), found " + names(found));
    }
    return found.getFirst();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + folder, e);
    }
  }

  private static List<Path> matching(List<Path> files, Predicate<String> isIt) {
    return files.stream().filter(file -> isIt.test(name(file))).toList();
  }

  private static String names(List<Path> files) {
    return files.isEmpty() ? "none" : String.join(", ", files.stream().map(f -> name(f)).toList());
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }
}
