package press.colophon.intake.source;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.http.Fetcher;

/// Asks each host one thing at a time, with a pause between two: across all threads and all
/// processes on one database. A site that asks for time (429, 503 with `Retry-After`) is left alone
/// with all its feeds. Thread-safe.
final class PoliteFetcher {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(2);
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Fetcher fetcher;
  private final Jdbi db;
  private final Duration gap;
  private final Duration lease;

  /// @param gap between two requests to a host
  /// @param longest time that a fetch may take: a turn that was not given back ends then
  PoliteFetcher(Fetcher fetcher, Jdbi db, Duration gap, Duration longest) {
    this.fetcher = fetcher;
    this.db = db;
    this.gap = gap;
    this.lease = longest.plus(MARGIN);
  }

  /// Waits for the host's turn, then asks.
  ///
  /// @return empty where the turn did not come within so long a time
  Optional<Fetch> fetch(FetchRequest request, Duration patience) {
    return fetch(request, patience, Duration.ZERO);
  }

  /// The same for a host that wants longer pauses.
  Optional<Fetch> fetch(FetchRequest request, Duration patience, Duration delay) {
    String host = host(request.address());
    if (!awaitTurn(host, patience)) {
      return Optional.empty();
    }
    Duration pause = longer(gap, delay);
    try {
      Fetch fetch = fetcher.fetch(request);
      pause = longer(pause, wanted(fetch));
      return Optional.of(fetch);
    } finally {
      giveBack(host, pause);
    }
  }

  /// Tidies up: who was asked long ago may be asked anyway.
  void forgetOldTurns() {
    db.useHandle(h -> h.execute("delete from host_turn where free_at < now() - interval '1 day'"));
  }

  private static Duration wanted(Fetch fetch) {
    return fetch instanceof Fetch.Fetched fetched && isBusy(fetched.status())
        ? fetched.retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  static boolean isBusy(int status) {
    return status == 429 || status == 503;
  }

  private static Duration longer(Duration one, Duration other) {
    Duration longer = one.compareTo(other) > 0 ? one : other;
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  /// How long the host of an address is left alone.
  Duration wait(String address) {
    return free(host(address));
  }

  /// Host and port; an address that is none is refused by the fetcher.
  private static String host(String address) {
    try {
      URI uri = URI.create(address);
      return String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean awaitTurn(String host, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!take(host)) {
      Duration wait = free(host);
      if (System.nanoTime() + wait.toNanos() > deadline) {
        return false;
      }
      try {
        Thread.sleep(wait.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private boolean take(String host) {
    return db.withHandle(
        h ->
            h.createUpdate(
                        """
                        insert into host_turn (host, free_at)
                        values (:host, clock_timestamp() + :millis * interval '1 ms')
                        on conflict (host) do update set free_at = excluded.free_at
                        where host_turn.free_at <= clock_timestamp()
                        """)
                    .bind("host", host)
                    .bind("millis", lease.toMillis())
                    .execute()
                > 0);
  }

  private Duration free(String host) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select greatest(20, extract(epoch from free_at - clock_timestamp()) * 1000)
                    from host_turn where host = :host
                    """)
                .bind("host", host)
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis)
                .orElse(Duration.ofMillis(20)));
  }

  private void giveBack(String host, Duration pause) {
    db.useHandle(
        h ->
            h.createUpdate(
                    """
                    update host_turn
                    set free_at = clock_timestamp() + :millis * interval '1 ms' where host = :host
                    """)
                .bind("host", host)
                .bind("millis", pause.toMillis())
                .execute());
  }
}
