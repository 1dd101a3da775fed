package press.colophon.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A bucket of tokens for each client: `burst` at once, then one for each `refill`.
///
///     server.post("/subscribe", limit.around(this::subscribe))
///
/// An IPv6 client counts by its /64, which is what one household or server gets. Bounded memory:
/// the clients not seen for longest are forgotten first, at the latest when their bucket is full
/// again. Thread-safe.
public final class RateLimit {

  private static final long MOST_CLIENTS = 100_000;

  private final int burst;
  private final long refillMillis;
  private final InstantSource clock;
  private final Cache<String, Bucket> buckets;

  /// @param tokens what is in the bucket, 0 to `burst`
  /// @param millis when that was so
  private record Bucket(double tokens, long millis) {}

  public RateLimit(int burst, Duration refill, InstantSource clock) {
    if (burst < 1 || refill.toMillis() < 1) {
      throw new IllegalArgumentException("a limit allows at least one request, and another later");
    }
    this.burst = burst;
    this.refillMillis = refill.toMillis();
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(refill.multipliedBy(burst))
            .build();
  }

  /// The same handler for those within the limit; the others get [Answer.TooMany].
  public Handler around(Handler handler) {
    return request -> {
      Optional<Duration> wait = take(request.client());
      return wait.isPresent() ? new Answer.TooMany(wait.get()) : handler.answer(request);
    };
  }

  /// Takes a token, or says how long to wait for one.
  public Optional<Duration> take(String client) {
    long now = clock.millis();
    double[] before = new double[1];
    buckets
        .asMap()
        .compute(
            network(client),
            (key, bucket) -> {
              before[0] = bucket == null ? burst : filled(bucket, now);
              return new Bucket(before[0] >= 1 ? before[0] - 1 : before[0], now);
            });
    return before[0] >= 1
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) Math.ceil((1 - before[0]) * refillMillis)));
  }

  private double filled(Bucket bucket, long now) {
    double gained = Math.max(0, now - bucket.millis()) / (double) refillMillis;
    return Math.min(burst, bucket.tokens() + gained);
  }

  /// The client, or the network of one whose addresses are many.
  static String network(String client) {
    try {
      InetAddress address = InetAddress.ofLiteral(client);
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
          : client;
    } catch (IllegalArgumentException e) {
      return client;
    }
  }
}
