#!/bin/sh
# Whole articles through the newspaper - server, PostgreSQL, queue and engine - with a neural model.
#
#   bench/articles.sh [one] [all] [archive]      default: all three
#
#   one       an article into one language on one core: from a reader's request to the finished page
#   all       an article into 58 languages on two cores, from its publication
#   archive   many articles into ten languages on two cores, in words per second, beside the engine alone
#
# Read from the environment:
#   MODEL          folder with model.intgemm.alphas.bin, vocab.spm and lex.s2t.bin; default the base-memory
#                  model that nmt-setup.sh makes, of random weights, made to end its sentences
#   ARTICLES       how many make the archive; default 200
#   ROUNDS         how many articles are ordered one after the other, default 9
#   CONF           further lines of configuration, separated by ;
#   COLOPHON       another launcher; default the one of this repository
#   KEEP=yes       keeps the folder and names it
# and what nmt-setup.sh reads.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
root=$(dirname "$here")
ARTICLES=${ARTICLES:-200}
ROUNDS=${ROUNDS:-9}
COLOPHON=${COLOPHON:-$root/colophon}
. "$here/nmt-setup.sh"
MODEL=${MODEL:-$NMT_WORK/base-memory-ending}

# With this weight a sentence gets 1.2 times the tokens of its source in the mean.
END=1.12

many='af am ar az be bg bn bs ca cs cy da de el es et fa fi fr gu he hi hr hu hy id is it ja kn ko lt lv ml mr ms mt
  my nb nl pl pt ro ru sk sl sq sr sv ta te th tl tr uk vi zh-Hans zh-Hant'
ten='fr de es it pt nl sv da pl fi'
cores=0,1

work=$(mktemp -d)
chmod 711 "$work" # for root: the database runs as another user and must pass through
data=$work/data
server=
registry=
trap 'stop_server; stop_registry; finish' EXIT
trap 'exit 130' INT TERM

finish() {
  if [ -n "${KEEP:-}" ]; then say "kept: $work" >&2; else rm -rf "$work"; fi
}

# ---------------------------------------------------------------- the newspaper

colophon() { # command...
  "$COLOPHON" "$@" --data "$data" >>"$work/said" 2>&1 || die "colophon $1 failed: $(tail -n 5 "$work/said")"
}

configure() { # eager languages
  {
    say "translation.eager-languages = $1"
    say 'translation.engines = nmt'
    say 'translation.orders-at-once = 10000'
    say "models.registry = http://localhost:$registry_port"
    say "models.folder = $NMT_WORK/articles"
    say "${CONF:-}" | tr ';' '\n'
  } >"$data/colophon.conf"
}

start_server() { # cores
  marked=0
  taskset -c "$1" "$COLOPHON" serve --port "$port" --data "$data" >"$work/out" 2>"$work/log" &
  server=$!
  until grep -q '^Serving' "$work/out"; do
    kill -0 "$server" 2>/dev/null || die "the server does not start: $(tail -n 5 "$work/log")"
    sleep 0.1
  done
}

stop_server() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

stop_registry() {
  [ -n "$registry" ] || return 0
  kill "$registry" 2>/dev/null || true
  wait "$registry" 2>/dev/null || true
  registry=
}

start_registry() {
  "$JAVA_HOME/bin/java" "$here/Articles.java" registry "$MODEL" "$registry_port" $many >"$work/registry" 2>&1 &
  registry=$!
  until grep -q ready "$work/registry"; do
    kill -0 "$registry" 2>/dev/null || die "the registry does not start: $(cat "$work/registry")"
    sleep 0.1
  done
}

# Fifty-eight copies of one model, 2 GB, made once.
install_models() {
  [ "$(cat "$NMT_WORK/articles"/*/installed.json 2>/dev/null | grep -c '"licence"')" -lt "$(say $many | wc -w)" ] || return 0
  start_registry
  colophon languages add $many
  stop_registry
}

pages() { # first count
  "$JAVA_HOME/bin/java" "$here/Articles.java" pages "$SENTENCES" "$work/pages$1" "$work/sentences$1" "$1" "$2"
}

import() { # first
  colophon import "$work/pages$1"
}

# A time of the log in seconds.
seconds() { date -d "$1" +%s.%N; }

# The server's log since [mark].
since() { tail -n "+$((marked + 1))" "$work/log"; }

mark() { marked=$(wc -l <"$work/log"); }

translated() { since | grep -c event=translated || true; }

await() { # translations
  last=0
  waited=0
  until [ "$(translated)" -ge "$1" ]; do
    kill -0 "$server" 2>/dev/null || die "the server has ended: $(tail -n 5 "$work/log")"
    now=$(translated)
    if [ "$now" = "$last" ]; then waited=$((waited + 1)); else waited=0; last=$now; fi
    [ "$waited" -lt 300 ] || die "no translation in a minute, $now of $1 are there: $(tail -n 5 "$work/log")"
    sleep 0.2
  done
}

# From the beginning of the first translation to the end of the last, in seconds.
span() {
  since | sed -n 's/^time=\([^ ]*\) .*event=translated .* millis=\([0-9]*\).*/\1 \2/p' | while read -r end millis; do
    say "$(seconds "$end") $millis"
  done | awk '{ begin = $1 - $2 / 1000; if (!first || begin < first) first = begin; if ($1 > last) last = $1 }
    END { printf "%.2f\n", last - first }'
}

cpu() { # pid: user and system time of a process and all below it, in seconds
  all=$(family "$1")
  for pid in $all; do cat "/proc/$pid/stat" 2>/dev/null; done |
    sed 's/.*) //' | awk -v hertz="$(getconf CLK_TCK)" '{ t += $12 + $13 + $14 + $15 } END { printf "%.2f\n", t / hertz }'
}

family() {
  say "$1"
  for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do family "$child"; done
}

resident() { sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$server/status" | awk '{ printf "%.0f", $1 / 1024 }'; }

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

load() { cut -d ' ' -f 1 /proc/loadavg; }

# ---------------------------------------------------------------- what is measured

# How long a reader waits: the order, and the page it leads to once it is finished.
read_in() { # language path
  began=$(date +%s.%N)
  curl -sL -A reader -o "$work/page" "http://localhost:$port/translate/$1/$2"
  while grep -q 'http-equiv="refresh"' "$work/page"; do
    sleep 0.1
    curl -s -A reader -o "$work/page" "http://localhost:$port/$1/$2"
    [ "$(calculate "$(date +%s.%N) - $began")" -lt 120 ] || die "$2 is not translated: $(tail -n 5 "$work/log")"
  done
  calculate "$(date +%s.%N) - $began" 2
}

name_of() { # number
  awk -v n="$1" 'BEGIN { s = ""; do { s = sprintf("%c", 97 + n % 26) s; n = int(n / 26) } while (n > 0); print s }'
}

one() {
  pages 1000 $((ROUNDS + 25))
  configure ''
  import 1000
  start_server 0
  first=$(read_in fr "2022/02/report-$(name_of 1000)")
  for n in $(seq 1001 1024); do read_in fr "2022/02/report-$(name_of "$n")" >/dev/null; done
  before=$(cpu "$server")
  for n in $(seq 1025 $((1024 + ROUNDS))); do
    read_in fr "2022/02/report-$(name_of "$n")"
  done >"$work/times"
  say
  say "An article of $(words 1000 "$((ROUNDS + 25))") words into one language, one core, from request to page:"
  say "  the first after a start   $first s"
  say "  after 24 others           $(median <"$work/times") s ($(sort -n "$work/times" | head -n 1) to $(sort -n "$work/times" | tail -n 1)), $ROUNDS articles;"
  say "                            $(calculate "($(cpu "$server") - $before) / $ROUNDS" 2) s of CPU each, in all processes"
  stop_server
}

words() { # first count: the mean
  awk -v count="$2" '{ n += NF } END { printf "%.0f", n / count }' "$work/sentences$1"
}

all() {
  pages 2000 2
  configure "$(say $many | tr ' ' ',')"
  start_server "$cores"
  number=$(say $many | wc -w)
  say
  say "An article of $(words 2000 2) words into $number languages, two cores:"
  for n in 2000 2001; do
    mark
    before=$(cpu "$server")
    began=$(date +%s.%N)
    colophon import "$work/pages2000/page$n.html"
    await "$number"
    ended=$(seconds "$(since | grep event=translated | tail -n 1 | sed 's/^time=\([^ ]*\) .*/\1/')")
    say "  $(span) s from the first to the last, $(calculate "$ended - $began" 2) s with the import; $(calculate "$(cpu "$server") - $before" 1) s of CPU, $(resident) MiB"
  done
  stop_server
}

archive() {
  pages 3000 "$ARTICLES"
  configure ''
  import 3000
  configure "$(say $ten | tr ' ' ',')"
  raw >"$work/raws"
  start_server "$cores"
  before=$(cpu "$server")
  await $((ARTICLES * 10))
  took=$(span)
  used=$(calculate "$(cpu "$server") - $before" 1)
  memory=$(resident)
  stop_server
  raw >>"$work/raws"
  total=$(calculate "$(wc -w <"$work/sentences3000") * 10")
  say
  say "$ARTICLES articles of $(words 3000 "$ARTICLES") words into ten languages, two cores, $total words in $took s, $memory MiB:"
  say
  say '| | words/s | words/CPU s |'
  say '|---|---|---|'
  sed 's/^/| engine alone | /; s/ \([0-9]*\)$/ | \1 |/' "$work/raws"
  say "| newspaper | $(calculate "$total / $took") | $(calculate "$total / $used") |"
  say "| newspaper to engine alone | $(share 1 "$total / $took") % | $(share 2 "$total / $used") % |"
}

# What a rate is of the mean of the engine's.
share() { # column rate
  calculate "100 * ($2) / $(awk -v c="$1" '{ n += $c } END { print n / NR }' "$work/raws")"
}

calculate() { awk "BEGIN { printf \"%.${2:-0}f\n\", $1 }"; }

field() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"; } # name

# Words per second, and per second of processor time, of the engine alone with two threads on the
# articles' own sentences.
raw() {
  some=$(awk 'END { print NR < 960 ? NR : 960 }' "$work/sentences3000")
  # shellcheck disable=SC2046 # options are words
  printf '20 2\n10 2\n' | taskset -c "$cores" "$JAVA_HOME/bin/java" $(java_options) --add-modules jdk.incubator.vector \
    -cp "$work/classes" Translate "$MODEL" "$work/sentences3000" "$some" 96 2.0 2>>"$work/said" | tail -n 1 >"$work/raw"
  printf '%.0f %.0f\n' "$(calculate "$(field words <"$work/raw") / $(field seconds <"$work/raw")")" \
    "$(calculate "$(field words <"$work/raw") / $(field cpuSeconds <"$work/raw")")"
}

[ -f "$MODEL/model.intgemm.alphas.bin" ] || {
  set_up_models
  "$JAVA_HOME/bin/java" "$here/Articles.java" ending "$NMT_WORK/base-memory" "$MODEL" "$END"
}
set_up_sentences
"$COLOPHON" version >/dev/null
build_engine
compile "$work/classes" "$here/Translate.java"
mkdir "$data"
port=$(shuf -i 20000-30000 -n 1)
registry_port=$((port + 10000))
configure ''
install_models
say "Load of the machine before: $(load)"
[ $# -gt 0 ] || set -- one all archive
for part in "$@"; do "$part"; done
say
say "Load of the machine after: $(load)"
