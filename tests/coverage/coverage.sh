#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints which share of the lines and branches of each folder the tests have reached, and the total. Fails when counts were
# lost, because the shares are too low then. coverage.html in the build folder has every line.
set -eu
: "${BUILD:=build-cov}" "${GCOV:=gcov}"
command -v gcovr >/dev/null 2>&1 || { echo 'gcovr is not installed; run make deps WITH_TOOLS=1'; exit 1; }

# What is left of sources that are gone.
find "$BUILD/obj" -name '*.gcno' | while read -r notes; do
	source=src/${notes#"$BUILD/obj/"}
	[ -f "${source%.gcno}.c" ] || [ "$notes" = "$BUILD/obj/catalogs.gcno" ] || rm -f "$notes" "${notes%.gcno}.gcda"
done

# Files of counts that gcov cannot read, or that are of another build of the source (sources that are changed meanwhile, a
# test that builds here), and what the programs could not write.
lost=$BUILD/coverage-lost
: >"$lost"
find "$BUILD/obj" -name '*.gcda' -exec "$GCOV" -n {} + 2>&1 >/dev/null | sed -n '/\.gcda:/s|^.*/obj/||p' >>"$lost"
[ ! -s "$BUILD/gcov-errors" ] || sort -u "$BUILD/gcov-errors" >>"$lost"

# Where a signal ended a program within a function, gcov can derive a negative count, which gcovr leaves out.
gcovr --root . --filter src/ --exclude-unreachable-branches --gcov-ignore-parse-errors --gcov-executable "$GCOV" --print-summary --csv "$BUILD/coverage.csv" \
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
[ ! -s "$lost" ] || { echo 'Some counts were lost:'; cat "$lost"; exit 1; }
