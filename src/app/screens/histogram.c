/* SPDX-License-Identifier: MIT */
/* Chooses a bar of the distribution, which is counted when it is drawn, and shows its rows. */
#include "app/screens/histogram.h"

#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/list_keys.h"

void histogram_open(struct model *m)
{
	histogram_settle(m, true);
	layer_open(m, LAYER_HISTOGRAM);
}

/* Each part has a head, and a blank line is between two parts. */
int histogram_lines(const struct model *m)
{
	return HISTOGRAM_BARS + 3 + (m->has_own_credit ? 2 : 0);
}

int histogram_line(int bar)
{
	return bar < STATUSES ? 1 + bar : 3 + bar;
}

void histogram_settle(struct model *m, bool with_head)
{
	int n = histogram_lines(m), at = histogram_line(m->histogram.selected);
	int *top = &m->list_top[LAYER_HISTOGRAM];
	bool begins_part = m->histogram.selected == 0 || m->histogram.selected == STATUSES;
	*top = list_scroll(*top, n, layout_box_rows(&m->layout, n),
			   with_head && begins_part ? at - 1 : at, at);
}

struct bar_count {
	enum remaining_band band;
	uint64_t n;
};

static bool count_band(void *ctx, const struct row *row)
{
	struct bar_count *c = ctx;
	c->n += remaining_band_of(row->customer) == (int)c->band;
	return true;
}

static bool is_band_empty(const struct model *m, enum remaining_band b)
{
	struct bar_count c = {b, 0};
	store_each(m->loader.store, count_band, &c);
	return c.n == 0;
}

/* Shows the customers that the bar counts, so nothing else hides any of them. */
static void show_only(struct model *m, unsigned statuses, const struct lens_like *like)
{
	struct lens_spec s = *app_lens_spec(m);
	s.narrow[0] = '\0';
	s.statuses = statuses;
	s.like = *like;
	layer_close(m);
	arrange_apply_at(m, &s, 0);
}

static void show_band(struct model *m, enum remaining_band b)
{
	struct lens_like like = {
	    .on = true, .in_band = true, .by = SORT_REMAINING_PERCENT, .band = b};
	if (is_band_empty(m, b))
		toast_info(m, "No loaded customer has %s %s", T_(m, sort_key_name(like.by)),
			   T_(m, remaining_band_name(b)));
	else
		show_only(m, 0, &like);
}

static void show_status(struct model *m, enum credit_status st)
{
	static const struct lens_like all;
	if (store_totals(m->loader.store)->by_credit_status[st] == 0)
		toast_info(m, "No loaded customer has the status %s", credit_status_name(st));
	else
		show_only(m, STATUS_BIT(st), &all);
}

static void show_chosen(struct model *m)
{
	int bar = m->histogram.selected;
	if (bar < STATUSES)
		show_status(m, (enum credit_status)bar);
	else
		show_band(m, (enum remaining_band)(bar - STATUSES));
}

struct command histogram_key(struct model *m, struct key k, struct effects *fx)
{
	static const struct command none;
	const struct list_keys list = {HISTOGRAM_BARS, STATUSES, DO_HISTOGRAM};
	int *selected = &m->histogram.selected;
	size_t at = (size_t)*selected;
	(void)fx;
	if (k.code == KEYCODE_ENTER && !k.pasted) {
		show_chosen(m);
		return none;
	}
	struct command c = list_keys_take(m, k, &list, &at);
	if ((int)at != *selected) {
		*selected = (int)at;
		histogram_settle(m, true);
	}
	return c;
}
