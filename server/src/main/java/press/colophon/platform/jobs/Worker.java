package press.colophon.platform.jobs;

/// Does one kind of job. A job may be done again after a crash, so doing it twice must not show.
///
/// @param run throws to have the job tried again later
public record Worker<T>(JobKind<T> kind, Run<T> run) {

  /// What to do with one order.
  public interface Run<T> {
    void run(T order) throws Exception;
  }
}
