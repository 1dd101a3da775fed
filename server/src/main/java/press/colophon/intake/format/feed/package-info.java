/// Feeds and exports of publishing systems: RSS, Atom, JSON Feed, WordPress and Ghost.
///
/// Flow for XML: `FeedText` (characters) -> [Cutter] (one text per entry) -> [FeedElement] (names
/// whatever the prefixes) -> a reader for the format -> account. [FeedReader] tells a poller what a
/// feed says of itself.
@NullMarked
package press.colophon.intake.format.feed;

import org.jspecify.annotations.NullMarked;
