#!/bin/sh
# SPDX-License-Identifier: MIT
# The commands on lists that move (TAP): nobody is lost, and bugs planted in the proofs are found. How many lists:
# MOVING_SEEDS.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${BUILD:=build}" "${MOVING_SEEDS:=500}"
moving=$BUILD/tests/moving/moving
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0 bad=0

check() { # check NAME STATUS: with what was said in $tmp/out
	n=$((n + 1))
	if [ "$2" -eq 0 ]; then
		echo "ok $n - $1"
	else
		bad=$((bad + 1))
		echo "not ok $n - $1"
		tail -n 20 "$tmp/out" | sed 's/^/# /'
	fi
}

"$moving" --seeds "$MOVING_SEEDS" >"$tmp/out" 2>&1
check 'nobody is lost' $?
grep -q 'nobody was lost' "$tmp/out" && ! grep -qE '[ (]0 ' "$tmp/out"
check 'lists come, move and stay uncertain' $?

# A planted bug is found, said as what it is, and the printed command shows it again.
finds() { # finds PROGRAM SAID
	if "$1" --seeds 20000 >"$tmp/out" 2>&1; then
		echo 'the bug is not found' >>"$tmp/out"
		return 1
	fi
	grep -qE "^seed.*$2" "$tmp/out" || return 1
	replay=$(sed -n 's/^replay: //p' "$tmp/out")
	! $replay >"$tmp/out" 2>&1 && grep -qE "^seed.*$2" "$tmp/out"
}
for script in tests/moving/planted/*.sed; do
	name=$(basename "$script" .sed)
	finds "$BUILD/tests/moving/planted/$name" "$(sed -n 's/^# found as: //p' "$script")"
	check "planted: $(sed -n '1s/^# //p' "$script")" $?
done

echo "1..$n"
[ "$bad" -eq 0 ]
