#!/bin/sh
# Archives in: how fast a folder and a web archive of generated pages are imported, beside reading the same folder
# and storing nothing (import --dry-run, one thread), what it costs, whether memory stays flat, and whether a kill -9
# in the middle loses or doubles anything.
#
#   bench/import.sh [PAGES [ROUNDS]]     default 20000 and 3; needs Linux
#
# Each round takes all three, one after the other; medians and their ratio are at the end. COLOPHON may name another
# command to import with; with KEEP=yes the folder of pages and data is kept and named.
set -eu

pages=${1:-20000}
rounds=${2:-3}
root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
colophon=${COLOPHON:-$root/colophon}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
chmod 711 "$work" # for root: the database runs as another user and must pass through
hertz=$(getconf CLK_TCK)
importing=
trap 'stop' EXIT
trap 'exit 130' INT TERM

stop() {
  if [ -n "$importing" ]; then kill -9 "$importing" 2>/dev/null || true; fi
  if [ -n "${KEEP:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}

now() { date +%s%3N; }

# All processes below one, and itself.
family() {
  echo "$1"
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do family "$child"; done
}

# CPU milliseconds so far, by program.
cpu() {
  for pid in $(family "$importing"); do cat /proc/"$pid"/stat 2>/dev/null; done |
    sed 's/^[0-9]* (\([^)]*\)) ./\1/' |
    awk -v hz="$hertz" '{ t[$1 == "java" ? "java" : "postgres"] += $12 + $13 + $14 + $15 }
      END { printf "java %d ms, postgres %d ms", t["java"] * 1000 / hz, t["postgres"] * 1000 / hz }'
}

# The one of two counts that has more: a program that has ended is no longer counted.
larger() { printf '%s\n%s\n' "$1" "$2" | awk '$2 + $5 >= most { most = $2 + $5; line = $0 } END { print line }'; }

# Resident memory of the Java machine, in MB.
resident() {
  for pid in $(family "$importing"); do
    grep -qs '^java' /proc/"$pid"/comm && awk '/^VmRSS/ { print int($2 / 1024) }' /proc/"$pid"/status 2>/dev/null
  done | sort -n | tail -n 1
}

begin() { # what to import and how
  : >"$work/objects"
  "$colophon" import --json "$@" >"$work/objects" 2>"$work/errors" &
  importing=$!
}

done_so_far() { wc -l <"$work/objects"; }

# A database that is there, so that none has to be made while time is taken.
fresh() { # data-folder
  rm -rf "$1"
  "$colophon" import --data "$1" "$work/nothing" >/dev/null
}

# Prints what it took, with the memory at every fifth of the way, and keeps items and CPU milliseconds a second.
measure() { # name, what to import and how
  name=$1
  shift
  began=$(now)
  begin "$@"
  rss= next=$((pages / 5)) used=
  while kill -0 "$importing" 2>/dev/null; do
    at=$(done_so_far)
    if [ "$at" -ge "$next" ]; then rss="$rss $(resident)" next=$((next + pages / 5)); fi
    used=$(larger "$used" "$(cpu)")
    sleep 0.5
  done
  wait "$importing" || true
  importing=
  took=$(($(now) - began))
  items=$(done_so_far)
  [ "$items" -eq "$pages" ] || { cat "$work/errors" >&2; echo "$name: $items items instead of $pages" >&2; exit 1; }
  echo $((items * 1000 / took)) >>"$work/rates-$name"
  echo "$used" | awk '{ print $2 + $5 }' >>"$work/cpu-$name"
  echo "$name: $items items in $took ms, $((items * 1000 / took)) items/s, start and stop included; CPU: $used; resident MB on the way:$rss"
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

sum_up() { # name
  echo "$1: $(median "$work/rates-$1") items/s, $(median "$work/rates-$1" | awk -v r="$(median "$work/rates-reading")" \
    '{ printf "%.2f", $1 / r }') of reading alone; $(median "$work/cpu-$1" | awk -v n="$pages" '{ printf "%.1f", $1 / n }') ms of CPU an item, $(
    median "$work/cpu-$1" | awk -v r="$(median "$work/cpu-reading")" '{ printf "%.1f", $1 / r }') times reading alone (median of $rounds)"
}

# Kills an import half way with all that belongs to it, imports again, and counts.
killed() { # archive
  begin --data "$work/data-killed" "$1"
  until [ "$(done_so_far)" -ge $((pages / 2)) ]; do
    kill -0 "$importing" 2>/dev/null || { cat "$work/errors" >&2; exit 1; }
    sleep 0.1
  done
  # shellcheck disable=SC2046 # process numbers
  kill -9 $(family "$importing")
  wait "$importing" 2>/dev/null || true
  before=$(done_so_far)
  importing=
  "$colophon" import --data "$work/data-killed" "$1" >"$work/again" 2>&1 || true
  echo "killed -9 after $before items; then: $(tail -n 1 "$work/again" | sed 's/^[^:]*: //')"
  echo "and once more: $("$colophon" import --data "$work/data-killed" "$1" | sed 's/^[^:]*: //')"
}

"$colophon" version >/dev/null # builds if needed, which is not what is measured
"$java" "$root/bench/ImportPages.java" "$work/pages" "$work/pages.warc.gz" "$pages"
echo "$pages pages: $(du -sm "$work/pages" | cut -f1) MB in files, $(du -m "$work/pages.warc.gz" | cut -f1) MB as a web archive"
mkdir "$work/nothing"
round=0
while [ "$round" -lt "$rounds" ]; do
  round=$((round + 1))
  measure reading --dry-run "$work/pages"
  for archive in pages pages.warc.gz; do
    fresh "$work/data"
    measure "$archive" --data "$work/data" "$work/$archive"
  done
done
for archive in pages pages.warc.gz; do sum_up "$archive"; done
killed "$work/pages"
