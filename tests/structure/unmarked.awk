# SPDX-License-Identifier: MIT
# Prints the texts that are given to functions which draw or write for the user without a mark for translation: T_, P_,
# TC_ or N_ of include/lang/lang.h. Names that are the same in all languages are no offence; nor are the formats of
# toast_info, err_set and the like, which translate them.
BEGIN {
	draws = "styled_line_(chars|addf|pad|cut)|detail_row_addf|grid_(chars|text|field)|box_draw|add_sentence|" \
		"add_wrapped|put_rest|put_cell|set_state|prompt_line_draw"
	same = "tcpartner|RequestId|USD|UTC|UIN|API|HTTP|JSON|CSV|TSV|ms|Enter|Esc|Up|Down|Left|Right|Tab|Space"
}

function complain(text) {
	print FILENAME ":" first ": " text
}

# Whether the text has a word besides conversions and names.
function has_word(text) {
	gsub(/\\[a-z]/, " ", text)
	gsub(/%[-+ #0-9.*]*[hlzjt]*[a-zA-Z]/, " ", text)
	gsub("(^|[^A-Za-z])(" same ")($|[^A-Za-z])", " ", text)
	return text ~ /[A-Za-z][a-z]/
}

# Removes the texts of a statement that are marked, then looks at the others.
function judge(s,   text) {
	if (s !~ "(^|[^a-z_])(" draws ")\\(" && s !~ /(->label|\.title) = /)
		return
	gsub(/sl_(starts|equal)\([^"]*"[^"]*"\)/, "", s) # compared, not shown
	while (match(s, /(T_|P_|TC_|N_|NC_|lang_text|lang_plural)\([^"()]*(\([^()]*\)[^"()]*)*("([^"\\]|\\.)*"[^"()]*)+\)/))
		s = substr(s, 1, RSTART - 1) substr(s, RSTART + RLENGTH)
	while (match(s, /"([^"\\]|\\.)*"/)) {
		text = substr(s, RSTART + 1, RLENGTH - 2)
		if (has_word(text))
			complain("\"" text "\" is not marked for translation")
		s = substr(s, RSTART + RLENGTH)
	}
}

FNR == 1 { statement = ""; first = 1 }
/^[ \t]*(\/\*|\*|\/\/|#)/ { next }
{
	line = $0
	sub(/\/\*.*\*\//, "", line)
	if (statement == "")
		first = FNR
	statement = statement " " line
	if (line ~ /[;{}][ \t]*$/) {
		judge(statement)
		statement = ""
	}
}
