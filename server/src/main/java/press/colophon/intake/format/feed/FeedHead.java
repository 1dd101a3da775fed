package press.colophon.intake.format.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a feed says of itself, for whoever polls it; [FeedReader#head] reads it. Immutable.
///
/// Addresses are absolute where the feed's own address is known, and as printed otherwise; only
/// `http` and `https` ones are here.
///
/// @param format such as `RSS 2.0`, `Atom 1.0`, `JSON Feed 1.1`
/// @param site the page for people
/// @param self the address at which the feed wants to be read
/// @param hubs where to subscribe to it by WebSub
/// @param language BCP 47 tag
/// @param next the page with the older entries (RFC 5005 `next` or `prev-archive`, JSON Feed
///     `next_url`)
/// @param every how often it says that it changes: `ttl`, or `sy:updatePeriod`
/// @param skipHours hours of the day, 0 to 23 in UTC, in which it never changes
/// @param updated when it says that it changed
/// @param podcast whether it carries shows rather than articles
/// @param expired whether it says that nothing more will come
/// @param movedTo the address it says it has moved to
public record FeedHead(
    String format,
    @Nullable String title,
    @Nullable String site,
    @Nullable String self,
    List<String> hubs,
    @Nullable String language,
    @Nullable String next,
    @Nullable Duration every,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays,
    @Nullable Instant updated,
    boolean podcast,
    boolean expired,
    @Nullable String movedTo) {

  public FeedHead {
    hubs = List.copyOf(hubs);
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }
}
