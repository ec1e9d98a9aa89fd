# SPDX-License-Identifier: MIT
# Files of a folder, or folders, that use each other's symbols in a circle. Reads `nm -A` of the objects
# and prints each circle with the symbols that close it. OBJ is the folder the objects are in.
BEGIN { depth = order = 0 }

# nm -A writes `path: U name` or `path:address T name`; the path has no space, the name is last.
{
	file = $1
	sub(/:[0-9a-fA-F]*$/, "", file)
	sub(/\.o$/, ".c", file)
	if (index(file, OBJ "/") == 1)
		file = substr(file, length(OBJ) + 2)
	kind = $(NF - 1)
	if (kind == "U")
		uses[file] = uses[file] " " $NF
	else if (kind ~ /^[A-Z]$/)
		owners[$NF] = owners[$NF] " " file
}

function folder(path) {
	sub(/\/[^\/]*$/, "", path)
	return path
}

# The file that defines a symbol: two programs may each have their own, then it is the user's neighbour.
function owner(symbol, user,   a, n, i) {
	n = split(owners[symbol], a, " ")
	for (i = 1; i <= n; i++)
		if (folder(a[i]) == folder(user))
			return a[i]
	return n == 1 ? a[1] : ""
}

function edge(from, to, symbol) {
	if (from == to)
		return
	if (!((from, to) in via)) {
		next_of[from] = next_of[from] " " to
		known[from] = known[to] = 1
	}
	if (index(via[from, to] " ", " " symbol " ") == 0)
		via[from, to] = via[from, to] " " symbol
}

# Tarjan: a strongly connected component is complete when its first node is left.
function visit(v,   a, n, i, w) {
	number[v] = low[v] = ++order
	stack[++depth] = v
	open[v] = 1
	n = split(next_of[v], a, " ")
	for (i = 1; i <= n; i++) {
		w = a[i]
		if (!(w in number)) {
			visit(w)
			low[v] = low[w] < low[v] ? low[w] : low[v]
		} else if (w in open) {
			low[v] = number[w] < low[v] ? number[w] : low[v]
		}
	}
	if (low[v] == number[v])
		leave(v)
}

function leave(v,   n, w, members, i, j) {
	n = 0
	do {
		w = stack[depth--]
		delete open[w]
		members[++n] = w
	} while (w != v)
	if (n < 2)
		return
	print n " in a circle:"
	for (i = 1; i <= n; i++)
		for (j = 1; j <= n; j++)
			if ((members[i], members[j]) in via)
				print "  " members[i] " uses " members[j] ":" via[members[i], members[j]]
}

END {
	for (f in uses) {
		n = split(uses[f], used, " ")
		for (i = 1; i <= n; i++) {
			to = owner(used[i], f)
			if (to == "")
				continue
			if (folder(to) == folder(f))
				edge(f, to, used[i])
			else
				edge(folder(f), folder(to), used[i])
		}
	}
	for (v in known)
		if (!(v in number))
			visit(v)
}
