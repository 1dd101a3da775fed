package press.colophon.translation;

/// How soon a translation is wanted. The more urgent comes first, always: a job under way steps
/// back for it at its next batch.
public enum Urgency {
  /// When nothing else is to be done: an archive.
  BACKLOG(0),
  /// The article has just been published or corrected.
  PUBLISHED(1),
  /// A reader waits.
  READER(2);

  private final int rank;

  Urgency(int rank) {
    this.rank = rank;
  }

  /// The number in the database; the greater comes first.
  int rank() {
    return rank;
  }
}
