#!/bin/sh
# SPDX-License-Identifier: MIT
# Each test that tests/complaints.txt counts on is there (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

exists() {
	case $1 in
	*.steps) [ -f "tests/flow/$1" ] ;;
	*.sh) [ -f "tests/system/$1" ] || [ -f "tests/sim/$1" ] ;;
	*) grep -rqs "^TEST($1)\$" tests/unit tests/pty ;;
	esac
}

grep -v '^#' tests/complaints.txt | while IFS= read -r line; do
	case $line in
	'	'*) for t in $line; do exists "$t" || echo "$t"; done ;;
	esac
done >"$tmp/missing"
is 'they are there' "$(cat "$tmp/missing")" ''
is 'each complaint has one' "$(grep -vc '^\(#\|	\|$\)' tests/complaints.txt)" "$(grep -c '^	' tests/complaints.txt)"
exists no_such_test
is 'and one that is not is seen' $? 1
finish
