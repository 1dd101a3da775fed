package press.colophon.platform.http;

import io.vertx.core.http.HttpHeaders;
import java.util.function.Supplier;

/// Turns an [Answer] into a response, and whatever goes wrong into a page that says so.
final class Replies {

  /// Where an address leads may change with an article; a browser that kept it for ever never asks.
  private static final String BRIEFLY = "max-age=300";

  private static final String BUSY = "The server is busy. Please try again in a moment.";

  private final Sender sender;
  private final Crew crew;
  private final ErrorPages errors;
  private final RequestLog log;
  private final PageCache.Preparation preparation;
  private final Listeners listeners;

  /// @param preparation for pages that are sent once
  Replies(
      Sender sender,
      Crew crew,
      ErrorPages errors,
      RequestLog log,
      PageCache.Preparation preparation,
      Listeners listeners) {
    this.sender = sender;
    this.crew = crew;
    this.errors = errors;
    this.log = log;
    this.preparation = preparation;
    this.listeners = listeners;
  }

  /// Finds the answer on a virtual thread and sends it.
  void later(Exchange exchange, Supplier<Answer> work) {
    onCrew(
        exchange,
        () -> {
          PageCache.Outcome outcome = outcome(work.get());
          exchange.onLoop(() -> send(exchange, outcome, "none"));
        });
  }

  /// Runs what may block; a failure becomes the page for 500.
  void onCrew(Exchange exchange, Runnable work) {
    boolean started =
        crew.start(
            () -> {
              try {
                work.run();
              } catch (Throwable t) {
                // The edge of the request: whatever it was, the client gets an answer.
                exchange.onLoop(() -> failed(exchange, t));
              }
            });
    if (!started) {
      sender.text(exchange.request(), 503, BUSY, exchange.started(), "none");
    }
  }

  void send(Exchange exchange, PageCache.Outcome outcome, String from) {
    switch (outcome) {
      case PreparedPage page -> sender.page(exchange.request(), page, exchange.started(), from);
      case PageCache.Unprepared other -> send(exchange, other.answer(), from);
    }
  }

  private PageCache.Outcome outcome(Answer answer) {
    return answer instanceof Page page
        ? preparation.prepare("", page)
        : new PageCache.Unprepared(answer);
  }

  private void send(Exchange exchange, Answer answer, String from) {
    switch (answer) {
      case Page page -> send(exchange, preparation.prepare("", page), from);
      case Answer.Moved moved -> toward(exchange, 301, moved.location(), from);
      case Answer.SeeOther other -> toward(exchange, 303, other.location(), from);
      case Answer.NotFound() -> problem(exchange, 404, "There is nothing at this address.");
      case Answer.Gone() -> problem(exchange, 410, "What was here has been withdrawn.");
      case Answer.Refused refused -> problem(exchange, refused.status(), refused.because());
      case Answer.TooMany many -> tooMany(exchange, many);
      case Answer.NoContent() -> sender.bare(exchange.request(), 204, exchange.started(), from);
      case Answer.Listening(Bulletins bulletins) -> {
        if (!listeners.admit(exchange, bulletins)) {
          tooMany(exchange, new Answer.TooMany(Listeners.NEXT_TRY));
        }
      }
    }
  }

  void toward(Exchange exchange, int status, String location, String from) {
    exchange
        .response()
        .putHeader(HttpHeaders.LOCATION, ascii(location))
        .putHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY);
    sender.bare(exchange.request(), status, exchange.started(), from);
  }

  private void tooMany(Exchange exchange, Answer.TooMany many) {
    long seconds = Math.max(1, (many.retryAfter().toMillis() + 999) / 1000);
    exchange.response().putHeader("retry-after", Long.toString(seconds));
    problem(exchange, 429, "Too many requests. Please try again in " + seconds + " seconds.");
  }

  /// A header is ASCII; an address in another script is escaped, not refused.
  private static String ascii(String location) {
    StringBuilder out = new StringBuilder();
    location
        .codePoints()
        .forEach(
            c ->
                out.append(
                    c > ' ' && c < 0x7f
                        ? Character.toString(c)
                        : RequestPath.encode(Character.toString(c))));
    return out.toString();
  }

  void failed(Exchange exchange, Throwable failure) {
    log.failed(exchange.request().method().name(), exchange.request().uri(), failure);
    problem(exchange, 500, "Something went wrong here. The editors' log has the details.");
  }

  void problem(Exchange exchange, int status, String because) {
    String path = RequestLog.plain(exchange.request().uri());
    ErrorPages.Problem problem = new ErrorPages.Problem(status, path, because);
    boolean started =
        crew.start(
            () -> {
              PreparedPage page = render(problem);
              exchange.onLoop(() -> send(exchange, page, "none"));
            });
    if (!started) {
      sender.text(exchange.request(), status, because, exchange.started(), "none");
    }
  }

  private PreparedPage render(ErrorPages.Problem problem) {
    try {
      return preparation.prepare("", errors.render(problem).once().status(problem.status()));
    } catch (RuntimeException e) {
      log.failed("GET", problem.path(), e);
      Page plain = ErrorPages.plain().render(problem);
      return preparation.prepare("", plain.once().status(problem.status()));
    }
  }
}
