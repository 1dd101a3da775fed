-- intake.review: that an article be withdrawn, changed and published may be asked side by side.
drop index proposal_open;
create unique index proposal_open on proposal (article_id, kind) where state = 'open';
