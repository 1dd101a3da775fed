-- articles: which articles show a picture, asked for each picture that readers are sent.
create index revision_picture on revision (picture) where picture is not null;
