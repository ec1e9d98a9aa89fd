/* SPDX-License-Identifier: MIT */
/*
 * Which customers a filter picks. The first page of a filter looks at every customer (a fifth of a
 * second for a million); the ids found are kept for the pages that follow, for the last few
 * filters, until the data set changes.
 */
#ifndef DEMO_MATCHES_H
#define DEMO_MATCHES_H

#include "api/query.h"

#include "dataset.h"
#include "names.h"

#define MATCHES_KEPT       8
#define MATCHES_TEXT_BYTES 1024 /* no name is longer: a longer text matches nothing */

struct matches_entry {
	enum filter_type type;
	struct buf text; /* folded */
	uint64_t revision, used;
	uint32_t *ids; /* by rank, newest first */
	uint32_t n;
};

struct matches {
	const struct dataset *data; /* borrowed */
	struct names plain, folded;
	struct matches_entry entry[MATCHES_KEPT];
	uint64_t uses;
};

void matches_init(struct matches *m, const struct dataset *data);
void matches_release(struct matches *m);
/*
 * Name and Remark match where they contain the text in any case (Unicode case folding); Email where
 * it is the whole address, real or as shown; ClientUin where it is the number. type is not
 * FILTER_NONE. The answer lives until the next call.
 */
const struct matches_entry *matches_find(struct matches *m, enum filter_type type, struct sl text);

#endif
