/// Web page in, article out: the body as semantic HTML, and every field a page states of itself
/// (headline, authors, dates, site, licence, picture), each found by general rules.
///
/// Depends on jsoup alone and knows nothing of a newspaper.
@NullMarked
package press.colophon.extract;

import org.jspecify.annotations.NullMarked;
