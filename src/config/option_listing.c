/* SPDX-License-Identifier: MIT */
/* Writes lists of words in messages about options. */
#include "option_listing.h"

void option_listing_add(struct option_listing *list, struct sl word)
{
	const char *last = list->all
			       ? lang_text_in(list->lang, "before the last of a list", " and ")
			       : lang_text_in(list->lang, "before the last of a list", " or ");
	const char *next = lang_text_in(list->lang, "between two of a list", ", ");
	buf_addf(&list->text, "%s%.*s",
		 list->i == 0            ? ""
		 : list->i + 1 < list->n ? next
					 : last,
		 (int)word.n, word.p);
	list->i++;
}
