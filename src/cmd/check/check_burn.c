/* SPDX-License-Identifier: MIT */
/* Chooses the customers whose burn is asked, and puts them in order. */
#include "check_burn.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

#include "alert/report.h"
#include "cmd/history/history_burn.h"
#include "loop/session.h"

struct check_burn_choice {
	double share; /* of the credit that remains */
	uint64_t uin;
};

void check_burn_init(struct check_burn *k, bool wanted)
{
	*k = (struct check_burn){.wanted = wanted};
	fetch_burn_init(&k->fetch);
}

void check_burn_release(struct check_burn *k)
{
	fetch_burn_release(&k->fetch);
	mem_free(k->choices);
	k->choices = NULL;
}

void check_burn_choose(struct check_burn *k, const struct metric_rules *rules,
		       const struct customer *c)
{
	double share;
	if (!findings_need_burn(rules, c) || !credit_ratio(c, &share))
		return;
	burn_basis_note_customer(&k->fetch.book, c, k->today);
	if (k->n == k->cap) {
		k->cap = k->cap ? 2 * k->cap : 64;
		k->choices = mem_resize(k->choices, k->cap, sizeof *k->choices);
	}
	k->choices[k->n++] = (struct check_burn_choice){share, c->uin};
}

static int compare_choices(const void *a, const void *b)
{
	const struct check_burn_choice *x = a, *y = b;
	if (x->share < y->share || x->share > y->share)
		return x->share < y->share ? -1 : 1;
	return (x->uin > y->uin) - (x->uin < y->uin);
}

void check_burn_begin(struct check_burn *k, int days)
{
	if (k->n)
		qsort(k->choices, k->n, sizeof *k->choices, compare_choices);
	fetch_burn_begin(&k->fetch, k->today, days);
	for (size_t i = 0; i < k->n && fetch_burn_add(&k->fetch, k->choices[i].uin); i++)
		;
}

size_t check_burn_list(struct check_burn *k, struct request out[FETCH_BURN_AT_ONCE])
{
	size_t n;
	const struct request *wanted = fetch_burn_list(&k->fetch, &n);
	for (size_t i = 0; i < n; i++)
		out[i] = wanted[i];
	return n;
}

void check_burn_take(struct check_burn *k, const struct outcome *out, const struct wire_reply *r)
{
	fetch_burn_take(&k->fetch, out, r);
}

void check_burn_estimate(struct check_burn *k, const struct session *of)
{
	struct err ignored = {.kind = ERR_NONE}; /* what is reported is that bills are refused */
	history_burn_estimate(&k->fetch, of, &ignored);
}

int64_t check_burn_seconds(struct check_burn *k)
{
	uint64_t per_s = (uint64_t)request_action_rate(ACTION_DAILY_COST);
	return (int64_t)((fetch_burn_count(&k->fetch) + per_s - 1) / per_s);
}

const char *check_burn_explain(struct check_burn *k, const struct catalog *lang, int64_t better_s)
{
	const struct fetch_burn *b = &k->fetch;
	k->why[0] = '\0';
	if (b->refused && b->estimated)
		return lang_text(lang, "bills are not permitted, too few snapshots");
	if (b->refused)
		return lang_text(lang, "not permitted for this key");
	if (b->stopped || b->n_failed)
		snprintf(k->why, sizeof k->why, "%.60s", b->why.code);
	else if (better_s)
		snprintf(k->why, sizeof k->why, lang_text(lang, "use --deadline %" PRId64),
			 better_s);
	return k->why;
}

void check_burn_add_failure(const struct check_burn *k, const struct catalog *lang,
			    int64_t better_s, struct buf *out)
{
	struct err why = {.lang = lang};
	if (!k->fetch.began)
		return;
	if (!fetch_burn_check(&k->fetch, &why))
		report_add_text(sl_from(why.text), out);
	else if (better_s)
		buf_addf(out,
			 lang_text(lang, "the time was over before the burn of all customers was "
					 "known: use --deadline %" PRId64
					 ", fewer --burn-days or a lower --burn-below"),
			 better_s);
	else
		return;
	buf_add_byte(out, '\n');
}
