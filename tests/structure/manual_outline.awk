# SPDX-License-Identifier: MIT
# Prints what a manual and its translation share, a line each: awk -v NAMES=1 -f manual_outline.awk PAGE
# With NAMES these are the options, commands, keys, files and other names, in any order; else the outline in the order of
# the page: sections, lists, what each entry is for, and the lines of examples.
BEGIN {
	n = split("Fl Cm Sy Ic Ev Li Pa Xr Dv Ql Sq", words, " ")
	for (i = 1; i <= n; i++)
		names[words[i]] = words[i]
	names["Ql"] = "Li"
	names["Sq"] = "Sy"
	n = split("Ar Em Ns No Po Pc Pq Op Oo Oc Sx Ta It Nm Dq Bl Sh Ss Nd Dl Dt Dd Os", words, " ")
	for (i = 1; i <= n; i++)
		others[words[i]] = 1
}

# The names in the macros of the line, each with the macro; numbers count where NUMBERS is set.
function read_names(numbers,   i, macro, said, token) {
	said = ""
	macro = ""
	for (i = 1; i <= NF; i++) {
		token = $i
		if (i == 1)
			token = substr(token, 2)
		if (token in names)
			macro = names[token]
		else if (token in others)
			macro = ""
		else if (macro != "" && token !~ /[^ -~]/ && token !~ /^[,.;:()|?!]$/) {
			gsub(/\\&/, "", token)
			said = said " " macro ":" token
		} else if (numbers && token ~ /^[0-9]+$/)
			said = said " " token
	}
	return said
}

# A line of an example without the remark that is translated: it comes after two blanks, in brackets.
function say_example(line) {
	sub(/  +(\([^)]*\)|[^ -~].*)$/, "", line)
	if (!NAMES)
		print "example " line
}

/^\.\\"/ { next }
/^\.Bd/ { literal = 1; next }
/^\.Ed/ { literal = 0; next }
literal { say_example($0); next }
/^\.Dl/ { say_example(substr($0, 5)); next }
NAMES && /^\./ {
	n = split(read_names(0), words, " ")
	for (i = 1; i <= n; i++)
		print words[i]
	next
}
NAMES { next }
/^\.Sh/ { sections++; print "section"; next }
/^\.Ss/ { print "subsection"; next }
# The synopsis of a translation is a list, because formatters know only the English name of that section.
sections == 2 && /^\.(Bl|El|It)/ { next }
/^\.Bl/ { print "list " $2; next }
/^\.El/ { print "end of list"; next }
# Behind the name of a command are its keys, without a macro.
/^\.It/ { print "entry" read_names(1) ($0 ~ / Ta .* Ta / || !sub(/.* Ta */, "") ? "" : " keys " $0) }
