#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints which share of the lines and branches of each folder the tests have reached, the least reached files, and the total.
# coverage.html in the build folder has every line.
set -eu
: "${BUILD:=build-cov}"
command -v gcovr >/dev/null 2>&1 || { echo 'gcovr is not installed; run make deps WITH_TOOLS=1'; exit 1; }
# A program that was killed while gcov wrote can leave a count that is no number; its line is left out.
gcovr --root . --filter src/ --exclude-unreachable-branches --gcov-ignore-parse-errors --print-summary --csv "$BUILD/coverage.csv" \
	--html-details "$BUILD/coverage.html" "$BUILD/obj" >"$BUILD/coverage.txt" 2>&1 || { cat "$BUILD/coverage.txt"; exit 1; }
awk -F, '
	function share(part, whole) { return whole ? sprintf("%5.1f%%", 100 * part / whole) : "     -" }
	NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
	{
		folder = $column["filename"]
		sub(/^src\//, "", folder)
		sub(/\/[^\/]*$/, "", folder)
		n = split("line_total line_covered branch_total branch_covered", name, " ")
		for (i = 1; i <= n; i++) {
			sum[folder, i] += $column[name[i]]
			all[i] += $column[name[i]]
		}
		folders[folder] = 1
	}
	END {
		for (f in folders)
			printf "%-16s lines %s of %5d   branches %s of %5d\n", f, share(sum[f, 2], sum[f, 1]), sum[f, 1],
				share(sum[f, 4], sum[f, 3]), sum[f, 3] | "sort"
		close("sort")
		printf "%-16s lines %s of %5d   branches %s of %5d\n", "all", share(all[2], all[1]), all[1],
			share(all[4], all[3]), all[3]
	}' "$BUILD/coverage.csv"
