# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the tests of the two simulations share: what is said when one fails, and the bugs planted in the sources.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

holds() { # holds NAME: the last command did, and what it said is in $tmp/out
	verdict "$1" || tail -n 20 "$tmp/out" | sed 's/^/# /'
}

# A planted bug is found, said as what it is, and the printed command shows it again.
is_found() { # is_found SAID PROGRAM ARGUMENT...
	said=$1
	shift
	if "$@" >"$tmp/out" 2>&1; then
		echo 'the bug is not found' >>"$tmp/out"
		return 1
	fi
	grep -qE "^seed.*$said" "$tmp/out" || return 1
	replay=$(sed -n 's/^replay: //p' "$tmp/out")
	! $replay >"$tmp/out" 2>&1 && grep -qE "(^seed|DOES NOT HOLD:).*$said" "$tmp/out"
}

# find_planted FOLDER ARGUMENT...; with PLANTED_BUGS=none it does nothing: sanitizers tell nothing new about whether a bug is found
find_planted() {
	[ "${PLANTED_BUGS-}" != none ] || return 0
	folder=$1
	shift
	for script in tests/"$folder"/planted/*.sed; do
		is_found "$(sed -n 's/^# found as: //p' "$script")" \
			"$BUILD/tests/$folder/planted/$(basename "$script" .sed)" "$@"
		holds "planted: $(sed -n '1s/^# //p' "$script")"
	done
}
