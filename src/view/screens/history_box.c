/* SPDX-License-Identifier: MIT */
/* The box over the table that says what the history keeps and where, before it is turned on. */
#include "view/screens/history_box.h"

#include <stdio.h>

#include "app/model/model.h"

#include "view/kit/hints.h"
#include "view/kit/message_box.h"

#include "lang/lang.h"

#define TEXT_BYTES 1000

void history_box_draw(const struct draw *s)
{
	char text[TEXT_BYTES];
	snprintf(
	    text, sizeof text,
	    T_(s, "Whenever all customers are loaded, the UIN, Credit, Remaining and Force of each "
		  "are kept in %s, at most once an hour. No name, e-mail address, mobile number or "
		  "remark is kept, and no key. Only you can read the file. Enter turns this on for "
		  "the session; \"history = yes\" in the configuration file keeps it on."),
	    s->m->settings.history_file ? s->m->settings.history_file : s->gl->null);
	message_box_draw(s, TC_(s, "snapshots", "History"), sl_from(text));
}

void history_box_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "keep them");
}
