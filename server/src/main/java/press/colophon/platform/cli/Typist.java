package press.colophon.platform.cli;

/// Whoever types a command. Stateless.
public final class Typist {
  private Typist() {}

  /// The user of the system: what a command records bears this name.
  public static String name() {
    return System.getProperty("user.name", "unknown");
  }
}
