/* SPDX-License-Identifier: MIT */
/* Loads every page of the current query. */
#ifndef APP_TABLE_LOAD_ALL_H
#define APP_TABLE_LOAD_ALL_H

#include <stdint.h>

struct model;

void load_all_start(struct model *m);
void load_all_check(struct model *m); /* call it after each page: reports when all are loaded */
/* The requests that an export of all rows needs: the missing pages, and the proof that all make one
 * list. */
uint64_t load_all_export_requests(const struct model *m);
uint64_t load_all_missing_pages(const struct model *m); /* of the current query */
/* The seconds that so many requests take at the current rate limit, rounded up. */
int64_t load_all_seconds(const struct model *m, uint64_t requests);

#endif
