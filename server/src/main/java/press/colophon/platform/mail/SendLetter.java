package press.colophon.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.platform.jobs.Rounds;

/// Hands one letter to the server, and again, ever later, while that cannot take it.
///
/// Where the process dies after the server took the letter and before that is stored, the letter is
/// sent again under the same Message-ID, by which mail programs know it for the same.
public final class SendLetter {
  private static final Logger log = LoggerFactory.getLogger(SendLetter.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final int DOUBLINGS = 10;

  private final Outbox outbox;
  private final MailServer server;
  private final Duration tryFor;
  private final Clock clock;

  /// @param tryFor how long a letter is tried
  public SendLetter(Outbox outbox, MailServer server, Duration tryFor, Clock clock) {
    this.outbox = outbox;
    this.server = server;
    this.tryFor = tryFor;
    this.clock = clock;
  }

  public Rounds<?> worker() {
    return new Rounds<>(Outbox.SEND, order -> run(order.letter()));
  }

  /// Sends the letter if it still waits.
  ///
  /// @return when to try again; empty where it is settled
  Optional<Instant> run(long number) {
    return outbox
        .find(number)
        .filter(letter -> letter.state() == Outbox.State.WAITING)
        .flatMap(this::send);
  }

  private Optional<Instant> send(Outbox.Posted posted) {
    Delivery delivery = server.deliver(posted.letter(), posted.messageId(), posted.writtenAt());
    return switch (delivery) {
      case Delivery.Accepted() -> {
        outbox.sent(posted.number());
        log.info("event=letter-sent letter={}", posted.number());
        yield Optional.empty();
      }
      case Delivery.Refused(String why) -> giveUp(posted, why);
      case Delivery.Later(String why) -> later(posted, why);
    };
  }

  private Optional<Instant> later(Outbox.Posted posted, String why) {
    if (waited(posted.attempts() + 1).compareTo(tryFor) > 0) {
      return giveUp(posted, why);
    }
    Instant next = clock.instant().plus(pause(posted.attempts()));
    outbox.tried(posted.number(), why);
    log.warn("event=letter-waits letter={} next={} why=\"{}\"", posted.number(), next, why);
    return Optional.of(next);
  }

  private Optional<Instant> giveUp(Outbox.Posted posted, String why) {
    outbox.failed(posted.number(), why);
    log.warn("event=letter-failed letter={} why=\"{}\"", posted.number(), why);
    return Optional.empty();
  }

  /// The pauses after so many attempts; what waited before there was a server does not count.
  private static Duration waited(int attempts) {
    return IntStream.range(0, attempts)
        .mapToObj(SendLetter::pause)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
