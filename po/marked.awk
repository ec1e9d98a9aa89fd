# SPDX-License-Identifier: MIT
# Writes the texts of the tables (.def) as C that xgettext understands: N_("text"). Which parts of a row are
# texts for the user is said here, by the name of the row's macro.
BEGIN {
	texts["ACTION"] = "4 5 6"
	texts["ARGUMENT"] = "2 3"
	texts["COLUMN"] = "4 5 6 7"
	texts["SCREEN"] = "3 7"
	texts["OPTION"] = "4 8"
	texts["SORT_KEY"] = "2"
	texts["REQUEST_ACTION"] = "4"
	texts["CONDITION_COLUMN"] = "5"
	texts["FOREIGN"] = "1"
}

# Splits a row at the commas that are in no text and no parentheses.
function split_row(row, part,   i, c, n, deep, quoted) {
	n = 1
	part[1] = ""
	for (i = 1; i <= length(row); i++) {
		c = substr(row, i, 1)
		if (quoted && c == "\\") {
			part[n] = part[n] c substr(row, ++i, 1)
			continue
		}
		if (c == "\"")
			quoted = !quoted
		if (!quoted && c == "(")
			deep++
		if (!quoted && c == ")" && --deep < 0)
			break
		if (!quoted && deep == 0 && c == ",")
			part[++n] = ""
		else
			part[n] = part[n] c
	}
	return n
}

FNR == 1 { print "#line 1 \"" FILENAME "\"" }
{ line = "" }
# A row that goes on in the next line.
waiting != "" { $0 = waiting " " $0; waiting = "" }
/^REQUEST_ACTION\(/ && !/\)$/ { waiting = $0; print ""; next }
match($0, /^[A-Z_]+\(/) {
	macro = substr($0, 1, RLENGTH - 1)
	if (macro in texts) {
		split_row(substr($0, RLENGTH + 1), part)
		n = split(texts[macro], place, " ")
		for (i = 1; i <= n; i++)
			if (match(part[place[i]], /"[^"].*"/))
				line = line " /* xgettext:no-c-format */ N_(" substr(part[place[i]], RSTART, RLENGTH) ");"
	}
}
{ print line }
