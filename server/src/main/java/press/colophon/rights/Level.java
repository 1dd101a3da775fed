package press.colophon.rights;

/// Whose terms they are, from the nearest to the farthest.
public enum Level {
  ARTICLE,
  /// The publication that it first appeared in.
  SOURCE,
  /// The publication whose page it was taken from.
  PUBLISHER,
  /// The same as [#SOURCE], as its terms changed and no person has read them.
  SOURCE_CHANGED,
  /// The same as [#PUBLISHER], as its terms changed and no person has read them.
  PUBLISHER_CHANGED,
  /// The house, of the translations that it made: beside what the original's terms let others do,
  /// never beyond it.
  TRANSLATION;

  /// Whether these terms stand beside others until a person has read them: they allow nothing.
  boolean isChanged() {
    return this == SOURCE_CHANGED || this == PUBLISHER_CHANGED;
  }

  Level changed() {
    return this == PUBLISHER ? PUBLISHER_CHANGED : SOURCE_CHANGED;
  }

  /// Whether they are the terms of those who have a say in the text as it first appeared, as a
  /// person may have read them.
  boolean isStanding() {
    return this != TRANSLATION && !isChanged();
  }

  String word() {
    return switch (this) {
      case ARTICLE -> "article";
      case SOURCE -> "source";
      case PUBLISHER -> "publisher";
      case SOURCE_CHANGED -> "source, changed since a person read them,";
      case PUBLISHER_CHANGED -> "publisher, changed since a person read them,";
      case TRANSLATION -> "translation";
    };
  }
}
