-- intake.source: whether an article is a draft only until its text can be had.
alter table feed_item add column drafted boolean not null default false;

-- intake.source: the pages of articles that sources have sent, which are asked again.
create table revisit (
  article_id bigint primary key references article on delete cascade,
  source_id bigint not null references source on delete cascade,
  address text not null,
  reading text not null check (reading in ('feed', 'page', 'none')), -- what its text came with
  account jsonb not null, -- what the feed said of it, without the text
  headline text, -- of the page, as it was last understood
  understood text, -- hash of what was last understood of the page
  entity_tag text,
  last_modified text,
  since timestamptz not null,
  times int not null default 0, -- since it last changed
  failures int not null default 0, -- in a row
  outcome text not null default 'new'
    check (outcome in ('new', 'there', 'changed', 'gone', 'failed', 'unread')),
  said text,
  asked_at timestamptz,
  due_at timestamptz -- null when it is asked no more
);
create index revisit_due on revisit (source_id, due_at);
