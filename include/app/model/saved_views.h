/* SPDX-License-Identifier: MIT */
/*
 * Saved views: columns, sort, statuses, condition, filter and order under a name, as the text of a
 * file that users can read, change and share:
 *
 *   [view late-payers]
 *   columns = UIN Name:24 | Status Remaining% Remaining
 *   sort = Remaining% -Credit
 *   status = neg,out
 *   where = remaining<10% !acme
 *   filter = Name=delta
 *   order = asc
 *
 * An entry that is left out is as at the start: no sort, all statuses, all customers, the newest
 * first; without columns they stay as they are. A column that is not named is hidden; those of burn
 * and of changes need a '-' before their name for that. A line that begins with # is a comment.
 */
#ifndef APP_MODEL_SAVED_VIEWS_H
#define APP_MODEL_SAVED_VIEWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

#include "api/query.h"

#include "store/lens.h"

#include "app/model/columns.h"

#define SAVED_VIEWS_MAX  40
#define SAVED_VIEW_BYTES 41 /* of a name, with its NUL */

struct saved_view {
	char name[SAVED_VIEW_BYTES];
	bool has_columns;
	struct column_set columns;
	/* The columns of burn, or of changes, had values. Without them these columns are not named,
	 * and appear with their values as they do in every table. */
	bool burn, changes;
	struct sort_by sort[SORT_DEPTH];
	size_t n_sort;
	unsigned statuses;
	char where[CONDITION_BYTES];
	struct query query;
};

struct saved_views {
	struct saved_view at[SAVED_VIEWS_MAX];
	size_t n;
};

/* A name has letters, digits, '-', '_' and '.'. */
bool saved_views_check_name(struct sl name, struct err *e) MUST_USE;
/* Finds a view by its name, in any case; false if there is none. */
bool saved_views_find(const struct saved_views *v, struct sl name, size_t *at);
/* Replaces the view of that name, or appends it; false when there are too many. */
bool saved_views_put(struct saved_views *v, const struct saved_view *view, struct err *e) MUST_USE;
void saved_views_remove(struct saved_views *v, size_t at);
/* Reads the text of a file. What is not understood is left out; e gets the first such line. */
void saved_views_read(struct saved_views *out, struct sl text, struct err *e);
/* Appends the section of a view. */
void saved_views_print(const struct saved_view *view, struct buf *out);
/* Appends the text of a file in which the section of that name is replaced by another one, which
 * may be empty. Everything else stays as it is. */
void saved_views_replace(struct sl text, struct sl name, struct sl section, struct buf *out);

#endif
