/// What every capability stands on: database, web, configuration, command line. Knows no
/// capability.
///
/// Types the parts share: [PlainException], a failure whose message an operator can act on,
/// [Sha256], and [Bytes], amounts for people.
@NullMarked
package press.colophon.platform;

import org.jspecify.annotations.NullMarked;
