-- platform: a letter with a key in it, whose text is not kept once somebody has it.
alter table letter add secret boolean not null default false;
-- How many letters somebody got of late.
create index letter_recipient on letter (lower(recipient), written_at);

-- rights: the letter by which a request is confirmed; it goes with the request.
alter table request add letter_id bigint references letter;
