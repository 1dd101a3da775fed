package press.colophon.translation;

/// An engine could not do what it was asked; the message says what was asked and what happened.
public abstract sealed class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private EngineException(String message, Throwable cause) {
    super(message, cause);
  }

  private EngineException(String message) {
    super(message);
  }

  /// The hop is not among those the engine offers.
  public static final class NotOffered extends EngineException {
    private static final long serialVersionUID = 1L;

    public NotOffered(String engine, Hop hop) {
      super(engine + " does not translate " + hop);
    }
  }

  /// The engine gave no answer in time.
  public static final class TimedOut extends EngineException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message) {
      super(message);
    }
  }

  /// The engine broke down while translating, and again when tried once more.
  public static final class BrokeDown extends EngineException {
    private static final long serialVersionUID = 1L;

    public BrokeDown(String message) {
      super(message);
    }
  }

  /// The engine could not be started.
  public static final class NotStarted extends EngineException {
    private static final long serialVersionUID = 1L;

    public NotStarted(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// The engine was closed before or while it was asked.
  public static final class Closed extends EngineException {
    private static final long serialVersionUID = 1L;

    public Closed(String engine) {
      super(engine + " is closed");
    }
  }

  /// The engine is out of reach, or is left alone because it was or asked for that.
  public static final class Unavailable extends EngineException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      super(message);
    }
  }

  /// More was to be translated than the engine may be given.
  public static final class OverQuota extends EngineException {
    private static final long serialVersionUID = 1L;

    public OverQuota(String message) {
      super(message);
    }
  }
}
