/// What machines read of the publication: feeds, sitemaps, and the data in the heads of pages.
///
/// A [Dispatch] is an article as it leaves the house: the text in one language with its terms and
/// its credit, after [press.colophon.rights.Permissions] was asked. [Feeds] writes dispatches as
/// RSS, Atom and JSON Feed; [Sitemaps] and [Robots] lead search engines; [StructuredData],
/// [OpenGraph] and [Canonical] say on each page what it is. [Addresses] is the one place that knows
/// how an address is built.
///
/// Everything here is made from data without asking the database or the network. Uses articles,
/// rights, taxonomy and translation; the site calls it.
@NullMarked
package press.colophon.syndication;

import org.jspecify.annotations.NullMarked;
