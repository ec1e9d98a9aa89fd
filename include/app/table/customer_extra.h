/* SPDX-License-Identifier: MIT */
/* Vouchers and allocation history of the customer whose details are open. */
#ifndef APP_TABLE_CUSTOMER_EXTRA_H
#define APP_TABLE_CUSTOMER_EXTRA_H

#include <stddef.h>
#include <stdint.h>

#include "api/reply.h"
#include "api/request.h"

struct fault;
struct model;
struct outcome;
struct wire_reply;

#define EXTRA_PAGES 5 /* of the allocation history, 500 entries, are fetched at most */

#define EXTRA_PAGE_SIZE 100

#define EXTRA_REST_MS 400 /* the cursor must rest this long before a request is sent */

enum extra_state { EXTRA_NONE, EXTRA_WANTED, EXTRA_LOADED, EXTRA_FAILED };

/* The requests for the customer whose details are open, and their results. */
struct customer_extra {
	uint64_t uin;     /* 0 for none */
	int64_t since_ms; /* when the cursor came to it */
	enum extra_state history, vouchers;
	struct allocation_page pages[EXTRA_PAGES]; /* newest first, as the API sends them */
	size_t n_pages;
	struct uin_amounts amounts;               /* of its vouchers; known is 0 if it has none */
	char history_why[400], vouchers_why[400]; /* the reason of a failure */
};

/* Begins anew if the cursor is on another customer, or the pane was opened or closed. */
void customer_extra_follow(struct model *m);
/* Fetches again the parts that failed. */
void customer_extra_again(struct model *m);
/* Fetches all parts again. */
void customer_extra_reload(struct model *m);
/* Takes the reply r to the request of out. */
void customer_extra_take(struct model *m, const struct wire_reply *r, const struct outcome *out);
/* Lists the requests that are due; returns their number. */
size_t customer_extra_wants(const struct model *m, struct request out[2]);
/* When customer_extra_wants will list more, in ms; INT64_MAX for never. */
int64_t customer_extra_deadline(const struct model *m);
/* Writes why something about a customer is missing, and what to do. */
void customer_extra_format_why(const struct model *m, const struct fault *f, char *out,
			       size_t size);
void customer_extra_release(struct model *m);

#endif
