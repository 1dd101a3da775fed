/// Marian's student networks as Firefox ships them: their files ([ModelFile], [Shortlist]), the
/// [Network] read from them, and the way of a [Batch] of sentences through it ([Encoder],
/// [Decoder]). Knows tokens, not text.
@NullMarked
package press.colophon.nmt.marian;

import org.jspecify.annotations.NullMarked;
