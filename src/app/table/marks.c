/* SPDX-License-Identifier: MIT */
/* Marks customers by UIN, and sums their credit. */
#include "app/table/marks.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/missing_row.h"

#define RANGE_MAX 1000000u

/* Finds the index of the UIN among the marked ones, or the index to insert it at. */
static size_t find_index(const struct marks *k, uint64_t uin)
{
	size_t low = 0, high = k->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (k->uins[middle] < uin)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool has_mark(const struct marks *k, uint64_t uin)
{
	size_t at = find_index(k, uin);
	return at < k->n && k->uins[at] == uin;
}

bool marks_has_customer(const struct model *m, const struct customer *c)
{
	return m->marks.n && (c->known & KNOWN_UIN) && has_mark(&m->marks, c->uin);
}

bool marks_at(const struct model *m, uint64_t at, struct row *out)
{
	return app_place(m, at, out) && marks_has_customer(m, out->customer);
}

static void note_change(struct model *m)
{
	m->marks.totals_version = UINT64_MAX;
	m->marks.changes++;
	m->dirty = true;
}

static void add_mark(struct marks *k, uint64_t uin)
{
	size_t at = find_index(k, uin);
	if (at < k->n && k->uins[at] == uin)
		return;
	if (k->n == k->cap) {
		k->cap = k->cap ? k->cap * 2 : 16;
		k->uins = mem_resize(k->uins, k->cap, sizeof *k->uins);
	}
	memmove(&k->uins[at + 1], &k->uins[at], (k->n - at) * sizeof *k->uins);
	k->uins[at] = uin;
	k->n++;
}

static void remove_mark(struct marks *k, uint64_t uin)
{
	size_t at = find_index(k, uin);
	if (at == k->n || k->uins[at] != uin)
		return;
	memmove(&k->uins[at], &k->uins[at + 1], (k->n - at - 1) * sizeof *k->uins);
	k->n--;
}

/* Takes the UIN of the customer under the cursor; false with a message if it cannot be marked. */
static bool take_cursor_uin(struct model *m, uint64_t *uin)
{
	struct row row = app_cursor_row(m);
	if (!row.customer) {
		missing_row_explain(m);
		return false;
	}
	if (!(row.customer->known & KNOWN_UIN)) {
		toast_info(m, "This customer has no ClientUin and cannot be marked");
		return false;
	}
	*uin = row.customer->uin;
	return true;
}

void marks_toggle(struct model *m)
{
	uint64_t uin;
	bool first = m->marks.n == 0;
	if (!take_cursor_uin(m, &uin))
		return;
	if (has_mark(&m->marks, uin))
		remove_mark(&m->marks, uin);
	else
		add_mark(&m->marks, uin);
	note_change(m);
	if (m->table.cursor + 1 < app_positions(m))
		table_go(m, m->table.cursor + 1);
	/* Users of less expect Space to scroll a page. */
	if (first)
		toast_info(m, "1 marked: Space marks, PgDn pages");
}

void marks_range(struct model *m)
{
	struct marks *k = &m->marks;
	uint64_t from = k->range_from, to = m->table.cursor, missing = 0;
	if (app_positions(m) == 0) {
		missing_row_explain(m);
		return;
	}
	if (!k->ranging) {
		k->ranging = true;
		k->range_from = m->table.cursor;
		toast_info(m, "A range begins here; move, then v marks it");
		return;
	}
	k->ranging = false;
	if (from > to) {
		from = m->table.cursor;
		to = k->range_from;
	}
	if (to - from >= RANGE_MAX)
		to = from + RANGE_MAX - 1;
	for (uint64_t at = from; at <= to; at++) {
		struct row row = app_row_at(m, at);
		if (row.customer && (row.customer->known & KNOWN_UIN))
			add_mark(k, row.customer->uin);
		else if (row.state != ROW_NONE)
			missing++;
	}
	note_change(m);
	if (missing)
		toast_info(
		    m, "%zu marked; %" PRIu64 " rows of the range are not loaded and stay unmarked",
		    k->n, missing);
	else
		toast_info(m, "%zu marked", k->n);
}

void marks_remove(struct model *m)
{
	uint64_t uin;
	if (!take_cursor_uin(m, &uin))
		return;
	remove_mark(&m->marks, uin);
	note_change(m);
}

/* The marks and those that were last removed together change places. */
static void swap_former(struct marks *k)
{
	struct marks was = *k;
	k->uins = was.former;
	k->n = was.n_former;
	k->cap = was.former_cap;
	k->former = was.uins;
	k->n_former = was.n;
	k->former_cap = was.cap;
}

void marks_clear(struct model *m)
{
	struct marks *k = &m->marks;
	size_t n = k->n;
	bool ranging = k->ranging;
	struct sl again = app_key(m, DO_UNMARK_ALL);
	k->ranging = false;
	if (n > 0 || (k->n_former > 0 && !ranging)) {
		if (n > 0)
			k->n_former = 0;
		swap_former(k);
	}
	note_change(m);
	if (n > 0)
		toast_info(m, "%zu unmarked; %.*s marks them again", n, (int)again.n, again.p);
	else if (k->n > 0)
		toast_info(m, "%zu marked again", k->n);
	else
		toast_info(m, ranging ? N_("Range cancelled") : N_("Nothing was marked"));
}

void marks_set(struct model *m, const uint64_t *uins, size_t n)
{
	struct marks *k = &m->marks;
	if (n > k->cap) {
		k->cap = n;
		k->uins = mem_resize(k->uins, k->cap, sizeof *k->uins);
	}
	if (n)
		memcpy(k->uins, uins, n * sizeof *k->uins);
	k->n = n;
	k->ranging = false;
	note_change(m);
}

void marks_leave_range(struct model *m)
{
	m->marks.ranging = false;
	m->dirty = true;
	if (!m->toast.is_error)
		toast_hide(m); /* the message says how to end the range */
}

/* A customer that is being asked has no burn yet. */
static void add_days_to_sums(struct model *m, const struct customer *c, struct mark_sums *s)
{
	struct burn_basis burn = customer_burn_basis(m);
	int64_t n, lacks;
	if (!m->burn.numbers.read(m->burn.numbers.ctx, c, SORT_BURN, &n) ||
	    !burn_basis_read_top_up(&burn, c, RUNWAY_TOP_UP_DAYS, &lacks))
		return;
	s->n_burn++;
	s->for_days = money_add(s->for_days, lacks);
}

static void add_to_sums(struct model *m, const struct customer *c, struct mark_sums *s)
{
	if ((c->known & (KNOWN_CREDIT | KNOWN_REMAINING)) != (KNOWN_CREDIT | KNOWN_REMAINING))
		return;
	s->n++;
	s->credit = money_add(s->credit, c->credit);
	s->remaining = money_add(s->remaining, c->remaining);
	s->to_zero = money_add(s->to_zero, credit_top_up(c, 0));
	s->to_low = money_add(s->to_low, credit_top_up(c, m->settings.thresholds.low_percent));
	s->to_full = money_add(s->to_full, credit_top_up(c, 100));
	add_days_to_sums(m, c, s);
}

void marks_sum(struct model *m)
{
	struct marks *k = &m->marks;
	uint64_t row, version = store_version(m->loader.store);
	struct burn_moment burn = customer_burn_moment(m);
	if (k->totals_version == version && customer_burn_is_same_moment(&k->burn, &burn))
		return;
	k->burn = burn;
	k->totals_version = version;
	k->sums = (struct mark_sums){.n = 0};
	for (size_t i = 0; i < k->n; i++) {
		if (!store_find_uin(m->loader.store, k->uins[i], &row))
			continue;
		struct row r = store_row(m->loader.store, row);
		if (r.customer)
			add_to_sums(m, r.customer, &k->sums);
	}
}

void marks_release(struct model *m)
{
	mem_free(m->marks.uins);
	mem_free(m->marks.former);
	m->marks = (struct marks){.n = 0};
}
