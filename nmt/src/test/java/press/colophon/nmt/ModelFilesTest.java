package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders that hold one model, none, or several.
class ModelFilesTest {
  @TempDir private Path folder;

  @Test
  void findsAModelByTheNamesOfItsFiles() throws IOException {
    put("model.enes.intgemm.alphas.bin", "vocab.enes.spm", "lex.50.50.enes.s2t.bin", "README.md");

    assertThat(ModelFiles.in(folder))
        .isEqualTo(
            new ModelFiles(
                folder.resolve("model.enes.intgemm.alphas.bin"),
                folder.resolve("vocab.enes.spm"),
                folder.resolve("vocab.enes.spm"),
                folder.resolve("lex.50.50.enes.s2t.bin")));
  }

  @Test
  void tellsTwoVocabulariesApart() throws IOException {
    put("model.enja.bin", "srcvocab.enja.spm", "trgvocab.enja.spm");

    ModelFiles files = ModelFiles.in(folder);

    assertThat(files.sourceVocabulary()).hasFileName("srcvocab.enja.spm");
    assertThat(files.targetVocabulary()).hasFileName("trgvocab.enja.spm");
    assertThat(files.shortlist()).isNull();
  }

  @Test
  void takesTheFirstOfTwoOtherVocabulariesForTheSource() throws IOException {
    put("model.bin", "vocab.en.spm", "vocab.ja.spm");

    ModelFiles files = ModelFiles.in(folder);

    assertThat(files.sourceVocabulary()).hasFileName("vocab.en.spm");
    assertThat(files.targetVocabulary()).hasFileName("vocab.ja.spm");
  }

  @Test
  void takesTheVocabularyWithoutARoleForTheOtherRole() throws IOException {
    put("model.bin", "avocab.spm", "srcvocab.spm");
    assertThat(ModelFiles.in(folder).sourceVocabulary()).hasFileName("srcvocab.spm");
    assertThat(ModelFiles.in(folder).targetVocabulary()).hasFileName("avocab.spm");

    Files.move(folder.resolve("srcvocab.spm"), folder.resolve("trgvocab.spm"));
    Files.move(folder.resolve("avocab.spm"), folder.resolve("vocab.spm"));
    assertThat(ModelFiles.in(folder).sourceVocabulary()).hasFileName("vocab.spm");
    assertThat(ModelFiles.in(folder).targetVocabulary()).hasFileName("trgvocab.spm");
  }

  @Test
  void leavesTheShortlistOutIfAskedTo() throws IOException {
    put("model.bin", "vocab.spm", "lex.bin");
    ModelFiles files = ModelFiles.in(folder);

    assertThat(files.shortlist()).hasFileName("lex.bin");
    assertThat(files.withoutShortlist().shortlist()).isNull();
    assertThat(files.withoutShortlist().model()).isEqualTo(files.model());
  }

  @Test
  void refusesAFolderWithoutAModel() throws IOException {
    refuses("expected one or two vocabularies (*.spm), found none");

    put("vocab.spm", "lex.50.50.enes.s2t.bin");
    refuses("expected one model (*.bin), found none");
  }

  @Test
  void refusesAFolderOfSeveralModels() throws IOException {
    put("model.enes.bin", "model.enfr.bin", "vocab.spm");
    refuses("expected one model (*.bin), found model.enes.bin, model.enfr.bin");
  }

  @Test
  void refusesSeveralShortlists() throws IOException {
    put("model.bin", "vocab.spm", "lex.1.bin", "lex.2.bin");
    refuses("expected one shortlist (*.bin), found lex.1.bin, lex.2.bin");
  }

  @Test
  void refusesMoreThanTwoVocabularies() throws IOException {
    put("model.bin", "a.spm", "b.spm", "c.spm");
    refuses("expected one or two vocabularies (*.spm), found a.spm, b.spm, c.spm");
  }

  @Test
  void refusesTwoVocabulariesOfTheSameRole() throws IOException {
    put("model.bin", "srcvocab.a.spm", "srcvocab.b.spm");
    refuses(
        "expected a vocabulary of the target language (*.spm), found"
            + " srcvocab.b.spm, srcvocab.a.spm");

    Files.move(folder.resolve("srcvocab.a.spm"), folder.resolve("trgvocab.a.spm"));
    Files.move(folder.resolve("srcvocab.b.spm"), folder.resolve("trgvocab.b.spm"));
    refuses(
        "expected a vocabulary of the source language (*.spm), found"
            + " trgvocab.a.spm, trgvocab.b.spm");
  }

  @Test
  void refusesOneOfTwoVocabularies() throws IOException {
    put("model.bin", "srcvocab.spm");
    refuses("expected a vocabulary of the target language (*.spm), found srcvocab.spm");
  }

  @Test
  void doesNotTakeFoldersForFiles() throws IOException {
    put("model.bin", "vocab.spm");
    Files.createDirectory(folder.resolve("lex.old.bin"));
    Files.createDirectory(folder.resolve("other.spm"));

    assertThat(ModelFiles.in(folder).shortlist()).isNull();
  }

  @Test
  void saysWhichFolderIsNotThere() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ModelFiles.in(folder.resolve("nowhere")))
        .withMessageContaining("nowhere");
  }

  private void put(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }

  private void refuses(String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelFiles.in(folder))
        .withMessage(folder + ": " + because);
  }
}
