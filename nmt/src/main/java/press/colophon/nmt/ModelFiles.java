package press.colophon.nmt;

import java.io.IOException;
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

  /// Finds the files of the one model in a folder by their names: weights end in `.bin` and do not
  /// begin with `lex`, a shortlist begins with `lex` and ends in `.bin`, vocabularies end in
  /// `.spm`. Of two vocabularies those named `src...` and `trg...` are what they say; otherwise
  /// the first by name is the source's.
  ///
  /// @throws ModelException when the folder does not hold exactly one model
  public static ModelFiles in(Path folder) {
    List<Path> files = list(folder);
    List<Path> vocabularies = matching(files, name -> name.endsWith(".spm"));
    if (vocabularies.isEmpty() || vocabularies.size() > 2) {
      throw new ModelException(
          folder + ": expected one or two vocabularies (*.spm), found " + names(vocabularies));
    }
    Path source = role("src", vocabularies, vocabularies.getFirst());
    Path target = role("trg", vocabularies, vocabularies.getLast());
    return new ModelFiles(
        one(folder, "model", files, name -> name.endsWith(".bin") && !name.startsWith("lex")),
        source,
        target,
        matching(files, ModelFiles::isShortlist).isEmpty()
            ? null
            : one(folder, "shortlist", files, ModelFiles::isShortlist));
  }

  /// The same model without its shortlist.
  public ModelFiles withoutShortlist() {
    return new ModelFiles(model, sourceVocabulary, targetVocabulary, null);
  }

  private static boolean isShortlist(String name) {
    return name.startsWith("lex") && name.endsWith(".bin");
  }

  private static Path role(String prefix, List<Path> vocabularies, Path otherwise) {
    return vocabularies.stream()
        .filter(file -> name(file).startsWith(prefix))
        .findFirst()
        .orElse(otherwise);
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
