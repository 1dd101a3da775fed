-- intake.archive: how far the import of an archive has come. The position moves in the same
-- transaction as the items before it are stored.
create table import_run (
  path text primary key,
  fingerprint text not null, -- of what was at the path
  done bigint not null, -- how many things the archive's reader handed out and are dealt with
  items bigint not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
