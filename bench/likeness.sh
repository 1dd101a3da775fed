#!/bin/sh
# How well copies of a story are told from other stories, and how long that takes among many.
#
#   bench/likeness.sh                 precision and recall on pairs, then times at 2000, 20000 and 100000 articles
#   bench/likeness.sh 20000           times at that number only; 0 for none
#
# BENCHMARKS is the folder of texts (default ../shared/benchmarks); the database is one of its own that is thrown away.
set -eu

root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$root/bench/test-classes.sh"

"$JAVA" press.colophon.articles.LikenessFigures "$BENCHMARKS"
[ "${1:-}" = 0 ] || "$JAVA" press.colophon.articles.RecognitionFigures "$BENCHMARKS" "${1:-2000,20000,100000}"
