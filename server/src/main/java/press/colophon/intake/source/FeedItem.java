package press.colophon.intake.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is remembered of one item of a feed. Immutable.
///
/// @param key the sender's identifier, or the hash of one that is too long
/// @param hash of what was understood of it
/// @param article the id of the article it became
/// @param name for people, such as its headline
/// @param reason the word for why it went no further
/// @param said the sentence for why
/// @param tries how often it could not be finished
/// @param retryAt when a pending item is tried again
/// @param drafted whether the article is a draft only until its text can be had
record FeedItem(
    String key,
    String hash,
    State state,
    @Nullable Long article,
    String name,
    @Nullable String reason,
    @Nullable String said,
    int tries,
    @Nullable Instant retryAt,
    boolean drafted) {
  /// The longest delay between two tries is the first one doubled so often.
  private static final int DOUBLINGS = 6;

  private static final Duration FIRST_RETRY = Duration.ofMinutes(15);

  /// What became of it.
  enum State {
    STORED,
    PROPOSED,
    HELD,
    WITHDRAWN,
    DROPPED,
    /// It could not be finished and is tried again.
    PENDING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// Whether there is nothing to be done about an item that says this.
  boolean isSettled(String nowHash, Instant now) {
    return hash.equals(nowHash) && (retryAt == null || retryAt.isAfter(now));
  }

  /// The same with an article that is, or is not any more, a draft for want of its text.
  FeedItem drafted(boolean isDraft) {
    return new FeedItem(key, hash, state, article, name, reason, said, tries, retryAt, isDraft);
  }

  /// The same, to be tried again at a time.
  FeedItem pending(int newTries, String newSaid, Instant retry) {
    return new FeedItem(
        key, hash, State.PENDING, article, name, null, newSaid, newTries, retry, drafted);
  }

  /// When an item is tried again that has failed so often.
  static Instant retry(Instant now, int tries) {
    return now.plus(FIRST_RETRY.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, tries - 1))));
  }
}
