package press.colophon.platform.jobs;

/// One kind of job: its name in the queue and the record that says what to do.
public record JobKind<T>(String name, Class<T> order) {}
