# SPDX-License-Identifier: MIT
# Prints the sentences of C sources that no language could translate, because po/ does not have them: three words in a
# row that are neither a text of the .po file (the first argument) nor in the list of what stays English (the second:
# a path, a blank, and a regular expression of the text). Assertions, contexts of texts, and messages about bugs are
# for programmers. LC_ALL=C is assumed.
function unquote(line) {
	return match(line, /".*"/) ? substr(line, RSTART + 1, RLENGTH - 2) : ""
}

function keep_text() {
	if (text != "")
		known[text] = 1
	text = ""
}

function is_allowed(path, s,   i) {
	for (i = 1; i <= allowed; i++)
		if (path == of[i] && s ~ pattern[i])
			return 1
	return 0
}

function has_sentence(s) {
	gsub(/\\[a-z]/, " ", s)
	gsub(/%[-+ #0-9.*]*(<[A-Za-z0-9]+>|[hlzjt]*[a-zA-Z])/, "%", s)
	return s ~ /(^|[^A-Za-z0-9_.\/-])[A-Za-z][a-z']* [a-z][a-z']* [a-z][a-z']*($|[^A-Za-z0-9_\/-])/
}

# The literals of a statement in one, unless code stands between them.
function judge(   s) {
	s = literal
	literal = ""
	gsub(/<PRI[a-z0-9]+>/, "&", s)
	if (s == "" || s in known || !has_sentence(s) || is_allowed(FILENAME, s))
		return
	if (before ~ /(NC_\(|TC_\([^()"]*,|lang_text_in\([^"]*,) *$/ || before ~ /(assert|BUG|die|must)\(/ || before ~ /# *(error|include|warning)/)
		return
	print FILENAME ":" first ": \"" s "\" is not translated"
}

FNR == 1 {
	if (NR > 1 && source)
		judge()
	number++
	statement = before = literal = text = ""
	comment = 0
	source = number > 2
}
number == 1 && /^msgid(_plural)? "/ { keep_text(); text = unquote($0); within = 1; next }
number == 1 && /^"/ { if (within) text = text unquote($0); next }
number == 1 { keep_text(); within = 0; next }
number == 2 && !/^#/ && NF { allowed++; of[allowed] = $1; sub(/^[^ ]+ /, ""); pattern[allowed] = $0; next }
number == 2 { next }
{
	line = $0
	while (line != "") {
		if (comment) {
			if (!match(line, /\*\//))
				break
			line = substr(line, RSTART + 2)
			comment = 0
			continue
		}
		if (!match(line, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/\*|\/\/|PRI[a-z0-9]+/)) {
			code = line
			line = ""
			found = ""
		} else {
			code = substr(line, 1, RSTART - 1)
			found = substr(line, RSTART, RLENGTH)
			line = substr(line, RSTART + RLENGTH)
		}
		if (code ~ /[^ \t\\]/) {
			judge()
			statement = code ~ /[;{}]/ ? code : statement " " code
			sub(/.*[;{}]/, "", statement)
		}
		if (found == "/*")
			comment = 1
		else if (found == "//")
			line = ""
		else if (found ~ /^PRI/ && literal != "")
			literal = literal "<" found ">"
		else if (found ~ /^"/) {
			if (literal == "") {
				first = FNR
				before = statement
			}
			literal = literal substr(found, 2, length(found) - 2)
		}
	}
}
END { judge() }
