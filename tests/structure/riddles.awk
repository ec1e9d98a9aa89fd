# SPDX-License-Identifier: MIT
# Finds words that a reader must guess, in comments, strings and documents: awk -f riddles.awk FILES
# Each line of the table is a regular expression and the plain words to write instead.
BEGIN {
	n = split( \
	    "(is|are|was|were|be) told (of|in|by|with|where|what|how)[^a-z]|is reported\n" \
	    "(told|tells?) of[^a-z]|reports, says\n" \
	    "needing attention[^a-z]|at risk\n" \
	    "[^a-z]own pool[^a-z]|Own credit\n" \
	    "server filter[^a-z]|filter\n" \
	    "(is|are|was|were) said[^a-z]|is reported\n" \
	    "(is|are) asked for[^a-z]|is requested\n" \
	    "(nothing|all) is asked[^a-z]|no request is sent\n" \
	    "not to be had|is unavailable\n" \
	    "cannot be had|is unavailable\n" \
	    "[^a-z]of then[^a-z]|recorded, original\n" \
	    "whoever[^a-z]|a subject: the caller, the user\n" \
	    "(who|he|it|they) stands?[^a-z]|is\n" \
	    "[^a-z]stands (above|before|below|beside|in|on|over|there)[^a-z]|is\n" \
	    "[^a-z]bears? [a-z]|has, carries\n" \
	    "what mends|how to fix\n" \
	    "[^a-z]that mends|that fixes\n" \
	    "should be mended|should be fixed\n" \
	    "[^a-z]turns? (it |them |(the|its) order )?round[^a-z]|reverses\n" \
	    "one (word )?too many|unexpected\n" \
	    "is an? ended|is expired\n" \
	    "(credentials|keys?|tokens?) (have|has) ended|expired\n" \
	    "the range is given up|cancelled\n" \
	    "none is found here|say what was not found\n" \
	    "no harm[^a-z]|does nothing, is allowed\n" \
	    "puts out the light|clears the highlighting\n" \
	    "for the occasion|temporary\n" \
	    "goes on by itself|continues automatically\n" \
	    "tried again by itself|retried automatically\n" \
	    "not passed over|an error\n" \
	    "he (stands|owes|was)[^a-z]|the customer\n" \
	    "is none that is|is unknown\n" \
	    "(it|this|that|which|what|who) is no (record|key|text|name|terminal|file|time|part|role|number|address)[^a-z]|is not a", rows, "\n")
	for (i = 1; i <= n; i++) {
		k = split(rows[i], part, "|")
		plain[i] = part[k]
		riddle[i] = substr(rows[i], 1, length(rows[i]) - length(part[k]) - 1)
	}
}
{
	line = " " tolower($0) " "
	for (i = 1; i <= n; i++)
		if (line ~ riddle[i])
			print FILENAME ":" FNR ": " $0 " (write: " plain[i] ")"
}
