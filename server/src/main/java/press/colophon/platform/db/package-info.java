/// The database: PostgreSQL, our own or someone else's.
///
/// [Database] is the door: it opens the pool, migrates and gives a `Jdbi`. [EmbeddedPostgres] is
/// the PostgreSQL that comes with Colophon, run as a child process on a folder of ours; an external
/// one
/// is named by a [DatabaseAddress]. Any capability may use the `Jdbi`; only the composition root
/// opens and closes the [Database].
///
/// Flow of an embedded start: [FolderLock] (one Colophon per folder) → [PostgresBinaries] (unpacked
/// once) → [SystemUser] (PostgreSQL refuses root) → [Cluster] (initdb once) → [PidFile] (a server
/// of ours that outlived us is stopped) → [PostgresProcess] (a child that dies with us).
@NullMarked
package press.colophon.platform.db;

import org.jspecify.annotations.NullMarked;
