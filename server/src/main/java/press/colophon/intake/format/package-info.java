/// One reader per format; each turns an original into a [press.colophon.intake.Account].
@NullMarked
package press.colophon.intake.format;

import org.jspecify.annotations.NullMarked;
