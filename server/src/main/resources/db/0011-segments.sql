-- translation: a text in another language is made of units: a segment of the original and its translation.
alter table translation
  add column units jsonb, -- in reading order; while it is being made, those that are done have a target
  add column generation bigint not null default 0, -- who works on it now; who comes late has an older one
  add column article_id bigint references article,
  add column kind text check (kind in ('machine', 'reviewed', 'human')),
  add column person text; -- who reviewed or wrote all of it
update translation set article_id = revision.article_id from revision
where revision.id = translation.revision_id;
update translation set kind = 'machine' where state = 'made';
alter table translation alter column article_id set not null;
alter table translation add check (state <> 'made' or kind is not null);
create index translation_article on translation (article_id, language, revision_id desc);

-- translation: every sentence that was translated, to be used again. A person's words and a machine's
-- stand side by side; of each there is the latest.
create table memory (
  source_language text not null,
  language text not null,
  source_hash text not null,
  person text not null default '', -- empty for a machine
  wrote boolean not null default false, -- whether the words are the person's; otherwise approved
  source text not null,
  target text not null,
  engine text, -- its label
  model text, -- its version
  made_at timestamptz not null,
  primary key (source_language, language, source_hash, person),
  check ((person = '') = (engine is not null))
);

-- translation.quality: what the ways between languages were measured to be worth.
create table measurement (
  source_language text not null,
  language text not null,
  engine text not null,
  model text not null,
  chrf2 double precision not null,
  bleu double precision not null,
  sentences int not null,
  words_per_second double precision not null,
  measured_at timestamptz not null,
  primary key (source_language, language, engine, model)
);
