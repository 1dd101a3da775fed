#!/bin/sh
# How long it takes to decide everything about one article, and to audit many.
#
#   bench/rights.sh [ARTICLES]        default 100000
#
# The database is one of its own that is thrown away.
set -eu

root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$root/bench/test-classes.sh"

"$JAVA" press.colophon.rights.RightsFigures "${1:-100000}"
