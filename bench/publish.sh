#!/bin/sh
# A newsroom's day beside a running server: how fast pages are imported, how soon they are seen, what
# it costs to render each of them for the first time, and how much memory all of it takes.
#
#   bench/publish.sh [PAGES]     default 500, half text and half HTML; needs curl, GNU date and Linux
#
# With KEEP=yes the folder of pages and data is kept and named.
set -eu

pages=${1:-500}
root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
chmod 711 "$work" # for root: the database runs as another user and must pass through
port=$(shuf -i 20000-40000 -n 1)
site=http://localhost:$port
hertz=$(getconf CLK_TCK)
server=
trap 'stop' EXIT
trap 'exit 130' INT TERM

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
  if [ -n "${KEEP:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}

now() { date +%s%3N; }

# All processes below one, and itself.
family() {
  echo "$1"
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do family "$child"; done
}

# CPU time of the server and its children so far, in clock ticks.
ticks() {
  for pid in $(family "$server"); do cat /proc/"$pid"/stat 2>/dev/null; done |
    sed 's/^.*) //' | awk '{ t += $12 + $13 + $14 + $15 } END { print t + 0 }'
}

# CPU milliseconds of the threads that carry the rendering of pages.
rendering() {
  for task in /proc/"$server"/task/*; do
    case $(cat "$task/comm" 2>/dev/null) in ForkJoinPool-1*) sed 's/^.*) //' "$task/stat" ;; esac
  done | awk -v hz="$hertz" '{ t += $12 + $13 } END { print t * 1000 / hz }'
}

# Memory by program, in MB: what a process has alone and its share of what it has with others.
memory() {
  for pid in $(family "$server"); do
    name=$(cat /proc/"$pid"/comm 2>/dev/null) || continue
    awk -v name="$name" '/^Pss:/ { print name, $2 }' /proc/"$pid"/smaps_rollup 2>/dev/null
  done | awk '
    { kb[$1 == "java" || $1 == "postgres" ? $1 : "engines"] += $2; all += $2 }
    END { for (n in kb) printf "  %-10s %4d MB\n", n, kb[n] / 1024; printf "  %-10s %4d MB\n", "all", all / 1024 }'
}

paragraph() { # number of the page, number of the paragraph
  printf 'In the %s. week of the year the council of district %s heard %s residents, who had come to speak about the bridge, ' "$(($1 % 52 + 1))" "$1" "$(($1 % 90 + 9))"
  printf 'its lamps and the boats below it. The clerk read out letter %s-%s; nobody had an answer to it, and the meeting went on ' "$1" "$2"
  printf 'until the caretaker asked for the keys. The next one is planned for spring, when the river is lower.'
}

text_page() { # number
  printf 'The bridge of district %s keeps its lamps\n\nBy Ada Example and Bo Sample\nThe Example Courier, %s March 2024\nRegion: Europe\nTheme: Culture\n\n' "$1" "$(($1 % 28 + 1))"
  for i in 1 2 3 4 5 6 7 8; do paragraph "$1" "$i"; printf '\n\n'; done
  printf 'The original source of this article is The Example Courier\nCopyright (c) Ada Example, The Example Courier, 2024\n'
}

html_page() { # number
  printf '<!DOCTYPE html><html lang="en"><head><title>Residents of district %s ask for a ferry</title>' "$1"
  printf '<meta name="author" content="Cy Writer"><meta property="article:published_time" content="2024-04-%02dT08:00:00Z">' "$(($1 % 28 + 1))"
  printf '<meta property="og:site_name" content="The Example Gazette"><link rel="canonical" href="https://gazette.example/%s"></head>' "$1"
  printf '<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Residents of district %s ask for a ferry</h1>' "$1"
  for i in 1 2 3 4 5 6 7 8; do printf '<p>'; paragraph "$1" "$i"; printf '</p>'; done
  printf '</article><footer>All rights reserved</footer></body></html>\n'
}

write_pages() {
  mkdir "$work/pages"
  for n in $(seq "$pages"); do
    if [ $((n % 2)) = 0 ]; then text_page "$n" >"$work/pages/$n.txt"; else html_page "$n" >"$work/pages/$n.html"; fi
  done
  text_page 9999999 |
    sed "s/keeps its lamps/is news now/; s/^The Example Courier, .*/The Example Courier, $(LC_ALL=C date '+%d %B %Y')/" >"$work/late.txt"
}

start() {
  COLOPHON_LOG_LEVEL=WARN COLOPHON_TRANSLATION_EAGER_LANGUAGES=en \
    "$root/colophon" serve --data "$work/data" --port "$port" >"$work/log" 2>&1 &
  server=$!
  until curl -fs -o /dev/null "$site/"; do
    kill -0 "$server" 2>/dev/null || {
      cat "$work/log" >&2
      exit 1
    }
    sleep 0.05
  done
}

import() { "$root/colophon" import --data "$work/data" "$@"; }

# Milliseconds from the line that says an article is stored until a page of ours shows it.
seen_after() { # stored-at path
  until curl -fs "$site$2" | grep -q 'is news now'; do
    [ $(($(now) - $1)) -lt 10000 ] || { echo 'over 10000'; return; }
  done
  echo $(($(now) - $1))
}

"$root/colophon" version >/dev/null # builds if needed, which is not what is measured
write_pages
start

# shellcheck disable=SC2046 # names without spaces
set -- $(ls "$work"/pages/*)
began=$(now)
( # the shell's own "times" counts children that have ended: the import, not the server
  import "$@" >"$work/imported"
  times >"$work/times"
)
took=$(($(now) - began))
stored=$(grep -c '^Stored as a new article' "$work/imported" || true)
[ "$stored" -gt 0 ] || { tail -n 5 "$work/imported" >&2; exit 1; }
echo "import:  $stored of $pages pages in $took ms, $((stored * 1000 / took)) pages/s; CPU of the command (user system): $(tail -n 1 "$work/times")"

import "$work/late.txt" 2>&1 | while IFS= read -r line; do
  case $line in
    'Stored as a new article: '*)
      at=$(now)
      echo "seen:    on its own page $(seen_after "$at" "${line#*: }") ms, on the home page $(seen_after "$at" /) ms, in the feed $(seen_after "$at" /feed.xml) ms after it is stored"
      ;;
  esac
done

grep '^Stored as a new article' "$work/imported" | sed "s|^[^/]*|url = \"$site|; s|\$|\"|" >"$work/originals"
sed "s|$site/|$site/de/|" "$work/originals" >"$work/other"
for list in originals other originals; do
  # The third round asks for what is in the cache already.
  before=$(ticks) crew=$(rendering) began=$(now)
  sed 's|$|\noutput = "/dev/null"|' "$work/$list" >"$work/list"
  curl -s -f -K "$work/list"
  crew_ms=$(($(rendering | cut -d. -f1) - ${crew%.*}))
  echo "render:  $stored pages ($list) in $(($(now) - began)) ms; CPU ms: $crew_ms in rendering threads, $((($(ticks) - before) * 1000 / hertz)) in all processes"
done

echo 'memory (proportional set size):'
memory
