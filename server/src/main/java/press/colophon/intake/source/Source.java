package press.colophon.intake.source;

import java.time.Instant;
import java.util.List;
import press.colophon.intake.Handling;

/// A publication we take from. Immutable; [Sources] has the current state.
///
/// @param slug by which commands name it, such as `harbour-wire`
/// @param feeds in the order in which they were added
public record Source(
    long id, String slug, Profile profile, boolean paused, Instant addedAt, List<Feed> feeds) {

  public Source {
    feeds = List.copyOf(feeds);
  }

  /// Where a source stands.
  public enum State {
    ACTIVE,
    /// An administrator has stopped it for a while.
    PAUSED,
    /// None of its feeds answers as it should.
    FAILING,
    /// All of its feeds say that they are gone for good.
    GONE
  }

  public String name() {
    return profile.name();
  }

  public State state() {
    if (paused) {
      return State.PAUSED;
    }
    if (feeds.isEmpty() || feeds.stream().anyMatch(feed -> feed.state() == Feed.State.ACTIVE)) {
      return State.ACTIVE;
    }
    return feeds.stream().allMatch(feed -> feed.state() == Feed.State.GONE)
        ? State.GONE
        : State.FAILING;
  }

  /// What is assumed of its articles, and what is done with them.
  Handling handling(boolean review) {
    return new Handling(
        review,
        profile.name(),
        profile.site(),
        profile.language(),
        profile.regions(),
        profile.themes(),
        profile.licence(),
        profile.terms());
  }
}
