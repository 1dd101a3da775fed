/// Interface texts in every language, dates, numbers and names as CLDR has them, and what differs
/// between two texts.
@NullMarked
package press.colophon.platform.texts;

import org.jspecify.annotations.NullMarked;
