/* SPDX-License-Identifier: MIT */
/* The hints in the last line: those of the table, or of the topmost screen; none is ever cut. */
#include "view/kit/hints.h"

#include <string.h>

#include "app/model/model_query.h"
#include "app/screens/screen.h"
#include "app/table/spot.h"

#include "view/kit/draw.h"
#include "view/kit/styled_line.h"

/* The most used come first, so that a window of 80 columns shows them; help and the way out are
 * last and stay in any window. */
static const enum action leading[] = {DO_FILTER,    DO_FIND,     DO_SORT,   DO_RISK,
				      DO_NEXT_RISK, DO_LOAD_ALL, DO_EXPORT, DO_DETAIL};
static const enum action last[] = {DO_HELP, DO_BACK};

static bool has_place(enum action a)
{
	for (size_t i = 0; i < COUNT_OF(leading); i++)
		if (leading[i] == a)
			return true;
	return a == DO_HELP || a == DO_BACK;
}

static void add_hint(struct hints *h, struct sl key, const char *word)
{
	if (h->n < HINTS_MAX && word[0])
		h->at[h->n++] = (struct hint){key, word};
}

void hints_add(struct hints *h, const char *key, const char *word)
{
	add_hint(h, sl_from(key), word);
}

static void add_action(struct hints *h, const struct model *m, enum action a)
{
	add_hint(h, app_key(m, a), action_info(a)->hint);
}

static bool something_failed(const struct model *m)
{
	return m->loader.fetch.halted || m->loader.fetch.n_failed > 0 || m->countdown_s >= 0;
}

static bool hides_rows(const struct lens_spec *s)
{
	return s->narrow[0] || s->statuses || s->like.on;
}

/* Adds what the situation calls for; it comes first. */
static void add_urgent(struct hints *h, const struct model *m)
{
	if (something_failed(m))
		add_hint(h, app_key(m, DO_RETRY), action_info(DO_RETRY)->name);
	if (hides_rows(app_lens_spec(m)))
		add_hint(h, app_key(m, DO_PLAIN), "show all");
	if (m->detail.open) {
		add_hint(h, app_key(m, DO_FOCUS), "details");
		add_hint(h, app_key(m, DO_DETAIL), "close");
	}
}

static int width_of(const struct hint *h)
{
	return text_width(h->key) + 1 + text_width(sl_from(h->word));
}

/* Of the actions without a place those are added that may have room in so many columns. */
static void add_others(struct hints *h, const struct model *m, int cols)
{
	int width = 0;
	size_t measured = 0;
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++) {
		for (; measured < h->n; measured++)
			width += width_of(&h->at[measured]);
		if (width > cols)
			return;
		if (!has_place((enum action)a))
			add_action(h, m, (enum action)a);
	}
}

static void list_table(struct hints *h, const struct model *m, int cols)
{
	add_urgent(h, m);
	for (size_t i = 0; i < COUNT_OF(leading); i++)
		if (leading[i] != DO_DETAIL || !m->detail.open)
			add_action(h, m, leading[i]);
	add_others(h, m, cols);
	for (size_t i = 0; i < COUNT_OF(last); i++)
		add_action(h, m, last[i]);
	h->n_last = COUNT_OF(last);
}

/* The pane has the movement keys: what they do there, and the way back. */
static void list_detail(struct hints *h, const struct model *m)
{
	bool full = m->layout.detail_full;
	hints_add(h, m->ascii ? "Up/Down" : "↑↓", "scroll");
	hints_add(h, m->ascii ? "Left/Right" : "←→", "customer");
	if (!full)
		add_hint(h, app_key(m, DO_FOCUS), "list");
	add_action(h, m, DO_HELP);
	add_hint(h, app_key(m, DO_NEXT_RISK), "at risk");
	add_action(h, m, DO_YANK);
	add_hint(h, app_key(m, DO_DETAIL), full ? "back to the list" : "close");
	h->n_last = 1;
}

static void list_screen(struct hints *h, const struct draw *s, enum layer layer)
{
	s->screens[layer].hints(h, s->m);
	hints_add(h, "Esc", screen_of(layer)->esc);
	h->n_last = 1;
}

static void remove_hint(struct hints *h, size_t at)
{
	memmove(&h->at[at], &h->at[at + 1], (h->n - at - 1) * sizeof h->at[0]);
	h->n--;
}

/* Drops hints until they fit cols columns: from the end, those that stay last and alone. */
static void drop_hints(struct hints *h, int cols)
{
	int width = 0;
	for (size_t i = 0; i < h->n; i++)
		width += width_of(&h->at[i]) + (i ? 2 : 0);
	while (h->n > 1 && width > cols) {
		size_t at = h->n > h->n_last ? h->n - h->n_last - 1 : 0;
		width -= width_of(&h->at[at]) + 2;
		remove_hint(h, at);
	}
	if (h->n == 1 && width > cols)
		h->n = 0;
}

static void write_hints(struct styled_line *w, const struct hints *h)
{
	for (size_t i = 0; i < h->n; i++) {
		styled_line_gap(w, "  ");
		styled_line_spot(w, spot_key(h->at[i].key));
		styled_line_add(w, ROLE_KEY, h->at[i].key);
		styled_line_chars(w, ROLE_DIM, " ");
		styled_line_chars(w, ROLE_DIM, h->at[i].word);
		styled_line_spot(w, 0);
	}
}

void hints_draw(const struct draw *s)
{
	struct rect at = s->m->layout.hints;
	struct hints h = {.n = 0};
	struct styled_line w;
	int layer = app_top_layer(s->m);
	if (at.h == 0)
		return;
	at.col += 1;
	at.w -= 2;
	if (layer >= 0)
		list_screen(&h, s, (enum layer)layer);
	else if (s->m->detail.focus)
		list_detail(&h, s->m);
	else
		list_table(&h, s->m, at.w);
	drop_hints(&h, at.w);
	styled_line_clear(&w);
	write_hints(&w, &h);
	styled_line_draw(&w, s, at);
}
