/* SPDX-License-Identifier: MIT */
/*
 * The customers that a filter selects. The first page of a filter checks every customer (a fifth of
 * a second for a million). The ids of the last MATCHES_KEPT filters are kept for their other pages
 * until the data set changes.
 */
#ifndef DEMO_MATCHES_H
#define DEMO_MATCHES_H

#include "api/query.h"

#include "demo/customers/dataset.h"
#include "demo/customers/names.h"

#define MATCHES_KEPT       8
#define MATCHES_TEXT_BYTES 1024 /* a longer text matches nothing, because no name is longer */

struct matches_entry {
	enum filter_type type;
	struct buf text;   /* folded */
	uint64_t revision; /* of the data set */
	uint64_t used;     /* value of matches.uses at the last use; 0: the entry is free */
	uint32_t *ids;     /* by rank, newest first */
	uint32_t n;
};

struct demo_matches {
	const struct dataset *data; /* borrowed */
	struct names plain, folded;
	struct matches_entry entry[MATCHES_KEPT];
	uint64_t uses;
};

void matches_init(struct demo_matches *m, const struct dataset *data);
void matches_release(struct demo_matches *m);
/* Whether a customer's value fits a filter's text, both folded: Name and Remark fit if they contain
 * the text, the others if they are it. */
bool matches_fits(enum filter_type type, struct sl value, struct sl text);
/*
 * Name and Remark match if they contain text in any case (Unicode case folding), Email if text is
 * the whole address, real or masked, ClientUin if it is the number. type is not FILTER_NONE. The
 * result is valid until the next call.
 */
const struct matches_entry *matches_find(struct demo_matches *m, enum filter_type type,
					 struct sl text);

#endif
