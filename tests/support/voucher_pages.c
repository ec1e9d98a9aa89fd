/* SPDX-License-Identifier: MIT */
/* Makes replies with vouchers. */
#include "voucher_pages.h"

#include <inttypes.h>

#include "test.h"

void voucher_pages_write(uint64_t total, const char *rows, struct buf *body)
{
	buf_addf(body,
		 "{\"Response\":{\"TotalCount\":%" PRIu64 ",\"Data\":[%s],\"RequestId\":\"r\"}}",
		 total, rows);
}

void voucher_pages_take(struct voucher_reading *r, uint32_t page, uint64_t total, const char *rows)
{
	struct buf body;
	buf_init(&body, 1u << 20);
	voucher_pages_write(total, rows, &body);
	struct wire_reply reply = {.result = WIRE_OK, .http_status = 200, .body = {body.p, body.n}};
	struct request of = {.action = ACTION_VOUCHERS, .page = page, .page_size = r->page_size};
	voucher_reading_take(r, &of, &reply);
	buf_release(&body);
}

void voucher_pages_take_ids(struct voucher_reading *r, uint32_t page, uint64_t total,
			    uint64_t first, size_t n)
{
	struct buf rows;
	buf_init(&rows, 1u << 20);
	buf_add_chars(&rows, "");
	for (size_t i = 0; i < n; i++)
		buf_addf(&rows, "%s{\"VoucherId\":%" PRIu64 "}", i ? "," : "", first + i);
	voucher_pages_take(r, page, total, n ? rows.p : "");
	buf_release(&rows);
}

void voucher_pages_replace(struct voucher_reading *r, struct voucher_items *l, uint64_t n,
			   const char *rows)
{
	voucher_items_release(l);
	voucher_reading_release(r);
	voucher_reading_init(r);
	voucher_pages_take(r, 1, n, rows);
	assert_int_equal(r->state, VOUCHERS_READ);
	voucher_items_take(l, r, NULL);
}
