package press.colophon.platform.jobs;

/// What a [JobRunner] can do: jobs that are done when they are done, and jobs that come again.
public sealed interface Work<T> permits Worker, Rounds {
  JobKind<T> kind();
}
