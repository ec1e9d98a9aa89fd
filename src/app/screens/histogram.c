/* SPDX-License-Identifier: MIT */
/* Chooses a status in the distribution, which is counted when it is drawn, and shows its rows. */
#include "app/screens/histogram.h"

#include "app/model/list_move.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#define KEY_CHARS 24

void histogram_open(struct model *m)
{
	m->histogram.selected = 0;
	layer_open(m, LAYER_HISTOGRAM);
}

static void show_chosen(struct model *m)
{
	enum credit_status st = (enum credit_status)m->histogram.selected;
	if (store_totals(m->loader.store)->by_credit_status[st] == 0) {
		toast_info(m, "No loaded customer has the status %s", credit_status_name(st));
		return;
	}
	layer_close(m);
	arrange_status(m, st);
}

static bool closes_screen(enum action a)
{
	return a == DO_CANCEL || a == DO_BACK || a == DO_HISTOGRAM;
}

/* Actions that change what is counted, or nothing that is seen here. */
static bool runs_beneath(enum action a)
{
	return a == DO_RETRY || a == DO_RELOAD || a == DO_LOAD_ALL || a == DO_WATCH ||
	       a == DO_PRIVACY || a == DO_MOUSE || a == DO_QUIT;
}

static void echo_key(struct model *m, struct key k, enum action a)
{
	char typed[KEY_CHARS];
	key_print(k, typed, sizeof typed);
	toast_echo(m, sl_from(typed), a);
}

struct command histogram_key(struct model *m, struct key k, struct effects *fx)
{
	(void)fx;
	static const struct command none;
	size_t at = (size_t)m->histogram.selected;
	if (k.pasted)
		return none;
	if (k.code == KEYCODE_ENTER) {
		show_chosen(m);
		return none;
	}
	struct command c = keymap_feed(&m->keymap, k, m->now_ms);
	if (list_move(&c, STATUSES, STATUSES, &at)) {
		m->histogram.selected = (int)at;
		return none;
	}
	if (closes_screen(c.action)) {
		layer_close(m);
		return none;
	}
	if (c.unknown || c.action != DO_NOTHING)
		echo_key(m, k, c.action);
	if (c.action != DO_NOTHING && !runs_beneath(c.action))
		layer_close(m);
	return c;
}
