# SPDX-License-Identifier: MIT
# Counts the results of mutations, lines of a verdict and a file, by folder:
#     awk -v pure='base burn app/model' -f report.awk
# Ends with 1 when too many survive: in a pure folder and in all pure folders more than 5 % of what is not
# equivalent, elsewhere 10 %. In a small sample, one survivor of a folder is no proof and is allowed.
function percent(killed, survived) {
	return killed + survived ? sprintf("%5.1f %%", 100 * killed / (killed + survived)) : "    - "
}

# Prints a row, and remembers whether more than the allowed survivors are too many.
function total(name, heading, bound, allowed,   killed, survived, bad) {
	killed = count[name, "killed"] + 0
	survived = count[name, "survived"] + 0
	if (killed + survived + count[name, "equivalent"] + count[name, "unbuilt"] == 0)
		return
	bad = survived > allowed && 100 * killed < bound * (killed + survived)
	printf "%-14s %6d %8d %10d %8d  %s%s\n", heading, killed, survived, count[name, "equivalent"], count[name, "unbuilt"],
		percent(killed, survived), bad ? "  fewer than " bound " %" : ""
	failed = failed || bad
}

BEGIN {
	FS = "\t"
	split(pure, names, " ")
	for (i in names) {
		sub(/\/.*/, "", names[i])
		is_pure[names[i]] = 1
	}
}
{
	split($2, part, "/")
	folder = part[2]
	kind = (folder in is_pure) ? "pure" : "other"
	folders[folder] = kind
	count[folder, $1]++
	count[" " kind, $1]++
}
END {
	printf "%-14s %6s %8s %10s %8s  %s\n", "folder", "killed", "survived", "equivalent", "unbuilt", "killed"
	n = 0
	for (folder in folders)
		sorted[++n] = folder
	for (i = 2; i <= n; i++)
		for (k = i; k > 1 && sorted[k] < sorted[k - 1]; k--) {
			swapped = sorted[k]
			sorted[k] = sorted[k - 1]
			sorted[k - 1] = swapped
		}
	for (i = 1; i <= n; i++)
		total(sorted[i], sorted[i], folders[sorted[i]] == "pure" ? 95 : 90, 1)
	total(" pure", "all pure", 95, 0)
	total(" other", "all others", 90, 0)
	exit failed
}
