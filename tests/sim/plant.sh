#!/bin/sh
# SPDX-License-Identifier: MIT
# plant.sh SCRIPT OUT: plants a bug in a copy of the source that the first line of the sed script names.
# A script that changes nothing has lost its place in the source: it is to be mended, not passed over.
set -eu
source=$(sed -n '1s/^# \([^:]*\):.*/\1/p' "$1")
sed -f "$1" "$source" >"$2"
if cmp -s "$source" "$2"; then
	echo "$1 finds nothing to change in $source any more: plant its bug anew" >&2
	rm -f "$2"
	exit 1
fi
