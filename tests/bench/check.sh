#!/bin/sh
# SPDX-License-Identifier: MIT
# How many instructions the hot paths take, whatever else the machine does: more than 3 % above what tests/bench/counts
# says is a regression. Counts are of one compiler and one set of libraries; with others nothing can be said.
# BLESS=1 writes them anew. What a key costs, from the key to the bytes of its frame, has a limit as well.
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
for f in decode sign app_plan view_frame lens_update step_in_screen scroll_rows turn_pages; do count $f; done >"$tmp/counts"
# limit FUNCTION KEYS MOST: instructions of a key; tests/bench/screen.c says how many keys a function types.
limit() {
	awk -v name="$1" -v keys="$2" -v most="$3" '$1 == name {
		each = $2 / keys
		over = each > most
		printf("%-14s %14d a key, at most %d%s\n", name, each, most, over ? "  MORE" : "")
		exit over
	}' "$tmp/counts"
}
limit step_in_screen 100 350000
limit scroll_rows 100 450000
limit turn_pages 20 1500000
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
		printf "%-14s %14d %+7.2f %%%s\n", $1, $2, change, worse ? "  MORE" : ""
	}
	END { exit bad > 0 }' "$counts" "$tmp/counts"
