/* SPDX-License-Identifier: MIT */
/* The command `:history`: the history is turned on after a question, and off without one. */
#include "app/changes/history_box.h"

#include "app/changes/comparison.h"
#include "app/model/model.h"

void history_box_toggle(struct model *m)
{
	if (m->comparison.on) {
		comparison_switch(m, false);
		toast_info(m, "The history is off: no list is kept; what was kept stays, and "
			      "tcpartner history --forget deletes it");
	} else if (!m->settings.history_file) {
		toast_error(m, "The demo and a replay keep no history");
	} else {
		layer_open(m, LAYER_HISTORY_BOX);
	}
}

static void turn_on(struct model *m)
{
	layer_close(m);
	comparison_switch(m, true);
	toast_info(m, "The history is on for this session; \"history = yes\" in the configuration "
		      "file keeps it on");
}

void history_box_key(struct model *m, struct key k)
{
	if (k.pasted)
		return;
	if (k.code == KEYCODE_ENTER)
		turn_on(m);
	else if (k.code == KEYCODE_ESC || key_is_char(k, 'q'))
		layer_close(m);
}
