#!/bin/sh
# Compares our translation engine with the reference engine (bergamot-translator, the WASM build, in
# Node.js): the same models, the same sentences, one core each, in turn.
#
#   bench/translate.sh [MODEL...]      default: tiny base-memory base
#   bench/translate.sh articles        whole articles through the newspaper: see articles.sh
#
# Read from the environment:
#   NMT_TOOLS      folder with the tools that make the models and start the reference engine; default
#                  ../shared/nmt/tools beside this repository
#   NMT_WORK       models, sentences and the reference engine are made here once; default ~/nmt-speed
#   SENTENCES      a text, one sentence a line; default $NMT_WORK/flores.en
#   COUNT          how many of its sentences are used; default 96
#   ROUNDS         default 5, each with a window of SECONDS_EACH (default 4) of either engine
#   WARMUP         seconds that ours translates before the first round, default 20; the reference, which
#                  is compiled ahead, gets a fifth of it
#   CORE           which core both use, default 1
#   JAVA_OPTIONS   further options for ours
#   VERBOSE=1      prints every window
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
root=$(dirname "$here")
if [ "${1:-}" = articles ]; then
  shift
  exec "$here/articles.sh" "$@"
fi
COUNT=${COUNT:-96}
ROUNDS=${ROUNDS:-5}
SECONDS_EACH=${SECONDS_EACH:-4}
WARMUP=${WARMUP:-20}
CORE=${CORE:-1}
. "$here/nmt-setup.sh"

work=$(mktemp -d)
ours=""
peer=""
trap 'stop ours; stop peer; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# A number out of one line of JSON.
field() { # name line
  say "$2" | sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"
}

calculate() { awk "BEGIN { printf \"%.${2:-0}f\n\", $1 }"; }

# ---------------------------------------------------------------- the two engines

start_ours() { # cores model lines-per-call
  mkfifo "$work/ours.in" "$work/ours.out"
  # shellcheck disable=SC2046,SC2086 # options are words
  taskset -c "$1" "$JAVA_HOME/bin/java" $(java_options) --add-modules jdk.incubator.vector ${JAVA_OPTIONS:-} \
    -cp "$work/classes" Translate "$NMT_WORK/$2" "$work/sentences" "$COUNT" "$3" \
    <"$work/ours.in" >"$work/ours.out" 2>"$work/ours.log" &
  ours=$!
  exec 3>"$work/ours.in" 4<"$work/ours.out"
  read -r ours_loaded <&4 || die "our engine does not start: $(tail -n 3 "$work/ours.log")"
}

start_peer() { # model lines-per-call
  mkfifo "$work/peer.in" "$work/peer.out"
  taskset -c "$CORE" node "$here/translate-peer.mjs" "$NMT_TOOLS" "$NMT_WORK/peer" "$NMT_WORK/$1" "$work/sentences" \
    "$COUNT" "$2" <"$work/peer.in" >"$work/peer.out" 2>"$work/peer.log" &
  peer=$!
  exec 5>"$work/peer.in" 6<"$work/peer.out"
  read -r peer_loaded <&6 || die "the reference engine does not start: $(tail -n 3 "$work/peer.log")"
}

stop() { # ours or peer
  eval "pid=\$$1; $1="
  [ -n "$pid" ] || return 0
  if [ "$1" = ours ]; then exec 3>&- 4<&-; else exec 5>&- 6<&-; fi
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -f "$work/$1.in" "$work/$1.out"
}

# One window; its line of JSON is left in $answer.
ask_ours() { # seconds threads
  kill -0 "$ours" 2>/dev/null || die "our engine has ended: $(tail -n 3 "$work/ours.log")"
  say "$1 $2" >&3
  read -r answer <&4 || die "our engine has ended: $(tail -n 3 "$work/ours.log")"
  [ -z "${VERBOSE:-}" ] || say "ours $answer" >&2
}

ask_peer() { # seconds
  kill -0 "$peer" 2>/dev/null || die "the reference engine has ended: $(tail -n 3 "$work/peer.log")"
  say "$1" >&5
  read -r answer <&6 || die "the reference engine has ended: $(tail -n 3 "$work/peer.log")"
  [ -z "${VERBOSE:-}" ] || say "peer $answer" >&2
}

# ---------------------------------------------------------------- one core each

# The reference splits a line into sentences where we take it as one: such lines are left out.
choose_sentences() {
  grep -Ev '[.?!]["'\'')”’»]*[[:space:]]+[^[:space:]]' "$SENTENCES" | head -n "$COUNT" >"$work/sentences"
  [ "$(wc -l <"$work/sentences")" -eq "$COUNT" ] || die "$SENTENCES has fewer than $COUNT lines of one sentence"
}

# Tokens that one pass of the reference gives: in a batch every sentence gets as many as the longest.
count_tokens() { # model lines-per-call
  node "$here/translate-peer.mjs" "$NMT_TOOLS" "$NMT_WORK/peer" "$NMT_WORK/$1" "$work/sentences" "$COUNT" "$2" count-tokens
}

# words/s, words/CPU s, output tokens/s, output tokens/CPU s of a window.
rates() { # line tokens
  awk -v words="$(field words "$1")" -v tokens="$2" -v seconds="$(field seconds "$1")" -v cpu="$(field cpuSeconds "$1")" \
    'BEGIN { print words / seconds, words / cpu, tokens / seconds, tokens / cpu }'
}

column() { cut -d ' ' -f "$1" "$work/$2" | median; } # number file

# The median of the rounds' ratios and their range.
ratio() { # column
  paste -d ' ' "$work/ours" "$work/peer" | awk -v c="$1" '{ print $c / $(c + 4) }' | sort -n >"$work/ratios"
  say "$(median <"$work/ratios" | xargs printf '%.2f') ($(head -n 1 "$work/ratios" | xargs printf '%.2f') to $(tail -n 1 "$work/ratios" | xargs printf '%.2f'))"
}

row() { # model lines-per-call name file loaded last ratio-words ratio-tokens
  printf '| %s | %s | %s | %.0f | %.0f | %s | %.0f | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$(column 1 "$4")" "$(column 2 "$4")" "$7" \
    "$(column 4 "$4")" "$8" "$(field loadMs "$5")" "$(field rssMiB "$6")" "$(field peakMiB "$6")"
}

compare() { # model lines-per-call
  each=$(field tokens "$(count_tokens "$1" "$2")")
  start_peer "$1" "$2"
  start_ours "$CORE" "$1" "$2"
  ask_peer "$(calculate "$WARMUP / 5")"
  ask_ours "$WARMUP" 1
  : >"$work/ours"
  : >"$work/peer"
  for _ in $(seq "$ROUNDS"); do
    ask_peer "$SECONDS_EACH"
    peer_last=$answer
    rates "$answer" $((each * $(field passes "$answer"))) >>"$work/peer"
    ask_ours "$SECONDS_EACH" 1
    ours_last=$answer
    rates "$answer" "$(field tokens "$answer")" >>"$work/ours"
  done
  row "$1" "$2" reference peer "$peer_loaded" "$peer_last" '' ''
  row "$1" "$2" ours ours "$ours_loaded" "$ours_last" "$(ratio 2)" "$(ratio 4)"
  stop ours
  stop peer
}

# ---------------------------------------------------------------- two threads of ours

scale() { # model
  start_ours 0,1 "$1" 32
  ask_ours "$(calculate "$WARMUP / 2")" 1
  ask_ours "$(calculate "$WARMUP / 2")" 2
  : >"$work/ours"
  for _ in $(seq "$ROUNDS"); do
    for threads in 1 2; do
      ask_ours "$SECONDS_EACH" "$threads"
      printf '%s ' "$(calculate "$(field words "$answer") / $(field seconds "$answer")" 1)" >>"$work/ours"
    done
    say >>"$work/ours"
  done
  factor=$(awk '{ print $2 / $1 }' "$work/ours" | median)
  printf '| %s | %.0f | %.0f | %.2f |\n' "$1" "$(column 1 ours)" "$(column 2 ours)" "$factor"
  stop ours
}

load() { cut -d ' ' -f 1 /proc/loadavg; }

set_up_reference
set_up_models
set_up_sentences
build_engine
compile "$work/classes" "$here/Translate.java"
choose_sentences
[ $# -gt 0 ] || set -- tiny base-memory base

say "$ROUNDS rounds of $SECONDS_EACH s, $COUNT sentences of $(wc -w <"$work/sentences") words in all, load of the machine before: $(load)"
say
say '| model | lines per call | engine | words/s | words/CPU s | ours to reference | tokens/CPU s | ours to reference | load ms | MiB | at most |'
say '|---|---|---|---|---|---|---|---|---|---|---|'
for model in "$@"; do
  for lines in 1 32; do compare "$model" "$lines"; done
done
if [ "$(nproc)" -ge 2 ]; then
  say
  say '| model, 32 lines per call | one thread, words/s | two threads, words/s | factor |'
  say '|---|---|---|---|'
  for model in "$@"; do scale "$model"; done
fi
say
say "load of the machine after: $(load), of which ours about 1"
