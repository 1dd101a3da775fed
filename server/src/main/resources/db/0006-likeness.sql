-- articles: what an article is known again by, and who else published it.

-- Ids of feeds and agencies, and web addresses without what does not matter; see Identifiers.
create table article_identifier (
  identifier text not null,
  article_id bigint not null references article,
  primary key (identifier, article_id)
);

-- The longer paragraphs of the current text. A B-tree can stop after a few of 60,000 articles with
-- one paragraph, which the GIN index over arrays could not.
create table article_paragraph (
  fingerprint bigint not null,
  article_id bigint not null references article,
  primary key (fingerprint, article_id)
);
create index article_paragraph_of on article_paragraph (article_id);
insert into article_paragraph (fingerprint, article_id)
select distinct ('x' || p)::bit(64)::bigint, l.article_id
from (select distinct on (article_id) article_id, paragraphs from revision order by article_id, number desc) l,
  unnest(l.paragraphs) p;
drop index revision_paragraphs;

-- Letters and digits of the current text, hashed.
create table article_text (
  article_id bigint primary key references article,
  hash text not null
);
create index article_text_hash on article_text (hash);

-- Bands of the current text; see Bands.
create table article_band (
  band int not null,
  article_id bigint not null references article,
  primary key (band, article_id)
);
create index article_band_of on article_band (article_id);

-- Articles from before these tables; each intake takes a few of them up.
create table article_untraced (
  article_id bigint primary key references article
);
insert into article_untraced select id from article;

create index revision_headline on revision using hash (headline);

-- Who published an article, as far as copies of it have come to us.
create table witness (
  id bigint generated always as identity primary key,
  article_id bigint not null references article,
  source text not null, -- the publication, the site or the file that one witness is told from another by
  publication_id bigint references publication,
  address text,
  published_at timestamptz not null,
  first_seen_at timestamptz not null,
  headline text not null,
  unique (article_id, source)
);
insert into witness (article_id, source, publication_id, address, published_at, first_seen_at, headline)
select a.id, coalesce(u.slug, t.retrieved_from), u.id,
  case when t.retrieved_from ~ '^https?://' then t.retrieved_from end, a.published_at, t.retrieved_at, r.headline
from article a
join provenance p on p.article_id = a.id
join lateral (select * from revision where article_id = a.id order by number limit 1) r on true
join lateral (select * from retrieval where revision_id = r.id order by id limit 1) t on true
left join publication u on u.id = p.publisher_id;
