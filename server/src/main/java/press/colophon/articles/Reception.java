package press.colophon.articles;

/// How a manuscript is received.
public enum Reception {
  /// Readers see it at once.
  PUBLISH,
  /// A new article is a draft until a person publishes it.
  REVIEW;

  Status status() {
    return this == PUBLISH ? Status.PUBLISHED : Status.DRAFT;
  }
}
