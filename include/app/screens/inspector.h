/* SPDX-License-Identifier: MIT */
/* The inspector: the requests and errors of the session, one request opened, parts to copy. */
#ifndef APP_SCREENS_INSPECTOR_H
#define APP_SCREENS_INSPECTOR_H

#include "app/model/reading.h"
#include "app/screens/copy.h"

#include "input/keymap.h"
#include "load/log.h"

struct model;

enum inspector_pane { PANE_REQUESTS, PANE_ERRORS };
#define INSPECTOR_PANES 2

/* Choices of the copy list (y), in display order; snippets in the order of explain/snippet.h. */
enum inspector_copy_part {
	INSPECTOR_COPY_REQUEST_ID,
	INSPECTOR_COPY_BODY,
	INSPECTOR_COPY_RESPONSE,
	INSPECTOR_COPY_CURL,
	INSPECTOR_COPY_TCCLI,
	INSPECTOR_COPY_PYTHON,
	INSPECTOR_COPY_GO,
	INSPECTOR_COPY_NODE
};
#define INSPECTOR_COPIES 8

const struct copy_choice *inspector_copy_choice(enum inspector_copy_part p);

struct inspector {
	enum inspector_pane pane;
	uint64_t selected[INSPECTOR_PANES]; /* id of a request, number of a log entry; 0 follows
					       the newest */
	size_t top[INSPECTOR_PANES];        /* first row shown */

	bool open; /* a request is opened: its document is shown */
	uint64_t opened;
	struct reading page;

	bool copying; /* the copy list is open */
	int choice;   /* enum inspector_copy_part */
};

void inspector_open(struct model *m);
struct command inspector_key(struct model *m, struct key k, struct effects *fx);
/* Tells whether a character is text now, not the key of a command. */
bool inspector_types(const struct model *m);
bool inspector_is_personal(const struct model *m, struct key k);
/* Selects the row of a request or an error by the lowest bits of its number (SPOT_INDEX_MAX), which
 * it keeps while new ones come; false if it is selected already. */
bool inspector_select(struct model *m, int number);
/* Goes to a line of the opened document; false if it is the current one already. */
bool inspector_select_text(struct model *m, size_t line);
void inspector_settle(struct model *m);
/* Shows the request anew after its entry in the journal has changed. */
void inspector_journal(struct model *m, uint64_t id);
void inspector_release(struct model *m);

#endif
