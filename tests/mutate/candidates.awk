# SPDX-License-Identifier: MIT
# Prints the mutations of the sources that it reads, one in a line with tabs between its parts:
#     file  line  column  length  kind  text in place of so many characters  the line after it  (function)
# Comments, strings, preprocessor lines and file-scope lines that only declare are left alone. A
# mutation is a mistake that is easily made: a comparison, a logical or an arithmetic operator, a
# constant, a call left out, a function that returns at once. The length of an array is no such
# constant, nor is the room of a buffer: a program whose buffer is longer by one does the same.
function say(column, len, kind, text,   now) {
	now = kind == "call" ? "without " $0 : substr($0, 1, column - 1) text substr($0, column + len)
	gsub(/\t/, " ", now)
	sub(/^ +/, "", now)
	sub(/^without +/, "without ", now)
	print FILENAME "\t" FNR "\t" column "\t" len "\t" kind "\t" text "\t" now "\t(" name ")"
}

# Blanks out strings, characters and comments, keeping every column.
function code_of(line,   out, i, c, two, quote) {
	out = ""
	quote = ""
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		two = substr(line, i, 2)
		if (in_comment) {
			if (two == "*/") {
				in_comment = 0
				out = out " "
				i++
			}
			out = out " "
		} else if (quote != "") {
			if (c == "\\") {
				out = out " "
				i++
			} else if (c == quote) {
				quote = ""
			}
			out = out " "
		} else if (two == "/*") {
			in_comment = 1
			out = out "  "
			i++
		} else if (c == "\"" || c == "'") {
			quote = c
			out = out " "
		} else {
			out = out c
		}
	}
	return out
}

# Finds each place of a text in the code of the line.
function each(code, text, kind, instead,   from, at) {
	from = 1
	while ((at = index(substr(code, from), text)) > 0) {
		at += from - 1
		say(at, length(text), kind, instead)
		from = at + length(text)
	}
}

# Finds each place of a word that is not a part of a longer one.
function each_word(code, word, instead,   from, at) {
	from = 1
	while ((at = index(substr(code, from), word)) > 0) {
		at += from - 1
		if (substr(code, at - 1, 1) !~ /[A-Za-z0-9_]/ && substr(code, at + length(word), 1) !~ /[A-Za-z0-9_]/)
			say(at, length(word), "constant", instead)
		from = at + length(word)
	}
}

# Whether the place is within the brackets of a declaration, "char name[40], when[20];", or in buf_init(&b, 40).
function is_length(code, at,   before) {
	before = substr(code, 1, at - 1)
	if (before ~ /buf_init\([^;]*$/)
		return 1
	return code ~ /^[ \t]*(static |const |unsigned |struct |enum )*[a-z_0-9]+ \**[a-z_0-9]+\[/ && code !~ /^[ \t]*return / &&
		before !~ /=/ && before ~ /\[[^]]*$/
}

function each_number(code,   from, at, before, after, number) {
	from = 1
	while (match(substr(code, from), /[0-9]+/)) {
		at = from + RSTART - 1
		number = substr(code, at, RLENGTH)
		before = substr(code, at - 1, 1)
		after = substr(code, at + RLENGTH, 1)
		from = at + RLENGTH
		if (before !~ /[A-Za-z0-9_.]/ && after !~ /[A-Za-z0-9_.]/ && length(number) < 9 && !is_length(code, at))
			say(at, length(number), "constant", number + 1)
	}
}

FNR == 1 { in_comment = in_function = in_table = continued = returns = 0 }
{
	code = code_of($0)
	if (code ~ /^[ \t]*#/ || continued) {
		continued = $0 ~ /\\$/
		next
	}
	if (code ~ /^\}/)
		in_function = in_table = 0
	if (code ~ /^\{/) {
		in_function = 1
		say(1, 1, "return", returns ? "{ return 0;" : "{ return;")
	}
	# The head of a function tells whether it returns a value.
	if (code ~ /^[a-z].*\(/) {
		name = code
		sub(/\(.*/, "", name)
		sub(/.*[ *]/, "", name)
		returns = code !~ /^(static )?(inline )?void [^*]/
	}
	if (in_table) {
		each_word(code, "true", "false")
		each_word(code, "false", "true")
		each_number(code)
	}
	if (code ~ /^[a-z].* = \{$/)
		in_table = 1
	if (!in_function)
		next
	each(code, " < ", "comparison", " <= ")
	each(code, " <= ", "comparison", " < ")
	each(code, " > ", "comparison", " >= ")
	each(code, " >= ", "comparison", " > ")
	each(code, " == ", "comparison", " != ")
	each(code, " != ", "comparison", " == ")
	each(code, " && ", "logic", " || ")
	each(code, " || ", "logic", " && ")
	each(code, "(!", "logic", "(")
	each(code, " + ", "arithmetic", " - ")
	each(code, " - ", "arithmetic", " + ")
	each(code, " * ", "arithmetic", " / ")
	each(code, " / ", "arithmetic", " * ")
	each(code, "++", "arithmetic", "--")
	each(code, "--", "arithmetic", "++")
	each(code, " += ", "arithmetic", " -= ")
	each(code, " -= ", "arithmetic", " += ")
	each_word(code, "true", "false")
	each_word(code, "false", "true")
	each_number(code)
	if (code ~ /^\t+[a-z_0-9]+\([^{]*\);[ ]*$/)
		say(match(code, /[a-z]/), length($0) - match(code, /[a-z]/) + 1, "call", ";")
}
