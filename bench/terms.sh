#!/bin/sh
# How well the reader of terms reads texts whose right reading is known: the figures that the README of the set defines.
#
#   bench/terms.sh [TEXTS.jsonl] [--errors]      default: the development texts of ../shared
#
# With --errors every text that is read wrongly is printed with what is wrong.
set -eu

root=$(dirname "$(CDPATH='' cd -P "$(dirname "$0")" && pwd)")
texts=$root/../shared/benchmarks/terms/dev.jsonl
case ${1:-} in
  '' | --errors) ;;
  *) texts=$(CDPATH='' cd -P "$(dirname "$1")" && pwd)/$(basename "$1"); shift ;;
esac
[ -f "$texts" ] || { echo "No texts at $texts: nothing is measured."; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
(cd "$root" && ./mvnw -B -ntp -q -pl server -am test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath" >&2)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" \
  -cp "$root/server/target/test-classes:$root/server/target/classes:$(cat "$work/classpath")" \
  press.colophon.rights.reading.TermsFigures "$texts" "$@"
