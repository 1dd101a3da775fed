-- translation: a translation that waits is itself the order for it; nothing else has to say so.
alter table translation
  drop constraint translation_state_check,
  add constraint translation_state_check check (state in ('waiting', 'made', 'failed', 'cancelled')),
  add column urgency smallint not null default 0, -- 2: a reader waits; 1: just published; 0: the rest
  add column place bigint not null default 0, -- its turn among those of its urgency
  add column words int not null default 0, -- of the original
  add column worker int, -- who does it; see presence_number
  add column begun_at timestamptz, -- when that worker took it
  add column due_at timestamptz, -- not before
  add column done_at timestamptz; -- when a worker finished it
create index translation_line on translation (language, urgency desc, place, revision_id desc)
  where state = 'waiting';
create index translation_place on translation (urgency, place) where state = 'waiting';
create index translation_worker on translation (worker)
  where state = 'waiting' and worker is not null;
create index translation_done on translation (done_at) where done_at is not null;

-- translation: each language has a line of its own in the queue; '*' stands for all.
create table queue_line (
  language text primary key,
  paused boolean not null default false
);
insert into queue_line (language) select distinct language from translation where state = 'waiting';
delete from scheduled_tasks where task_name = 'translate-article';

-- platform.db: numbers of processes; one that lives holds an advisory lock on its own.
create sequence presence_number as int cycle;
