# SPDX-License-Identifier: MIT
# Who may include whom. Reads `path:line:#include ...` lines and prints each that breaks the table of
# HACKING.md. Rooms are the second part of the path; a name without a slash is a private header.
BEGIN {
	may["base"]  = "base"
	may["codec"] = "base codec"
	may["api"]   = "base codec api"
	may["store"] = "base api store"
	may["app"]   = "base api store app"
	may["cell"]  = "base cell"
	may["view"]  = "base cell api store app view"
	may["port"]  = "base cell api port"
	may["sys"]   = "base codec cell api port sys"
	may["edge"]  = ""
	may["run"]   = "base codec cell api store app view port sys run edge"
	may["demo"]  = "base codec api demo edge"

	# The only rooms in which a library's header may stand.
	lib["cjson/"] = "codec"; lib["openssl/"] = "codec"; lib["utf8proc"] = "base"
	lib["curses"] = "sys"; lib["curl/"] = "sys"; lib["microhttpd"] = "demo"
	edge = "sys run demo edge"
	lib["signal.h"] = edge; lib["termios.h"] = edge; lib["unistd.h"] = edge; lib["fcntl.h"] = edge
	lib["time.h"] = edge; lib["sys/"] = edge; lib["poll.h"] = edge; lib["pthread.h"] = edge
	lib["locale.h"] = edge; lib["pwd.h"] = edge; lib["errno.h"] = edge; lib["wchar.h"] = edge
}

function in_list(word, list,   a, n, i) {
	n = split(list, a, " ")
	for (i = 1; i <= n; i++)
		if (a[i] == word)
			return 1
	return 0
}

{
	split($0, colon, ":")
	path = colon[1]
	n = split(path, part, "/")
	room = part[n - 1]
	if (match($0, /"[^"]*"/)) {
		name = substr($0, RSTART + 1, RLENGTH - 2)
		if (index(name, "/") == 0)
			next
		split(name, to, "/")
		if (!in_list(to[1], may[room]))
			print path ": " room " may not include \"" name "\""
	} else if (match($0, /<[^>]*>/)) {
		name = substr($0, RSTART + 1, RLENGTH - 2)
		for (prefix in lib)
			if (index(name, prefix) == 1 && !in_list(room, lib[prefix]))
				print path ": " room " may not include <" name ">"
	}
}
