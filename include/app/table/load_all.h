/* SPDX-License-Identifier: MIT */
/* Loads every page of the current query. */
#ifndef APP_TABLE_LOAD_ALL_H
#define APP_TABLE_LOAD_ALL_H

#include <stdint.h>

struct model;

void load_all_start(struct model *m);
void load_all_check(struct model *m); /* pages came: says when all are there */
/* What an export of all takes: the pages that are missing, and the proof that all make one list. */
uint64_t app_export_requests(const struct model *m);
uint64_t app_missing_pages(const struct model *m); /* of the current query, still to come */
/* How many seconds so many requests take at the rate allowed now, rounded up. */
int64_t app_seconds_for(const struct model *m, uint64_t requests);

#endif
