/* SPDX-License-Identifier: MIT */
/* The asks and failures of struct fetch. Private to the room. */
#ifndef FETCH_REQUESTS_H
#define FETCH_REQUESTS_H

#include "fetch/fetch.h"

struct pending *requests_find(struct fetch *f, uint64_t id); /* flying ones only */
struct pending *requests_find_equal(struct fetch *f, const struct request *r);
/* NULL when the ledger is full. */
struct pending *requests_add(struct fetch *f, const struct request *r, int64_t due_ms);
void requests_remove(struct fetch *f, struct pending *a);
bool requests_has_failed(const struct fetch *f, const struct request *r);
/*
 * Moves the ask to the failures, in place of the oldest when there are too many. A page of this
 * query that is forgotten would be asked again, and so without end: when there are only such, the
 * ask is removed and false returned.
 */
bool requests_give_up(struct fetch *f, struct pending *a, const struct fault *why, int64_t now_ms);
/* How long to wait before the next try: exponential, with jitter, capped. */
int64_t requests_backoff_ms(struct fetch *f, int tries);

#endif
