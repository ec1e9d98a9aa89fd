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

/* 1-4 and arrows choose the type while the list of types has the focus. */
struct picker {
	enum filter_type type;
	bool in_value;     /* the text has the focus */
	bool untouched;    /* the value is still the filter in force: typing replaces it */
	bool edited;       /* the text was typed here, so it is shown even if data is masked */
	struct line value; /* its history is recent, not that of the line */
	char error[160];   /* why Enter was refused; "" for none */
	struct query recent[RECENT_FILTERS]; /* newest first; only filter type and text count */
	size_t n_recent;
	int recalled; /* index into recent shown by Up/Down; -1 for the typed text */
	bool kept_edited, kept_untouched; /* of the typed text, while browsing */
	enum filter_type kept_type;       /* likewise; the text itself is value.kept */
	uint64_t local_matches; /* of loaded rows with this value, counted as typed; n/a when value
				   is empty */
};

void picker_open(struct model *m);
void picker_key(struct model *m, struct key k);
/* Tells whether a character that is typed goes into the text. */
bool picker_is_personal(const struct model *m, struct key k);
/* Counts the loaded rows that match. */
void picker_count(struct model *m);
/* Puts the filter of q in front of the recent ones. */
void picker_remember(struct model *m, const struct query *q);
/* Takes the recent filters of earlier sessions from the settings. */
void picker_recall(struct model *m);

#endif
