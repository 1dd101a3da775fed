-- articles: what a person states of an article where its page does not say it, or says it wrongly.
-- It holds whatever the page says later.
create table stated_provenance (
  article_id bigint primary key references article on delete cascade,
  authors text[] not null default '{}', -- empty where nothing is stated of them
  origin_id bigint references publication,
  original_url text,
  stated_by text not null,
  stated_at timestamptz not null
);

-- rights: an article is published although it does not say what it must, and a person answers for
-- that.
create table answered_for (
  article_id bigint primary key references article on delete cascade,
  missing text[] not null, -- what was missing then, in words
  reason text not null,
  answered_by text not null,
  answered_at timestamptz not null
);

-- intake.source: the pages that state the terms of publications, which are read again from time to
-- time.
create table terms_watch (
  publication_id bigint primary key references publication_terms on delete cascade,
  address text not null,
  entity_tag text,
  last_modified text,
  failures int not null default 0, -- in a row
  outcome text not null default 'new'
    check (outcome in ('new', 'same', 'changed', 'gone', 'unread')),
  said text,
  asked_at timestamptz,
  due_at timestamptz not null
);
create index terms_watch_due on terms_watch (due_at);

-- rights: how such a page changed. What it says now holds beside the terms that stand, the stricter
-- of both, until a person has read it. A newer change replaces one that is open.
create table terms_change (
  id bigint generated always as identity primary key,
  publication_id bigint not null references publication_terms on delete cascade,
  state text not null default 'open' check (state in ('open', 'confirmed', 'replaced')),
  basis text not null,
  licence text,
  licence_as_found text,
  before text not null, -- the text that a person read last, or that was there first
  after text not null,
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz
);
create unique index terms_change_open on terms_change (publication_id) where state = 'open';
create index terms_change_of on terms_change (publication_id);

-- rights: clauses and duties may be of such a change.
alter table clause drop constraint clause_check;
alter table clause add column change_id bigint references terms_change on delete cascade;
alter table clause add check (num_nonnulls(article_id, publication_id, change_id) = 1);
create index clause_change on clause (change_id) where change_id is not null;
alter table duty drop constraint duty_check;
alter table duty add column change_id bigint references terms_change on delete cascade;
alter table duty add check (num_nonnulls(article_id, publication_id, change_id) = 1);
create index duty_change on duty (change_id) where change_id is not null;

-- rights: sentences that a person has read are known again.
create index clause_confirmed on clause (md5(quotation)) where confirmed_by is not null;
