/// Originals that hold others: web archives, and files packed together. What is inside is handed on
/// one by one, within limits on its size, its number and how far it may be compressed.
@NullMarked
package press.colophon.intake.format.archive;

import org.jspecify.annotations.NullMarked;
