-- Taxonomy, articles and their provenance, terms. One owner package per table, named in the comments.

-- taxonomy
create table region (
  id bigint generated always as identity primary key,
  name text not null,
  slug text not null unique
);
create table theme (
  id bigint generated always as identity primary key,
  name text not null,
  slug text not null unique
);

-- articles
create table publication (
  id bigint generated always as identity primary key,
  name text not null,
  slug text not null unique,
  url text
);
create table author (
  id bigint generated always as identity primary key,
  name text not null,
  slug text not null unique,
  url text
);
create table picture (
  sha256 text primary key,
  media_type text not null,
  width int not null check (width > 0),
  height int not null check (height > 0)
);
create table article (
  id bigint generated always as identity primary key,
  path text not null unique,
  published_on date not null,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  status text not null check (status in ('draft', 'published', 'corrected', 'withdrawn')),
  language text not null
);
create index article_latest on article (published_at desc, id desc) where status in ('published', 'corrected');

-- Append-only: an edit is a new row.
create table revision (
  id bigint generated always as identity primary key,
  article_id bigint not null references article,
  number int not null,
  headline text not null,
  standfirst text,
  body text not null,
  picture text references picture,
  picture_caption text,
  picture_credit text,
  picture_licence text,
  picture_alt text,
  paragraphs text[] not null, -- fingerprints of its paragraphs, to know the text again
  made_at timestamptz not null,
  unique (article_id, number)
);
create index revision_paragraphs on revision using gin (paragraphs);

create table provenance (
  article_id bigint primary key references article,
  origin_id bigint references publication,
  original_url text,
  origin_published_on date,
  publisher_id bigint references publication,
  publisher_published_on date,
  bylines text
);
create index provenance_url on provenance using hash (original_url);
create index provenance_origin on provenance (origin_id);
create index provenance_credited on provenance (coalesce(origin_id, publisher_id));

-- Each time an original was taken in: when, from where, how, and the hash of what was got.
create table retrieval (
  id bigint generated always as identity primary key,
  revision_id bigint not null references revision,
  retrieved_at timestamptz not null,
  retrieved_from text not null,
  method text not null,
  sha256 text not null
);
create index retrieval_hash on retrieval (sha256);
create index retrieval_revision on retrieval (revision_id);

create table article_author (
  article_id bigint not null references article,
  author_id bigint not null references author,
  position int not null,
  primary key (article_id, author_id)
);
create index article_author_of on article_author (author_id);
create table article_region (
  article_id bigint not null references article,
  region_id bigint not null references region,
  position int not null,
  primary key (article_id, region_id)
);
create index article_region_of on article_region (region_id);
create table article_theme (
  article_id bigint not null references article,
  theme_id bigint not null references theme,
  position int not null,
  primary key (article_id, theme_id)
);
create index article_theme_of on article_theme (theme_id);

create table note (
  id bigint generated always as identity primary key,
  html text not null
);
create unique index note_html on note (md5(html));
create table article_note (
  article_id bigint not null references article,
  note_id bigint not null references note,
  place text not null check (place in ('above', 'below')),
  position int not null,
  primary key (article_id, note_id)
);

-- rights
create table terms (
  article_id bigint primary key references article,
  basis text not null,
  licence text,
  licence_as_found text,
  copyright_holder text,
  copyright_year int,
  copyright_notice text
);
create table clause (
  article_id bigint not null references article,
  position int not null,
  subject text not null,
  quotation text not null,
  primary key (article_id, position)
);

-- intake: every original as it came, with the account of what was understood; never shown to readers.
create table original (
  sha256 text primary key,
  bytes bytea not null,
  account jsonb not null,
  kept_at timestamptz not null
);
