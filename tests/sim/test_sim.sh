#!/bin/sh
# SPDX-License-Identifier: MIT
# The simulation (TAP): its stories hold, a seed tells the same story each time, and bugs planted in the sources are
# found, each for what it is. How many stories: SIM_SEEDS.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${BUILD:=build}" "${SIM_SEEDS:=}"
sim=$BUILD/tests/sim/sim
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

"$sim" ${SIM_SEEDS:+--seeds "$SIM_SEEDS"} >"$tmp/out" 2>&1
check 'every story holds' $?
grep -q 'held; of slow' "$tmp/out" && ! grep -qE ' 0(,|$)' "$tmp/out"
check 'everything that can happen does' $?

"$sim" --seed 7 --seeds 1 --trace >"$tmp/out" 2>&1 && "$sim" --seed 7 --seeds 1 --trace >"$tmp/again" 2>&1 &&
	[ "$(wc -l <"$tmp/out")" -gt 50 ] && cmp "$tmp/out" "$tmp/again" >>"$tmp/out" 2>&1
check 'a seed tells the same story each time' $?

# A planted bug is found, said as what it is, and the printed command tells it again.
finds() { # finds PROGRAM SAID
	if "$1" --seeds 3000 --jobs 1 >"$tmp/out" 2>&1; then
		echo 'the bug is not found' >>"$tmp/out"
		return 1
	fi
	grep -qE "^seed.*$2" "$tmp/out" || return 1
	replay=$(sed -n 's/^replay: //p' "$tmp/out")
	! $replay >"$tmp/out" 2>&1 && grep -qE "DOES NOT HOLD:.*$2" "$tmp/out"
}
for script in tests/sim/planted/*.sed; do
	name=$(basename "$script" .sed)
	finds "$BUILD/tests/sim/planted/$name" "$(sed -n 's/^# found as: //p' "$script")"
	check "planted: $(sed -n '1s/^# //p' "$script")" $?
done

echo "1..$n"
[ "$bad" -eq 0 ]
