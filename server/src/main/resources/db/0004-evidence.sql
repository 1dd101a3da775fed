-- intake.evidence: what was sent and received, as WARC records; never served to anybody.
create table evidence (
  sha256 text primary key, -- of the original: the payload, its compression undone
  kind text not null check (kind in ('response', 'resource', 'part')),
  address text not null,
  size bigint not null, -- of the original, in bytes
  records bytea not null, -- gzip, one member a record: put one behind the other they are a .warc.gz
  whole text references evidence, -- the response that carried this part
  kept_at timestamptz not null
);
-- The records are compressed already; PostgreSQL need not try again.
alter table evidence alter column records set storage external;
-- New originals have their bytes in evidence; earlier ones keep them here.
alter table original alter column bytes drop not null;

-- intake.review: every change of an article that an original brought, made or proposed.
create table proposal (
  id bigint generated always as identity primary key,
  article_id bigint not null references article,
  kind text not null check (kind in ('article', 'revision', 'withdrawal')),
  state text not null check (state in ('open', 'made', 'accepted', 'rejected', 'replaced')),
  because text not null,
  sha256 text, -- the original that says so
  difference jsonb,
  parcel jsonb, -- what is stored when it is accepted
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  check (state not in ('accepted', 'rejected') or decided_by is not null)
);
create unique index proposal_open on proposal (article_id) where state = 'open';
create index proposal_article on proposal (article_id);
create index proposal_original on proposal (sha256);

-- intake.review: addresses that answered "gone" or "not found", since when.
create table gone_address (
  address text primary key,
  first_gone_at timestamptz not null
);

-- intake: items under embargo, until their time has come.
create table held (
  id bigint generated always as identity primary key,
  identifiers text[] not null,
  version text,
  sha256 text not null,
  parcel jsonb not null,
  until timestamptz not null,
  held_at timestamptz not null
);
create index held_identifiers on held using gin (identifiers);
