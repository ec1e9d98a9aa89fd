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
finish
