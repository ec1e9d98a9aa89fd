/* SPDX-License-Identifier: MIT */
/* Remembers where the cursor was in each query. */
#ifndef APP_TABLE_QUERY_HISTORY_H
#define APP_TABLE_QUERY_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "api/query.h"

struct model;

/* A query visited before, and its cursor, for the return to it. */
struct visited_query {
	struct query query;
	uint64_t cursor, top;
};

void query_history_select(struct model *m, const struct query *q);
void query_history_arrive(struct model *m); /* the first page of the current query is loaded */
bool query_history_go_back(
    struct model *m); /* cancels a change of query under way; false for none */

#endif
