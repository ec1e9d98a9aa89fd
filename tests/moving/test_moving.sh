#!/bin/sh
# SPDX-License-Identifier: MIT
# The commands on lists that move (TAP): nobody is lost, and bugs planted in the proofs are found. How many lists:
# MOVING_SEEDS.
# shellcheck source=tests/sim/planted.sh
. "$(dirname "$0")/../sim/planted.sh"

"$BUILD/tests/moving/moving" --seeds "${MOVING_SEEDS:-500}" >"$tmp/out" 2>&1
holds 'nobody is lost'
grep -q 'nobody was lost' "$tmp/out" && ! grep -qE '[ (]0 ' "$tmp/out"
holds 'lists come, move and stay uncertain'

find_planted moving --seeds 20000
finish
