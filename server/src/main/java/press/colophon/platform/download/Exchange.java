package press.colophon.platform.download;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.http.RefusedException;

/// One request and its answer, whose bytes are taken by a thread that may block.
///
/// The event loop hands over a few pieces ahead and then waits: a slow disk slows the sender down,
/// and memory stays small. It waits by blocking, which only a loop of one's own may do: a response
/// that is paused instead loses its last pieces when the server closes behind them. So all that the
/// loop has to say goes through the one queue, the answer's beginning included: whatever else it
/// promised would come after the piece it waits with.
final class Exchange implements AutoCloseable {
  private static final int PIECES_AHEAD = 8;
  private static final long LOOK_AGAIN_MILLIS = 50;

  private sealed interface Event {
    record Answer(HttpClientResponse response) implements Event {}

    record Bytes(Buffer buffer) implements Event {}

    record End() implements Event {}

    record Lost(Throwable cause) implements Event {}
  }

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(PIECES_AHEAD);
  private volatile @Nullable HttpClientRequest request;
  private volatile boolean closed;
  private @Nullable HttpClientResponse response;

  private Exchange() {}

  /// Asks, and waits for the beginning of the answer.
  static Exchange open(HttpClientAgent client, RequestOptions options, Duration patience)
      throws BrokenException, RefusedException {
    Exchange exchange = new Exchange();
    try {
      exchange.ask(client, options);
      exchange.awaitAnswer(patience);
      return exchange;
    } catch (BrokenException | RefusedException e) {
      exchange.close();
      throw e;
    }
  }

  private void ask(HttpClientAgent client, RequestOptions options) {
    client
        .request(options)
        .compose(
            asked -> {
              request = asked;
              if (closed) {
                return asked.connection().close().mapEmpty();
              }
              return asked.send().onSuccess(this::listen);
            })
        .onFailure(e -> handOver(new Event.Lost(e)));
  }

  /// On the event loop, before the first byte can pass by.
  private void listen(HttpClientResponse answer) {
    answer.exceptionHandler(e -> handOver(new Event.Lost(e)));
    answer.endHandler(v -> handOver(new Event.End()));
    answer.handler(buffer -> handOver(new Event.Bytes(buffer)));
    handOver(new Event.Answer(answer));
  }

  private void handOver(Event event) {
    try {
      while (!closed && !events.offer(event, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        // Whoever takes the pieces is busy with an earlier one.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer(Duration patience) throws BrokenException, RefusedException {
    Event first = take(patience.toNanos());
    if (first instanceof Event.Lost(Throwable cause)) {
      throw unreached(cause);
    }
    if (first instanceof Event.Answer(HttpClientResponse answer)) {
      response = answer;
      return;
    }
    throw new BrokenException(
        "there was no answer in " + patience.toMillis() / 1000.0 + " seconds");
  }

  private @Nullable Event take(long nanos) throws RefusedException {
    try {
      return events.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the program is stopping", e);
    }
  }

  private static BrokenException unreached(Throwable cause) throws RefusedException {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SSLException) {
        throw new RefusedException("its certificate or encryption is not in order", cause);
      }
    }
    return new BrokenException("there is no connection to its server", cause);
  }

  int status() {
    return answer().statusCode();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(answer().getHeader(name)).map(String::strip);
  }

  private HttpClientResponse answer() {
    return Objects.requireNonNull(response, "opened");
  }

  /// The next piece; null at the end.
  @Nullable Buffer next(Pace pace) throws BrokenException, RefusedException {
    Event event = take(pace.nanosLeft());
    while (event == null) {
      pace.count(0);
      event = take(pace.nanosLeft());
    }
    return switch (event) {
      case Event.Bytes(Buffer buffer) -> {
        pace.count(buffer.length());
        yield buffer;
      }
      case Event.Lost(Throwable cause) ->
          throw new BrokenException("its server broke off in the middle", cause);
      case Event.End() -> null;
      case Event.Answer(HttpClientResponse second) ->
          throw new IllegalStateException("two answers to one request");
    };
  }

  @Override
  public void close() {
    closed = true;
    HttpClientRequest asked = request;
    if (asked != null) {
      var _ = asked.connection().close();
    }
  }
}
