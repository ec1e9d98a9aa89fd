/* SPDX-License-Identifier: MIT */
/* Vouchers and allocation history of the customer whose details are open. */
#ifndef APP_SCREENS_CUSTOMER_EXTRA_H
#define APP_SCREENS_CUSTOMER_EXTRA_H

#include <stddef.h>
#include <stdint.h>

#include "api/reply.h"
#include "api/request.h"

struct model;
struct outcome;
struct wire_reply;

#define DRILL_PAGES     5 /* of the allocation history: 500 entries say enough */

#define DRILL_PAGE_SIZE 100

#define DRILL_REST_MS   400 /* the cursor rests this long before a customer is looked into */

enum drill_state { DRILL_NONE, DRILL_WANTED, DRILL_HERE, DRILL_FAILED };

/* What is asked for one customer alone, while its details are open. */
struct drill {
	uint64_t uin;     /* 0 for none */
	int64_t since_ms; /* when the cursor came to it */
	enum drill_state history, vouchers;
	struct allocation_page pages[DRILL_PAGES]; /* newest first, as the API sends them */
	size_t n_pages;
	struct uin_amounts amounts;               /* of its vouchers; known 0 when it has none */
	char history_why[400], vouchers_why[400]; /* of a failure */
};

void drill_follow(struct model *m); /* the cursor may stand on another customer */
void drill_again(struct model *m);  /* what failed is wanted again */
void drill_reload(struct model *m); /* so is all of it */
void drill_take(struct model *m, const struct wire_reply *r, const struct outcome *out);
size_t drill_wants(const struct model *m, struct request out[2]);
int64_t drill_deadline(const struct model *m);
void drill_release(struct model *m);

#endif
