package press.colophon.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/// Does one kind of job again and again, each time when the last one said. A round may be done
/// again after a crash, so doing it twice must not show.
///
/// @param round throws to have the job tried again some minutes later
public record Rounds<T>(JobKind<T> kind, Round<T> round) implements Work<T> {

  /// What to do with one order.
  public interface Round<T> {
    /// Returns when to do it again, or empty when there is nothing left to do.
    Optional<Instant> run(T order) throws Exception;
  }
}
