package press.colophon.nmt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A translator that is there when needed: opened at the first call, closed when nobody has called
/// for a while, opened again at the next call. So a machine may offer more models than fit its
/// memory at once.
///
/// Safe for many threads.
public final class RestingTranslator implements Translator {
  private final Supplier<? extends Translator> opening;
  private final long patience;
  private final ScheduledExecutorService timer;

  private @Nullable Translator open;
  private int calls;
  private long lastUsed;
  private boolean watched;
  private boolean closed;

  /// @param opening opens the translator; what it throws, the caller gets
  /// @param patience how long it stays open after the last call
  /// @param timer runs the closing; not owned
  public RestingTranslator(
      Supplier<? extends Translator> opening, Duration patience, ScheduledExecutorService timer) {
    this.opening = opening;
    this.patience = patience.toNanos();
    this.timer = timer;
  }

  @Override
  public List<TranslatedSentence> translate(List<String> sentences) {
    Translator translator = begin();
    try {
      return translator.translate(sentences);
    } finally {
      end();
    }
  }

  private synchronized Translator begin() {
    if (closed) {
      throw new IllegalStateException("this translator was closed");
    }
    Translator translator = open;
    if (translator == null) {
      translator = opening.get();
      open = translator;
    }
    calls++;
    return translator;
  }

  private synchronized void end() {
    calls--;
    lastUsed = System.nanoTime();
    if (closed && calls == 0) {
      letGo();
    } else if (!watched && !closed) {
      watch(patience);
    }
  }

  private void watch(long nanos) {
    watched = true;
    var _ = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private synchronized void look() {
    watched = false;
    long left = patience - (System.nanoTime() - lastUsed);
    if (calls == 0 && left <= 0) {
      letGo();
    } else if (!closed) {
      watch(Math.max(left, patience / 4 + 1));
    }
  }

  /// Closes the translator now, if nobody is using it; the next call opens it again.
  ///
  /// @return whether it is closed
  public synchronized boolean rest() {
    if (calls == 0) {
      letGo();
    }
    return open == null;
  }

  /// When the last call ended, in nanoseconds of [System#nanoTime].
  public synchronized long lastUsed() {
    return lastUsed;
  }

  /// Whether the translator is open now.
  public synchronized boolean isOpen() {
    return open != null;
  }

  private void letGo() {
    Translator translator = open;
    open = null;
    if (translator != null) {
      translator.close();
    }
  }

  /// Lets the translator go; calls under way are finished first by those who made them.
  @Override
  public synchronized void close() {
    closed = true;
    if (calls == 0) {
      letGo();
    }
  }
}
