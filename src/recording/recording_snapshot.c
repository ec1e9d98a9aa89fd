/* SPDX-License-Identifier: MIT */
/* Writes snapshots, usual days and daily costs as texts, and reads them. */
#include "recording_snapshot.h"

#include <inttypes.h>
#include <stdio.h>

#define MASKED_DIGITS 19 /* a mask of more might be no number of 64 bits */

/* Writes a UIN, masked like those of the replies, so that it is the same customer. */
static void add_uin(uint64_t uin, const struct recording_mask *mask, struct buf *out)
{
	char digits[24];
	struct sl text = {digits, (size_t)snprintf(digits, sizeof digits, "%" PRIu64, uin)};
	if (mask)
		recording_mask_text(mask, sl_drop(text, text.n > MASKED_DIGITS ? 1 : 0), out);
	else
		buf_add(out, text);
}

void recording_snapshot_write(const struct snapshot *s, const struct recording_mask *mask,
			      struct buf *out)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct snapshot_row *r = &s->rows[i];
		if (i)
			buf_add_byte(out, ' ');
		add_uin(r->uin, mask, out);
		buf_addf(out, " %" PRIu32 " %" PRId64 " %" PRId64 " %" PRId32, r->known, r->credit,
			 r->remaining, r->force);
	}
}

static bool take_number(struct sl *rest, int64_t *out)
{
	struct sl word;
	return sl_split(rest, ' ', &word) && sl_to_i64(word, out);
}

static bool take_uin(struct sl *rest, uint64_t *out)
{
	struct sl word;
	return sl_split(rest, ' ', &word) && sl_to_u64(word, out) && *out > 0;
}

static bool take_row(struct sl *rest, struct snapshot_row *out)
{
	int64_t known, force;
	if (!take_uin(rest, &out->uin) || !take_number(rest, &known) ||
	    !take_number(rest, &out->credit) || !take_number(rest, &out->remaining) ||
	    !take_number(rest, &force) || force < INT32_MIN || force > INT32_MAX ||
	    (known & ~(int64_t)SNAPSHOT_KNOWN))
		return false;
	out->force = (int32_t)force;
	out->known = (uint32_t)known;
	return true;
}

bool recording_snapshot_read(struct sl text, struct snapshot *s)
{
	struct snapshot_row row;
	while (text.n)
		if (!take_row(&text, &row) || !snapshot_add_row(s, &row))
			return false;
	snapshot_sort(s);
	return true;
}

void recording_snapshot_write_days(const struct usual_days *d, const struct recording_mask *mask,
				   struct buf *out)
{
	for (size_t i = 0; i < d->n; i++) {
		if (i)
			buf_add_byte(out, ' ');
		add_uin(d->items[i].uin, mask, out);
		buf_addf(out, " %" PRId64, d->items[i].used);
	}
}

bool recording_snapshot_read_days(struct sl text, struct usual_days *d)
{
	uint64_t uin;
	int64_t used;
	while (text.n) {
		if (!take_uin(&text, &uin) || !take_number(&text, &used))
			return false;
		usual_days_add(d, uin, used);
	}
	usual_days_sort(d);
	return true;
}

static void add_costs(const struct daily_costs *d, struct buf *out)
{
	buf_addf(out, " %" PRId32 " %" PRIu32, d->last, d->known);
	for (int i = 0; i < COST_DAYS; i++)
		if (d->known >> i & 1u)
			buf_addf(out, " %" PRId64, d->cost[i]);
}

void recording_snapshot_write_costs(const struct cost_book *b, const struct recording_mask *mask,
				    struct buf *out)
{
	const char *separator = "";
	uint64_t uin;
	for (size_t at = 0; cost_book_next(b, &at, &uin); separator = " ") {
		buf_add_chars(out, separator);
		add_uin(uin, mask, out);
		add_costs(cost_book_get(b, uin), out);
	}
}

static bool take_costs(struct sl *rest, struct daily_costs *out)
{
	int64_t last, known, costs[COST_DAYS] = {0};
	if (!take_number(rest, &last) || last < INT32_MIN / 2 || last > INT32_MAX / 2 ||
	    !take_number(rest, &known) || known < 0 || known > UINT32_MAX)
		return false;
	for (int i = 0; i < COST_DAYS; i++)
		if ((known >> i & 1) && !take_number(rest, &costs[i]))
			return false;
	/* The earliest day is put first, so that none is forgotten. */
	for (int i = COST_DAYS - 1; i >= 0; i--)
		if ((known >> i & 1) && !daily_costs_put(out, (int32_t)last - i, costs[i]))
			return false;
	return true;
}

/* Two customers may have one masked UIN; the first one is kept. */
bool recording_snapshot_read_costs(struct sl text, struct cost_book *b)
{
	uint64_t uin;
	while (text.n) {
		struct daily_costs costs = {0};
		if (!take_uin(&text, &uin) || !take_costs(&text, &costs))
			return false;
		(void)cost_book_add(b, uin, &costs);
	}
	return true;
}
