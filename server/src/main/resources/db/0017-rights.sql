-- rights: what was called a clause is a sentence quoted as it was found. A clause says what may be
-- done.
alter table clause rename to notice;

-- The terms of a publication, which hold for all of its articles beside their own.
create table publication_terms (
  publication_id bigint primary key references publication,
  basis text not null,
  licence text,
  licence_as_found text,
  address text, -- of the page that states them
  contact text, -- whom to ask: an e-mail address or a page
  body text, -- what that page said when it was read last
  read_at timestamptz,
  confirmed_by text, -- the person who read it
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null))
);

-- What terms say to one use; of an article or of a publication.
create table clause (
  id bigint generated always as identity primary key,
  article_id bigint references article,
  publication_id bigint references publication_terms on delete cascade,
  position int not null,
  use text not null,
  verdict text not null check (verdict in ('allowed', 'ask', 'denied')),
  languages text[] not null default '{}', -- it speaks of these alone; empty for all
  channels text[] not null default '{}',
  audiences text[] not null default '{}',
  until date, -- the last day on which it holds
  quotation text not null,
  found_at text, -- address of the page it was read on
  read_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  check ((article_id is null) <> (publication_id is null)),
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index clause_article on clause (article_id) where article_id is not null;
create index clause_publication on clause (publication_id) where publication_id is not null;

-- What has to be done in return.
create table duty (
  id bigint generated always as identity primary key,
  article_id bigint references article,
  publication_id bigint references publication_terms on delete cascade,
  position int not null,
  kind text not null,
  value text,
  quotation text,
  check ((article_id is null) <> (publication_id is null))
);
create index duty_article on duty (article_id) where article_id is not null;
create index duty_publication on duty (publication_id) where publication_id is not null;

-- A permission that somebody gave us beyond the terms, for an article or all of a publication.
create table permission (
  id bigint generated always as identity primary key,
  article_id bigint references article,
  publication_id bigint references publication,
  uses text[] not null check (cardinality(uses) > 0),
  languages text[] not null default '{}',
  channels text[] not null default '{}',
  audiences text[] not null default '{}',
  holds_from date,
  until date,
  given_by text not null,
  given_on date not null,
  evidence text not null, -- their words, or where the letter is kept
  recorded_by text not null,
  recorded_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  check ((article_id is null) <> (publication_id is null)),
  check ((revoked_by is null) = (revoked_at is null))
);
create index permission_article on permission (article_id) where article_id is not null;
create index permission_publication on permission (publication_id)
  where publication_id is not null;
