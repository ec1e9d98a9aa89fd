/* SPDX-License-Identifier: MIT */
/*
 * A bench for app/fetch: a ledger, a store and a clock, with short ways to plan, to see what was
 * sent, and to answer it. Customers are named by their UIN alone.
 */
#ifndef SUPPORT_RIG_H
#define SUPPORT_RIG_H

#include "fetch/fetch.h"

struct rig {
	struct fetch f;
	struct store *s;
	struct demand w;
	struct effects fx; /* of the last plan or reply */
	struct outcome out;
	int64_t now_ms;
	/* What the next answers say beside their body. */
	int64_t server_unix_s, our_unix_s;
	int sends;
	char http_version[8];
};

void rig_init(struct rig *r, uint32_t page_size);
void rig_release(struct rig *r);

/* The rows first .. last are on the screen. */
void rig_look(struct rig *r, uint64_t first, uint64_t last);
void rig_filter(struct rig *r, const char *name);
/* Plans at now_ms; the effects are in r->fx. */
void rig_plan(struct rig *r);
/* The clock moves to the next deadline; fails the test when there is none. Then plans. */
void rig_wait(struct rig *r);

/* Pages of the EFFECT_SEND of the last plan as "3 4 1"; cancels are "x" and the id. */
const char *rig_effects(const struct rig *r);
/* The id of the request in flight for this page; 0 when there is none. */
uint64_t rig_in_flight(const struct rig *r, uint32_t page);

/* Answers. */
void rig_answer(struct rig *r, uint64_t id, const char *body);
/* Rows from UIN first on, n of them. total below 0: none is said. */
void rig_answer_rows(struct rig *r, uint64_t id, uint64_t first, size_t n, int64_t total);
/* The page as a list of UINs 1 .. total has it. */
void rig_answer_page(struct rig *r, uint32_t page, int64_t total);
void rig_answer_error(struct rig *r, uint64_t id, const char *code);
void rig_answer_wire(struct rig *r, uint64_t id, enum wire_result result, int http_status);

#endif
