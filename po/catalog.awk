# SPDX-License-Identifier: MIT
# Writes the catalogs of all languages as C, from the files of po/ that are its arguments (zh_CN.po).
# Fuzzy and obsolete entries are left out, as msgfmt does; so are those without a translation. The entries
# of a catalog are in the order of the bytes of their English texts, because src/lang/lang.c searches by
# halves. Run it with LC_ALL=C.
function fail(why) {
	print FILENAME ":" FNR ": " why > "/dev/stderr"
	failed = 1
	exit 1
}

# The text between the quotation marks of the line, as C writes it; PRId64 and the like stay a name.
function quoted(line,   text) {
	if (!match(line, /".*"/))
		fail("a text in quotation marks is missing")
	text = substr(line, RSTART + 1, RLENGTH - 2)
	return text
}

# The bytes of a text as C writes it, for the order.
function bytes(text,   out, c, i) {
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (c == "\\") {
			c = substr(text, ++i, 1)
			c = c == "n" ? "\n" : c == "t" ? "\t" : c
		}
		out = out c
	}
	gsub(/<PRId64>/, "ld", out)
	gsub(/<PRIu64>/, "lu", out)
	gsub(/<PRIu32>/, "u", out)
	return out
}

# gettext writes "%" PRId64 as %<PRId64>.
function literal(text) {
	gsub(/<PRId64>/, "\" PRId64 \"", text)
	gsub(/<PRIu64>/, "\" PRIu64 \"", text)
	gsub(/<PRIu32>/, "\" PRIu32 \"", text)
	if (text ~ /<PRI/)
		fail("a conversion that catalog.awk does not know")
	return "\"" text "\""
}

function keep_header(   n, line, i, text) {
	text = str[0]
	plural = "0"
	n = split(text, line, /\\n/)
	for (i = 1; i <= n; i++) {
		if (line[i] ~ /^Language: /) {
			name = substr(line[i], 11)
			gsub(/_/, "-", name)
		}
		if (line[i] ~ /^Plural-Forms: /) {
			plural = line[i]
			sub(/.*plural=/, "", plural)
			sub(/;.*/, "", plural)
			if (plural !~ /^[n0-9 ()<>=!&|?:%]+$/)
				fail("the plural rule has other characters than those of a rule")
		}
	}
}

function keep_entry(   i, out) {
	if (state == "" )
		return
	if (id == "" && context == "")
		keep_header()
	else if (!fuzzy && str[0] != "") {
		n++
		key[n] = (context == "" ? "" : bytes(context) "\004") bytes(id)
		out = (context == "" ? "" : "\"" context "\\004\" ") literal(id) ", {" literal(str[0])
		for (i = 1; i < 4 && str[i] != ""; i++)
			out = out ", " literal(str[i])
		entry[n] = "\t{" out "}},"
	}
}

function begin_entry(   i) {
	keep_entry()
	context = id = many = state = ""
	fuzzy = 0
	for (i = 0; i < 4; i++)
		str[i] = ""
}

# Heap sort: awk has no other that every awk has.
function sift(i, end,   child, k, e) {
	for (; 2 * i <= end; i = child) {
		child = 2 * i
		if (child < end && key[child] < key[child + 1])
			child++
		if (!(key[i] < key[child]))
			return
		k = key[i]; key[i] = key[child]; key[child] = k
		e = entry[i]; entry[i] = entry[child]; entry[child] = e
	}
}

function sort_entries(   i, k, e) {
	for (i = int(n / 2); i >= 1; i--)
		sift(i, n)
	for (i = n; i > 1; i--) {
		k = key[1]; key[1] = key[i]; key[i] = k
		e = entry[1]; entry[1] = entry[i]; entry[i] = e
		sift(1, i - 1)
	}
}

function write_catalog(   i) {
	begin_entry()
	if (name == "")
		fail("the head names no language (Language:)")
	sort_entries()
	catalogs++
	print "\nstatic uint64_t choose_form_" catalogs "(uint64_t n)\n{\n\t(void)n;\n\treturn (uint64_t)(" plural ");\n}"
	print "\nstatic const struct catalog_entry entries_" catalogs "[] = {"
	for (i = 1; i <= n; i++)
		print entry[i]
	print "\t{\"\", {\"\"}}};"
	row[catalogs] = "\t{\"" name "\", entries_" catalogs ", " (n + 0) ", choose_form_" catalogs "},"
	n = 0
	name = ""
}

BEGIN {
	print "/* Made by po/catalog.awk: change the files of po/ instead. */"
	print "#include <inttypes.h>\n\n#include \"lang/catalog.h\""
}
FNR == 1 && NR > 1 { write_catalog() }
/^#~/ { next }
/^#,.*fuzzy/ { if (state == "str") begin_entry(); fuzzy = 1; next }
/^#/ { next }
/^msgctxt / { if (state == "str") { begin_entry() } state = "context"; context = quoted($0); next }
/^msgid_plural / { state = "many"; next }
/^msgid / {
	if (state == "str")
		begin_entry()
	state = "id"
	id = quoted($0)
	next
}
/^msgstr/ {
	form = 0
	if ($1 ~ /\[/) {
		form = $1
		gsub(/[^0-9]/, "", form)
		form += 0
	}
	if (form > 3)
		fail("a language with more than four plural forms")
	state = "str"
	str[form] = quoted($0)
	next
}
/^"/ {
	if (state == "context")
		context = context quoted($0)
	else if (state == "id")
		id = id quoted($0)
	else if (state == "str")
		str[form] = str[form] quoted($0)
	next
}
END {
	if (failed)
		exit 1
	if (NR > 0)
		write_catalog()
	print "\nconst struct catalog lang_catalogs[] = {"
	for (i = 1; i <= catalogs; i++)
		print row[i]
	print "\t{NULL, NULL, 0, NULL}};"
}
