#!/bin/sh
# SPDX-License-Identifier: MIT
# How many instructions the hot paths take, whatever else the machine does: more than 3 % above what tests/bench/counts
# says is a regression. Counts are of one compiler and one set of libraries; with others nothing can be said.
# BLESS=1 writes them anew.
set -eu
bench=$1 counts=$(dirname "$0")/counts margin=3
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

toolchain() {
	${CC:-cc} --version | head -n 1
	ldd "$bench" | sed -n 's/^[[:space:]]*\(lib[^ ]*\) => .*/\1/p' | LC_ALL=C sort | tr '\n' ' '
	ldd --version 2>&1 | head -n 1
}

count() { # count FUNCTION: instructions within it in a run on 1,000 customers, a call
	valgrind --tool=callgrind --callgrind-out-file="$tmp/out" --toggle-collect="$1" "$bench" "$tmp/json" 1000 once \
		>/dev/null 2>"$tmp/said" || [ -s "$tmp/out" ]
	total=$(sed -n 's/^summary: *\([0-9]*\).*/\1/p' "$tmp/out")
	echo "$1 ${total:-0}"
}

command -v valgrind >/dev/null || {
	echo 'bench-check: valgrind counts instructions; it is not installed' >&2
	exit 2
}
toolchain | tr '\n' ' ' | sed 's/ *$//' >"$tmp/toolchain"
for f in decode sign app_plan view_frame lens_update; do count $f; done >"$tmp/counts"
if [ -n "${BLESS-}" ]; then
	{ sed 's/^/# /' "$tmp/toolchain"; echo; cat "$tmp/counts"; } >"$counts"
	exit
fi
if [ "$(head -n 1 "$counts")" != "# $(cat "$tmp/toolchain")" ]; then
	echo "bench-check: the counts are of another toolchain, $(sed -n '1s/^# //p' "$counts")"
	cat "$tmp/counts"
	exit
fi
awk -v margin=$margin '
	FNR == NR { if ($1 != "#") was[$1] = $2; next }
	{
		change = ($2 - was[$1]) * 100 / was[$1]
		worse = change > margin
		bad += worse
		printf "%-12s %14d %+7.2f %%%s\n", $1, $2, change, worse ? "  MORE" : ""
	}
	END { exit bad > 0 }' "$counts" "$tmp/counts"
