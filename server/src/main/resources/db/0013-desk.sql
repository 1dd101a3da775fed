-- newsroom: who may enter the Desk. Only hashes: whoever reads this table cannot enter.
create table desk_key (
  hash text primary key,
  kind text not null check (kind in ('link', 'session')),
  person text not null,
  expires_at timestamptz not null
);
