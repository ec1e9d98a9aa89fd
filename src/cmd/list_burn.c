/* SPDX-License-Identifier: MIT */
/* Decides for which customers of `list` daily costs are asked, and reports what became of that. */
#include "list_burn.h"

#include <stdio.h>

#include "burn/burn_text.h"
#include "cmd/history/history_burn.h"
#include "loop/session.h"

bool list_burn_is_needed(const struct options *o, bool *only_runway)
{
	bool burn = false, runway = false;
	for (size_t i = 0; i < o->n_columns; i++) {
		burn = burn || o->columns[i] == DERIVED_BURN;
		runway = runway || o->columns[i] == DERIVED_RUNWAY;
	}
	for (size_t i = 0; i < o->n_sort; i++) {
		burn = burn || o->sort[i].key == SORT_BURN;
		runway = runway || o->sort[i].key == SORT_RUNWAY;
	}
	burn = burn || condition_uses_column(&o->where, CONDITION_BURN);
	runway = runway || condition_uses_column(&o->where, CONDITION_RUNWAY);
	burn = burn || (o->groups && o->burn_all);
	*only_runway = !burn;
	return burn || runway;
}

bool list_burn_check_options(const struct options *o, struct err *e)
{
	bool only_runway, needed = list_burn_is_needed(o, &only_runway);
	bool chosen = o->statuses || o->query.type != FILTER_NONE || o->burn_all ||
		      condition_uses_more_than_burn(&o->where);
	if (needed && !chosen)
		return err_set(
		    e, ERR_USAGE,
		    "Burn and Runway take %d requests for each customer: choose customers with "
		    "--status, --where or --filter, or take all with --burn-all",
		    o->burn_days);
	if (!needed && (o->burn_all || o->burn_days != BURN_DAYS_DEFAULT))
		return err_set(e, ERR_USAGE,
			       "--burn-days and --burn-all need Burn or Runway in --columns, "
			       "--sort or --where");
	return true;
}

bool list_burn_decides(const struct options *o)
{
	if (condition_uses_column(&o->where, CONDITION_BURN) ||
	    condition_uses_column(&o->where, CONDITION_RUNWAY))
		return true;
	for (size_t i = 0; i < o->n_sort; i++)
		if (o->sort[i].key == SORT_BURN || o->sort[i].key == SORT_RUNWAY)
			return true;
	return false;
}

bool list_burn_needs(const struct options *o, const struct customer *c)
{
	bool only_runway;
	if (!list_burn_is_needed(o, &only_runway) || !(c->known & KNOWN_UIN))
		return false;
	return !only_runway || ((c->known & KNOWN_REMAINING) && c->remaining > 0);
}

void list_burn_print_cost(struct fetch_burn *b, const struct catalog *lang)
{
	char text[BURN_TEXT_COST_BYTES];
	uint64_t requests = fetch_burn_count(b);
	uint64_t per_s = (uint64_t)request_action_rate(ACTION_DAILY_COST);
	if (requests)
		fprintf(stderr, "tcpartner: %s\n",
			burn_text_cost(lang, b->n, requests, (requests + per_s - 1) / per_s, text));
	if (b->n == COST_BOOK_MAX)
		fprintf(stderr,
			lang_text(lang, "tcpartner: the burn of the first %d customers is asked; "
					"choose fewer with --status, --where or --filter\n"),
			COST_BOOK_MAX);
}

bool list_burn_read(const void *basis, const struct customer *c, enum sort_key k, int64_t *out)
{
	return k == SORT_BURN ? burn_basis_read_burn(basis, c, out)
			      : burn_basis_read_runway(basis, c, out);
}

static int64_t read_now(const void *ctx)
{
	const struct list_burn_facts *f = ctx;
	return f->now_s;
}

/* Before the burn is known it is not asked, so that its customers are not left out too early. */
static enum condition_known read_number(const void *ctx, const struct customer *c,
					enum condition_column column, int64_t *out)
{
	const struct list_burn_facts *f = ctx;
	if (!(c->known & KNOWN_UIN))
		return CONDITION_NO_VALUE;
	if (!f->basis || !f->basis->book)
		return CONDITION_NOT_ASKED;
	if (column == CONDITION_RUNWAY) {
		struct runway runway;
		burn_basis_runway(f->basis, c, &runway);
		return runway_days(&runway, out) ? CONDITION_KNOWN : CONDITION_NOT_ASKED;
	}
	struct burn_rate rate;
	burn_basis_rate(f->basis, c->uin, &rate);
	*out = burn_rate_micros(rate.median_quarters);
	return rate.state != BURN_UNKNOWN ? CONDITION_KNOWN : CONDITION_NOT_ASKED;
}

struct condition_facts list_burn_facts_of(const struct list_burn_facts *f)
{
	return (struct condition_facts){.now_s = read_now, .number = read_number, .ctx = f};
}

void list_burn_estimate(struct fetch_burn *b, const struct session *of, const struct catalog *lang)
{
	struct err e = {.lang = lang};
	history_burn_estimate(b, of, &e);
	if (e.kind != ERR_NONE)
		fprintf(stderr, "tcpartner: %s\n", e.text);
}

int list_burn_end(const struct fetch_burn *b, int code, struct err *e)
{
	struct err why = {.lang = err_lang(e)};
	if (fetch_burn_check(b, &why))
		return code;
	if (code == 0 && !b->refused) {
		*e = why;
		return 4;
	}
	fprintf(stderr, "tcpartner: %s\n", why.text);
	return code;
}
