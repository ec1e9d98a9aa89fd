/* SPDX-License-Identifier: MIT */
/*
 * Reads the list of vouchers page by page, and proves that the pages are one list.
 *
 * All pages must agree in TotalCount, have as many rows as follow from it, and hold each VoucherId
 * once. A list of several pages is also looked at again at both ends: who adds a voucher changes
 * one of these, and who only removes one changes TotalCount. A list that changed is read again.
 */
#ifndef VOUCHER_VOUCHER_READING_H
#define VOUCHER_VOUCHER_READING_H

#include "base/err.h"

#include "api/reply.h"
#include "api/request.h"

#define VOUCHER_REQUESTS_MAX 16  /* wanted at once */
#define VOUCHER_PAGE_SIZE    100 /* the most that the API allows */
#define VOUCHER_PASSES       5   /* over a list that changes; then the reading ends */

enum voucher_state {
	VOUCHERS_PENDING,
	VOUCHERS_READ,   /* all pages are held, and are one list */
	VOUCHERS_FAILED, /* a request failed: fault says why */
	VOUCHERS_REFUTED /* the pages are no list: why says so */
};

struct voucher_reading {
	enum voucher_state state;
	struct fault fault;
	const char *why; /* a sentence with its remedy */
	uint32_t page_size;
	bool has_total; /* of this pass */
	uint64_t total;
	struct voucher_page *pages; /* n_pages of them; one without rows was not read yet */
	uint32_t n_pages, n_read;
	bool seen_first, seen_last; /* the ends were looked at again */
	int passes;                 /* begun before this one */
};

void voucher_reading_init(struct voucher_reading *r);
void voucher_reading_release(struct voucher_reading *r);
/* Lists the requests that are wanted now; none when the reading has ended. */
size_t voucher_reading_list(const struct voucher_reading *r,
			    struct request out[VOUCHER_REQUESTS_MAX]);
/* Takes the good answer to one of them. */
void voucher_reading_take(struct voucher_reading *r, const struct request *of,
			  const struct wire_reply *reply);
/* Ends the reading with the failure of a request that is not sent again. */
void voucher_reading_fail(struct voucher_reading *r, const struct fault *why);

#endif
