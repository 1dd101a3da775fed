package press.colophon.translation.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import press.colophon.translation.EngineException;

/// What came of a question.
sealed interface Reply {

  /// It was answered, in JSON.
  record Answered(JsonNode json) implements Reply {}

  /// The engine has too much to do.
  ///
  /// @param pause how long it wants to be left alone, where it says so
  record Busy(Optional<Duration> pause) implements Reply {}

  /// What the engine's operator allows us is used up.
  record UsedUp() implements Reply {}

  /// There was no answer, or none that can be used.
  record Failed(EngineException because) implements Reply {}
}
