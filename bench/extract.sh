#!/bin/sh
# What our extractor gets right on the development pages, and how fast, beside Readability4J in the same run.
#
#   bench/extract.sh [ROUNDS]          default: 9
#
# WARMUP (default 8) rounds come before; CORE (default 1) and JAVA_OPTIONS are read from the environment. Skipped where
# the development pages are absent.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
root=$(dirname "$here")
. "$here/nmt-setup.sh"

set=$root/../shared/benchmarks/extraction/dev/scrapinghub-dev
[ -f "$set/truth.json" ] || { say "No development pages in ../shared: nothing is measured."; exit 0; }

say 'Building the extractor ...' >&2
maven -pl extract -DskipTests -Dspotless.check.skip=true package || die 'the extractor could not be built'
lib=$here/extract/target/lib
[ -d "$lib" ] ||
  maven -f bench/extract/pom.xml dependency:copy-dependencies -DoutputDirectory="$lib" ||
  die 'Readability4J could not be fetched'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
cp -R "$root/extract/target/classes/press" "$root/extract/target/test-classes/press" "$work"
"$JAVA_HOME/bin/javac" -d "$work" -cp "$work:$lib/*" "$here/extract/Compare.java" || die 'the benchmark could not be compiled'

say "Load of the machine before: $(cut -d ' ' -f 1 /proc/loadavg)"
# shellcheck disable=SC2086 # options are words
taskset -c "${CORE:-1}" "$JAVA_HOME/bin/java" ${JAVA_OPTIONS:-} -cp "$work:$lib/*" \
  press.colophon.extract.Compare "$set" "${1:-9}" "${WARMUP:-8}"
