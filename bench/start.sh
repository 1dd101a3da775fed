#!/bin/sh
# How long a start takes until the first page is there: the first start of a new data folder once per
# round, then starts of the same folder. Prints every figure and the median of each kind.
#
#   bench/start.sh [ROUNDS]     needs curl and GNU date
set -eu

rounds=${1:-5}
root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
chmod 711 "$work" # for root: the database runs as another user and must pass through
server=
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}

now() { date +%s%3N; }

free_port() { shuf -i 20000-40000 -n 1; }

# Starts on a folder and prints the milliseconds until the home page answers.
start() {
  port=$(free_port)
  began=$(now)
  "$root/colophon" serve --data "$1" --port "$port" >"$work/log" 2>&1 &
  server=$!
  until curl --silent --fail --output /dev/null "http://localhost:$port/"; do
    kill -0 "$server" 2>/dev/null || {
      cat "$work/log" >&2
      exit 1
    }
    sleep 0.01
  done
  echo $(($(now) - began)) >>"$2"
  stop
}

median() { sort -n "$1" | sed -n "$((($(wc -l <"$1") + 1) / 2))p"; }

report() { printf '%-12s %s ms   (%s)\n' "$1" "$(median "$2")" "$(tr '\n' ' ' <"$2")"; }

"$root/colophon" version >/dev/null # builds if needed, which is not what is measured
for round in $(seq "$rounds"); do
  start "$work/data-$round" "$work/first"
  start "$work/data-$round" "$work/later"
done
report 'first start' "$work/first"
report 'later start' "$work/later"
