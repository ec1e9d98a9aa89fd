/* SPDX-License-Identifier: MIT */
/* The hints in the last line: those of the table, or of the topmost screen; none is ever cut. */
#include "view/kit/hints.h"

#include "app/model/model_query.h"
#include "app/model/spot.h"
#include "app/screens/screen.h"

#include "view/kit/draw.h"
#include "view/kit/styled_line.h"

/* Help comes first and the way out last; between them the most used come first. */
static const enum action leading[] = {DO_HELP,  DO_FIND,      DO_FILTER,
				      DO_ORDER, DO_NEXT_RISK, DO_DETAIL};

static bool is_leading(enum action a)
{
	for (size_t i = 0; i < COUNT_OF(leading); i++)
		if (leading[i] == a)
			return true;
	return a == DO_BACK;
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

/* Adds what the situation calls for; it comes right after the help. */
static void add_urgent(struct hints *h, const struct model *m)
{
	if (something_failed(m))
		add_hint(h, app_key(m, DO_RETRY), action_info(DO_RETRY)->name);
	if (app_lens_spec(m)->narrow[0])
		add_hint(h, app_key(m, DO_PLAIN), "show all");
	if (m->detail.open)
		add_hint(h, app_key(m, DO_FOCUS), "details");
}

static void list_table(struct hints *h, const struct model *m)
{
	for (size_t i = 0; i < COUNT_OF(leading); i++) {
		if (leading[i] == DO_DETAIL && m->detail.open)
			add_hint(h, app_key(m, DO_DETAIL), "close");
		else
			add_action(h, m, leading[i]);
		if (leading[i] == DO_HELP)
			add_urgent(h, m);
	}
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++)
		if (!is_leading((enum action)a))
			add_action(h, m, (enum action)a);
	add_action(h, m, DO_BACK);
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
	add_action(h, m, DO_NEXT_RISK);
	add_action(h, m, DO_YANK);
	add_hint(h, app_key(m, DO_DETAIL), full ? "back to the list" : "close");
}

static void list_screen(struct hints *h, const struct draw *s, enum layer layer)
{
	s->screens[layer].hints(h, s->m);
	hints_add(h, "Esc", screen_of(layer)->esc);
}

static int width_of(const struct hint *h)
{
	return text_width(h->key) + 1 + text_width(sl_from(h->word));
}

/* Drops hints until they fit cols columns: the last one stays, those before it go from the end. */
static void drop_hints(struct hints *h, int cols)
{
	int width = 0;
	for (size_t i = 0; i < h->n; i++)
		width += width_of(&h->at[i]) + (i ? 2 : 0);
	while (h->n > 1 && width > cols) {
		width -= width_of(&h->at[h->n - 2]) + 2;
		h->at[h->n - 2] = h->at[h->n - 1];
		h->n--;
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
	if (layer >= 0)
		list_screen(&h, s, (enum layer)layer);
	else if (s->m->detail.focus)
		list_detail(&h, s->m);
	else
		list_table(&h, s->m);
	at.col += 1;
	at.w -= 2;
	drop_hints(&h, at.w);
	styled_line_clear(&w);
	write_hints(&w, &h);
	styled_line_draw(&w, s, at);
}
