-- articles: what a revision changed may be small - a typo -, so that no translation is made anew: the
-- rule says so, or a person did.
alter table revision
  add column small text check (small in ('rule', 'person')),
  add column small_by text,
  add check ((small_by is not null) = (small is not distinct from 'person'));

-- articles: when readers were told of a correction; the words for it are a note at a place of its own.
alter table article add column corrected_at timestamptz;
update article set corrected_at = changed_at where status = 'corrected';
alter table article_note
  drop constraint article_note_place_check,
  add constraint article_note_place_check check (place in ('above', 'below', 'correction'));

-- translation: how many sentences an editor should look at, and the order of the Desk's list.
alter table translation add column to_look_at int not null generated always as (
  coalesce(
    jsonb_array_length(
      jsonb_path_query_array(units, '$[*] ? (exists(@.flaws) || exists(@.kept))')), 0)) stored;
create index translation_desk on translation ((to_look_at > 0) desc, made_at desc)
  where state = 'made';

-- translation: numbers under which sentences like one that a person translated are found.
alter table memory add column bands int[];
create index memory_bands on memory using gin (bands) where bands is not null;
create index memory_without_bands on memory (source_hash) where person <> '' and bands is null;
