# SPDX-License-Identifier: MIT
# Prints each function that is declared in a header of another part. Reads the sources and headers of src/ and include/.
# A header is of the part of a source if it is in the same folder and begins with the same word, in the singular or the
# plural: fetch.h is for fetch_plan.c too, transport_private.h for transport_trust.c.
function part_of(path,   name) {
	name = path
	sub(/.*\//, "", name)
	sub(/[_.].*/, "", name)
	if (name ~ /[^s]s$/)
		name = substr(name, 1, length(name) - 1)
	sub(/^[^\/]*\//, "", path)
	sub(/[^\/]*$/, "", path)
	return path name
}

function function_name(line) {
	gsub(/PRINTF\([^)]*\) */, "", line)
	sub(/\(.*/, "", line)
	sub(/.*[ *]/, "", line)
	return line
}

FNR == 1 {
	head = ""
	part = part_of(FILENAME)
	is_header = FILENAME ~ /\.h$/
}
/^[a-z][^;]*\(/ {
	head = $0
	if (is_header) {
		name = function_name(head)
		headers[name] = headers[name] " " FILENAME
		parts[name] = parts[name] " " part " "
	}
}
/^\{/ && head != "" && !is_header {
	name = function_name(head)
	if (head !~ /^static /)
		defined[FILENAME SUBSEP name] = part
	head = ""
}

END {
	for (key in defined) {
		split(key, at, SUBSEP)
		if (at[2] in headers && index(parts[at[2]], " " defined[key] " ") == 0)
			print at[1] ": " at[2] " is declared in" headers[at[2]]
	}
}
