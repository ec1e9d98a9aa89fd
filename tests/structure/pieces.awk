# SPDX-License-Identifier: MIT
# Prints the texts of a .po file (the second argument) that are pieces of a sentence: they begin or end with one blank
# beside a word, or have two texts side by side as arguments, so that another language cannot choose the order. One
# with a context is none, for the context says where it is put. The first argument lists those that may be, under the
# reasons.
function unquote(line) {
	return match(line, /".*"/) ? substr(line, RSTART + 1, RLENGTH - 2) : ""
}

function judge() {
	if (text != "" && !has_context && !(text in allowed) && text ~ /[A-Za-z]/ &&
	    (text ~ /^ [A-Za-z%]/ || text ~ /[A-Za-z0-9)] $/ || text ~ /%[-0-9.*]*s ?%[-0-9.*]*s/))
		print "\"" text "\" (" place ") is a piece of a sentence"
	text = ""
}

FNR == NR { if (!/^#/) allowed[unquote($0)] = 1; next }
/^#: / { place = substr($0, 4) }
/^#/ || NF == 0 { judge(); has_context = 0; within = 0; next }
/^msgctxt / { has_context = 1; within = 0; next }
/^msgid/ { judge(); text = unquote($0); within = 1; next }
/^msgstr/ { judge(); within = 0; next }
/^"/ { if (within) text = text unquote($0) }
END { judge() }
