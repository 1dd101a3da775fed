package press.colophon.intake.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A feed of a source, and how its polling stands. Immutable; [Feeds] has the current state.
///
/// @param former addresses it had before, the oldest first
/// @param entityTag as the site sent it with the last whole answer
/// @param lastModified as the site sent it with the last whole answer
/// @param bodySha256 of the last answer that was read whole
/// @param changedAt when it last brought something new
/// @param rhythm between two polls, as its publication suggests; null before the first
/// @param quietHours hours of the week, from Monday 0:00 UTC, in which it says it never changes
/// @param failures in a row
/// @param error the last of them, for people
/// @param movingTo where permanent redirects lead
/// @param movingSeen how many polls in a row were led there
public record Feed(
    long id,
    long source,
    String address,
    List<String> former,
    @Nullable String title,
    State state,
    @Nullable String entityTag,
    @Nullable String lastModified,
    @Nullable String bodySha256,
    @Nullable Instant polledAt,
    @Nullable Instant changedAt,
    Instant dueAt,
    @Nullable Duration rhythm,
    Set<Integer> quietHours,
    int failures,
    @Nullable String error,
    @Nullable String movingTo,
    int movingSeen) {

  private static final int FAILING_AFTER = 3;

  public Feed {
    former = List.copyOf(former);
    quietHours = Set.copyOf(quietHours);
  }

  /// How it stands after a poll that went well.
  Feed read(Instant now, Instant due) {
    Change change = new Change(this);
    change.state = State.ACTIVE;
    change.polledAt = now;
    change.dueAt = due;
    change.failures = 0;
    change.error = null;
    return change.made();
  }

  /// The same, having brought something new.
  Feed changed(Instant now, Duration newRhythm, Set<Integer> quiet) {
    Change change = new Change(this);
    change.changedAt = now;
    change.rhythm = newRhythm;
    change.quietHours = quiet;
    return change.made();
  }

  /// The same, knowing the answer again by these.
  Feed holding(@Nullable String tag, @Nullable String date, @Nullable String sha256) {
    Change change = new Change(this);
    change.entityTag = tag;
    change.lastModified = date;
    change.bodySha256 = sha256;
    return change.made();
  }

  Feed titled(@Nullable String name) {
    Change change = new Change(this);
    change.title = name;
    return change.made();
  }

  /// How it stands after a poll that failed.
  Feed failed(Instant now, String because, Instant due) {
    Change change = new Change(this);
    change.state = failures + 1 >= FAILING_AFTER ? State.FAILING : state;
    change.polledAt = now;
    change.dueAt = due;
    change.failures = failures + 1;
    change.error = because;
    return change.made();
  }

  /// It is not asked any more.
  Feed gone(Instant now, String because) {
    Change change = new Change(this);
    change.state = State.GONE;
    change.polledAt = now;
    change.error = because;
    return change.made();
  }

  /// One more poll was led to an address for good, or null where it was not.
  Feed led(@Nullable String target) {
    Change change = new Change(this);
    change.movingTo = target;
    change.movingSeen = target == null ? 0 : target.equals(movingTo) ? movingSeen + 1 : 1;
    return change.made();
  }

  /// It is read at another address from now on.
  Feed moved(String target) {
    Change change = new Change(this);
    change.former = new ArrayList<>(former);
    change.former.add(address);
    change.address = target;
    change.movingTo = null;
    change.movingSeen = 0;
    return change.made();
  }

  /// What is to be different.
  private static final class Change {
    private final Feed before;
    private String address;
    private List<String> former;
    private @Nullable String title;
    private State state;
    private @Nullable String entityTag;
    private @Nullable String lastModified;
    private @Nullable String bodySha256;
    private @Nullable Instant polledAt;
    private @Nullable Instant changedAt;
    private Instant dueAt;
    private @Nullable Duration rhythm;
    private Set<Integer> quietHours;
    private int failures;
    private @Nullable String error;
    private @Nullable String movingTo;
    private int movingSeen;

    Change(Feed before) {
      this.before = before;
      this.address = before.address;
      this.former = before.former;
      this.title = before.title;
      this.state = before.state;
      this.entityTag = before.entityTag;
      this.lastModified = before.lastModified;
      this.bodySha256 = before.bodySha256;
      this.polledAt = before.polledAt;
      this.changedAt = before.changedAt;
      this.dueAt = before.dueAt;
      this.rhythm = before.rhythm;
      this.quietHours = before.quietHours;
      this.failures = before.failures;
      this.error = before.error;
      this.movingTo = before.movingTo;
      this.movingSeen = before.movingSeen;
    }

    Feed made() {
      return new Feed(
          before.id,
          before.source,
          address,
          former,
          title,
          state,
          entityTag,
          lastModified,
          bodySha256,
          polledAt,
          changedAt,
          dueAt,
          rhythm,
          quietHours,
          failures,
          error,
          movingTo,
          movingSeen);
    }
  }

  /// How a feed answers.
  public enum State {
    ACTIVE,
    /// It has not answered as it should for some polls; it is asked ever more rarely.
    FAILING,
    /// It says that it is gone for good (410); it is not asked any more.
    GONE;

    /// The word for people and the database.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
