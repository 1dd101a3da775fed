package press.colophon.platform.config;

/// A word that lets us in somewhere. It shows itself only when asked: no log, no message and no
/// record that holds it prints it.
public final class Secret {
  private final String word;

  public Secret(String word) {
    this.word = word;
  }

  /// The word itself, for the one who must be told.
  public String reveal() {
    return word;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && word.equals(secret.word);
  }

  @Override
  public int hashCode() {
    return word.hashCode();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
