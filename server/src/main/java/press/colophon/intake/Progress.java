package press.colophon.intake;

/// What a step of [Intake] gives: the parcel for the next step, or the end of its way.
public sealed interface Progress permits Parcel, Progress.Withdrawal, Progress.Ended {

  /// Its sender takes an article back.
  record Withdrawal(Item.Takedown takedown, Handling handling) implements Progress {}

  /// It goes no further, and this is what became of it.
  record Ended(Taken taken) implements Progress {}
}
