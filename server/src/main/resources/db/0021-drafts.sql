-- A translation that an editor ordered although the terms permit no published one: editors alone
-- read it.
alter table translation add draft boolean not null default false;
