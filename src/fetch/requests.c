/* SPDX-License-Identifier: MIT */
/* The pending requests, the failures, and the back-off between attempts. */
#include "requests.h"

#include <string.h>

struct pending *requests_find(struct fetch *f, uint64_t id)
{
	for (size_t i = 0; i < f->n_pending; i++)
		if (f->pending[i].id == id && f->pending[i].state == PENDING_IN_FLIGHT)
			return &f->pending[i];
	return NULL;
}

struct pending *requests_find_equal(struct fetch *f, const struct request *r)
{
	for (size_t i = 0; i < f->n_pending; i++)
		if (request_equal(&f->pending[i].request, r))
			return &f->pending[i];
	return NULL;
}

struct pending *requests_add(struct fetch *f, const struct request *r, int64_t due_ms)
{
	if (f->n_pending == FETCH_PENDING_MAX)
		return NULL;
	struct pending *p = &f->pending[f->n_pending++];
	*p = (struct pending){.request = *r, .state = PENDING_DUE, .due_ms = due_ms};
	p->last.class = FAULT_NONE;
	return p;
}

void requests_remove(struct fetch *f, struct pending *p)
{
	size_t at = (size_t)(p - f->pending);
	memmove(p, p + 1, (f->n_pending - at - 1) * sizeof *p);
	f->n_pending--;
}

bool requests_has_failed(const struct fetch *f, const struct request *r)
{
	for (size_t i = 0; i < f->n_failed; i++)
		if (request_equal(&f->failed[i].request, r))
			return true;
	return false;
}

static bool is_same_list(const struct request *a, const struct request *b)
{
	return a->action == ACTION_CUSTOMERS && b->action == ACTION_CUSTOMERS &&
	       query_equal(&a->query, &b->query);
}

static bool make_failure_room(struct fetch *f, const struct request *for_this)
{
	if (f->n_failed < FETCH_FAILED)
		return true;
	for (size_t i = 0; i < f->n_failed; i++)
		if (!is_same_list(&f->failed[i].request, for_this)) {
			f->n_failed--;
			memmove(&f->failed[i], &f->failed[i + 1],
				(f->n_failed - i) * sizeof *f->failed);
			return true;
		}
	return false;
}

bool requests_give_up(struct fetch *f, struct pending *p, const struct fault *why, int64_t now_ms)
{
	bool room = make_failure_room(f, &p->request);
	if (room)
		f->failed[f->n_failed++] = (struct failed){p->request, *why, now_ms};
	requests_remove(f, p);
	return room;
}

/* This is xorshift64*: jitter only has to differ between programs; it may be guessed. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 2685821657736338717u;
}

int64_t requests_backoff_ms(struct fetch *f, int tries)
{
	int64_t wait = BACKOFF_FIRST_MS;
	for (int i = 1; i < tries && wait < BACKOFF_MAX_MS; i++)
		wait *= 2;
	if (wait > BACKOFF_MAX_MS)
		wait = BACKOFF_MAX_MS;
	return wait / 2 + (int64_t)(next_random(&f->jitter) % (uint64_t)(wait / 2 + 1));
}
