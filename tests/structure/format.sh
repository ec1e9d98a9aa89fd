#!/bin/sh
# SPDX-License-Identifier: MIT
# format.sh FILE... prints a line for each place that clang-format 14 would write otherwise (.clang-format says how) and
# fails if there is one; format.sh --write FILE... writes them so. Other versions write some places in another way:
# without version 14 it says so and exits with 77.
set -u
version=14

find_program() {
	for program in "clang-format-$version" clang-format; do
		case $("$program" --version 2>/dev/null) in
		*"version $version."*)
			echo "$program"
			return
			;;
		esac
	done
	echo "clang-format $version is not installed" >&2
	return 77
}

program=$(find_program) || exit
if [ "${1-}" = --write ]; then
	shift
	exec "$program" -i "$@"
fi
[ $# -gt 0 ] || exit 0

# To read all files takes seconds: those that were right at the last time, and have not changed since, are not read again.
known=${BUILD:-build}/formatted
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
style=$(cksum <.clang-format)
cksum "$@" | sed "s/^/$style /" | LC_ALL=C sort >"$tmp/now"
LC_ALL=C sort "$known" 2>/dev/null | LC_ALL=C comm -13 - "$tmp/now" | sed 's/^\([0-9]* \)\{4\}//' >"$tmp/new"
found=$([ ! -s "$tmp/new" ] || xargs -P 2 -n 100 "$program" --dry-run -Werror <"$tmp/new" 2>&1 |
	sed -n 's/^\([^ ]*:[0-9]*\):[0-9]*: error: .*/\1: clang-format writes this otherwise/p' | sort -u)
[ -z "$found" ] || {
	echo "$found"
	exit 1
}
[ ! -d "${known%/*}" ] || { cp "$tmp/now" "$known.$$" && mv "$known.$$" "$known"; }
