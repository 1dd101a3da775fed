package press.colophon.translation.models;

import java.util.Arrays;

/// How far a model has come with its makers, the furthest first.
public enum ReleaseStatus {
  RELEASE("Release"),
  RELEASE_DESKTOP("Release Desktop"),
  RELEASE_ANDROID("Release Android"),
  NIGHTLY("Nightly"),
  /// Never shipped, or a status that came after us.
  UNRELEASED("unreleased");

  private final String label;

  ReleaseStatus(String label) {
    this.label = label;
  }

  static ReleaseStatus of(String label) {
    return Arrays.stream(values())
        .filter(status -> status.label.equals(label))
        .findFirst()
        .orElse(UNRELEASED);
  }

  @Override
  public String toString() {
    return label;
  }
}
