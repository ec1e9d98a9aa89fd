/* SPDX-License-Identifier: MIT */
/*
 * What the inspector shows: the requests of the session or what went wrong, one request opened, and
 * what can be copied of it. Its behaviour is in app/inspector*.c; it opens as a layer.
 */
#ifndef APP_SCREENS_INSPECTOR_H
#define APP_SCREENS_INSPECTOR_H

#include "app/model/log.h"
#include "app/screens/copy.h"
#include "app/screens/reading.h"

#include "input/keymap.h"

struct model;

enum inspector_pane { PANE_REQUESTS, PANE_ERRORS };
#define INSPECTOR_PANES 2

/* What y offers. The recipes follow in the order of api/recipe.h. */
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
	uint64_t selected[INSPECTOR_PANES]; /* id, number of a log entry; 0: the newest, also of
					       those that come */
	size_t top[INSPECTOR_PANES];        /* first row shown */

	bool open; /* one request is opened: its document is seen */
	uint64_t opened;
	struct reading page;

	bool copying; /* the choice of what to copy is open */
	int choice;   /* enum inspector_copy_part */
};

/* inspector.c: the lists; inspector_doc.c: one request opened; inspector_copy.c: what y copies;
 * inspector_selection.c: what app/model.h declares of the lists. */
void inspector_open(struct model *m);
struct command inspector_key(struct model *m, struct key k, struct effects *fx);
bool inspector_is_personal(const struct model *m, struct key k);
void inspector_settle(struct model *m);
void inspector_journal(struct model *m, uint64_t id); /* it changed: what shows it is made anew */
void inspector_release(struct model *m);

#endif
