/* SPDX-License-Identifier: MIT */
/* The header of wide windows: who asks whom at which rate; what is asked and how far it is; the
 * sums. */
#include <inttypes.h>

#include "base/utf8.h"

#include "gauge.h"
#include "header.h"
#include "sums.h"

#define GAP           "   "
#define PROGRESS_COLS 20
#define ROOMY_COLS    160 /* room for a gauge beside the sums */
#define RIGHT_MARGIN  4

static void add_budget(struct words *w, const struct scene *s)
{
	int used = s->m->budget;
	for (int i = 0; i < PACER_SENDS; i++) {
		char bytes[UTF8_MAX_BYTES];
		uint32_t cp = i < used ? s->gl->budget_used : s->gl->budget_free;
		size_t n = utf8_write(cp, bytes);
		words_add(w, i < used ? ROLE_STRONG : ROLE_DIM, (struct sl){bytes, n});
	}
	words_addf(w, ROLE_TEXT, " %d/%d rps", used, PACER_SENDS);
}

static void say_api(struct words *w, const struct scene *s)
{
	const struct fetch *f = &s->m->fetch;
	words_clear(w);
	words_chars(w, ROLE_DIM, "API ");
	add_budget(w, s);
	words_addf(w, ROLE_TEXT, GAP "ok %" PRIu64, f->n_ok);
	if (f->n_limited)
		words_addf(w, ROLE_WARN, "  limited %" PRIu64, f->n_limited);
	words_addf(w, f->n_failed_total ? ROLE_ERROR : ROLE_TEXT, "  err %" PRIu64,
		   f->n_failed_total);
}

/* How much is said of who asks: from all of it down. */
enum account { ALL, NO_GIVEN_OUT, NO_HOST };

static void add_sum(struct words *w, const struct scene *s, enum role role, int64_t amount)
{
	char text[MONEY_CHARS];
	money_print(amount, MONEY_COMPACT, s->gl->ascii, text);
	words_chars(w, role, text);
}

/* The partner's own credit, where the account may see it: short of it, every customer's purchase
 * fails. */
static void add_pool(struct words *w, const struct scene *s, enum account how)
{
	const struct partner_credit *p = &s->m->pool;
	if (!s->m->has_pool || !(p->known & 4u))
		return;
	words_chars(w, ROLE_DIM, GAP "Own pool ");
	add_sum(w, s, p->remaining < 0 ? ROLE_NEG : ROLE_STRONG, p->remaining);
	if (p->known & 1u) {
		words_chars(w, ROLE_TEXT, " of ");
		add_sum(w, s, ROLE_TEXT, p->total);
	}
	if ((p->known & 2u) && how == ALL) {
		words_chars(w, ROLE_DIM, ", ");
		add_sum(w, s, ROLE_DIM, p->allocated);
		words_chars(w, ROLE_DIM, " given out");
	}
}

static void say_account(struct words *w, const struct scene *s, enum account how)
{
	const struct settings *set = &s->m->settings;
	words_clear(w);
	words_chars(w, ROLE_STRONG, "tcpartner");
	words_chars(w, ROLE_DIM, GAP "profile ");
	words_chars(w, ROLE_TEXT, set->profile[0] ? set->profile : s->gl->null);
	if (set->endpoint_host[0] && how < NO_HOST)
		words_addf(w, ROLE_TEXT, GAP "%s", set->endpoint_host);
	add_pool(w, s, how);
}

static void draw_account(const struct scene *s, struct rect line)
{
	struct words left, right;
	say_api(&right, s);
	int room = line.w - words_width(&right) - RIGHT_MARGIN - 3;
	enum account how = ALL;
	say_account(&left, s, how);
	while (how < NO_HOST && words_width(&left) > room)
		say_account(&left, s, ++how);
	words_draw(&left, s, (struct rect){line.row, line.col + 1, 1, room > 0 ? room : 0});
	words_draw_right(&right, s, (struct rect){line.row, line.col, 1, line.w - RIGHT_MARGIN});
}

static int64_t loaded_percent(const struct store *store)
{
	int64_t percent = 0;
	share((int64_t)store_loaded(store), (int64_t)store_total(store), 100, &percent);
	return percent > 100 ? 100 : percent;
}

static void say_page(struct words *w, const struct scene *s, const struct activity *a)
{
	const struct model *m = s->m;
	uint32_t pages = store_page_count(m->store);
	words_clear(w);
	words_addf(w, ROLE_STRONG, " %s ", spinner_sign(s));
	if (a->doing == DOING_LIMITED)
		words_addf(w, ROLE_WARN, "%s limited  ", s->gl->limited);
	if (a->page && pages)
		words_addf(w, ROLE_TEXT, "page %" PRIu32 " of %" PRIu32, a->page, pages);
	else if (a->page)
		words_addf(w, ROLE_TEXT, "page %" PRIu32, a->page);
	header_add_time_left(w, s);
	if (!m->fetch.stopped_by_user) {
		struct sl key = app_stop_key(m);
		words_addf(w, ROLE_DIM, GAP "%.*s stops", (int)key.n, key.p);
	}
}

static void say_loaded(struct words *w, const struct scene *s)
{
	words_clear(w);
	const char *sign = store_shown(s->m->store)->order == ORDER_DESC ? s->gl->down : s->gl->up;
	words_addf(w, ROLE_TEXT, GAP "Order %s AssociationTime", sign);
	words_chars(w, ROLE_TEXT, GAP);
	header_add_loaded(w, s, "Loaded ");
	if (store_has_total(s->m->store) && store_total(s->m->store) > 0)
		words_addf(w, ROLE_TEXT, " (%" PRId64 "%%)", loaded_percent(s->m->store));
}

static void say_doing(struct words *w, const struct scene *s)
{
	struct activity a = activity_of(s->m);
	if (a.doing == DOING_LOADING || a.doing == DOING_LIMITED) {
		say_page(w, s, &a);
		return;
	}
	words_clear(w);
	words_chars(w, ROLE_TEXT, " ");
	header_add_doing(w, s, &a);
}

static void draw_query(const struct scene *s, struct rect line)
{
	const struct store *store = s->m->store;
	char what[DESCRIPTION_CHARS];
	struct words filter, loaded, doing;
	header_describe(s, what);
	say_loaded(&loaded, s);
	say_doing(&doing, s);
	/* The old query's progress says nothing about the one asked for. */
	bool gauge = !store_switching(store) && store_has_total(store) &&
		     store_loaded(store) < store_total(store);
	int rest = words_width(&loaded) + words_width(&doing) + (gauge ? PROGRESS_COLS + 2 : 0);
	words_clear(&filter);
	words_chars(&filter, ROLE_DIM, "Filter ");
	if (store_shown(store)->type == FILTER_NONE && !store_switching(store))
		words_chars(&filter, ROLE_TEXT, "none");
	else
		words_cut(&filter, ROLE_STRONG, sl_from(what), line.w - rest - 9, s->gl->ellipsis);

	int end = line.col + line.w;
	line.col +=
	    1 + words_draw(&filter, s, (struct rect){line.row, line.col + 1, 1, line.w - 2});
	line.w = end - line.col;
	line.col += words_draw(&loaded, s, line);
	if (gauge) {
		struct gauge g = {.part = (int64_t)store_loaded(store),
				  .whole = (int64_t)store_total(store)};
		struct rect at = {line.row, line.col + 2, 1, PROGRESS_COLS};
		gauge_draw_framed(s, at, &g, ROLE_STRONG);
		line.col += 2 + PROGRESS_COLS;
	}
	line.w = end - line.col;
	words_draw(&doing, s, line);
}

/* Draws what is said so far and how much is left as a gauge; clears w, and returns the rest of the
 * line. */
static struct rect draw_sums_gauge(const struct scene *s, struct rect line, struct words *w)
{
	const struct totals *t = store_totals(s->m->store);
	struct gauge g = {.part = t->remaining, .whole = t->credit, .debt = t->remaining < 0};
	int used = words_draw(w, s, line) + 1;
	gauge_draw_framed(s, (struct rect){line.row, line.col + used, 1, PROGRESS_COLS}, &g,
			  ROLE_OK);
	used += PROGRESS_COLS + 3;
	words_clear(w);
	return (struct rect){line.row, line.col + used, 1, line.w - used};
}

static void draw_sums(const struct scene *s, struct rect line)
{
	struct words w;
	char credit[MONEY_CHARS], remaining[MONEY_CHARS], percent[SAY_CHARS];
	const struct totals *t = store_totals(s->m->store);
	sums_say(s, t->credit, MONEY_CENTS, credit);
	sums_say(s, t->remaining, MONEY_CENTS, remaining);
	sums_say_share(s, percent);
	words_clear(&w);
	words_chars(&w, ROLE_STRONG, s->gl->sum);
	sums_add_population(&w, s, " of ");
	words_chars(&w, ROLE_DIM, GAP "Credit ");
	words_chars(&w, ROLE_STRONG, credit);
	words_chars(&w, ROLE_DIM, GAP "Remaining ");
	words_addf(&w, ROLE_STRONG, "%s", remaining);
	words_addf(&w, ROLE_TEXT, " (%s)", percent);
	line.col += 1;
	line.w -= 2;
	if (s->g->cols >= ROOMY_COLS)
		line = draw_sums_gauge(s, line, &w);
	sums_add_counts(&w, s, line.w);
	words_draw(&w, s, line);
}

void header_draw_wide(const struct scene *s, struct rect line)
{
	draw_account(s, line);
	line.row++;
	draw_query(s, line);
	line.row++;
	draw_sums(s, line);
}
