/* SPDX-License-Identifier: MIT */
/* The box over the table that says how many requests the burn of many customers needs. */
#include "view/screens/burn_box.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "app/burn/burn_box.h"

#include "view/kit/hints.h"
#include "view/kit/message_box.h"

#include "burn/burn_rate.h"
#include "burn/burn_text.h"

#define TEXT_BYTES 400

static int64_t count_seconds(const struct model *m, uint64_t requests)
{
	return pacer_seconds(&m->loader.fetch.pacer, ACTION_DAILY_COST, requests);
}

static void format_cost(const struct model *m, char out[TEXT_BYTES])
{
	char cost[BURN_TEXT_COST_BYTES], fewer[MONEY_CHARS];
	uint64_t n = burn_job_count_requests(m, BURN_DAYS_DEFAULT);
	uint64_t n_fewer = burn_job_count_requests(m, BURN_BOX_FEW);
	count_print(n_fewer, fewer);
	snprintf(out, TEXT_BYTES,
		 T_(m, "%s; Enter starts. 7 asks for 7 days: %s requests, about %" PRId64 " s%s"),
		 burn_text_cost(m->lang, m->burn.job.n, n, (uint64_t)count_seconds(m, n), cost),
		 fewer, count_seconds(m, n_fewer),
		 m->burn.job.n == COST_BOOK_MAX
		     ? T_(m, ". The costs of more do not fit into memory")
		     : "");
}

void burn_box_draw(const struct draw *s)
{
	char text[TEXT_BYTES];
	format_cost(s->m, text);
	message_box_draw(s, T_(s, "Burn"), sl_from(text));
}

void burn_box_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "14 days");
	hints_add(h, "7", "only 7 days");
}
