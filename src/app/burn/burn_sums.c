/* SPDX-License-Identifier: MIT */
/* Sums the burn of the loaded customers, some of them in each turn. */
#include "app/burn/burn_sums.h"

#include "base/money.h"

#include "app/burn/burn_columns.h"
#include "app/model/customer_burn.h"
#include "app/model/model.h"

#define TURN_CUSTOMERS 2000 /* some milliseconds */

static const struct customer *find_customer(const struct model *m, uint64_t uin)
{
	uint64_t row;
	return store_find_uin(m->loader.store, uin, &row) ? store_row(m->loader.store, row).customer
							  : NULL;
}

static void add_customer(struct burn_totals *t, const struct model *m, const struct customer *c)
{
	struct runway runway;
	int64_t quarters;
	if (!burn_columns_read(m, c, SORT_BURN, &quarters))
		return;
	t->n++;
	t->a_day = money_add(t->a_day, burn_rate_micros(quarters));
	customer_burn_runway(m, c, &runway);
	if (runway.state != RUNWAY_DAYS || (t->has_runway && t->shortest <= runway.days))
		return;
	t->has_runway = true;
	t->shortest = runway.days;
}

static void add_some(struct model *m, const struct cost_book *book)
{
	struct burn_sums *s = &m->burn.sums;
	uint64_t uin;
	for (int i = 0; i < TURN_CUSTOMERS; i++) {
		if (!cost_book_next(book, &s->next, &uin)) {
			s->totals = s->partial;
			s->of = s->at;
			s->version = s->version_at;
			s->works = false;
			m->dirty = true;
			return;
		}
		const struct customer *c = find_customer(m, uin);
		if (c)
			add_customer(&s->partial, m, c);
	}
}

static bool is_up_to_date(const struct burn_sums *s, const struct burn_moment *now,
			  uint64_t version)
{
	return !s->works && s->version == version && customer_burn_is_same_moment(&s->of, now);
}

void burn_sums_follow(struct model *m)
{
	struct burn_sums *s = &m->burn.sums;
	struct burn_moment now = customer_burn_moment(m);
	uint64_t version = store_version(m->loader.store);
	const struct cost_book *book = customer_burn_basis(m).book;
	if ((book->n == 0 && s->totals.n == 0) || is_up_to_date(s, &now, version))
		return;
	/* A book that has grown has other places, and so has another book. */
	if (!s->works || s->capacity != book->capacity || s->at.estimated != now.estimated) {
		s->capacity = book->capacity;
		s->partial = (struct burn_totals){.n = 0};
		s->at = now;
		s->version_at = version;
		s->next = 0;
		s->works = true;
	}
	add_some(m, book);
}
