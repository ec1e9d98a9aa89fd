/* SPDX-License-Identifier: MIT */
/* Orders vouchers by their end, and sums them up. */
#include "voucher/voucher_items.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/time.h"

#define DAY_S  86400
#define UTC8_S (8 * 3600)

int64_t voucher_items_now(int64_t unix_s)
{
	return unix_s + UTC8_S;
}

static bool is_wanted(const struct voucher *v, const uint64_t *uin)
{
	return !uin || ((v->known & VOUCHER_UIN) && v->uin == *uin);
}

static size_t count_rows(const struct voucher_reading *r)
{
	size_t n = 0;
	for (uint32_t p = 0; p < r->n_pages; p++)
		n += r->pages[p].n;
	return n;
}

void voucher_items_take(struct voucher_items *out, const struct voucher_reading *r,
			const uint64_t *uin)
{
	uint64_t row = 0;
	*out = (struct voucher_items){.items = mem_alloc(count_rows(r) + 1, sizeof *out->items)};
	for (uint32_t p = 0; p < r->n_pages; p++)
		for (size_t i = 0; i < r->pages[p].n; i++) {
			const struct voucher *v = &r->pages[p].rows[i];
			struct voucher_item item = {.voucher = v};
			item.row = ++row;
			item.has_end =
			    !(v->bad & VOUCHER_EXPIRES) && time_parse(v->expires, &item.end_s);
			if (is_wanted(v, uin))
				out->items[out->n++] = item;
		}
}

void voucher_items_release(struct voucher_items *l)
{
	mem_free(l->items);
	*l = (struct voucher_items){.n = 0};
}

/* Vouchers that end together keep the order of the API. */
static int compare_ends(const void *a, const void *b)
{
	const struct voucher_item *left = a, *right = b;
	if (left->has_end != right->has_end)
		return left->has_end ? -1 : 1;
	if (left->has_end && left->end_s != right->end_s)
		return left->end_s < right->end_s ? -1 : 1;
	return (left->row > right->row) - (left->row < right->row);
}

static int compare_ends_backwards(const void *a, const void *b)
{
	const struct voucher_item *left = a, *right = b;
	if (left->has_end && right->has_end && left->end_s != right->end_s)
		return left->end_s < right->end_s ? 1 : -1;
	return compare_ends(a, b);
}

void voucher_items_sort(struct voucher_items *l, bool latest_first)
{
	qsort(l->items, l->n, sizeof *l->items,
	      latest_first ? compare_ends_backwards : compare_ends);
}

bool voucher_items_has_value(const struct voucher_item *v)
{
	return !(v->voucher->known & VOUCHER_REMAINING) || v->voucher->remaining > 0;
}

bool voucher_items_days(const struct voucher_item *v, int64_t now_s, int64_t *days)
{
	if (!v->has_end || v->end_s <= now_s)
		return false;
	*days = (v->end_s - now_s) / DAY_S;
	return true;
}

static void sum_voucher(const struct voucher_item *item, int64_t now_s, struct voucher_sums *out)
{
	const unsigned amounts = VOUCHER_REMAINING | VOUCHER_TOTAL;
	const struct voucher *v = item->voucher;
	int64_t remaining = v->known & VOUCHER_REMAINING ? v->remaining : 0;
	bool ends = item->has_end && item->end_s > now_s;
	out->n++;
	out->unknown += (v->known & amounts) != amounts;
	out->n_no_end += !item->has_end;
	out->remaining = money_add(out->remaining, remaining);
	out->total = money_add(out->total, v->known & VOUCHER_TOTAL ? v->total : 0);
	if (ends && item->end_s - now_s <= INT64_C(7) * DAY_S) {
		out->n_week++;
		out->week_remaining = money_add(out->week_remaining, remaining);
	}
	if (ends && item->end_s - now_s <= INT64_C(30) * DAY_S) {
		out->n_month++;
		out->month_remaining = money_add(out->month_remaining, remaining);
	}
}

void voucher_items_sum(const struct voucher_items *l, int64_t now_s, struct voucher_sums *out)
{
	*out = (struct voucher_sums){.n = 0};
	for (size_t i = 0; i < l->n; i++)
		sum_voucher(&l->items[i], now_s, out);
}
