/* SPDX-License-Identifier: MIT */
/*
 * The export box: writes customers to a file, which loop/exporter.h does.
 *
 * It takes all keys until the file is written or the export is cancelled. While EXPORT_WRITING the
 * loop takes no reply, so that the file is the list at one moment. An existing file is replaced,
 * and an incomplete list is written, only after a question.
 */
#ifndef APP_SCREENS_EXPORT_H
#define APP_SCREENS_EXPORT_H

#include <stdint.h>

#include "store/store.h"

#include "input/line.h"
#include "output/output_column.h"

struct event;
struct effects;

enum export_rows {
	EXPORT_MARKED,
	EXPORT_SHOWN,  /* through the lens, in its order */
	EXPORT_LOADED, /* what is loaded of the list */
	EXPORT_ALL,    /* the whole list; missing pages are loaded first */
	EXPORT_CHANGES /* what changed since an earlier moment, in the form of `diff` */
};
#define EXPORT_ROWS 5

enum export_columns {
	EXPORT_AS_SHOWN, /* those of the screen (app/screens/shown_columns.h) */
	EXPORT_RAW,      /* the fields of the API */
	EXPORT_DERIVED   /* these and what is derived from them */
};
#define EXPORT_COLUMNS 3

enum export_form { EXPORT_CSV, EXPORT_EXCEL, EXPORT_TSV, EXPORT_JSON, EXPORT_JSONL };
#define EXPORT_FORMS 5

enum export_field { EXPORT_ON_ROWS, EXPORT_ON_COLUMNS, EXPORT_ON_FORM, EXPORT_ON_PATH };
#define EXPORT_FIELDS 4

enum export_state {
	EXPORT_IDLE,
	EXPORT_CHOOSING,
	EXPORT_OPENING,     /* EFFECT_EXPORT is under way */
	EXPORT_LOADING,     /* the file can be written; customers are still loading */
	EXPORT_WRITING,     /* positions at .. of - 1 are still to be written */
	EXPORT_ASKING_OVER, /* the file exists */
	EXPORT_ASKING_PART  /* not all could be loaded */
};

#define EXPORT_SAYS 400

struct list_export {
	enum export_state state;
	enum export_field focus;
	enum export_rows rows;
	enum export_columns columns;
	enum export_form form;
	bool by_screen; /* set when writing: in the order of the screen */
	struct line path;
	bool ours;                   /* the path was proposed by the program */
	bool untouched;              /* all of it is selected: typing replaces it */
	bool over;                   /* the user agreed to replace the file */
	bool part;                   /* the user agreed to write only the loaded customers */
	bool loads;                  /* this export set load_all, and clears it */
	char says[EXPORT_SAYS];      /* a question or an error; "" for none */
	uint64_t count[EXPORT_ROWS]; /* customers that would be written */
	struct {
		enum export_columns columns;
		enum export_form form;
		struct line path;
		bool ours;
	} before;         /* restored by Esc while choosing */
	uint64_t at, of;  /* positions done, and all of them */
	uint64_t written; /* customers */
	uint64_t version; /* of the store, when writing began */
};

struct model;
struct row;

/* Tells whether the customers are written in the order of the screen. A list of which pages are
 * still to be loaded is written in the order of the API. */
bool app_export_follows_screen(const struct model *m);
const char *export_form_name(enum export_form f); /* "CSV", "JSON", "JSON lines" */

void export_open(struct model *m);
/* Writes to that file as if the box had been opened and the file typed and entered. */
void export_to(struct model *m, struct sl path, struct effects *fx);
void export_key(struct model *m, struct key k, struct effects *fx);
/* Tells whether a character is text now, not the key of a command. */
bool export_types(const struct model *m);
bool export_is_personal(const struct model *m, struct key k);
/* Gives a field the focus; ignored while nothing can be chosen. */
void export_select(struct model *m, int field);
/* Closes the box; nothing is written, and file and format are what they were before. */
void export_cancel(struct model *m);
/* Called once a turn: starts writing when everything is loaded. */
void export_check(struct model *m);
/* Takes EV_EXPORT. */
void export_take(struct model *m, const struct event *e);

#endif
