/* SPDX-License-Identifier: MIT */
/* Replies with vouchers, for tests of what is made of them. */
#ifndef SUPPORT_VOUCHER_PAGES_H
#define SUPPORT_VOUCHER_PAGES_H

#include "voucher/voucher_items.h"
#include "voucher/voucher_reading.h"

/* Writes a reply with these rows, JSON objects with commas between. */
void voucher_pages_write(uint64_t total, const char *rows, struct buf *body);
/* Gives the reading a page: rows are JSON objects with commas between. */
void voucher_pages_take(struct voucher_reading *r, uint32_t page, uint64_t total, const char *rows);
/* Gives it a page of so many vouchers with the ids from first on. */
void voucher_pages_take_ids(struct voucher_reading *r, uint32_t page, uint64_t total,
			    uint64_t first, size_t n);
/* Replaces the reading and the list by those of one page with n rows. */
void voucher_pages_replace(struct voucher_reading *r, struct voucher_items *l, uint64_t n,
			   const char *rows);

#endif
