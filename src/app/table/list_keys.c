/* SPDX-License-Identifier: MIT */
/* Moves in a list over the table, closes it, and finds the command of any other key. */
#include "app/table/list_keys.h"

#include "app/model/list_move.h"
#include "app/model/model.h"

#define KEY_CHARS 24

static bool closes_list(const struct list_keys *list, enum action a)
{
	return a == DO_CANCEL || a == DO_BACK || a == list->own;
}

/* Actions that change what the list shows, or nothing that is seen here. */
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

struct command list_keys_take(struct model *m, struct key k, const struct list_keys *list,
			      size_t *at)
{
	static const struct command none;
	if (k.pasted)
		return none;
	struct command c = keymap_feed(&m->keymap, k, m->now_ms);
	if (list_move(&c, list->n, list->page, at))
		return none;
	if (closes_list(list, c.action)) {
		layer_close(m);
		return none;
	}
	if (c.unknown || c.action != DO_NOTHING)
		echo_key(m, k, c.action);
	if (c.action != DO_NOTHING && !runs_beneath(c.action))
		layer_close(m);
	return c;
}
