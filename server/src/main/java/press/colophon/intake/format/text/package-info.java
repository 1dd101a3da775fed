/// The text of an article page, as somebody saved, printed or copied it.
///
/// One reader, [TextPageReader], with a vocabulary of its own: lines, blocks, meanings, zones and
/// the ledger that makes the account. Flow: `Lines -> Blocks -> Recogniser -> Zones -> TextPage ->
/// Ledger`.
@NullMarked
package press.colophon.intake.format.text;

import org.jspecify.annotations.NullMarked;
