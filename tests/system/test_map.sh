#!/bin/sh
# SPDX-License-Identifier: MIT
# The documents know the tree and the program: the folders of HACKING.md are those there are, the files that it names exist,
# and each key of the README and the manual does what some command does (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

is 'its folders are those there are' "$(sed -n '/^## Folders/,/^## Names/s/^| `\([a-z\/]*\)` | .*/\1/p' HACKING.md | LC_ALL=C sort)" \
	"$(find src include -name '*.[ch]' | sed 's/^[a-z]*\///; s/\/[^\/]*$//' | LC_ALL=C sort -u)"

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

# Default keys by name, a line each; what a list or a page adds, and the sign before the name of a column, is in the manual
# alone. In the README commands begin with a
# colon, conditions have blanks, and options have small letters only.
sed -n 's/^ACTION([A-Z_]*, "[^"]*", "\([^"]*\)".*/\1/p' include/input/action.def | tr ' ' '\n' | sed 's/\\\\/\\/' |
	LC_ALL=C sort -u >"$tmp/keys"
is 'the README knows no other keys' \
	"$(sed -n '/^## Keys/,/^!/p' README.md | grep -o '`[^`]*`' | tr -d '`' | sed 's/^[0-9][0-9]*\(.\)/\1/' |
		grep -v '^:[a-z]\| \|^[a-z][a-z-]*[a-z]$' | LC_ALL=C sort -u | comm -23 - "$tmp/keys")" ''
sed -n "/^\.Sh KEYS/,/^\.Sh [A-JL-Z]/s/^\.Sy //p" man/tcpartner.1 | sed "s/\\\\&//g; s/ [.,;:]*\$//" | tr " " "\n" | LC_ALL=C sort -u >"$tmp/manual"
printf '%s\n' J K = f '8>' 0 '*' , 7 - >"$tmp/of-lists"
is 'nor does the manual' "$(grep -vxFf "$tmp/of-lists" "$tmp/manual" | LC_ALL=C comm -23 - "$tmp/keys")" ''
like 'though many' "$(lines "$tmp/manual") $(lines "$tmp/keys")" '[1-9][0-9] [5-9][0-9]'
finish
