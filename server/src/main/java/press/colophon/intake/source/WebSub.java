package press.colophon.intake.source;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.format.feed.FeedHead;
import press.colophon.platform.RandomText;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;

/// Subscribes to feeds that offer a hub (W3C Recommendation WebSub), and renews before the lease
/// ends. A hub that does not do what it promises costs nothing: the feed is polled as before.
/// Thread-safe.
final class WebSub {
  private static final Duration WANTED_LEASE = Duration.ofDays(10);
  private static final int RANDOM_BYTES = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Subscriptions subscriptions;
  private final PoliteFetcher fetcher;
  private final @Nullable String callbacks;
  private final SecureRandom random;
  private final Clock clock;

  /// @param callbacks what the addresses of callbacks begin with; null subscribes to nothing
  WebSub(
      Subscriptions subscriptions,
      PoliteFetcher fetcher,
      @Nullable String callbacks,
      SecureRandom random,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.fetcher = fetcher;
    this.callbacks = callbacks;
    this.random = random;
    this.clock = clock;
  }

  /// Subscribes to a feed that was just read, where it offers a hub and nothing is agreed yet.
  ///
  /// @return how the subscription stands now
  Optional<Subscription> consider(Feed feed, FeedHead head) {
    if (callbacks == null || head.hubs().isEmpty()) {
      return subscriptions.of(feed.id());
    }
    String hub = head.hubs().getFirst();
    String topic = head.self() == null ? feed.address() : head.self();
    Optional<Subscription> known =
        subscriptions.of(feed.id()).filter(subscription -> subscription.isFor(hub, topic));
    if (known.filter(s -> s.renewAt().isAfter(clock.instant())).isPresent()) {
      return known;
    }
    ask(known.map(this::again).orElseGet(() -> anew(feed, hub, topic)));
    return subscriptions.of(feed.id());
  }

  /// Renews the subscription of a feed that had nothing new, where it is time.
  Optional<Subscription> renew(Feed feed) {
    Optional<Subscription> known = subscriptions.of(feed.id());
    if (callbacks == null || known.isEmpty()) {
      return known;
    }
    if (known.get().renewAt().isAfter(clock.instant())) {
      return known;
    }
    ask(again(known.get()));
    return subscriptions.of(feed.id());
  }

  /// The lease under way holds until the hub has confirmed the new one.
  private Subscription again(Subscription known) {
    return new Subscription(
        known.feed(),
        known.token(),
        known.hub(),
        known.topic(),
        known.secret(),
        known.isActive(clock.instant()) ? known.state() : Subscription.State.ASKED,
        null,
        clock.instant(),
        known.lease(),
        known.endsAt());
  }

  private Subscription anew(Feed feed, String hub, String topic) {
    return new Subscription(
        feed.id(),
        random(),
        hub,
        topic,
        random(),
        Subscription.State.ASKED,
        null,
        clock.instant(),
        null,
        null);
  }

  private String random() {
    return RandomText.hex(random, RANDOM_BYTES);
  }

  private void ask(Subscription wanted) {
    // First: the hub may come back to confirm before it answers.
    subscriptions.asked(wanted);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("hub.mode", "subscribe");
    form.put("hub.topic", wanted.topic());
    form.put("hub.callback", callbacks + wanted.token());
    form.put("hub.secret", wanted.secret());
    form.put("hub.lease_seconds", Long.toString(WANTED_LEASE.toSeconds()));
    fetcher
        .fetch(FetchRequest.form(wanted.hub(), form), PATIENCE)
        .flatMap(WebSub::refusal)
        .filter(refusal -> !wanted.isActive(clock.instant()))
        .ifPresent(refusal -> subscriptions.denied(wanted, refusal));
  }

  private static Optional<String> refusal(Fetch answer) {
    return switch (answer) {
      case Fetch.Refused(Fetch.Because because, String reason) -> Optional.of(reason);
      case Fetch.Fetched fetched when fetched.status() / 100 != 2 ->
          Optional.of("the hub answers with status " + fetched.status());
      case Fetch.Fetched fetched -> Optional.empty();
    };
  }

  /// When a feed is asked next whose news a hub brings: rarely, but in time for the renewal.
  static Instant next(Instant due, Subscription subscription, Instant now, Duration rarely) {
    if (!subscription.isActive(now)) {
      return due;
    }
    Instant rare = now.plus(rarely);
    Instant later = due.isAfter(rare) ? due : rare;
    Instant renewal = subscription.renewAt();
    return renewal.isAfter(now) && renewal.isBefore(later) ? renewal : later;
  }
}
