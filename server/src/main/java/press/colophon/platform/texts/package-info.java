/// Interface texts in every language, and dates, numbers and names as CLDR has them.
@NullMarked
package press.colophon.platform.texts;

import org.jspecify.annotations.NullMarked;
