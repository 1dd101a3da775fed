package press.colophon.translation.models;

import java.util.Arrays;
import java.util.Optional;

/// What a file of a model is for, its key in a registry, and how large it may be unpacked.
enum FileRole {
  MODEL("model", 1_000_000_000),
  SHORTLIST("lexicalShortlist", 64_000_000),
  VOCABULARY("vocab", 8_000_000),
  SOURCE_VOCABULARY("srcVocab", 8_000_000),
  TARGET_VOCABULARY("trgVocab", 8_000_000);

  private final String key;
  private final long largest;

  FileRole(String key, long largest) {
    this.key = key;
    this.largest = largest;
  }

  String key() {
    return key;
  }

  /// In bytes, unpacked.
  long largest() {
    return largest;
  }

  /// What a file is by its name alone: `model.enes.intgemm.alphas.bin`, `lex.50.50.enes.s2t.bin`,
  /// `srcvocab.enja.spm`.
  static Optional<FileRole> ofName(String name) {
    if (name.endsWith(".bin")) {
      return Optional.of(name.startsWith("lex") ? SHORTLIST : MODEL);
    }
    if (!name.endsWith(".spm")) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(role -> role.key.endsWith("Vocab"))
        .filter(role -> name.startsWith(role.key.substring(0, 3)))
        .findFirst()
        .or(() -> Optional.of(VOCABULARY));
  }
}
