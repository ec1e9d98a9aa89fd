/* SPDX-License-Identifier: MIT */
/* Any bytes as a kept snapshot: refused, or read into rows that are written and read as the same.
 */
#include "checks.h"
#include "snapshot/snapshot_codec.h"

/* The base that the bytes are read against: a few customers whose UINs short gaps reach. */
static void make_base(struct snapshot *base)
{
	snapshot_init(base, 0);
	for (int i = 1; i <= 8; i++) {
		struct snapshot_row r = {.uin = (uint64_t)i * 3,
					 .credit = i * 1000000,
					 .remaining = i * 250001,
					 .force = i % 2,
					 .known = SNAPSHOT_KNOWN};
		CHECK(snapshot_add_row(base, &r));
	}
}

static bool same_rows(const struct snapshot *a, const struct snapshot *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		const struct snapshot_row *x = &a->rows[i], *y = &b->rows[i];
		if (x->uin != y->uin || x->credit != y->credit || x->remaining != y->remaining ||
		    x->force != y->force || x->known != y->known)
			return false;
	}
	return a->n == b->n;
}

static void check_rows(const struct snapshot *s, const struct snapshot *base)
{
	struct snapshot again;
	struct buf bytes;
	struct err e = {0};
	for (size_t i = 1; i < s->n; i++)
		CHECK(s->rows[i - 1].uin < s->rows[i].uin);
	buf_init(&bytes, SNAPSHOT_BYTES_MAX);
	snapshot_init(&again, 0);
	snapshot_encode(s, base, &bytes);
	CHECK(snapshot_decode(buf_sl(&bytes), base, &again, &e));
	CHECK(same_rows(s, &again));
	snapshot_release(&again);
	buf_release(&bytes);
}

static void decode(struct sl bytes, const struct snapshot *base)
{
	struct snapshot s;
	struct err e = {0};
	snapshot_init(&s, 0);
	if (snapshot_decode(bytes, base, &s, &e))
		check_rows(&s, base);
	else
		CHECK(e.kind == ERR_DECODE && s.n == 0);
	check_shown(e.text);
	snapshot_release(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct snapshot base;
	make_base(&base);
	decode((struct sl){(const char *)data, n}, &base);
	decode((struct sl){(const char *)data, n}, NULL);
	snapshot_release(&base);
	return 0;
}
