/* SPDX-License-Identifier: MIT */
/* The box that chooses filter type and text. */
#ifndef APP_SCREENS_PICKER_H
#define APP_SCREENS_PICKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/key.h"

#include "api/query.h"

#include "app/model/settings.h"

#include "input/line.h"

struct model;

/* The filter picker: 1-4 and arrows choose the type while the list has the focus. */
struct picker {
	enum filter_type type;
	bool in_value;     /* the focus is in the text */
	bool untouched;    /* the value is still the filter in force: typing replaces it */
	bool edited;       /* the text was typed here: seen though data is masked */
	struct line value; /* its history: recent values as "Type=text" live in recent */
	char error[160];   /* why Enter was refused; "" for none */
	struct query recent[RECENT_FILTERS]; /* newest first; only what they filter by counts */
	size_t n_recent;
	int recalled; /* index into recent shown by Up/Down, -1 for what was typed */
	bool kept_edited, kept_untouched; /* likewise */
	enum filter_type kept_type;       /* and its type, while browsing; its text is value.kept */
	uint64_t local_matches; /* of loaded rows with this value, counted as typed; n/a when value
				   is empty */
};

void picker_open(struct model *m);
void picker_key(struct model *m, struct key k);
/* Whether a character that is typed goes into the text. */
bool picker_is_personal(const struct model *m, struct key k);
void picker_count(struct model *m); /* the loaded rows that match */
void picker_remember(struct model *m, const struct query *q);
void picker_recall(struct model *m); /* those of earlier sessions */

#endif
