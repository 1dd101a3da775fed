/// Large files from the web onto the disk.
///
/// [Downloads] copies one address into one file, takes up again what an earlier try left, and says
/// how it ended as a [Download]. It knows addresses, sizes and times; what is in a file is its
/// caller's matter.
///
/// Flow: `Downloads.fetch -> Exchange` (one request, its bytes) `-> Part` (what is on the disk, and
/// where it is from).
@NullMarked
package press.colophon.platform.download;

import org.jspecify.annotations.NullMarked;
