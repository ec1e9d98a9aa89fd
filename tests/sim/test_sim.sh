#!/bin/sh
# SPDX-License-Identifier: MIT
# The simulation (TAP): its stories hold, a seed tells the same story each time, and bugs planted in the sources are
# found, each for what it is. How many stories: SIM_SEEDS.
# shellcheck source=tests/sim/planted.sh
. "$(dirname "$0")/planted.sh"
sim=$BUILD/tests/sim/sim

"$sim" ${SIM_SEEDS:+--seeds "$SIM_SEEDS"} >"$tmp/out" 2>&1
holds 'every story holds'
grep -q 'held; of slow' "$tmp/out" && ! grep -qE ' 0(,|$)' "$tmp/out"
holds 'everything that can happen does'

"$sim" --seed 7 --seeds 1 --trace >"$tmp/out" 2>&1 && "$sim" --seed 7 --seeds 1 --trace >"$tmp/again" 2>&1 &&
	[ "$(wc -l <"$tmp/out")" -gt 50 ] && cmp "$tmp/out" "$tmp/again" >>"$tmp/out" 2>&1
holds 'a seed tells the same story each time'

# The rarest bug needs 11,000 stories; a search ends with the first story that finds its bug.
find_planted sim --seeds 20000 --jobs 1
finish
