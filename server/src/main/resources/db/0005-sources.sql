-- intake.source: the publications we take from, their feeds, and what became of what they offered.
create table source (
  id bigint generated always as identity primary key,
  name text not null,
  slug text not null unique,
  site text,
  language text,
  terms_address text,
  terms text[] not null,
  licence text,
  contact text,
  regions text[] not null,
  themes text[] not null,
  trust text not null check (trust in ('publish', 'review')),
  full_text text not null check (full_text in ('never', 'if-terms-allow')),
  paused boolean not null default false,
  added_at timestamptz not null
);

create table feed (
  id bigint generated always as identity primary key,
  source_id bigint not null references source on delete cascade,
  address text not null unique,
  former text[] not null default '{}', -- addresses it had before, the oldest first
  title text,
  state text not null default 'active' check (state in ('active', 'failing', 'gone')),
  entity_tag text,
  last_modified text,
  body_sha256 text, -- of the last answer that was read whole
  polled_at timestamptz,
  changed_at timestamptz, -- when it last brought something new
  due_at timestamptz not null,
  rhythm_seconds bigint, -- between two polls, as its publication suggests
  quiet_hours int[] not null default '{}', -- of the week, from Monday 0:00 UTC
  failures int not null default 0,
  error text,
  moving_to text, -- where permanent redirects lead, and how many polls in a row have said so
  moving_seen int not null default 0
);
create index feed_source on feed (source_id);

-- One row for each poll; polls that brought the same in a row share one.
create table poll (
  id bigint generated always as identity primary key,
  feed_id bigint not null references feed on delete cascade,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  times int not null default 1,
  outcome text not null check (outcome in ('read', 'unchanged', 'failed', 'gone')),
  said text not null,
  taken int not null,
  dropped int not null
);
create index poll_feed on poll (feed_id, id desc);

-- Every item a feed has offered, so that an unchanged one is not taken in again.
create table feed_item (
  feed_id bigint not null references feed on delete cascade,
  key text not null, -- the sender's identifier, or the hash of one that is too long
  hash text not null, -- of what was understood of it
  state text not null check (state in ('stored', 'proposed', 'held', 'withdrawn', 'dropped', 'pending')),
  article_id bigint references article on delete set null,
  name text not null,
  reason text,
  said text,
  tries int not null default 0,
  retry_at timestamptz,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (feed_id, key),
  check (state <> 'pending' or retry_at is not null)
);
create index feed_item_pending on feed_item (feed_id, retry_at) where state = 'pending';
create index feed_item_article on feed_item (article_id);

-- WebSub: what we asked a hub to send us.
create table subscription (
  feed_id bigint primary key references feed on delete cascade,
  token text not null unique, -- the end of our callback's address, known to the hub alone
  hub text not null,
  topic text not null,
  secret text not null,
  state text not null check (state in ('asked', 'active', 'denied')),
  said text,
  asked_at timestamptz not null,
  lease_seconds bigint,
  ends_at timestamptz
);

-- What hubs have delivered and no poll has read yet.
create table delivery (
  id bigint generated always as identity primary key,
  feed_id bigint not null references feed on delete cascade,
  body bytea not null,
  arrived_at timestamptz not null
);
create index delivery_feed on delivery (feed_id);

-- When a host may be asked again, across all processes. What a crash loses here is a pause.
create unlogged table host_turn (
  host text primary key,
  free_at timestamptz not null
);
