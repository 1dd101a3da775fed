#!/bin/sh
# Kills processes that translate, and looks whether anything is lost or done twice.
#
#   bench/kills.sh [KILLS [SEED]]      default: 1000
#
# A server with its database and a worker (./colophon work) translate what is published and corrected all the
# while; one or the other gets kill -9 at a random moment, and is started again. Meanwhile sentences of finished
# translations are written anew. At the end:
#   - every sentence that was acknowledged stands in its translation;
#   - no translation was finished twice, and none that was finished was unfinished later;
#   - the engine, a server of the script's own, was asked again for no more than the batch that each job under way
#     had not put down.
# Prints the figures; exit code 1 where one of these does not hold. Some 4 to 10 seconds a kill.
set -eu

root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

(cd "$root" && ./mvnw -B -ntp -q -pl server -am test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath" >&2)
"$root/colophon" --version >/dev/null # builds what the children start, if need be
CLASSPATH=$root/server/target/test-classes:$root/server/target/classes:$root/extract/target/classes
CLASSPATH=$CLASSPATH:$root/nmt/target/classes:$(cat "$work/classpath")
export CLASSPATH
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

printf 'Load of the machine before: %s\n' "$(cut -d ' ' -f 1 /proc/loadavg)"
COLOPHON_LOG_LEVEL=ERROR "$JAVA" -Xmx256m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dcolophon.patience=300 -Dcolophon.launcher="$root/colophon" press.colophon.KilledTranslations "${1:-1000}" ${2:+"$2"}
