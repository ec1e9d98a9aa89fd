/* SPDX-License-Identifier: MIT */
/*
 * Undo: what the list shows is remembered whenever it changes, and brought back: marks, filter and
 * order, sort, statuses and condition, columns. One step is what happened between two moments at
 * which only the table was open, so that all keys of a prompt or a list are one.
 */
#ifndef APP_TABLE_UNDO_H
#define APP_TABLE_UNDO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/query.h"

#include "store/lens.h"

#include "app/model/columns.h"

struct model;

#define UNDO_STEPS 50
#define UNDO_MARKS 500000 /* UINs that all steps hold together; older steps are dropped */

/* The parts of a state, as bits. */
#define UNDO_OF_MARKS   1u
#define UNDO_OF_QUERY   2u
#define UNDO_OF_LENS    4u
#define UNDO_OF_COLUMNS 8u

struct undo_state {
	unsigned parts; /* those that the state has */
	uint64_t *uins; /* the marked customers, sorted; owned */
	size_t n_uins;
	struct query query;
	struct lens_spec spec;
	struct column_set columns;
};

struct undo_stack {
	struct undo_state *at[UNDO_STEPS]; /* the latest last; owned */
	size_t n;
};

struct undo {
	struct undo_state now;  /* all parts, as they were last seen; no parts before the first */
	uint64_t marks_changes; /* of the marks that were seen */
	struct undo_stack done, undone;
};

void undo_run(struct model *m);
void undo_again(struct model *m); /* brings back what undo_run took away */
/* Notes a change; called once an event. */
void undo_follow(struct model *m);
void undo_release(struct model *m);

#endif
