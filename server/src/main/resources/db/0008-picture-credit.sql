-- articles: what a picture's file says of who made it and on what terms (IPTC Photo Metadata).
alter table picture
  add column creator text,
  add column credit_line text,
  add column source text,
  add column copyright_notice text,
  add column licence_address text,
  add column usage_terms text,
  add column licensor_url text,
  add column caption text;
