-- rights: the hash of the words that an article's clauses and duties were read from, so that they
-- are read again where these are others; null for what was read before it was kept.
alter table terms add column words_read text;
