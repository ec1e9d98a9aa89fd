# SPDX-License-Identifier: MIT
# Prints each file that does not open with a sentence that says what it is: a comment on line 2 whose text begins with
# a capital letter, a quoted name or an option, and in whose first paragraph a full stop or a colon ends a sentence.
function judge() {
	if (file == "" || file == judged)
		return
	judged = file
	sub(/^[ \t]+/, "", text)
	sub(/[ \t]+$/, "", text)
	if (text == "")
		print file ": line 2 begins no comment"
	else if (text !~ /^([A-Z0-9`"']|--[a-z])/ || text !~ / .*[.:]["')]?( |$)/)
		print file ": \"" substr(text, 1, 60) "\" is no sentence"
}

FNR == 1 {
	judge()
	file = FILENAME
	text = ""
	open = 0
}
FNR == 2 && /^\/\*/ { open = 1 }
open {
	line = $0
	last = line ~ /\*\//
	sub(/\*\/.*/, "", line)
	sub(/^[ \t]*\/?\*+/, "", line)
	if (line ~ /[^ \t]/)
		text = text " " line
	open = !last && !(text != "" && line !~ /[^ \t]/)
	if (!open)
		gsub(/[ \t]+/, " ", text)
}
END { judge() }
