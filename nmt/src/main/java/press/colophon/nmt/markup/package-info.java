/// Reads the inline HTML of one block: [InlineHtml#read] gives its visible text and, over ranges of
/// that text, what it is marked up with. Knows nothing of translation; used by the package above.
@NullMarked
package press.colophon.nmt.markup;

import org.jspecify.annotations.NullMarked;
