/// The web, both ways: pages out to readers, and documents in from other people's servers.
///
/// Outward: a capability adds a page to [WebServer] in one line and answers with an [Answer]; the
/// rendered [Page] stays in the [PageCache], which answers it on the event loop until one of the
/// page's topics changes. One request: `WebServer.receive -> PageCache.find -> PreparedPage`, and
/// on a miss `Router -> PageCache.outcome -> the capability's render on a virtual thread`.
///
/// A page that stays open may listen: a handler answers with [Bulletins] and [Listeners] asks
/// them.
///
/// Inward: [Fetcher] reads an address from the public web, never from our own network.
///
/// Knows no capability; every capability may call it.
@NullMarked
package press.colophon.platform.http;

import org.jspecify.annotations.NullMarked;
