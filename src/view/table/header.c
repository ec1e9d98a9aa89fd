/* SPDX-License-Identifier: MIT */
/*
 * Draws the header: which customers are shown in which order, how many are loaded, the progress of
 * loading the rest, and the totals of the loaded ones. Every count names its population.
 */
#include "view/table/header.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"

#include "app/model/model_query.h"
#include "app/table/load_all.h"

#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/gauge.h"
#include "view/kit/privacy.h"
#include "view/kit/styled_line.h"

#include "activity.h"
#include "burn_totals.h"
#include "load/extent.h"
#include "totals.h"

#define DESCRIPTION_CHARS (2 * FILTER_TEXT_BYTES + 96)
#define DESCRIPTION_LEAST 40 /* columns of the query that stay before other parts are dropped */

/* Whether the query being loaded differs from the one shown in its order alone. */
static bool is_order_changing(const struct store *store)
{
	struct query asked = *store_current(store);
	asked.order = store_shown(store)->order;
	return store_switching(store) && query_equal(&asked, store_shown(store));
}

/* Describes the query shown, and the query being loaded if its customers are others. */
static void header_describe(const struct draw *s, char out[DESCRIPTION_CHARS])
{
	const struct store *store = s->m->loader.store;
	char shown[FILTER_TEXT_BYTES + 32], asked[FILTER_TEXT_BYTES + 32];
	privacy_query(s, store_shown(store), shown, sizeof shown);
	if (store_switching(store) && !is_order_changing(store)) {
		privacy_query(s, store_current(store), asked, sizeof asked);
		snprintf(out, DESCRIPTION_CHARS, "%s %s %s", shown, s->gl->becomes, asked);
	} else {
		snprintf(out, DESCRIPTION_CHARS, "%s", shown);
	}
}

static const char *order_sign(const struct draw *s, const struct query *q)
{
	return q->order == ORDER_DESC ? s->gl->descending : s->gl->ascending;
}

/* Adds the sign of the API's order, and of the one that it becomes: "↓ → ↑". */
static void header_add_order(struct styled_line *w, const struct draw *s)
{
	const struct query *shown = store_shown(s->m->loader.store),
			   *asked = store_current(s->m->loader.store);
	styled_line_chars(w, ROLE_TEXT, order_sign(s, shown));
	if (asked->order != shown->order)
		styled_line_addf(w, ROLE_TEXT, " %s %s", s->gl->becomes, order_sign(s, asked));
}

/* How the number of loaded customers is named. */
enum loaded_words { LOADED_BARE, LOADED_BEHIND, LOADED_FIRST };

/* Adds "loaded 200 of 2,013"; amber while they are not all. */
static void header_add_loaded(struct styled_line *w, const struct draw *s, enum loaded_words how)
{
	char n[MONEY_CHARS], total[MONEY_CHARS];
	const struct store *store = s->m->loader.store;
	count_print(store_loaded(store), n);
	if (store_has_total(store))
		count_print(store_total(store), total);
	else
		snprintf(total, sizeof total, "%s", s->gl->null);
	enum role role = totals_population_role(s);
	switch (how) {
	case LOADED_BARE: styled_line_addf(w, role, T_(s, "%s of %s"), n, total); break;
	case LOADED_BEHIND: styled_line_addf(w, role, T_(s, "loaded %s of %s"), n, total); break;
	case LOADED_FIRST: styled_line_addf(w, role, T_(s, "Loaded %s of %s"), n, total); break;
	}
}

/* Adds "  ~4 s" while all pages are being loaded: the time for the missing pages at the present
 * rate. */
static void header_add_time_left(struct styled_line *w, const struct draw *s)
{
	const struct model *m = s->m;
	uint64_t loaded = store_loaded(m->loader.store), total = store_total(m->loader.store);
	uint32_t size = store_page_size(m->loader.store);
	if (!store_has_total(m->loader.store) || total <= loaded || size == 0 ||
	    !extent_wants_everything(&m->loader))
		return;
	styled_line_addf(w, ROLE_TEXT, T_(s, "  ~%" PRId64 " s"),
			 load_all_seconds(m, (total - loaded + size - 1) / size));
}

/* Adds the spinner and the page being loaded, or the reason why none is. */
static void header_add_activity(struct styled_line *w, const struct draw *s,
				const struct activity *a)
{
	if (s->m->refresh.watch_ms != INT64_MAX)
		styled_line_chars(w, ROLE_STRONG, T_(s, "watching "));
	switch (a->kind) {
	case ACTIVITY_NOTHING: break;
	case ACTIVITY_LOADING:
		styled_line_addf(w, ROLE_STRONG, "%s", activity_spinner_sign(s));
		if (a->page)
			styled_line_addf(w, ROLE_TEXT, T_(s, " pg %" PRIu32), a->page);
		header_add_time_left(w, s);
		break;
	case ACTIVITY_LIMITED:
		styled_line_addf(w, ROLE_WARN, T_(s, "%s limited"), s->gl->limited);
		break;
	case ACTIVITY_HALTED:
		styled_line_addf(w, ROLE_ERROR, T_(s, "%s stopped"), s->gl->warning);
		break;
	case ACTIVITY_STOPPED:
		styled_line_addf(w, ROLE_WARN, T_(s, "%s stopped"), s->gl->stopped);
		break;
	case ACTIVITY_DONE: styled_line_chars(w, ROLE_STRONG, s->gl->done); break;
	}
}

/* How much of the left part is drawn, from all of it to the query alone. */
enum level { LEVEL_ALL, LEVEL_ARROW, LEVEL_NO_PROFILE, LEVEL_QUERY };

/* Formats the order of the rows, with the name of its key if asked. */
static void format_order(struct styled_line *w, const struct draw *s, bool with_name)
{
	styled_line_clear(w);
	if (lens_spec_of(s->m->lens)->n_sort)
		styled_line_chars(w, ROLE_TEXT, activity_order_word(s));
	else
		header_add_order(w, s);
	if (with_name)
		styled_line_addf(w, ROLE_TEXT, "%s%s",
				 is_order_changing(s->m->loader.store) || s->gl->ascii ? " " : "",
				 T_(s, sort_key_name(activity_order(s->m).key)));
}

static void format_left(struct styled_line *w, const struct draw *s, enum level level, int cols)
{
	char what[DESCRIPTION_CHARS];
	header_describe(s, what);
	styled_line_clear(w);
	if (level < LEVEL_QUERY)
		styled_line_chars(w, ROLE_STRONG, "tcpartner");
	if (level < LEVEL_NO_PROFILE && s->m->settings.profile[0]) {
		styled_line_gap(w, s->gl->gap);
		styled_line_cut(w, ROLE_TEXT, sl_from(s->m->settings.profile), 24, s->gl->ellipsis);
	}
	styled_line_gap(w, s->gl->gap);
	struct styled_line order;
	format_order(&order, s, level == LEVEL_ALL);
	const char *gap = level == LEVEL_QUERY ? " " : s->gl->gap;
	int order_w = text_width(sl_from(gap)) + styled_line_width(&order);
	styled_line_cut(w, ROLE_STRONG, sl_from(what), cols - styled_line_width(w) - order_w,
			s->gl->ellipsis);
	styled_line_gap(w, gap);
	styled_line_addf(w, ROLE_TEXT, "%.*s", (int)order.n, order.bytes);
}

static int measure_left(const struct draw *s, enum level level)
{
	struct styled_line w;
	format_left(&w, s, level, 0);
	return styled_line_width(&w);
}

static void format_right(struct styled_line *w, const struct draw *s, enum level level)
{
	struct activity a = activity_of(s->m);
	styled_line_clear(w);
	header_add_loaded(w, s, level == LEVEL_QUERY ? LOADED_BARE : LOADED_BEHIND);
	styled_line_chars(w, ROLE_TEXT, a.kind == ACTIVITY_DONE ? " " : "  ");
	header_add_activity(w, s, &a);
}

static void draw_summary_line(const struct draw *s, struct rect line, enum level level)
{
	struct styled_line left, right;
	char what[DESCRIPTION_CHARS];
	header_describe(s, what);
	int wish = text_width(sl_from(what));
	wish = wish < DESCRIPTION_LEAST ? wish : DESCRIPTION_LEAST;
	line.col += 1;
	line.w -= 2;
	format_right(&right, s, level);
	int room = line.w - styled_line_width(&right) - 2;
	while (level < LEVEL_QUERY && room - measure_left(s, level) < wish) {
		level++;
		format_right(&right, s, level);
		room = line.w - styled_line_width(&right) - 2;
	}
	format_left(&left, s, level, room);
	styled_line_draw_right(&right, s, line);
	styled_line_draw(&left, s, (struct rect){line.row, line.col, 1, room > 0 ? room : 0});
}

/* Wide windows have three lines: account, API and rate; query and progress; totals. */
#define GAP           "   "
#define PROGRESS_COLS 20
#define PROGRESS_FROM                                                                              \
	144              /* columns from which the gauge of the progress leaves room for the rest */
#define FILTER_LEAST 16  /* columns of the filter */
#define AMOUNT_COLS  13  /* of an amount up to a hundred million */
#define ROOMY_COLS   184 /* columns from which there is room for a gauge beside the totals */
#define RIGHT_MARGIN 4

static void add_budget(struct styled_line *w, const struct draw *s)
{
	int used = s->m->budget;
	for (int i = 0; i < API_RATE_PER_SEC; i++) {
		char bytes[UTF8_MAX_BYTES];
		uint32_t cp = i < used ? s->gl->budget_used : s->gl->budget_free;
		size_t n = utf8_write(cp, bytes);
		styled_line_add(w, i < used ? ROLE_STRONG : ROLE_DIM, (struct sl){bytes, n});
	}
	styled_line_addf(w, ROLE_TEXT, T_(s, " %d/%d rps"), used, API_RATE_PER_SEC);
}

static void format_api(struct styled_line *w, const struct draw *s)
{
	const struct fetch *f = &s->m->loader.fetch;
	styled_line_clear(w);
	styled_line_chars(w, ROLE_DIM, T_(s, "API "));
	add_budget(w, s);
	styled_line_addf(w, ROLE_TEXT, T_(s, "   ok %" PRIu64), f->n_ok);
	if (f->n_limited)
		styled_line_addf(w, ROLE_WARN, T_(s, "  limited %" PRIu64), f->n_limited);
	styled_line_addf(w, f->n_failed_sends ? ROLE_ERROR : ROLE_TEXT, T_(s, "  failed %" PRIu64),
			 f->n_failed_sends);
}

/* How much of the account is drawn, from all of it down. */
enum account { ALL, NO_ALLOCATED, NO_HOST };

static void add_sum(struct styled_line *w, const struct draw *s, enum role role, int64_t amount)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_COMPACT, s->gl->ascii, text);
	styled_line_chars(w, role, text);
}

/* Adds the partner's own credit, if the account may see it. When it is used up, the purchases of
 * all customers fail. */
static void add_own_credit(struct styled_line *w, const struct draw *s, enum account how)
{
	const struct partner_credit *p = &s->m->own_credit;
	if (!s->m->has_own_credit || !(p->known & POOL_REMAINING))
		return;
	styled_line_chars(w, ROLE_DIM, T_(s, "   Own credit "));
	add_sum(w, s, p->remaining < 0 ? ROLE_NEG : ROLE_STRONG, p->remaining);
	if (p->known & POOL_TOTAL) {
		styled_line_chars(w, ROLE_TEXT, T_(s, " of "));
		add_sum(w, s, ROLE_TEXT, p->total);
	}
	if ((p->known & POOL_ALLOCATED) && how == ALL) {
		styled_line_chars(w, ROLE_DIM, TC_(s, "list", ", "));
		add_sum(w, s, ROLE_DIM, p->allocated);
		styled_line_chars(w, ROLE_DIM, T_(s, " allocated"));
	}
}

static void format_account(struct styled_line *w, const struct draw *s, enum account how)
{
	const struct settings *set = &s->m->settings;
	styled_line_clear(w);
	styled_line_chars(w, ROLE_STRONG, "tcpartner");
	styled_line_chars(w, ROLE_DIM, T_(s, "   profile "));
	styled_line_chars(w, ROLE_TEXT, set->profile[0] ? set->profile : s->gl->null);
	if (set->endpoint_host[0] && how < NO_HOST)
		styled_line_addf(w, ROLE_TEXT, GAP "%s", set->endpoint_host);
	add_own_credit(w, s, how);
}

static void draw_account(const struct draw *s, struct rect line)
{
	struct styled_line left, right;
	format_api(&right, s);
	int room = line.w - styled_line_width(&right) - RIGHT_MARGIN - 3;
	enum account how = ALL;
	format_account(&left, s, how);
	while (how < NO_HOST && styled_line_width(&left) > room)
		format_account(&left, s, ++how);
	styled_line_draw(&left, s, (struct rect){line.row, line.col + 1, 1, room > 0 ? room : 0});
	styled_line_draw_right(&right, s,
			       (struct rect){line.row, line.col, 1, line.w - RIGHT_MARGIN});
}

static int64_t compute_loaded_percent(const struct store *store)
{
	int64_t percent = 0;
	money_share((int64_t)store_loaded(store), (int64_t)store_total(store), 100, &percent);
	return percent > 100 ? 100 : percent;
}

static void format_page(struct styled_line *w, const struct draw *s, const struct activity *a)
{
	const struct model *m = s->m;
	uint32_t pages = store_page_count(m->loader.store);
	styled_line_clear(w);
	styled_line_addf(w, ROLE_STRONG, " %s ", activity_spinner_sign(s));
	if (a->kind == ACTIVITY_LIMITED)
		styled_line_addf(w, ROLE_WARN, T_(s, "%s limited  "), s->gl->limited);
	if (a->page && pages)
		styled_line_addf(w, ROLE_TEXT, T_(s, "page %" PRIu32 " of %" PRIu32), a->page,
				 pages);
	else if (a->page)
		styled_line_addf(w, ROLE_TEXT, T_(s, "page %" PRIu32), a->page);
	header_add_time_left(w, s);
	if (!m->loader.fetch.stopped_by_user) {
		struct sl key = app_stop_key(m);
		styled_line_addf(w, ROLE_DIM, T_(s, "   %.*s stops"), (int)key.n, key.p);
	}
}

static void format_loaded(struct styled_line *w, const struct draw *s, bool with_order)
{
	styled_line_clear(w);
	if (with_order) {
		styled_line_chars(w, ROLE_TEXT, T_(s, "   Order "));
		header_add_order(w, s);
		styled_line_chars(w, ROLE_TEXT, T_(s, " Associated"));
	}
	styled_line_chars(w, ROLE_TEXT, GAP);
	header_add_loaded(w, s, LOADED_FIRST);
	if (store_has_total(s->m->loader.store) && store_total(s->m->loader.store) > 0)
		styled_line_addf(w, ROLE_TEXT, " (%" PRId64 "%%)",
				 compute_loaded_percent(s->m->loader.store));
}

static void format_activity(struct styled_line *w, const struct draw *s)
{
	struct activity a = activity_of(s->m);
	if (a.kind == ACTIVITY_LOADING || a.kind == ACTIVITY_LIMITED) {
		format_page(w, s, &a);
		return;
	}
	styled_line_clear(w);
	styled_line_chars(w, ROLE_TEXT, " ");
	header_add_activity(w, s, &a);
}

/* Draws the burn at the right end of what the query leaves, in the longest form that fits. */
static void draw_burn(const struct draw *s, struct rect rest)
{
	for (int form = 0; form < BURN_TOTALS_FORMS; form++) {
		struct styled_line burn;
		burn_totals_format(&burn, s, (enum burn_totals_form)form);
		if (styled_line_width(&burn) + RIGHT_MARGIN + 3 > rest.w)
			continue;
		rest.w -= RIGHT_MARGIN;
		styled_line_draw_right(&burn, s, rest);
		return;
	}
}

static void draw_query(const struct draw *s, struct rect line)
{
	const struct store *store = s->m->loader.store;
	char what[DESCRIPTION_CHARS];
	struct styled_line filter, loaded, activity;
	header_describe(s, what);
	format_loaded(&loaded, s, true);
	format_activity(&activity, s);
	/* The progress of the old query has no meaning for the one being loaded. */
	bool gauge = line.w >= PROGRESS_FROM && !store_switching(store) && store_has_total(store) &&
		     store_loaded(store) < store_total(store);
	int rest = styled_line_width(&loaded) + styled_line_width(&activity) +
		   (gauge ? PROGRESS_COLS + 2 : 0);
	/* The activity is never cut, because it ends with the key that stops it. */
	if (rest + FILTER_LEAST > line.w) {
		rest -= styled_line_width(&loaded);
		format_loaded(&loaded, s, false);
		rest += styled_line_width(&loaded);
	}
	styled_line_clear(&filter);
	styled_line_chars(&filter, ROLE_DIM, T_(s, "Filter "));
	if (store_shown(store)->type == FILTER_NONE && !store_switching(store))
		styled_line_chars(&filter, ROLE_TEXT, T_(s, "none"));
	else
		styled_line_cut(&filter, ROLE_STRONG, sl_from(what), line.w - rest - 9,
				s->gl->ellipsis);

	int end = line.col + line.w;
	line.col +=
	    1 + styled_line_draw(&filter, s, (struct rect){line.row, line.col + 1, 1, line.w - 2});
	line.w = end - line.col;
	line.col += styled_line_draw(&loaded, s, line);
	if (gauge) {
		struct gauge g = {.part = (int64_t)store_loaded(store),
				  .whole = (int64_t)store_total(store)};
		struct rect at = {line.row, line.col + 2, 1, PROGRESS_COLS};
		gauge_draw_framed(s, at, &g, ROLE_STRONG);
		line.col += 2 + PROGRESS_COLS;
	}
	line.w = end - line.col;
	line.col += styled_line_draw(&activity, s, line);
	line.w = end - line.col;
	draw_burn(s, line);
}

/* Draws w and a gauge of the remaining credit behind it. Clears w and returns the rest of the line.
 */
static struct rect draw_totals_gauge(const struct draw *s, struct rect line, struct styled_line *w)
{
	const struct totals *t = store_totals(s->m->loader.store);
	struct gauge g = {.part = t->remaining, .whole = t->credit, .debt = t->remaining < 0};
	int used = styled_line_draw(w, s, line) + 1;
	gauge_draw_framed(s, (struct rect){line.row, line.col + used, 1, PROGRESS_COLS}, &g,
			  ROLE_OK);
	used += PROGRESS_COLS + 3;
	styled_line_clear(w);
	return (struct rect){line.row, line.col + used, 1, line.w - used};
}

static int reserve_cols(const char *text, int cols)
{
	int w = text_width(sl_from(text));
	return w < cols ? cols - w : 0;
}

static void draw_wide_totals(const struct draw *s, struct rect line)
{
	struct styled_line w;
	char credit[MONEY_CHARS], remaining[MONEY_CHARS], percent[FORMAT_CHARS];
	const struct totals *t = store_totals(s->m->loader.store);
	totals_format(s, t->credit, MONEY_CENTS, credit);
	totals_format(s, t->remaining, MONEY_CENTS, remaining);
	totals_format_share(s, percent);
	styled_line_clear(&w);
	styled_line_chars(&w, ROLE_STRONG, s->gl->sum);
	totals_add_population(&w, s, TC_(s, "customers", " of "));
	styled_line_chars(&w, ROLE_DIM, T_(s, "   Credit "));
	styled_line_chars(&w, ROLE_STRONG, credit);
	styled_line_chars(&w, ROLE_DIM, T_(s, "   Remaining "));
	styled_line_addf(&w, ROLE_STRONG, "%s", remaining);
	styled_line_addf(&w, ROLE_TEXT, " (%s)", percent);
	line.col += 1;
	line.w -= 2;
	if (s->g->cols >= ROOMY_COLS)
		line = draw_totals_gauge(s, line, &w);
	/* The form of the counts does not change while pages are loaded and the amounts grow. */
	int steady = line.w - styled_line_width(&w) - reserve_cols(credit, AMOUNT_COLS) -
		     reserve_cols(remaining, AMOUNT_COLS) - reserve_cols(percent, 4);
	totals_add_counts(&w, s, line.w, steady);
	styled_line_draw(&w, s, line);
}

/* Draws three lines, the first of which is line. */
static void header_draw_wide(const struct draw *s, struct rect line)
{
	draw_account(s, line);
	line.row++;
	draw_query(s, line);
	line.row++;
	draw_wide_totals(s, line);
}

void header_draw(const struct draw *s)
{
	const struct layout *l = &s->m->layout;
	struct rect line = {l->header.row, l->header.col, 1, l->header.w};
	if (l->header.h >= 3) {
		header_draw_wide(s, line);
		return;
	}
	draw_summary_line(s, line, l->header.h >= 2 ? LEVEL_ALL : LEVEL_NO_PROFILE);
	line.row++;
	if (l->header.h >= 2)
		totals_draw(s, line);
}
