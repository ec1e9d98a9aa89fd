/* SPDX-License-Identifier: MIT */
/* The hints in the last line: those of the table, or of the topmost screen; none is ever cut. */
#include "view/kit/hints.h"

#include <string.h>

#include "app/model/model_query.h"
#include "app/screens/screen.h"
#include "app/table/spot.h"

#include "view/kit/draw.h"
#include "view/kit/styled_line.h"

#define GAP_COLS 2 /* between two hints */

/* The most used come first and are shown in any window of 80 columns; help and the way out are
 * last. */
static const enum action leading[] = {DO_FILTER,    DO_FIND,     DO_SORT,  DO_RISK,
				      DO_NEXT_RISK, DO_LOAD_ALL, DO_EXPORT};
static const enum action last[] = {DO_HELP, DO_BACK};

static bool has_place(enum action a)
{
	for (size_t i = 0; i < COUNT_OF(leading); i++)
		if (leading[i] == a)
			return true;
	return a == DO_DETAIL || a == DO_HELP || a == DO_BACK;
}

static int measure_hint(struct sl key, const char *word)
{
	return text_width(key) + 1 + text_width(sl_from(word));
}

static void add_hint(struct hints *h, struct sl key, const char *word)
{
	if (h->n == HINTS_MAX || !word[0])
		return;
	word = T_(h, word);
	h->at[h->n++] = (struct hint){key, word, NULL, measure_hint(key, word)};
}

static void add_with_brief(struct hints *h, struct sl key, const char *word, const char *brief)
{
	add_hint(h, key, word);
	h->at[h->n - 1].brief = T_(h, brief);
}

void hints_add(struct hints *h, const char *key, const char *word)
{
	add_hint(h, sl_from(key), word);
}

static void add_action(struct hints *h, const struct model *m, enum action a)
{
	if (a == DO_LOAD_ALL)
		add_with_brief(h, app_key(m, a), action_info(a)->hint, N_("load"));
	else
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

/* Adds what the situation calls for. */
static void add_urgent(struct hints *h, const struct model *m)
{
	if (something_failed(m))
		add_hint(h, app_key(m, DO_RETRY), action_info(DO_RETRY)->name);
	if (hides_rows(app_lens_spec(m)))
		add_with_brief(h, app_key(m, DO_PLAIN), N_("show all"), N_("all"));
	if (m->detail.open) {
		add_with_brief(h, app_key(m, DO_FOCUS), N_("details"), N_("focus"));
		add_hint(h, app_key(m, DO_DETAIL), N_("close"));
	}
}

/* Of the actions without a place those are added that may have room in so many columns. */
static void add_others(struct hints *h, const struct model *m, int cols)
{
	int width = 0;
	size_t measured = 0;
	for (int a = DO_NOTHING + 1; a < ACTION_COUNT; a++) {
		for (; measured < h->n; measured++)
			width += h->at[measured].width;
		if (width > cols)
			return;
		if (!has_place((enum action)a))
			add_action(h, m, (enum action)a);
	}
}

static void list_table(struct hints *h, const struct model *m, int cols)
{
	for (size_t i = 0; i < COUNT_OF(leading); i++)
		add_action(h, m, leading[i]);
	h->n_leading = h->n;
	add_urgent(h, m);
	h->n_urgent = h->n - h->n_leading;
	if (!m->detail.open)
		add_action(h, m, DO_DETAIL);
	add_others(h, m, cols);
	for (size_t i = 0; i < COUNT_OF(last); i++)
		add_action(h, m, last[i]);
	h->n_last = COUNT_OF(last);
}

/* The pane has the movement keys: what they do there, and the way back. */
static void list_detail(struct hints *h, const struct model *m)
{
	bool full = m->layout.detail_full;
	hints_add(h, m->ascii ? "Up/Down" : "↑↓", N_("scroll"));
	hints_add(h, m->ascii ? "Left/Right" : "←→", N_("customer"));
	if (!full)
		add_hint(h, app_key(m, DO_FOCUS), N_("list"));
	add_action(h, m, DO_HELP);
	add_hint(h, app_key(m, DO_NEXT_RISK), N_("at risk"));
	add_action(h, m, DO_YANK);
	add_hint(h, app_key(m, DO_DETAIL), full ? N_("back to the list") : N_("close"));
	h->n_last = 1;
}

static void list_screen(struct hints *h, const struct draw *s, enum layer layer)
{
	s->screens[layer].hints(h, s->m);
	hints_add(h, "Esc", screen_of(layer)->esc);
	h->n_last = 1;
}

/* Returns the width of the first n, with the gaps between them. */
static int width_of_first(const struct hints *h, size_t n)
{
	int width = 0;
	for (size_t i = 0; i < n; i++)
		width += h->at[i].width + (i ? GAP_COLS : 0);
	return width;
}

static bool is_too_wide(const struct hints *h, int cols)
{
	return width_of_first(h, h->n) > cols;
}

/* Drops from the end of a part, whose number is *n and which ends before the hint at end. */
static void drop_part(struct hints *h, size_t *n, size_t end, int cols)
{
	for (; *n > 0 && is_too_wide(h, cols); (*n)--, end--) {
		memmove(&h->at[end - 1], &h->at[end], (h->n - end) * sizeof h->at[0]);
		h->n--;
	}
}

/* Takes brief words, from the front, until all fit. */
static void shorten_words(struct hints *h, int cols)
{
	for (size_t i = 0; i < h->n && is_too_wide(h, cols); i++) {
		struct hint *at = &h->at[i];
		if (!at->brief)
			continue;
		at->word = at->brief;
		at->width = measure_hint(at->key, at->word);
	}
}

/* Drops the way out and then what the situation calls for, if the leading hints and help fit. */
static void keep_leading(struct hints *h, int cols)
{
	struct hints least = *h;
	size_t n_way_out = h->n_last > 1 && h->n_urgent > 0 ? 1 : 0;
	shorten_words(&least, 0);
	if (!is_too_wide(&least, cols))
		return;
	least.n = least.n_leading;
	if (h->n_last > 0)
		least.at[least.n++] = h->at[h->n - h->n_last];
	if (h->n_leading == 0 || is_too_wide(&least, cols))
		return;
	h->n_last -= n_way_out;
	drop_part(h, &n_way_out, h->n, cols);
	h->n_last += n_way_out;
	shorten_words(h, cols);
	drop_part(h, &h->n_urgent, h->n - h->n_last, cols);
}

/* Drops hints until they fit cols columns. In a window too narrow for the leading ones, these go
 * before what the situation calls for. */
static void drop_hints(struct hints *h, int cols)
{
	size_t n_rest = h->n - h->n_leading - h->n_urgent - h->n_last;
	drop_part(h, &n_rest, h->n - h->n_last, cols);
	keep_leading(h, cols);
	shorten_words(h, cols);
	drop_part(h, &h->n_leading, h->n_leading, cols);
	drop_part(h, &h->n_urgent, h->n - h->n_last, cols);
	drop_part(h, &h->n_last, h->n, cols);
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
	struct hints h = {.lang = s->lang};
	struct styled_line w;
	int layer = app_top_layer(s->m);
	if (at.h == 0)
		return;
	if (layer >= 0)
		list_screen(&h, s, (enum layer)layer);
	else if (s->m->detail.focus)
		list_detail(&h, s->m);
	else
		list_table(&h, s->m, at.w);
	at.col += 1;
	at.w -= 2;
	drop_hints(&h, at.w);
	styled_line_clear(&w);
	write_hints(&w, &h);
	styled_line_draw(&w, s, at);
}
