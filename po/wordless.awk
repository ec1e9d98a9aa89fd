# SPDX-License-Identifier: MIT
# Leaves out the entries of a .pot file that have no word to translate: empty texts, and formats such as
# "%s: %s". An entry with a context stays.
BEGIN { RS = ""; ORS = "\n\n" }
{
	text = $0
	sub(/\nmsgstr.*/, "", text)
	has_context = text ~ /\nmsgctxt /
	gsub(/(^|\n)#[^\n]*/, "", text)
	gsub(/msgid(_plural)? /, "", text)
	gsub(/%[-+ #0-9.*]*(<PRI[a-z0-9]+>|[hlzjt]*[a-zA-Z])/, "", text)
	gsub(/\\n/, "", text)
	if (has_context || text ~ /[A-Za-z]/)
		print
}
