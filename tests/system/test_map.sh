#!/bin/sh
# SPDX-License-Identifier: MIT
# The map of HACKING.md is the tree's: its rooms are those there are, and the files that it names exist (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

is 'its rooms are those there are' "$(sed -n 's/^| `\([a-z]*\)` | .*/\1/p' HACKING.md | LC_ALL=C sort)" \
	"$(find src include -mindepth 1 -maxdepth 1 -type d | sed 's/.*\///' | LC_ALL=C sort -u)"

# A path from the top, or one within src, include or tests; a name alone is that of some file there.
exists() {
	# shellcheck disable=SC2086
	for path in $1 src/$1 src/$1.[ch] include/$1 include/$1.h tests/$1; do
		[ ! -e "$path" ] || return 0
	done
	[ -n "$(find src include tests -path "*/$1" -print)" ]
}

grep -o '`[a-z]*/[a-zA-Z0-9_./*-]*`\|`[a-z_]*\.[chs][a-z]*`' HACKING.md | tr -d '`' | sort -u |
	grep -v '^build/\|^init/release$\|^new/free$' >"$tmp/named"
while IFS= read -r path; do exists "$path" || echo "$path"; done <"$tmp/named" >"$tmp/missing"
is 'the files that it names are there' "$(cat "$tmp/missing")" ''
is 'they are many' "$(($(lines "$tmp/named") > 30))" 1
exists src/app/nowhere.c
is 'and one that is not is seen' $? 1
finish
