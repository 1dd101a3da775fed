/// Archives: folders, web archives and exports of any size, taken in on all cores and resumable.
/// [press.colophon.intake.archive.ArchiveImport] says how.
@NullMarked
package press.colophon.intake.archive;

import org.jspecify.annotations.NullMarked;
