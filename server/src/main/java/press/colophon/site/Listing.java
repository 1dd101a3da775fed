package press.colophon.site;

import org.jspecify.annotations.Nullable;
import press.colophon.articles.Selection;

/// A list that readers can ask for, as a page and as a feed.
///
/// @param title what it is called, in the reader's language
/// @param website where the one it is about is at home
record Listing(Selection selection, String title, @Nullable Link website) {}
