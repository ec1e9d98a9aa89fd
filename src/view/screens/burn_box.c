/* SPDX-License-Identifier: MIT */
/* The box over the table that says how many requests the burn of many customers needs. */
#include "view/screens/burn_box.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

#include "app/burn/burn_box.h"

#include "view/kit/box.h"
#include "view/kit/hints.h"

#include "burn/burn_rate.h"
#include "burn/burn_text.h"

#define COLS       60
#define TEXT_BYTES 400
#define LINES_MAX  8

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
		 "%s; Enter starts. 7 asks for 7 days: %s requests, about %" PRId64 " s%s",
		 burn_text_cost(m->burn.job.n, n, (uint64_t)count_seconds(m, n), cost), fewer,
		 count_seconds(m, n_fewer),
		 m->burn.job.n == COST_BOOK_MAX ? ". The costs of more do not fit into memory"
						: "");
}

static int count_lines(struct sl text, int w)
{
	struct sl line;
	int n = 0;
	while (n < LINES_MAX && text_wrap(&text, w, &line))
		n++;
	return n;
}

void burn_box_draw(const struct draw *s)
{
	struct rect body = s->m->layout.body;
	char text[TEXT_BYTES];
	format_cost(s->m, text);
	int w = body.w - 2 < COLS ? body.w - 2 : COLS;
	int h = count_lines(sl_from(text), w - 4) + 2;
	h = h < body.h ? h : body.h;
	struct rect box = {body.row + (body.h - h) / 2, body.col + (body.w - w) / 2, h, w};
	struct rect in = box_draw(s, box, "Burn");
	struct sl rest = sl_from(text), line;
	for (int i = 0; i < in.h && text_wrap(&rest, in.w - 2, &line); i++)
		grid_text(s->g, in, in.row + i, in.col + 1, ROLE_TEXT, line);
	grid_park(s->g, in.row, in.col + 1, false);
}

void burn_box_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "14 days");
	hints_add(h, "7", "7 days");
}
