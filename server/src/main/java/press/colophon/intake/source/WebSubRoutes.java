package press.colophon.intake.source;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.http.Request;
import press.colophon.platform.http.WebServer;

/// Where hubs confirm subscriptions and deliver news (W3C Recommendation WebSub, sections 5.3, 7,
/// 8). The size of a delivery is limited by the server; a larger one is read by the next poll.
/// Thread-safe.
final class WebSubRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(WebSubRoutes.class);
  private static final String PATH = "/websub/";
  private static final int BURST = 120;
  private static final Duration REFILL = Duration.ofMillis(500);
  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(5);
  private static final Duration LONGEST_LEASE = Duration.ofDays(90);
  private static final int LONGEST_CHALLENGE = 1024;
  private static final int LONGEST_REASON = 200;

  private final Feeds feeds;
  private final Subscriptions subscriptions;
  private final Clock clock;

  WebSubRoutes(Feeds feeds, Subscriptions subscriptions, Clock clock) {
    this.feeds = feeds;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /// What the addresses of callbacks begin with.
  static String callbacks(String publicAddress) {
    return publicAddress + PATH;
  }

  void register(WebServer server) {
    RateLimit limit = new RateLimit(BURST, REFILL, clock);
    server.get(PATH + ":token", limit.around(this::verify));
    server.post(PATH + ":token", limit.around(this::receive));
  }

  /// The hub asks whether it was really us: yes only to what we have asked for.
  private Answer verify(Request request) {
    Optional<Subscription> known = subscriptions.withToken(request.parameter("token"));
    if (known.isEmpty() || !known.get().topic().equals(request.query("hub.topic").orElse(""))) {
      return new Answer.NotFound();
    }
    return switch (request.query("hub.mode").orElse("")) {
      case "subscribe" -> confirm(request, known.get());
      case "denied" -> denied(request, known.get());
      default -> new Answer.NotFound();
    };
  }

  private Answer confirm(Request request, Subscription subscription) {
    String challenge = request.query("hub.challenge").orElse("");
    Optional<Duration> lease = request.query("hub.lease_seconds").flatMap(WebSubRoutes::lease);
    if (challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE || lease.isEmpty()) {
      return new Answer.Refused(400, "A confirmation has hub.challenge and hub.lease_seconds.");
    }
    subscriptions.confirmed(subscription, lease.get(), clock.instant());
    LOG.info("event=websub-confirmed feed={} lease={}", subscription.feed(), lease.get());
    return Page.text("text/plain; charset=utf-8", challenge).once();
  }

  private static Optional<Duration> lease(String seconds) {
    if (!seconds.matches("[1-9][0-9]{0,9}")) {
      return Optional.empty();
    }
    Duration lease = Duration.ofSeconds(Long.parseLong(seconds));
    if (lease.compareTo(SHORTEST_LEASE) < 0) {
      return Optional.of(SHORTEST_LEASE);
    }
    return Optional.of(lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease);
  }

  private Answer denied(Request request, Subscription subscription) {
    String reason = request.query("hub.reason").orElse("").replaceAll("\\p{Cntrl}", " ");
    String said = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    subscriptions.denied(subscription, said.isBlank() ? "the hub gives no reason" : said);
    return Page.text("text/plain; charset=utf-8", "").once();
  }

  /// News. Whoever forges them learns nothing: they are accepted and forgotten.
  private Answer receive(Request request) {
    Optional<Subscription> known = subscriptions.withToken(request.parameter("token"));
    if (known.isEmpty()) {
      return new Answer.Gone();
    }
    String signature = request.header("x-hub-signature").orElse(null);
    byte[] body = request.body();
    if (known.get().isActive(clock.instant())
        && Signature.isOf(signature, known.get().secret(), body)) {
      feeds
          .find(known.get().feed())
          .ifPresent(feed -> subscriptions.delivered(feed, body, clock.instant()));
    } else {
      LOG.warn("event=websub-ignored feed={} bytes={}", known.get().feed(), body.length);
    }
    return Page.text("text/plain; charset=utf-8", "").status(202).once();
  }
}
