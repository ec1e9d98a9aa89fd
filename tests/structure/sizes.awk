# SPDX-License-Identifier: MIT
# Prints what is longer than the house allows: functions over 60 lines, files over 500, lines over 100
# columns (a tab counts to the next multiple of 8).
function columns(s,   i, c, w) {
	w = 0
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (c >= "\200" && c <= "\277")
			continue # the rest of a UTF-8 character, where awk counts bytes
		w = c == "\t" ? w + 8 - w % 8 : w + 1
	}
	return w
}
FNR == 1 && NR > 1 { file_end() }
function file_end() {
	if (lines > 500)
		print file ": " lines " lines"
}
{
	file = FILENAME
	lines = FNR
	if (length($0) > 60 && columns($0) > 100)
		print FILENAME ":" FNR ": line of " columns($0) " columns"
}
/^\{/ { start = FNR }
/^\}/ {
	if (start && FNR - start - 1 > 60)
		print FILENAME ":" start ": function of " FNR - start - 1 " lines"
	start = 0
}
END { file_end() }
