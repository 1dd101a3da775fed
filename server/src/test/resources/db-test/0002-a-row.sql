INSERT INTO line (text) VALUES ('${kept as written}');
