package press.colophon.intake.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;

/// What hosts allow robots to read (RFC 9309), asked once a day. It holds for pages; a feed is
/// offered to programs, and asking for it is what it is there for. Thread-safe.
final class Robots {
  private static final String OUR_NAME = "colophon";

  /// RFC 9309 section 2.5: at least so much of it is read.
  private static final int LARGEST = 500 * 1024;

  private static final int MOST_HOSTS = 10_000;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(10);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  private final PoliteFetcher fetcher;
  private final Duration patience;
  private final Cache<String, Rules> kept = Caffeine.newBuilder().maximumSize(MOST_HOSTS).build();

  /// @param patience how long to wait for a host's turn
  Robots(PoliteFetcher fetcher, Duration patience) {
    this.fetcher = fetcher;
    this.patience = patience;
  }

  /// Whether a page may be read.
  sealed interface Permit {
    /// It may.
    ///
    /// @param delay the pause that the host asks for, 30 seconds at most
    record Allowed(Duration delay) implements Permit {}

    /// The host's robots.txt says no.
    record Forbidden(String sentence) implements Permit {}

    /// The host does not answer, which counts as a no until it does (RFC 9309 section 2.3.1.4).
    record Unknown(String sentence) implements Permit {}
  }

  private record Rules(BaseRobotRules rules, boolean reachable, long untilNanos) {}

  Permit permit(URI page) {
    String host = page.getScheme() + "://" + page.getRawAuthority();
    Rules known = kept.getIfPresent(host);
    if (known == null || known.untilNanos() - System.nanoTime() < 0) {
      known = ask(host);
      kept.put(host, known);
    }
    if (!known.reachable()) {
      return new Permit.Unknown("the robots.txt of " + host + " cannot be read now");
    }
    return known.rules().isAllowed(page.toString())
        ? new Permit.Allowed(delay(known.rules()))
        : new Permit.Forbidden("the robots.txt of " + host + " forbids to read the page");
  }

  private static Duration delay(BaseRobotRules rules) {
    Duration wanted = Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    return wanted.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wanted;
  }

  private Rules ask(String host) {
    String address = host + "/robots.txt";
    Optional<Fetch> answer =
        fetcher.fetch(FetchRequest.get(address).accepting("text/plain,*/*;q=0.5"), patience);
    return answer.map(fetch -> rules(address, fetch)).orElseGet(Robots::unreachable);
  }

  private static Rules rules(String address, Fetch fetch) {
    return switch (fetch) {
      case Fetch.Fetched fetched when fetched.status() == 200 ->
          reachable(parse(address, fetched.bytes()));
      // RFC 9309 section 2.3.1.3: what is not there forbids nothing.
      case Fetch.Fetched fetched
          when fetched.status() >= 400 && fetched.status() < 500 && fetched.status() != 429 ->
          reachable(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
      case Fetch.Fetched other -> unreachable();
      // RFC 9309 section 2.3.1.2: redirects without end may count as "not there".
      case Fetch.Refused refused when refused.because() == Fetch.Because.REDIRECTS ->
          reachable(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
      case Fetch.Refused refused -> unreachable();
    };
  }

  private static BaseRobotRules parse(String address, byte[] content) {
    byte[] head = content.length > LARGEST ? Arrays.copyOf(content, LARGEST) : content;
    // A long pause is shortened by us; the parser would read it as a prohibition.
    return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
        .parseContent(address, head, "text/plain", List.of(OUR_NAME));
  }

  private static Rules reachable(BaseRobotRules rules) {
    return new Rules(rules, true, System.nanoTime() + KEPT.toNanos());
  }

  private static Rules unreachable() {
    BaseRobotRules none = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    return new Rules(none, false, System.nanoTime() + KEPT_UNREACHABLE.toNanos());
  }
}
