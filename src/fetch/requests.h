/* SPDX-License-Identifier: MIT */
/* The pending and the failed requests of struct fetch. Private to the folder. */
#ifndef FETCH_REQUESTS_H
#define FETCH_REQUESTS_H

#include "fetch/fetch.h"

struct pending *requests_find(struct fetch *f, uint64_t id); /* in flight only; NULL for none */
struct pending *requests_find_equal(struct fetch *f, const struct request *r);
/* Returns NULL when FETCH_PENDING_MAX are pending. */
struct pending *requests_add(struct fetch *f, const struct request *r, int64_t due_ms);
void requests_remove(struct fetch *f, struct pending *p);
bool requests_has_failed(const struct fetch *f, const struct request *r);
/*
 * Moves the request to the failures, in place of the oldest when there are too many. A page of the
 * same query must not be forgotten, or it would be requested again for ever: if only such failures
 * are remembered, the request is removed and false is returned.
 */
bool requests_give_up(struct fetch *f, struct pending *p, const struct fault *why, int64_t now_ms);
/* Returns the wait before the next attempt in milliseconds: exponential, with jitter, at most
 * BACKOFF_MAX_MS. */
int64_t requests_backoff_ms(struct fetch *f, int tries);

#endif
