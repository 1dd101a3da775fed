-- platform: letters that leave the house.
create table letter (
  id bigint generated always as identity primary key,
  message_id text not null unique,
  recipient text not null,
  reply_to text,
  subject text not null,
  body text not null,
  automatic boolean not null, -- no person wrote it
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  trouble text, -- what the server said last, where it did not take it
  written_at timestamptz not null,
  tried_at timestamptz,
  settled_at timestamptz
);
create index letter_unsent on letter (id) where state <> 'sent';

-- rights: what others ask of us.
create table request (
  id bigint generated always as identity primary key,
  article_id bigint not null references article,
  kind text not null,
  name text not null,
  organisation text,
  email text not null,
  words text not null,
  language text not null, -- in which the form was read
  form text not null unique, -- hash of the form's token: a form that is sent twice is one request
  key text unique, -- hash of what confirms the address
  state text not null check (
    state in ('unconfirmed', 'open', 'waiting', 'granted', 'refused', 'forwarded', 'done')),
  confirmed_at timestamptz, -- its sender can read mail at that address
  received_at timestamptz not null,
  due_at timestamptz,
  settled_by text,
  settled_at timestamptz
);
create index request_open on request (due_at, id) where state in ('open', 'waiting');
create index request_received on request (received_at);
create index request_article on request (article_id);

-- What went to and fro about a request.
create table request_letter (
  request_id bigint not null references request on delete cascade,
  position int not null,
  sent boolean not null, -- by us
  body text not null,
  letter_id bigint references letter,
  person text not null, -- of the Desk, who wrote or filed it
  at timestamptz not null,
  primary key (request_id, position)
);

-- A permission that we gave to somebody, beyond the terms.
create table grant_given (
  id bigint generated always as identity primary key,
  request_id bigint not null references request,
  article_id bigint not null references article,
  kind text not null,
  given_to text not null,
  email text not null,
  until date, -- the last day on which it holds
  evidence text not null, -- the correspondence
  given_by text not null,
  given_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);

-- What the page of a withdrawn article says.
create table tombstone (
  article_id bigint primary key references article,
  withdrawn_on date not null,
  at_request_of text not null check (at_request_of in ('author', 'publisher', 'house')),
  person text not null
);

-- Signs the forms of readers, so that every process knows those of the others.
create table form_key (
  sole boolean primary key default true check (sole),
  key bytea not null
);

-- What we ask of sources.
create table ask (
  id bigint generated always as identity primary key,
  contact text not null,
  uses text[] not null check (cardinality(uses) > 0),
  languages text[] not null default '{}',
  subject text not null,
  body text not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'granted', 'refused')),
  drafted_by text not null,
  drafted_at timestamptz not null,
  letter_id bigint references letter,
  sent_at timestamptz,
  reply text, -- their words: the evidence
  answered_at timestamptz
);
create index ask_open on ask (id) where state in ('draft', 'sent');

create table ask_article (
  ask_id bigint not null references ask on delete cascade,
  article_id bigint not null references article,
  permission_id bigint references permission, -- that came of it
  primary key (ask_id, article_id)
);
create index ask_of_article on ask_article (article_id);

-- Sources that were told that we published an article of theirs.
create table notification (
  article_id bigint primary key references article,
  letter_id bigint not null references letter
);
