/// What people save and send: pages with their pictures (MHTML), letters, structured data alone,
/// PDF and the files of word processors. Their text is recognised as a page of text is; each
/// format's table is in `docs/intake.md`.
@NullMarked
package press.colophon.intake.format.document;

import org.jspecify.annotations.NullMarked;
