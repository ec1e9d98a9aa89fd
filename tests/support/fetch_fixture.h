/* SPDX-License-Identifier: MIT */
/*
 * A fixture for fetch/: requests, a store and a clock, with short ways to plan, to see what was
 * sent, and to answer it.
 */
#ifndef SUPPORT_FETCH_FIXTURE_H
#define SUPPORT_FETCH_FIXTURE_H

#include "fetch/fetch.h"

#define FETCH_FIXTURE_WALL_S 1790000900 /* our time when requests are planned */

struct fetch_fixture {
	struct fetch f;
	struct store *s;
	struct demand w;
	struct effects fx; /* of the last plan or reply */
	struct outcome out;
	int64_t now_ms;
	/* The times and the protocol of the next answers. */
	int64_t server_unix_s, our_unix_s;
	int sends;
	char http_version[8];
};

void fetch_fixture_init(struct fetch_fixture *r, uint32_t page_size);
void fetch_fixture_release(struct fetch_fixture *r);
/* The same for the setup and the teardown of a test. */
int fetch_fixture_open(void **state, uint32_t page_size);
int fetch_fixture_close(void **state);

/* Puts the rows first .. last on the screen. */
void fetch_fixture_look(struct fetch_fixture *r, uint64_t first, uint64_t last);
void fetch_fixture_filter(struct fetch_fixture *r, const char *name);
/* Plans at now_ms; the effects are in r->fx. */
void fetch_fixture_plan(struct fetch_fixture *r);
/* Moves the clock to the next deadline, then plans; fails the test when there is no deadline. */
void fetch_fixture_wait(struct fetch_fixture *r);

/* Pages of the EFFECT_SEND of the last plan as "3 4 1"; cancels are "x" and the id,
 * expired ones "!" and the id. */
const char *fetch_fixture_effects(const struct fetch_fixture *r);
/* The id of the request in flight for this page; 0 when there is none. */
uint64_t fetch_fixture_in_flight(const struct fetch_fixture *r, uint32_t page);

/* Page 1 is held, the rows of page 2 (of 100 rows) are looked at and its request is in flight.
 * Returns the id of that request. */
uint64_t fetch_fixture_fly_second(struct fetch_fixture *r);

/* The following answer a request in flight. */
void fetch_fixture_answer(struct fetch_fixture *r, uint64_t id, const char *body);
/* n rows, UINs first, first + 1, ... A negative total is left out of the answer. */
void fetch_fixture_answer_rows(struct fetch_fixture *r, uint64_t id, uint64_t first, size_t n,
			       int64_t total);
/* This page of the list of UINs 1 .. total. */
void fetch_fixture_answer_page(struct fetch_fixture *r, uint32_t page, int64_t total);
void fetch_fixture_answer_error(struct fetch_fixture *r, uint64_t id, const char *code);
void fetch_fixture_answer_wire(struct fetch_fixture *r, uint64_t id, enum wire_result result,
			       int http_status);

#endif
