#!/bin/sh
# SPDX-License-Identifier: MIT
# The runner of the tests: two runs at once do not disturb each other, and it counts what fails, crashes and is skipped (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

run() { BUILD=$tmp/build sh tests/run.sh "$@"; }
write() { # write NAME LINE...: a test program
	name=$tmp/$1.sh
	shift
	printf '%s\n' "$@" >"$name"
}

write inner 'echo 1..1; echo ok 1'
write outer "BUILD='$tmp/build' sh tests/run.sh '$tmp/inner.sh' >'$tmp/said'" 'echo 1..2; echo ok 1; echo ok 2'
mkdir -p "$tmp/build/test-output/of-old"
is 'a run goes on while another begins and ends' "$(run "$tmp/outer.sh")" '2 passed, 0 failed'
is 'which counts its own tests' "$(cat "$tmp/said")" '1 passed, 0 failed'
run "$tmp/inner.sh" >"$tmp/said"
is 'the output of runs that are over is removed' "$(find "$tmp/build/test-output" -name '*.tap' -o -name of-old | wc -l | tr -d ' ')" 1

write fails 'echo 1..1; echo "not ok 1 - it is wrong"; exit 1'
write short 'echo 1..3; echo ok 1'
write crashes 'echo 1..1; echo ok 1; kill -9 $$'
write leaves 'echo 1..1; echo "not ok 1 # SKIP no terminal"'
run "$tmp/inner.sh" "$tmp/fails.sh" "$tmp/short.sh" "$tmp/crashes.sh" "$tmp/leaves.sh" >"$tmp/said"
is 'a failure is the exit status' "$?" 1
is 'failures, missing tests and crashes count' "$(tail -n 1 "$tmp/said")" '3 passed, 4 failed, 1 skipped'
is 'and are shown' "$(grep -c '^not ok 1 - it is wrong' "$tmp/said")" 1

# Parts of a script that run side by side: all their verdicts count, and one that does not come to its end has failed.
write parts '. tests/support/shell.sh' \
	'good() { is good 1 1; is better 1 1; }' 'wrong() { is wrong 1 2; }' 'ends() { is begun 1 1; exit 0; }' 'mute() { :; }' \
	'is first 1 1' 'beside good' 'beside wrong' 'beside ends' 'beside mute' together 'is last 1 1' finish
BUILD=$BUILD sh "$tmp/parts.sh" >"$tmp/said" 2>&1
is 'parts: the exit status' "$?" 1
is 'parts: what fails' "$(grep '^not ok' "$tmp/said" | sed 's/ part [0-9]* comes/ part comes/')" 'not ok 4 - wrong
not ok 6 - part comes to its end
not ok 7 - part comes to its end'
is 'parts: all are counted, in order' "$(sed -n 's/^\(not \)*ok \([0-9]*\) .*/\2/p' "$tmp/said" | tr '\n' ' ')$(tail -n 1 "$tmp/said")" '1 2 3 4 5 6 7 8 1..8'
finish
