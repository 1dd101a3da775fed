-- translation: how words are to be translated, and how not. A name that is not translated requires
-- itself.
create table term (
  source_language text not null,
  language text not null, -- * for every language
  source text not null,
  required text[] not null, -- one of these
  forbidden text[] not null,
  case_sensitive boolean not null,
  note text,
  made_at timestamptz not null,
  primary key (source_language, language, source),
  check (cardinality(required) + cardinality(forbidden) > 0)
);
