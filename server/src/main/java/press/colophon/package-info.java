/// The newspaper as one program: [Main] reads the command, [Newspaper] builds every object once.
@NullMarked
package press.colophon;

import org.jspecify.annotations.NullMarked;
