/* SPDX-License-Identifier: MIT */
/* Draws the gauge of the remaining credit. */
#include "view/kit/gauge.h"

#define EIGHTHS 8

int gauge_eighths(int64_t part, int64_t whole, int w)
{
	int most = w > 0 ? w * EIGHTHS : 0;
	if (part <= 0 || whole <= 0 || most == 0)
		return 0;
	if (part >= whole)
		return most;
	int e = (int)((double)part / (double)whole * most + 0.5);
	return e < 1 ? 1 : e > most - 1 ? most - 1 : e;
}

struct gauge gauge_of(const struct customer *c)
{
	bool known = c && (c->known & KNOWN_REMAINING) != 0;
	struct gauge g = {.debt = known && c->remaining < 0};
	if (known && (c->known & KNOWN_CREDIT)) {
		g.part = c->remaining;
		g.whole = c->credit;
	}
	return g;
}

static bool has_tick(const struct gauge *gauge, int cell, int w)
{
	for (int i = 0; i < 2; i++)
		if (gauge->ticks[i] > 0 && gauge->ticks[i] * w / 100 == cell)
			return true;
	return false;
}

static void draw_cells(const struct draw *s, struct rect at, const struct gauge *gauge,
		       enum role role)
{
	int e = gauge_eighths(gauge->part, gauge->whole, at.w);
	for (int i = 0; i < at.w; i++) {
		int here = e - i * EIGHTHS;
		uint32_t cp = has_tick(gauge, i, at.w) ? s->gl->tick : s->gl->track;
		enum role cell_role = ROLE_DIM;
		if (here > 0 || (i == 0 && gauge->debt)) {
			cp = here >= EIGHTHS ? s->gl->full
			     : here > 0      ? s->gl->part[here]
					     : s->gl->debt;
			cell_role = role;
		}
		grid_put(s->g, at, at.row, at.col + i, cell_role, cp);
	}
}

static void draw_between(const struct draw *s, struct rect at, const struct gauge *gauge,
			 enum role role, const uint32_t ends[2])
{
	if (at.w < 3)
		return;
	grid_put(s->g, at, at.row, at.col, ROLE_DIM, ends[0]);
	draw_cells(s, (struct rect){at.row, at.col + 1, 1, at.w - 2}, gauge, role);
	grid_put(s->g, at, at.row, at.col + at.w - 1, ROLE_DIM, ends[1]);
}

void gauge_draw(const struct draw *s, struct rect at, const struct gauge *gauge, enum role role)
{
	if (s->gl->gauge_open)
		draw_between(s, at, gauge, role,
			     (const uint32_t[]){s->gl->gauge_open, s->gl->gauge_close});
	else
		draw_cells(s, at, gauge, role);
}

void gauge_draw_framed(const struct draw *s, struct rect at, const struct gauge *gauge,
		       enum role role)
{
	draw_between(s, at, gauge, role, (const uint32_t[]){s->gl->frame_open, s->gl->frame_close});
}
