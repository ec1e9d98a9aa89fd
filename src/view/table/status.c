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
#include "load/extent.h"
#include "notice.h"

/* Adds the place of the cursor. With a lens the rows are loaded ones, and a percentage of them
 * would read as one of all. */
static void add_position(struct styled_line *w, const struct model *m)
{
	char at[MONEY_CHARS], all[MONEY_CHARS];
	int64_t percent = 0;
	uint64_t rows = app_positions(m), row = m->table.cursor + 1;
	count_print(row, at);
	count_print(rows, all);
	money_share((int64_t)row, (int64_t)rows, 100, &percent);
	if (lens_is_on(m->lens) && !app_holds_all(m))
		styled_line_addf(w, ROLE_WARN,
				 rows == store_loaded(m->loader.store) ? T_(m, "row %s/%s loaded")
								       : T_(m, "row %s/%s"),
				 at, all);
	else
		styled_line_addf(w, ROLE_TEXT, T_(m, "row %s/%s (%" PRId64 "%%)"), at, all,
				 percent);
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
	time_relative(s->lang, then, now, when, sizeof when);
	styled_line_chars(w, ROLE_TEXT, s->gl->dot);
	styled_line_addf(w, ROLE_TEXT, then < now ? T_(s, "expired %s") : T_(s, "expires %s"),
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

/* Adds the customer of the cursor's row. */
static void add_customer(struct styled_line *w, const struct draw *s)
{
	struct row r = app_cursor_row(s->m);
	if (!r.customer) {
		styled_line_chars(w, ROLE_DIM, T_(s, "not loaded yet"));
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
		styled_line_addf(w, ROLE_STALE, T_(s, "%sstale"), s->gl->dot);
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
	if (!store_switching(m->loader.store) || store_loaded(m->loader.store) == 0)
		return false;
	const struct fault *f = app_first_page_fault(m, &retry_ms);
	if (!f)
		return false;
	styled_line_addf(w, ROLE_ERROR, "%s %s", s->gl->warning, f->code);
	styled_line_addf(w, ROLE_TEXT, "%s", s->gl->dot);
	styled_line_addf(w, ROLE_TEXT, TC_(s, "meaning and remedy", "%s: %s"), T_(s, f->meaning),
			 T_(s, fault_remedy(f, retry_ms == INT64_MAX)));
	return true;
}

/* Adds the number of rows that the lens shows, and of how many: "sorted 200 of 2,013" or "12 of 200
 * loaded, 2,013 in all", amber while not all customers are loaded. */
static void add_population(struct styled_line *w, const struct draw *s)
{
	const struct store *store = s->m->loader.store;
	char shown[MONEY_CHARS], loaded[MONEY_CHARS], total[MONEY_CHARS];
	bool complete = app_holds_all(s->m);
	enum role role = complete ? ROLE_TEXT : ROLE_WARN;
	count_print(lens_rows(s->m->lens), shown);
	count_print(store_loaded(store), loaded);
	count_print(store_total(store), total);
	if (!store_has_total(store))
		snprintf(total, sizeof total, "%s", s->gl->null);
	bool all_shown = lens_rows(s->m->lens) == store_loaded(store);
	if (all_shown && complete)
		styled_line_addf(w, role, T_(s, "sorted all %s"), shown);
	else if (all_shown)
		styled_line_addf(w, role, T_(s, "sorted %s of %s"), shown, total);
	else if (complete)
		styled_line_addf(w, role, T_(s, "%s of %s"), shown, loaded);
	else
		styled_line_addf(w, role, T_(s, "%s of %s loaded, %s in all"), shown, loaded,
				 total);
}

/* Returns whether there is a lens to describe. */
static bool has_lens(const struct draw *s)
{
	return s->m->arrange.coming.lens ||
	       (lens_is_on(s->m->lens) && store_loaded(s->m->loader.store) > 0);
}

/* Formats how many rows the lens shows, with the key that loads the others if asked. */
static void format_count(struct styled_line *w, const struct draw *s, bool with_key)
{
	struct sl key = app_key(s->m, DO_LOAD_ALL);
	if (!has_lens(s) || s->m->arrange.coming.lens)
		return;
	styled_line_gap(w, s->gl->dot);
	add_population(w, s);
	if (with_key && !app_holds_all(s->m) && !extent_wants_everything(&s->m->loader))
		styled_line_addf(w, ROLE_DIM, T_(s, "%s%.*s loads all"), s->gl->dot, (int)key.n,
				 key.p);
}

/* Says what is being done to a long list before the lens describes it. */
static const char *describe_work(const struct model *m)
{
	if (!m->arrange.coming.lens)
		return "";
	return app_lens_spec(m)->n_sort ? T_(m, "sorting ") : T_(m, "searching ");
}

static void add_lens(struct styled_line *w, const struct draw *s)
{
	struct styled_line lens;
	if (!has_lens(s))
		return;
	sort_text(&lens, s);
	styled_line_gap(w, s->gl->dot);
	styled_line_addf(w, ROLE_WARN, "%s%.*s", describe_work(s->m), (int)lens.n, lens.bytes);
	if (s->m->arrange.coming.lens)
		styled_line_add(w, ROLE_WARN, s->gl->ellipsis);
}

/* Columns of the customer before the key gives way; a match in a hidden column needs more. */
#define CUSTOMER_LEAST 10
#define MATCH_LEAST    60

/* Adds how far the job of burn has come. */
static void add_burn_progress(struct styled_line *w, const struct draw *s)
{
	char done[MONEY_CHARS], all[MONEY_CHARS];
	if (s->m->burn.job.state != BURN_JOB_RUNNING)
		return;
	count_print(burn_job_count_done(s->m), done);
	count_print(s->m->burn.job.n, all);
	styled_line_addf(w, ROLE_STRONG, T_(s, "burn %s/%s"), done, all);
}

/* Formats the count of the lens, the place of the cursor, the lens and the customer there. */
static void format_place(struct styled_line *w, const struct draw *s, int cols)
{
	struct row r = app_cursor_row(s->m);
	bool has_row = r.state != ROW_NONE && notice_emptiness(s) == NOT_EMPTY;
	int least = app_lens_spec(s->m)->narrow[0] ? MATCH_LEAST : CUSTOMER_LEAST;
	for (int with_key = 1; with_key >= 0; with_key--) {
		styled_line_clear(w);
		add_burn_progress(w, s);
		format_count(w, s, with_key);
		if (has_row) {
			styled_line_gap(w, s->gl->dot);
			add_position(w, s->m);
		}
		add_lens(w, s);
		if (styled_line_width(w) + least <= cols)
			break;
	}
	if (!has_row)
		return;
	styled_line_gap(w, "  ");
	add_customer(w, s);
}

/* Returns true as soon as a request of the session has ended, well or not. */
static bool has_answers(const struct fetch *f)
{
	return f->n_ok + f->n_limited + f->n_failed_sends > 0;
}

/* Returns the columns that it uses. */
static int draw_position(const struct draw *s, struct rect at)
{
	const struct model *m = s->m;
	struct styled_line w;
	styled_line_clear(&w);
	if (app_layer_is_open(m, LAYER_INSPECTOR)) {
		inspector_status_draw(s, at);
		return at.w;
	}
	if (app_layer_is_open(m, LAYER_PICKER))
		styled_line_addf(&w, ROLE_DIM,
				 T_(s, "The filter is sent to the API: 1 of %d requests a second"),
				 API_RATE_PER_SEC);
	else if (!has_answers(&m->loader.fetch))
		styled_line_addf(&w, ROLE_DIM, T_(s, "connecting%.*s"), (int)s->gl->ellipsis.n,
				 s->gl->ellipsis.p);
	else if (!format_refusal(&w, s))
		format_place(&w, s, at.w);
	return styled_line_draw(&w, s, at);
}

/* Formats the keys typed so far. */
static void format_pending(struct styled_line *w, const struct draw *s)
{
	char pending[FORMAT_CHARS];
	styled_line_clear(w);
	keymap_pending(&s->m->keymap, pending, sizeof pending);
	styled_line_chars(w, ROLE_PROMPT, pending);
}

/* Draws the key and name of the last command, which teaches the keys, where it covers none of the
 * columns that are used. */
static void draw_echo(const struct draw *s, struct rect at, int used)
{
	struct styled_line w;
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_DIM, s->m->echo);
	if (used == 0 || used + 2 + styled_line_width(&w) <= at.w)
		styled_line_draw_right(&w, s, at);
}

/* A message may cover the lines above it, because it goes with the next key or soon: the place of
 * the cursor and the rule above, in a low window also rows of the table. */
#define MESSAGE_LINES 3

static enum role toast_role(const struct toast *t)
{
	return t->is_error ? ROLE_ERROR : t->is_warning || t->is_partial ? ROLE_WARN : ROLE_TEXT;
}

/* Draws the message, which is never cut while there is room: it takes more lines, upwards, because
 * it ends with what to do. Returns the columns that it uses. */
static int draw_toast(const struct draw *s, struct rect at)
{
	const struct toast *t = &s->m->toast;
	enum role role = toast_role(t);
	struct sl rest = sl_from(t->text), probe = rest, line;
	struct sl sign = t->is_error ? sl_from(s->gl->warning) : SL("");
	int indent = t->is_error ? text_width(sign) + 1 : 0, above = -1;
	while (above < MESSAGE_LINES - 1 && text_wrap(&probe, at.w - indent, &line))
		above++;
	above = above > 0 ? above : 0;
	at.row -= above;
	grid_fill(s->g, (struct rect){at.row, 0, above, s->g->cols}, ROLE_TEXT, ' ');
	grid_text(s->g, at, at.row, at.col, role, sign);
	at.col += indent;
	at.w -= indent;
	int used = above > 0 ? at.w : indent + text_width(rest);
	for (; above >= 0; above--, at.row++) {
		line = sl_trim(rest);
		if (above > 0)
			text_wrap(&rest, at.w, &line);
		grid_field(s->g, at, at.row, at.col, at.w, ALIGN_LEFT, role, line, s->gl->ellipsis);
	}
	return used;
}

static void add_sum(struct styled_line *w, const struct draw *s, enum money_style style,
		    const char *before, int64_t amount)
{
	char text[MONEY_CHARS];
	money_print(amount, style, s->gl->ascii, text);
	styled_line_chars(w, ROLE_DIM, before);
	styled_line_chars(w, ROLE_STRONG, text);
}

#define MARK_SUMS 5

/* Adds what is to be topped up for 30 days, and of how many customers that is known. */
static void add_days_sum(struct styled_line *w, const struct draw *s, enum money_style style)
{
	const struct marks *k = &s->m->marks;
	char known[MONEY_CHARS];
	_Static_assert(RUNWAY_TOP_UP_DAYS == 30, "the text names the days");
	if (k->sums.n_burn == 0)
		return;
	add_sum(w, s, style, T_(s, ", for 30 days "), k->sums.for_days);
	count_print(k->sums.n_burn, known);
	if (k->sums.n_burn != k->n)
		styled_line_addf(w, ROLE_WARN, T_(s, " (of %s)"), known);
}

/* Formats the number of marked customers and the first n of their sums, the most asked for first.
 */
static void format_marks(struct styled_line *w, const struct draw *s, int n, enum money_style style)
{
	const struct marks *k = &s->m->marks;
	char marked[MONEY_CHARS], known[MONEY_CHARS], low[FORMAT_CHARS];
	styled_line_clear(w);
	count_print(k->n, marked);
	count_print(k->sums.n, known);
	snprintf(low, sizeof low, T_(s, "%stop-up to %d%% "), s->gl->dot,
		 s->m->settings.thresholds.low_percent);
	styled_line_addf(w, ROLE_SELECT, T_(s, "%s marked"), marked);
	if (k->sums.n == 0 && n > 0) {
		styled_line_chars(w, ROLE_WARN, T_(s, " (not loaded: no sums)"));
		n = 0;
	}
	if (k->sums.n != k->n && n > 0)
		styled_line_addf(w, ROLE_WARN, T_(s, " (sums of %s)"), known);
	if (n > 0)
		add_sum(w, s, style, low, k->sums.to_low);
	if (n > 1)
		add_sum(w, s, style, T_(s, ", to 0 "), k->sums.to_zero);
	if (n > 2)
		add_days_sum(w, s, style);
	if (n > 3)
		add_sum(w, s, style, T_(s, ", full "), k->sums.to_full);
	if (n > 4) {
		add_sum(w, s, style, s->gl->dot, k->sums.remaining);
		add_sum(w, s, style, T_(s, " of "), k->sums.credit);
		styled_line_chars(w, ROLE_DIM, T_(s, " remaining"));
	}
}

/* Draws the marked customers with as many of their sums as fit whole; the first one in its short
 * form rather than not at all. Returns the columns that it uses. */
static int draw_marks(const struct draw *s, struct rect at)
{
	struct styled_line w;
	int n = MARK_SUMS;
	format_marks(&w, s, n, MONEY_CENTS);
	while (n > 0 && styled_line_width(&w) > at.w)
		format_marks(&w, s, --n, MONEY_CENTS);
	if (n == 0)
		format_marks(&w, s, 1, MONEY_COMPACT);
	if (styled_line_width(&w) > at.w)
		format_marks(&w, s, 0, MONEY_COMPACT);
	return styled_line_draw(&w, s, at);
}

static const struct reading *find_reading(const struct model *m)
{
	if (app_layer_is_open(m, LAYER_OWN_OUTPUT))
		return &m->own.output.page;
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
	struct styled_line pending;
	format_pending(&pending, s);
	if (pending.n)
		at.w -= styled_line_draw_right(&pending, s, at) + 2;
	int used = 0;
	if (s->m->toast.shown)
		used = draw_toast(s, at);
	else if (s->m->marks.n)
		used = draw_marks(s, at);
	else if (s->m->layout.status.h == 0)
		used = draw_position(s, at);
	if (!pending.n)
		draw_echo(s, at, used);
}

void status_draw(const struct draw *s)
{
	struct rect at = s->m->layout.status;
	at.col += 1;
	at.w -= 2;
	if (at.h > 0)
		draw_position(s, at);
	draw_message(s);
}
