# SPDX-License-Identifier: MIT
# Prints the mutations of the sources that it reads, one in a line with tabs between its parts:
#     file  line  column  length  kind  text in place of so many characters
# Comments, strings, preprocessor lines and file-scope lines that only declare are left alone. A
# mutation is a mistake that is easily made: a comparison, a logical or an arithmetic operator, a
# constant, a call left out, a function that returns at once.
function say(column, len, kind, text) {
	print FILENAME "\t" FNR "\t" column "\t" len "\t" kind "\t" text
}

# Blanks out strings, characters and comments, keeping every column.
function code_of(line,   out, i, c, two, in_string, quote) {
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

function each_number(code,   from, at, before, after, number) {
	from = 1
	while (match(substr(code, from), /[0-9]+/)) {
		at = from + RSTART - 1
		number = substr(code, at, RLENGTH)
		before = substr(code, at - 1, 1)
		after = substr(code, at + RLENGTH, 1)
		if (before !~ /[A-Za-z0-9_.]/ && after !~ /[A-Za-z0-9_.]/ && length(number) < 9)
			say(at, RLENGTH, "constant", number + 1)
		from = at + RLENGTH
	}
}

FNR == 1 { in_comment = 0; in_function = 0; continued = 0 }
{
	code = code_of($0)
	if (code ~ /^[ \t]*#/ || continued) {
		continued = $0 ~ /\\$/
		next
	}
	if (code ~ /^\}/)
		in_function = 0
	if (code ~ /^\{/) {
		in_function = 1
		if (!returns)
			say(1, 1, "return", "{ return;")
	}
	# The head of a function tells whether it returns a value.
	if (code ~ /^[a-z].*\(/)
		returns = code !~ /^(static )?(inline )?void /
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
	each(code, "++", "arithmetic", "--")
	each(code, " += ", "arithmetic", " -= ")
	each(code, "true", "constant", "false")
	each(code, "false", "constant", "true")
	each_number(code)
	if (code ~ /^\t+[a-z_0-9]+\([^{]*\);[ ]*$/)
		say(match(code, /[a-z]/), length($0) - match(code, /[a-z]/) + 1, "call", ";")
}
