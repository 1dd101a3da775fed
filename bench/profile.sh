#!/bin/sh
# Where our translation engine spends its time, by operation.
#
#   bench/profile.sh [MODEL...]      default: tiny base-memory base
#
# SECONDS_EACH (default 20) of samples after WARMUP (default 15) seconds; NMT_TOOLS, NMT_WORK, SENTENCES, COUNT, CORE
# and JAVA_OPTIONS as in translate.sh.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
root=$(dirname "$here")
SECONDS_EACH=${SECONDS_EACH:-20}
WARMUP=${WARMUP:-15}
. "$here/nmt-setup.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

write_settings() {
  cat >"$work/settings.jfc" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0">
  <event name="jdk.ExecutionSample"><setting name="enabled">true</setting><setting name="period">5 ms</setting></event>
</configuration>
EOF
}

profile() { # model lines-per-call
  rm -f "$work/recording.jfr"
  # shellcheck disable=SC2046,SC2086 # options are words
  printf '%s 1\n' "$WARMUP" "$SECONDS_EACH" |
    taskset -c "${CORE:-1}" "$JAVA_HOME/bin/java" $(java_options) --add-modules jdk.incubator.vector ${JAVA_OPTIONS:-} \
      -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints -Xlog:jfr*=off \
      -XX:StartFlightRecording="filename=$work/recording.jfr,settings=$work/settings.jfc,delay=${WARMUP}s" \
      -cp "$work/classes" Translate "$NMT_WORK/$1" "$SENTENCES" "${COUNT:-96}" "$2" >"$work/log" 2>&1 ||
    die "$(tail -n 5 "$work/log")"
  say
  say "$1, $2 lines per call:"
  "$JAVA_HOME/bin/java" -cp "$work/classes" Profile "$work/recording.jfr"
}

set_up_models
set_up_sentences
build_engine
compile "$work/classes" "$here/Translate.java" "$here/Profile.java"
write_settings
[ $# -gt 0 ] || set -- tiny base-memory base
for model in "$@"; do
  for lines in 1 32; do profile "$model" "$lines"; done
done
