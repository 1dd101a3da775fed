package press.colophon.intake;

/// What a step of [Intake] gives: the parcel for the next step, or the end of its way.
sealed interface Progress permits Parcel, Progress.Ended {

  /// It goes no further, and this is what became of it.
  record Ended(Taken taken) implements Progress {}
}
