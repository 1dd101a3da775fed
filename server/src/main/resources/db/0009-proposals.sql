-- intake: items under embargo are known by their sender's names for them, as articles are.
update held set identifiers = identifiers
  || array(select '?#' || i from unnest(identifiers) i)
  || array(select regexp_replace(regexp_replace(i, '^https?://(www\.)?', '//'), '/+$', '')
    from unnest(identifiers) i where i ~ '^https?://')
  || array(select trim(both '-' from
      lower(regexp_replace(parcel->'handling'->>'publisher', '[^[:alnum:]]+', '-', 'g'))) || '#' || i
    from unnest(identifiers) i where parcel->'handling'->>'publisher' is not null);

-- intake.review: that an article be withdrawn, changed and published may be asked side by side.
drop index proposal_open;
create unique index proposal_open on proposal (article_id, kind) where state = 'open';
