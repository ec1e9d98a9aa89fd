/* SPDX-License-Identifier: MIT */
/* Queries of the model that more than one part needs; they change nothing. */
#ifndef APP_MODEL_MODEL_QUERY_H
#define APP_MODEL_MODEL_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sl.h"

#include "store/store.h"

#include "app/model/columns.h"

#include "condition/condition.h"
#include "input/action.h"

struct fault;
struct lens_spec;
struct model;

/* Finds the position of a customer in the list as shown; false if it is not in it, or not
 * loaded. */
bool app_position_of(const struct model *m, uint64_t uin, uint64_t *position);
/* Returns the settings of the lens: the shown ones, or those that follow once a long list is
 * sorted. */
const struct lens_spec *app_lens_spec(const struct model *m);
uint64_t app_positions(const struct model *m); /* length of the list as shown */
struct row app_row_at(const struct model *m, uint64_t position);
/* The places of all loaded rows in the order of the screen: first the shown ones, then those that
 * the lens hides. app_place returns false for a place below app_places that has no customer. */
uint64_t app_places(const struct model *m);
bool app_place(const struct model *m, uint64_t at, struct row *out);
/* Returns the credit statuses, as STATUS_BIT, of the held rows at positions first, first + step,
 * ... before end. */
unsigned app_credit_statuses_at(const struct model *m, uint64_t first, uint64_t end, uint64_t step);
struct row app_cursor_row(const struct model *m);
/* Tells whether what changed since an earlier moment is shown above the table: all customers are
 * compared, and no filter hides some. */
bool app_compares(const struct model *m);
/* Returns the layout of the window, with the details or without. */
struct layout app_layout(const struct model *m, bool detail);
/* Returns the room of the table's columns, as it is scrolled. */
struct column_room app_column_room(const struct model *m);
/* true when as many customers are loaded as there are, be they stale. */
bool app_holds_all(const struct model *m);
bool app_loading(const struct model *m); /* a request is in flight or due */
/* Returns the key for the action, as hints show it: "?", "Enter"; ":order" if no key is bound. */
struct sl app_key(const struct model *m, enum action a);
/* Returns the key that stops loading: Esc, unless it would close something first. */
struct sl app_stop_key(const struct model *m);
/* Returns the fault because of which the first page is missing; NULL for none. *retry_ms gets the
 * time of the next attempt, INT64_MAX if there is none. */
const struct fault *app_first_page_fault(const struct model *m, int64_t *retry_ms);
/* Returns the text to find, folded; "" for none. */
const char *app_find_text(const struct model *m);
/* Copies the one text that the rows are narrowed by to room, and returns it; an empty one if the
 * condition is anything else. */
struct sl app_narrow_text(const struct model *m, char room[CONDITION_BYTES]);
/* Counts the loaded rows that hold it, shown by the lens or not. */
uint64_t app_find_matches(const struct model *m);

#endif
