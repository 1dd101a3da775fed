/// What every capability stands on: database, web, configuration, command line. Knows no
/// capability.
///
/// Two types the parts share: [PlainException], a failure whose message an operator can act on, and
/// [Sha256].
@NullMarked
package press.colophon.platform;

import org.jspecify.annotations.NullMarked;
