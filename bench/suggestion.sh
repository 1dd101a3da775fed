#!/bin/sh
# How right suggested regions and themes are, in which languages, and how fast.
#
#   bench/suggestion.sh [-v]          -v prints each page that went wrong
#
# BENCHMARKS is the folder of texts (default ../shared/benchmarks).
set -eu

root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$root/bench/test-classes.sh"

"$JAVA" press.colophon.taxonomy.suggestion.SuggestionFigures "$BENCHMARKS" "$@"
