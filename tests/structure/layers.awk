# SPDX-License-Identifier: MIT
# Who may include whom. Reads `path:line:#include ...` lines and prints each that breaks the table of
# HACKING.md. A folder is the path below src/ or include/; a name without a slash is a header of the
# same folder.
BEGIN {
	may["lang"]        = "base"
	may["base"]        = ""
	may["burn"]        = "base api snapshot"
	may["edge"]        = ""
	may["codec"]       = "base"
	may["cell"]        = "base input"
	may["input"]       = "base"
	may["api"]         = "base codec"
	may["explain"]     = "base codec api store"
	may["condition"]   = "base api"
	may["store"]       = "base api condition"
	may["output"]      = "base burn codec api store snapshot"
	may["voucher"]     = "base codec api output"
	may["alert"]       = "base burn codec api store voucher"
	may["fetch"]       = "base api store"
	may["load"]        = "base api store fetch"
	may["snapshot"]    = "base api store"
	may["port"]        = "base cell api snapshot"
	may["sys"]         = "base port"
	may["sys/terminal"] = "base codec cell port sys"
	may["sys/transport"] = "base codec api port sys"
	may["app/document"] = "base"
	may["app/model"]   = "base burn input api condition store fetch load snapshot app/document"
	may["app/table"]   = may["app/model"] " app/model"
	may["app/burn"]    = may["app/table"] " app/table"
	may["app/vouchers"] = may["app/table"] " app/table voucher"
	may["app/changes"] = may["app/table"] " app/table"
	may["app/own"]     = may["app/table"] " app/table output"
	may["app/screens"] = may["app/burn"] " app/burn app/vouchers app/changes app/own explain output"
	may["app"]         = may["app/screens"] " app/screens"
	may["view/kit"]    = "base burn cell input api condition store fetch load snapshot app app/document app/model app/table app/burn app/vouchers app/changes app/own app/screens voucher"
	may["view/table"]  = may["view/kit"] " view/kit"
	may["view/detail"] = may["view/kit"] " view/kit"
	may["view/own"]    = may["view/kit"] " view/kit"
	may["view/screens"] = may["view/detail"] " view/detail explain"
	may["view"]        = may["view/screens"] " view/table view/screens view/own"
	may["files"]       = "base codec api fetch load app/model"
	may["history"]     = "base burn codec api store snapshot output files"
	may["config"]      = "base burn cell codec input api explain condition store output alert snapshot app/model view/kit files"
	may["credentials"] = "base codec api port app/model files config"
	may["runner"]      = "base input api store port app/document app/model app/own credentials"
	may["recording"]   = "base burn codec input api store fetch load snapshot app app/document app/model app/table app/burn app/vouchers app/changes app/own app/screens"
	may["loop"]        = may["view"] " codec output history snapshot port sys sys/terminal sys/transport view files config credentials recording runner"
	may["cmd/completion"] = "base explain config credentials sys loop"
	may["cmd/fetch"] = may["loop"] " burn edge loop"
	may["cmd/check"]   = may["cmd/fetch"] " alert voucher cmd/fetch cmd/history"
	may["cmd/vouchers"] = may["cmd/fetch"] " voucher cmd/fetch"
	may["cmd/history"] = may["cmd/fetch"] " cmd/fetch"
	may["cmd"]         = may["loop"] " burn edge explain loop cmd/completion cmd/fetch cmd/vouchers cmd/check cmd/history"
	may["demo/customers"] = "base"
	may["demo"]        = "edge base codec api demo/customers"

	# The model is composed of the state of the parts above it, and calls none of them.
	composes["include/app/model/model.h"] = "app app/table app/burn app/vouchers app/changes app/own app/screens"

	# The only folders in which a library's header may be included.
	lib["cjson/"] = "codec"; lib["openssl/"] = "codec"; lib["utf8proc"] = "base"
	lib["curses"] = "sys/terminal"; lib["curl/"] = "sys/transport"; lib["sqlite3"] = "history"; lib["microhttpd"] = "demo"
	edge = "edge sys sys/terminal sys/transport files history config credentials recording runner loop cmd cmd/completion cmd/fetch cmd/vouchers cmd/check cmd/history demo demo/customers"
	lib["signal.h"] = edge; lib["termios.h"] = edge; lib["unistd.h"] = edge; lib["fcntl.h"] = edge
	lib["time.h"] = edge; lib["sys/"] = edge; lib["poll.h"] = edge; lib["pthread.h"] = edge
	lib["locale.h"] = edge; lib["pwd.h"] = edge; lib["errno.h"] = edge " lang"; lib["wchar.h"] = edge
}

function in_list(word, list,   a, n, i) {
	n = split(list, a, " ")
	for (i = 1; i <= n; i++)
		if (a[i] == word)
			return 1
	return 0
}

function folder_of(path) {
	return path ~ /\// ? substr(path, 1, match(path, /\/[^\/]*$/) - 1) : ""
}

{
	split($0, colon, ":")
	path = colon[1]
	folder = folder_of(path)
	sub(/^[^\/]*\//, "", folder)
	if (!(folder in may)) {
		if (!(folder in unknown))
			print path ": " folder " is no folder of the table"
		unknown[folder] = 1
	} else if (match($0, /"[^"]*"/)) {
		name = substr($0, RSTART + 1, RLENGTH - 2)
		to = folder_of(name)
		if (to != "" && to != folder && to != "lang" && !in_list(to, may[folder] " " composes[path]))
			print path ": " folder " may not include \"" name "\""
	} else if (match($0, /<[^>]*>/)) {
		name = substr($0, RSTART + 1, RLENGTH - 2)
		for (prefix in lib)
			if (index(name, prefix) == 1 && !in_list(folder, lib[prefix]))
				print path ": " folder " may not include <" name ">"
	}
}
