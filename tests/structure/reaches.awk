# SPDX-License-Identifier: MIT
# What the linker takes in for some files. Reads `nm -A` of the objects in the folder OBJ and prints each
# source that the sources FROM need, themselves or through others, and whose path matches BARRED.

# nm -A writes `path: U name` or `path:address T name`; the path has no space, the name is last.
{
	file = $1
	sub(/:[0-9a-fA-F]*$/, "", file)
	sub(/\.o$/, ".c", file)
	if (index(file, OBJ "/") == 1)
		file = substr(file, length(OBJ) + 2)
	if ($(NF - 1) == "U")
		uses[file] = uses[file] " " $NF
	else if ($(NF - 1) ~ /^[A-Z]$/ && file !~ /^demo\//)
		owner[$NF] = file
}

function visit(file, via,   a, n, i) {
	if (file in seen)
		return
	seen[file] = 1
	if (file ~ BARRED)
		print file " is needed:" via
	n = split(uses[file], a, " ")
	for (i = 1; i <= n; i++)
		if (a[i] in owner)
			visit(owner[a[i]], via " " file)
}

END {
	n = split(FROM, from, " ")
	for (k = 1; k <= n; k++) {
		if (!(from[k] in uses))
			print from[k] " is no source"
		visit(from[k], "")
	}
}
