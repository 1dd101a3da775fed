#!/bin/sh
# All figures of the translation engine at once, as they stand in README.md: beside the reference engine, by kernel,
# and where the time goes. About half an hour; on a quiet machine only.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
"$here/translate.sh"
echo
"$here/kernels.sh"
"$here/profile.sh"
