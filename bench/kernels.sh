#!/bin/sh
# How fast each kernel of the translation engine is by itself, beside the most that the machine can do.
#
#   bench/kernels.sh [PATTERN...]      default: all; a regular expression of names, e.g. Tile or Attention
#
# FORKS (default 1), ITERATIONS (default 8), CORE (default 1), JAVA_OPTIONS and VERBOSE=1 (JMH's own report)
# are read from the environment, NMT_TOOLS and NMT_WORK as in translate.sh.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
root=$(dirname "$here")
. "$here/nmt-setup.sh"

set_up_models
set_up_sentences
build_engine
maven -f bench/kernels/pom.xml compile || die 'the benchmarks could not be built'

say "Load of the machine before: $(cut -d ' ' -f 1 /proc/loadavg)"
# shellcheck disable=SC2046,SC2086 # options are words
taskset -c "${CORE:-1}" "$JAVA_HOME/bin/java" $(java_options) --add-modules jdk.incubator.vector ${JAVA_OPTIONS:-} \
  -Dvocabulary="$NMT_WORK/v32k.model" -Dsentences="$SENTENCES" \
  -cp "$here/kernels/target/classes:$CLASSPATH:$here/kernels/target/lib/*" \
  press.colophon.nmt.Kernels "${FORKS:-1}" "${ITERATIONS:-8}" "$@" 2>&1 | grep -v 'incubator modules\|^# WARNING'
