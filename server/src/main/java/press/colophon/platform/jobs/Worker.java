package press.colophon.platform.jobs;

/// Does one kind of job. A job may be done again after a crash, so doing it twice must not show.
///
/// @param run throws to have the job tried again later
public record Worker<T>(JobKind<T> kind, Run<T> run) implements Work<T> {

  /// Thrown by a job that this process cannot do now, without anything being wrong: it closes, say.
  /// The job stays in the queue and nothing is logged.
  public static final class Postponed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Postponed(Throwable cause) {
      super(cause);
    }
  }

  /// What to do with one order.
  public interface Run<T> {
    void run(T order) throws Exception;
  }
}
