package press.colophon.translation;

import java.time.Instant;

/// How an engine fares.
public sealed interface EngineState {

  /// Nothing is known to be wrong.
  record Ready() implements EngineState {}

  /// It is still asked, but the last that was heard of it was trouble.
  ///
  /// @param because a sentence for whoever runs the publication
  record Troubled(String because) implements EngineState {}

  /// It is left alone for a while; routes go without it.
  ///
  /// @param because a sentence for whoever runs the publication
  record LeftOut(Instant until, String because) implements EngineState {}
}
