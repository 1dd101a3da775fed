-- translation: a revision's text in another language.
create table translation (
  revision_id bigint not null references revision,
  language text not null,
  state text not null check (state in ('waiting', 'made', 'failed')),
  engine text,
  headline text,
  standfirst text,
  body text,
  picture_caption text,
  picture_alt text,
  notes text[],
  reason text,
  asked_at timestamptz not null,
  made_at timestamptz,
  failed_at timestamptz,
  primary key (revision_id, language),
  check (state <> 'made' or (headline is not null and body is not null and engine is not null)),
  check (state <> 'failed' or failed_at is not null)
);
