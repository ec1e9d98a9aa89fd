/* SPDX-License-Identifier: MIT */
/*
 * What the inspector shows: the requests of the session or what went wrong, one request opened, and
 * what can be copied of it. Its behaviour is in app/inspector*.c; it opens as a layer.
 */
#ifndef APP_INSPECTOR_H
#define APP_INSPECTOR_H

#include "app/log.h"
#include "app/reading.h"

enum inspector_pane { PANE_REQUESTS, PANE_ERRORS };
#define INSPECTOR_PANES 2

/* What y offers. The recipes follow in the order of api/recipe.h. */
enum copy_part {
	COPY_REQUEST_ID,
	COPY_BODY,
	COPY_RESPONSE,
	COPY_CURL,
	COPY_TCCLI,
	COPY_PYTHON,
	COPY_GO,
	COPY_NODE
};
#define COPY_PARTS 8

struct copy_choice {
	char key;
	const char *title;
};
const struct copy_choice *inspector_choice(enum copy_part p);

struct inspector {
	enum inspector_pane pane;
	uint64_t selected[INSPECTOR_PANES]; /* id, number of a log entry; 0: the newest, also of
					       those that come */
	size_t top[INSPECTOR_PANES];        /* first row shown */

	bool open; /* one request is opened: its document is seen */
	uint64_t opened;
	struct reading page;

	bool copying; /* the choice of what to copy is open */
	int choice;   /* enum copy_part */
};

#endif
