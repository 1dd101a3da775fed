-- articles: a revision may be made here, by an editor, and not by the source; what it changed is
-- told to readers with the credit.
alter table revision
  add column edited_by text,
  add column alterations text[] not null default '{}',
  add check (edited_by is not null or alterations = '{}');
