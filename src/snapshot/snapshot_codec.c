/* SPDX-License-Identifier: MIT */
/* Writes and reads the bytes of a snapshot. */
#include "snapshot/snapshot_codec.h"

#include "base/money.h"

#define STATE_BITS 4 /* of known, below force */

_Static_assert(SNAPSHOT_KNOWN < 1 << STATE_BITS, "the known bits fit below force");

static void add_varint(struct buf *out, uint64_t v)
{
	for (; v > 0x7f; v >>= 7)
		buf_add_byte(out, (char)((v & 0x7f) | 0x80));
	buf_add_byte(out, (char)v);
}

static bool take_varint(struct sl *in, uint64_t *out)
{
	*out = 0;
	for (unsigned shift = 0; in->n && shift < 64; shift += 7) {
		uint64_t byte = (unsigned char)in->p[0];
		*in = sl_drop(*in, 1);
		if (shift == 63 && byte > 1)
			return false;
		*out |= (byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return true;
	}
	return false;
}

/* Differences and sums are those of unsigned numbers, which cannot overflow and undo each other. */
static int64_t difference(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a - (uint64_t)b);
}

static int64_t sum(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a + (uint64_t)b);
}

static uint64_t zigzag(int64_t v)
{
	return v < 0 ? ~((uint64_t)v << 1) : (uint64_t)v << 1;
}

static int64_t unzigzag(uint64_t v)
{
	return (int64_t)(v & 1 ? ~(v >> 1) : v >> 1);
}

static int64_t used_of(const struct snapshot_row *r)
{
	return difference(r->credit, r->remaining);
}

static uint64_t state_of(const struct snapshot_row *r)
{
	return r->known | (uint64_t)(uint32_t)r->force << STATE_BITS;
}

static unsigned flag_change(int64_t change, unsigned flag, unsigned fine)
{
	return change == 0 ? 0 : change % MONEY_CENT ? flag | fine : flag;
}

static void add_change(struct buf *out, int64_t change, unsigned flags, unsigned fine)
{
	add_varint(out, zigzag(flags & fine ? change : change / MONEY_CENT));
}

/* Adds an entry unless nothing changed. now is NULL for a customer that is gone. */
static bool add_entry(const struct snapshot_row *was, const struct snapshot_row *now,
		      uint64_t *last, struct buf *out)
{
	static const struct snapshot_row none;
	const struct snapshot_row *from = was ? was : &none, *to = now ? now : &none;
	int64_t credit = difference(to->credit, from->credit);
	int64_t used = difference(used_of(to), used_of(from));
	unsigned flags = flag_change(credit, SNAPSHOT_ENTRY_CREDIT, SNAPSHOT_ENTRY_CREDIT_FINE) |
			 flag_change(used, SNAPSHOT_ENTRY_USED, SNAPSHOT_ENTRY_USED_FINE) |
			 (state_of(to) != state_of(from) ? SNAPSHOT_ENTRY_STATE : 0);
	uint64_t uin = now ? to->uin : from->uin;

	if (!now)
		flags = SNAPSHOT_ENTRY_GONE;
	else if (was && flags == 0)
		return false;
	add_varint(out, uin - *last);
	*last = uin;
	add_varint(out, flags);
	if (flags & SNAPSHOT_ENTRY_STATE)
		add_varint(out, state_of(to));
	if (flags & SNAPSHOT_ENTRY_CREDIT)
		add_change(out, credit, flags, SNAPSHOT_ENTRY_CREDIT_FINE);
	if (flags & SNAPSHOT_ENTRY_USED)
		add_change(out, used, flags, SNAPSHOT_ENTRY_USED_FINE);
	return true;
}

/* Walks through both snapshots in the order of UINs; returns the number of entries. */
static size_t add_entries(const struct snapshot *s, const struct snapshot *base, struct buf *out)
{
	size_t i = 0, j = 0, n = 0, n_base = base ? base->n : 0;
	uint64_t last = 0;

	while (i < s->n || j < n_base) {
		const struct snapshot_row *now = i < s->n ? &s->rows[i] : NULL;
		const struct snapshot_row *was = j < n_base ? &base->rows[j] : NULL;

		if (now && was && now->uin != was->uin) {
			if (now->uin < was->uin)
				was = NULL;
			else
				now = NULL;
		}
		n += add_entry(was, now, &last, out);
		i += now != NULL;
		j += was != NULL;
	}
	return n;
}

void snapshot_encode(const struct snapshot *s, const struct snapshot *base, struct buf *out)
{
	struct buf entries;
	buf_init(&entries, SNAPSHOT_BYTES_MAX);
	add_varint(out, add_entries(s, base, &entries));
	buf_add(out, buf_sl(&entries));
	buf_release(&entries);
}

static bool take_change(struct sl *in, unsigned flags, unsigned flag, unsigned fine, int64_t *out)
{
	uint64_t v;
	*out = 0;
	if (!(flags & flag))
		return !(flags & fine);
	if (!take_varint(in, &v))
		return false;
	int64_t change = unzigzag(v);
	if (flags & fine) {
		*out = change;
		return true;
	}
	if (change > INT64_MAX / MONEY_CENT || change < INT64_MIN / MONEY_CENT)
		return false;
	*out = change * MONEY_CENT;
	return true;
}

/* Changes r, the customer's row in the base, into that of the snapshot. */
static bool take_values(struct sl *in, unsigned flags, struct snapshot_row *r)
{
	int64_t credit, used, used_before = used_of(r);
	uint64_t state;

	if (flags & SNAPSHOT_ENTRY_STATE) {
		if (!take_varint(in, &state) || state >> STATE_BITS > UINT32_MAX)
			return false;
		r->known = (uint32_t)state & ((1u << STATE_BITS) - 1);
		r->force = (int32_t)(uint32_t)(state >> STATE_BITS);
		if (r->known & ~SNAPSHOT_KNOWN)
			return false;
	}
	if (!take_change(in, flags, SNAPSHOT_ENTRY_CREDIT, SNAPSHOT_ENTRY_CREDIT_FINE, &credit) ||
	    !take_change(in, flags, SNAPSHOT_ENTRY_USED, SNAPSHOT_ENTRY_USED_FINE, &used))
		return false;
	r->credit = sum(r->credit, credit);
	r->remaining = difference(r->credit, sum(used_before, used));
	return true;
}

/* Adds the rows of the base before uin, which have no entry. */
static bool copy_rows(const struct snapshot *base, size_t *at, uint64_t uin, bool all,
		      struct snapshot *s)
{
	for (; base && *at < base->n && (all || base->rows[*at].uin < uin); ++*at)
		if (!snapshot_add_row(s, &base->rows[*at]))
			return false;
	return true;
}

static bool take_entry(struct sl *in, const struct snapshot *base, size_t *at, uint64_t *uin,
		       struct snapshot *s)
{
	uint64_t gap, flags;
	struct snapshot_row r = {0};

	if (!take_varint(in, &gap) || !take_varint(in, &flags) || gap == 0 ||
	    gap > UINT64_MAX - *uin || flags > 63)
		return false;
	*uin += gap;
	if (!copy_rows(base, at, *uin, false, s))
		return false;
	bool held = base && *at < base->n && base->rows[*at].uin == *uin;
	if (flags & SNAPSHOT_ENTRY_GONE) {
		++*at;
		return held && flags == SNAPSHOT_ENTRY_GONE;
	}
	if (held)
		r = base->rows[(*at)++];
	r.uin = *uin;
	return take_values(in, (unsigned)flags, &r) && snapshot_add_row(s, &r);
}

static bool take_entries(struct sl in, const struct snapshot *base, struct snapshot *s)
{
	size_t at = 0;
	uint64_t n, uin = 0;

	if (!take_varint(&in, &n))
		return false;
	for (uint64_t i = 0; i < n; i++)
		if (!take_entry(&in, base, &at, &uin, s))
			return false;
	return in.n == 0 && copy_rows(base, &at, 0, true, s);
}

bool snapshot_decode(struct sl bytes, const struct snapshot *base, struct snapshot *s,
		     struct err *e)
{
	if (take_entries(bytes, base, s))
		return true;
	s->n = 0;
	return err_set(e, ERR_DECODE, "a kept snapshot is damaged");
}
