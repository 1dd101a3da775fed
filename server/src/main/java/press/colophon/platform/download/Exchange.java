package press.colophon.platform.download;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.http.RefusedException;

/// One request and its answer, whose bytes are taken by a thread that may block.
///
/// The event loop hands over a few pieces ahead and then stops reading: a slow disk slows the
/// sender down, and memory stays small.
final class Exchange implements AutoCloseable {
  private static final int PIECES_AHEAD = 8;

  private sealed interface Event {
    record Bytes(Buffer buffer) implements Event {}

    record End() implements Event {}

    record Lost() implements Event {}
  }

  private final HttpClientRequest request;
  private final HttpClientResponse response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  private Exchange(HttpClientRequest request, HttpClientResponse response) {
    this.request = request;
    this.response = response;
  }

  static Exchange open(HttpClientAgent client, RequestOptions options, Duration patience)
      throws BrokenException, RefusedException {
    AtomicReference<@Nullable HttpClientRequest> open = new AtomicReference<>();
    boolean answered = false;
    try {
      Exchange exchange =
          asked(client, options, open)
              .toCompletionStage()
              .toCompletableFuture()
              .get(patience.toNanos(), TimeUnit.NANOSECONDS);
      answered = true;
      return exchange;
    } catch (ExecutionException e) {
      throw broken(e.getCause());
    } catch (TimeoutException e) {
      throw new BrokenException("there was no answer in " + patience.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the program is stopping", e);
    } finally {
      HttpClientRequest request = open.get();
      if (!answered && request != null) {
        request.connection().close();
      }
    }
  }

  private static Future<Exchange> asked(
      HttpClientAgent client,
      RequestOptions options,
      AtomicReference<@Nullable HttpClientRequest> open) {
    return client
        .request(options)
        .compose(
            request -> {
              open.set(request);
              return request.send().map(response -> new Exchange(request, response).listening());
            });
  }

  /// On the event loop, before the first byte can pass by.
  private Exchange listening() {
    response.pause();
    response.exceptionHandler(e -> events.add(new Event.Lost()));
    response.endHandler(v -> events.add(new Event.End()));
    response.handler(buffer -> events.add(new Event.Bytes(buffer)));
    response.fetch(PIECES_AHEAD);
    return this;
  }

  private static BrokenException broken(@Nullable Throwable cause) throws RefusedException {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SSLException) {
        throw new RefusedException("its certificate or encryption is not in order", cause);
      }
    }
    return new BrokenException("there is no connection to its server", cause);
  }

  int status() {
    return response.statusCode();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.getHeader(name)).map(String::strip);
  }

  /// The next piece; null at the end.
  @Nullable Buffer next(Pace pace) throws BrokenException, RefusedException {
    try {
      while (true) {
        Event event = events.poll(pace.nanosLeft(), TimeUnit.NANOSECONDS);
        if (event != null) {
          return bytes(event, pace);
        }
        pace.count(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the program is stopping", e);
    }
  }

  private @Nullable Buffer bytes(Event event, Pace pace) throws BrokenException {
    return switch (event) {
      case Event.Bytes(Buffer buffer) -> {
        pace.count(buffer.length());
        response.fetch(1);
        yield buffer;
      }
      case Event.End() -> null;
      case Event.Lost() -> throw new BrokenException("its server broke off in the middle");
    };
  }

  @Override
  public void close() {
    var _ = request.connection().close();
  }
}
