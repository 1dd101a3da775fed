#!/bin/sh
# What it costs to poll 1,000 sources that have nothing new.
#
#   bench/poll.sh [ROUNDS]        default: 3
#
# A server on this machine is 1,000 hosts with a feed of ten articles each; a database of its own is made and
# removed. Needs a built server (mvn -B package -DskipTests). CLASSPATH and JAVA_OPTIONS are read from the environment.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
root=$(dirname "$here")
CLASSPATH=${CLASSPATH:-$root/server/target/classes:$root/server/target/lib/*}
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
started=""

finish() {
  [ -z "$started" ] || kill "$started" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

chmod 711 "$work"
mkdir "$work/data"
port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 20000))
"$JAVA" "$here/Feeds.java" "$port" &
started=$!
tries=0
until curl -s -o /dev/null "http://127.0.0.1:$port/most"; do
  tries=$((tries + 1))
  [ "$tries" -lt 100 ] || { printf 'the feeds do not answer\n' >&2; exit 1; }
  sleep 0.2
done
printf 'Load of the machine before: %s\n' "$(cut -d ' ' -f 1 /proc/loadavg)"
# shellcheck disable=SC2086 # options are words
COLOPHON_LOG_LEVEL=ERROR "$JAVA" -Xmx256m ${JAVA_OPTIONS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$CLASSPATH" "$here/Polls.java" "$work/data" "$port" "${1:-3}"
