/// The readers' pages: home, articles, regions, themes, authors, origins, archive, feeds.
///
/// [Site] registers every route; each page is a view (a record of what the page shows) put
/// through a template of `templates/site`. A page names the topics it depends on, and is kept
/// until one of them changes. Uses every capability below it; nobody uses it but the composition
/// root.
@NullMarked
package press.colophon.site;

import org.jspecify.annotations.NullMarked;
