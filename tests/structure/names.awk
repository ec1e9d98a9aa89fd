# SPDX-License-Identifier: MIT
# Prints the names that break the rule of HACKING.md when they are more than the limit: functions that begin neither
# with the name of their file nor with that of its family (at most EXTERNALS of them), and static functions of one word
# (at most ONE_WORD per cent of all static ones). The family of src/app/model/columns_place.c is columns, app and model:
# the first word of the file and the folders that it is in, in the singular or the plural.
function singular(word) {
	return word ~ /[^s]s$/ ? substr(word, 1, length(word) - 1) : word
}

function first_word(name) {
	sub(/_.*/, "", name)
	return singular(name)
}

function is_of_family(name, path,   part, n, i) {
	sub(/^src\//, "", path)
	sub(/\.c$/, "", path)
	n = split(path, part, "/")
	if (name == part[n] || index(name, part[n] "_") == 1)
		return 1
	for (i = 1; i <= n; i++)
		if (first_word(name) == first_word(part[i]))
			return 1
	return 0
}

FNR == 1 { head = "" }
/^[a-z][^;]*\(/ { head = $0 }
/^\{/ && head != "" {
	name = head
	gsub(/PRINTF\([^)]*\) */, "", name)
	sub(/\(.*/, "", name)
	sub(/.*[ *]/, "", name)
	if (head ~ /^static /) {
		statics++
		if (name !~ /_/)
			one_word[++one_words] = FILENAME ": " name
	} else if (name != "main" && !is_of_family(name, FILENAME)) {
		stranger[++strangers] = FILENAME ": " name
	}
	head = ""
}

END {
	if (strangers > EXTERNALS) {
		print strangers " functions are not named after their file or its family (at most " EXTERNALS "):"
		for (i = 1; i <= strangers; i++)
			print stranger[i]
	}
	if (one_words * 100 > statics * ONE_WORD) {
		print one_words " of " statics " static functions have one word (at most " ONE_WORD " %):"
		for (i = 1; i <= one_words; i++)
			print one_word[i]
	}
}
