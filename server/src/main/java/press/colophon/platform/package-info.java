/// What every capability stands on: database, web, configuration, command line. Knows no
/// capability.
///
/// [PlainException] is the one type the parts share: a failure whose message an operator can act
/// on.
@NullMarked
package press.colophon.platform;

import org.jspecify.annotations.NullMarked;
