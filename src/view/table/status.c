/* SPDX-License-Identifier: MIT */
/* Draws the lines below the table: the cursor's position and customer; below it the message, the
 * marks or the line being typed. */
#include "view/table/status.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/time.h"

#include "app/model/model_query.h"
#include "app/screens/screen.h"

#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/privacy.h"
#include "view/kit/reading.h"
#include "view/kit/sort_text.h"

#include "highlight.h"
#include "inspector_status.h"
#include "notice.h"

static void add_position(struct styled_line *w, const struct model *m)
{
	char at[MONEY_CHARS], all[MONEY_CHARS];
	int64_t percent = 0;
	uint64_t rows = app_positions(m), row = m->table.cursor + 1;
	count_print(row, at);
	count_print(rows, all);
	money_share((int64_t)row, (int64_t)rows, 100, &percent);
	styled_line_addf(w, ROLE_TEXT, "row %s/%s (%" PRId64 "%%)  ", at, all, percent);
}

static void add_field(struct styled_line *w, const struct draw *s, struct sl text, enum role role)
{
	if (text.n) {
		styled_line_chars(w, ROLE_TEXT, s->gl->dot);
		styled_line_cut(w, role, text, s->g->cols / 2, s->gl->ellipsis);
	}
}

static void add_expiry(struct styled_line *w, const struct draw *s, const struct customer *c)
{
	char when[FORMAT_CHARS];
	int64_t then, now = s->m->wall_s;
	if (!time_parse(customer_text(c, FIELD_RECENT_EXPIRY), &then))
		return;
	time_relative(then, now, when, sizeof when);
	styled_line_addf(w, ROLE_TEXT, "%s%s %s", s->gl->dot, then < now ? "expired" : "expires",
			 when);
}

/* Adds the fault of a loaded page that cannot be refreshed, while the cursor is on it. */
static void add_page_fault(struct styled_line *w, const struct draw *s, const struct row *r)
{
	const struct model *m = s->m;
	uint32_t size = store_page_size(m->loader.store);
	int64_t retry_ms;
	if (size == 0 || store_switching(m->loader.store))
		return;
	const struct fault *f = fetch_page_fault(&m->loader.fetch, store_current(m->loader.store),
						 (uint32_t)(r->number / size) + 1, &retry_ms);
	if (f)
		styled_line_addf(w, ROLE_WARN, "%s%s %s", s->gl->dot, s->gl->warning, f->code);
}

static void format_row(struct styled_line *w, const struct draw *s)
{
	struct row r = app_cursor_row(s->m);
	if (r.state == ROW_NONE || notice_emptiness(s) != NOT_EMPTY)
		return;
	add_position(w, s->m);
	if (!r.customer) {
		styled_line_chars(w, ROLE_DIM, "not loaded yet");
		return;
	}
	enum customer_field in;
	bool hidden = highlight_add_hidden(w, s, &r, &in);
	char uin[FORMAT_CHARS];
	struct sl name = privacy_field(s, r.customer, FIELD_NAME, uin);
	if (name.n == 0)
		name = privacy_field(s, r.customer, FIELD_CLIENT_UIN, uin);
	styled_line_cut(w, ROLE_STRONG, name, s->g->cols / 2, s->gl->ellipsis);
	if (r.state == ROW_STALE)
		styled_line_addf(w, ROLE_STALE, "%sstale", s->gl->dot);
	add_page_fault(w, s, &r);
	if (!hidden || in != FIELD_REMARK)
		add_field(w, s, privacy_text(s, customer_text(r.customer, FIELD_REMARK)),
			  ROLE_TEXT);
	add_expiry(w, s, r.customer);
}

/* Formats the fault of the query being loaded, while another one is still on the screen. Returns
 * false when there is none. */
static bool format_refusal(struct styled_line *w, const struct draw *s)
{
	const struct model *m = s->m;
	int64_t retry_ms;
	if (!store_switching(m->loader.store))
		return false;
	const struct fault *f =
	    m->loader.fetch.halted
		? &m->loader.fetch.halt
		: fetch_page_fault(&m->loader.fetch, store_current(m->loader.store), 1, &retry_ms);
	if (!f)
		return false;
	styled_line_addf(w, ROLE_ERROR, "%s %s", s->gl->warning, f->code);
	styled_line_addf(w, ROLE_TEXT, "%s%s: %s", s->gl->dot, f->meaning, f->remedy);
	return true;
}

/* Formats the lens and how many of the loaded rows it shows: a count always names its population.
 */
static void format_lens(struct styled_line *w, const struct draw *s)
{
	char shown[MONEY_CHARS], loaded[MONEY_CHARS];
	struct styled_line lens;
	sort_text(&lens, s);
	if (s->m->arrange.coming.lens) {
		styled_line_addf(w, ROLE_WARN, "sorting %.*s%.*s  ", (int)lens.n, lens.bytes,
				 (int)s->gl->ellipsis.n, s->gl->ellipsis.p);
		return;
	}
	if (!lens_is_on(s->m->lens) || store_loaded(s->m->loader.store) == 0)
		return;
	count_print(lens_rows(s->m->lens), shown);
	count_print(store_loaded(s->m->loader.store), loaded);
	styled_line_addf(w, ROLE_TEXT, "%s of %s loaded", shown, loaded);
	styled_line_chars(w, ROLE_DIM, s->gl->dot);
	styled_line_addf(w, ROLE_WARN, "%.*s", (int)lens.n, lens.bytes);
	styled_line_chars(w, ROLE_TEXT, "  ");
}

static void draw_position(const struct draw *s)
{
	const struct model *m = s->m;
	struct rect at = m->layout.status;
	struct styled_line w;
	styled_line_clear(&w);
	at.col += 1;
	at.w -= 2;
	if (app_layer_is_open(m, LAYER_INSPECTOR)) {
		inspector_status_draw(s, at);
		return;
	}
	if (app_layer_is_open(m, LAYER_PICKER))
		styled_line_addf(&w, ROLE_DIM,
				 "The filter is sent to the API: 1 of %d requests a second",
				 PACER_SENDS);
	else if (m->loader.fetch.last_ok_ms == INT64_MIN && !m->loader.fetch.halted &&
		 m->loader.fetch.n_failed == 0)
		styled_line_addf(&w, ROLE_DIM, "connecting%.*s", (int)s->gl->ellipsis.n,
				 s->gl->ellipsis.p);
	else if (!format_refusal(&w, s)) {
		format_lens(&w, s);
		format_row(&w, s);
	}
	styled_line_draw(&w, s, at);
}

/* Draws the keys typed so far, or the key and name of the last command, which teaches the keys.
 * Returns the columns used. */
static int draw_echo(const struct draw *s, struct rect at)
{
	char pending[FORMAT_CHARS];
	struct styled_line w;
	styled_line_clear(&w);
	keymap_pending(&s->m->keymap, pending, sizeof pending);
	if (pending[0])
		styled_line_chars(&w, ROLE_PROMPT, pending);
	else
		styled_line_chars(&w, ROLE_DIM, s->m->echo);
	return styled_line_draw_right(&w, s, at);
}

static void draw_info(const struct draw *s, struct rect at)
{
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_TEXT, s->m->toast.text);
	styled_line_draw(&w, s, at);
}

/* Counts the lines from the foot rule to the message. An error may cover them, because the next key
 * removes it. */
static int count_error_lines(const struct draw *s)
{
	const struct layout *l = &s->m->layout;
	return l->foot_rule.h + l->status.h + l->message.h;
}

/* An error ends with the remedy, so it is never cut while there is room: it takes more lines,
 * upwards. */
static void draw_error(const struct draw *s, struct rect at)
{
	struct sl rest = sl_from(s->m->toast.text), probe = rest, line;
	struct sl sign = sl_from(s->gl->warning);
	int indent = text_width(sign) + 1, above = -1, most = count_error_lines(s) - 1;
	while (above < most && text_wrap(&probe, at.w - indent, &line))
		above++;
	above = above > 0 ? above : 0;
	at.row -= above;
	grid_fill(s->g, (struct rect){at.row, 0, above, s->g->cols}, ROLE_TEXT, ' ');
	grid_text(s->g, at, at.row, at.col, ROLE_ERROR, sign);
	at.col += indent;
	at.w -= indent;
	for (; above >= 0; above--, at.row++) {
		line = sl_trim(rest);
		if (above > 0)
			text_wrap(&rest, at.w, &line);
		grid_field(s->g, at, at.row, at.col, at.w, ALIGN_LEFT, ROLE_ERROR, line,
			   s->gl->ellipsis);
	}
}

static void add_sum(struct styled_line *w, const struct draw *s, const char *before, int64_t amount)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_CENTS, s->gl->ascii, text);
	styled_line_chars(w, ROLE_DIM, before);
	styled_line_chars(w, ROLE_STRONG, text);
}

/* Draws the remaining credit of the marked customers, and the top-ups that they need. */
static void draw_marks(const struct draw *s, struct rect at)
{
	const struct marks *k = &s->m->marks;
	char n[MONEY_CHARS], known[MONEY_CHARS];
	struct styled_line w;
	styled_line_clear(&w);
	count_print(k->n, n);
	count_print(k->sums.n, known);
	styled_line_addf(&w, ROLE_SELECT, "%s marked", n);
	if (k->sums.n != k->n)
		styled_line_addf(&w, ROLE_DIM, " (sums of %s)", known);
	add_sum(&w, s, s->gl->dot, k->sums.remaining);
	add_sum(&w, s, " of ", k->sums.credit);
	styled_line_chars(&w, ROLE_DIM, s->gl->dot);
	add_sum(&w, s, "top-up to 0 ", k->sums.to_zero);
	styled_line_addf(&w, ROLE_DIM, ", to %d%%", s->m->settings.thresholds.low_percent);
	add_sum(&w, s, " ", k->sums.to_low);
	add_sum(&w, s, ", full ", k->sums.to_full);
	styled_line_draw(&w, s, at);
}

static const struct reading *find_reading(const struct model *m)
{
	if (app_layer_is_open(m, LAYER_API_DOCS))
		return &m->api_docs_screen.page;
	return app_layer_is_open(m, LAYER_INSPECTOR) ? &m->inspector.page : NULL;
}

/* A prompt draws itself in the message line. */
static bool is_prompt_open(const struct model *m)
{
	for (size_t i = 0; i < m->n_layers; i++)
		if (screen_of(m->layers[i])->kind == SCREEN_PROMPT)
			return true;
	return false;
}

static void draw_message(const struct draw *s)
{
	struct rect at = s->m->layout.message;
	if (at.h == 0)
		return;
	at.col += 1;
	at.w -= 2;
	if (is_prompt_open(s->m))
		return;
	const struct reading *r = find_reading(s->m);
	if (r && r->finding) {
		reading_find_draw(s, at, r);
		return;
	}
	int echo = draw_echo(s, at);
	at.w -= echo ? echo + 2 : 0;
	if (s->m->toast.shown && s->m->toast.is_error)
		draw_error(s, at);
	else if (s->m->toast.shown)
		draw_info(s, at);
	else if (s->m->marks.n)
		draw_marks(s, at);
}

void status_draw(const struct draw *s)
{
	if (s->m->layout.status.h > 0)
		draw_position(s);
	draw_message(s);
}
