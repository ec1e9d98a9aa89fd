#!/bin/sh
# SPDX-License-Identifier: MIT
# Each bug that is planted in a promise of the program fails the test that is named for it (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

for script in tests/planted/*.sed; do
	test=$(sed -n '2s/^# found by: [^ ]* //p' "$script")
	! "$BUILD/tests/planted/$(basename "$script" .sed)" >"$tmp/out" 2>&1 && grep -q "^not ok [0-9]* - $test\$" "$tmp/out"
	verdict "$(sed -n '1s/^# //p' "$script"): $test" || tail -n 20 "$tmp/out" | sed 's/^/# /'
done
finish
