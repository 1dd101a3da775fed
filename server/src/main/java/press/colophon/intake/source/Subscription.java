package press.colophon.intake.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was asked of a feed's hub (WebSub). Immutable.
///
/// @param token the end of our callback's address, known to the hub alone
/// @param topic the feed's address as the hub knows it
/// @param secret with which the hub signs what it sends
/// @param said what the hub said to a no
/// @param lease how long the hub keeps it up; null until it has confirmed
record Subscription(
    long feed,
    String token,
    String hub,
    String topic,
    String secret,
    State state,
    @Nullable String said,
    Instant askedAt,
    @Nullable Duration lease,
    @Nullable Instant endsAt) {
  /// It is renewed when this part of the lease is left.
  private static final int RENEWED_IN_LAST = 3;

  private static final Duration ASKED_AGAIN = Duration.ofDays(1);

  /// How it stands.
  enum State {
    /// We have asked; the hub has not come back yet to confirm.
    ASKED,
    ACTIVE,
    DENIED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  boolean isActive(Instant now) {
    return state == State.ACTIVE && endsAt != null && endsAt.isAfter(now);
  }

  /// When the hub is to be asked again.
  Instant renewAt() {
    return state == State.ACTIVE && endsAt != null && lease != null
        ? endsAt.minus(lease.dividedBy(RENEWED_IN_LAST))
        : askedAt.plus(ASKED_AGAIN);
  }

  boolean isFor(String aHub, String aTopic) {
    return hub.equals(aHub) && topic.equals(aTopic);
  }

  /// Leaves out the secret.
  @Override
  public String toString() {
    return "Subscription[feed=" + feed + ", hub=" + hub + ", state=" + state + "]";
  }
}
