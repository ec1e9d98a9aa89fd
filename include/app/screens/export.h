/* SPDX-License-Identifier: MIT */
/*
 * Customers to a file: which of them, in what form, where to, and how far it is. The behaviour is
 * in app/export.c, the file in run/exporter.h.
 *
 * It opens as a layer and has all keys until the file is written or given up; the loop holds back
 * what could change the list while EXPORT_WRITING, so that a file is the list at one moment. A file
 * that exists is replaced, and less than was asked for is written, only after a question.
 */
#ifndef APP_SCREENS_EXPORT_H
#define APP_SCREENS_EXPORT_H

#include <stdint.h>

#include "store/store.h"

#include "input/line.h"

struct event;
struct effects;

enum export_rows {
	EXPORT_MARKED,
	EXPORT_SHOWN,  /* through the lens, in its order */
	EXPORT_LOADED, /* what is loaded of the list, in the server's order */
	EXPORT_ALL     /* the whole list: what is missing is loaded first */
};
#define EXPORT_ROWS 4

enum export_form { EXPORT_CSV, EXPORT_JSON, EXPORT_JSONL };
#define EXPORT_FORMS 3

enum export_field { EXPORT_ON_ROWS, EXPORT_ON_FORM, EXPORT_ON_PATH };
#define EXPORT_FIELDS 3

enum export_state {
	EXPORT_IDLE,
	EXPORT_CHOOSING,
	EXPORT_OPENING,     /* EFFECT_EXPORT is under way */
	EXPORT_LOADING,     /* the file can be had; customers are still to come */
	EXPORT_WRITING,     /* rows at .. of go into the file */
	EXPORT_ASKING_OVER, /* the file exists */
	EXPORT_ASKING_PART  /* not all could be loaded */
};

#define EXPORT_SAYS 400

struct export
{
	enum export_state state;
	enum export_field focus;
	enum export_rows rows;
	enum export_form form;
	struct line path;
	bool ours;                   /* the path is our proposal */
	bool untouched;              /* not edited since the box was opened: typing replaces it */
	bool over;                   /* the user said that the file of that name goes */
	bool part;                   /* the user said that what is loaded is enough */
	bool loads;                  /* that everything is wanted is this export's doing */
	char says[EXPORT_SAYS];      /* a question, or what went wrong; "" for nothing */
	uint64_t count[EXPORT_ROWS]; /* customers that would be written */
	uint64_t at, of;             /* positions gone through, and all of them */
	uint64_t version;            /* of the store, when writing began */
};

struct model;
struct row;

/* The customer at a position, 0 <= at < m->export.of, of those to be written; false when there is
 * none to be written there. */
bool app_export_row(const struct model *m, uint64_t at, struct row *out);
const char *export_form_name(enum export_form f); /* "CSV", "JSON", "JSON lines" */

void export_open(struct model *m);
/* ":w FILE", or ":w" alone, which asks; false when text is neither. */
bool export_by_name(struct model *m, struct sl text, struct effects *fx);
void export_key(struct model *m, struct key k, struct effects *fx);
bool export_is_personal(const struct model *m, struct key k);
void export_cancel(struct model *m); /* nothing is written */
void export_check(struct model *m);  /* once a turn: what it waits for may be there */
void export_take(struct model *m, const struct event *e);

#endif
