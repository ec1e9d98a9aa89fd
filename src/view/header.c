/* SPDX-License-Identifier: MIT */
/*
 * The header: which customers are shown in which order, how many of them are loaded, what is being
 * done about the rest, and the sums over what is loaded. Every count names what it counts.
 */
#include "header.h"

#include <inttypes.h>
#include <stdio.h>

#include "parts.h"
#include "privacy.h"
#include "sums.h"

#define DESCRIPTION_LEAST 40 /* before it is cut, other parts go */
#define ORDER_COLS        11 /* "Associated" and a blank: no key has a longer name */

void header_describe(const struct scene *s, char out[DESCRIPTION_CHARS])
{
	const struct store *store = s->m->store;
	char shown[FILTER_TEXT_BYTES + 32], asked[FILTER_TEXT_BYTES + 32];
	privacy_query(s, store_shown(store), shown, sizeof shown);
	if (store_switching(store)) {
		privacy_query(s, store_current(store), asked, sizeof asked);
		snprintf(out, DESCRIPTION_CHARS, "%s %s %s", shown, s->gl->becomes, asked);
	} else {
		snprintf(out, DESCRIPTION_CHARS, "%s", shown);
	}
}

void header_add_loaded(struct words *w, const struct scene *s, const char *verb)
{
	char n[MONEY_CHARS], total[MONEY_CHARS];
	const struct store *store = s->m->store;
	count_print(store_loaded(store), n);
	if (store_has_total(store))
		count_print(store_total(store), total);
	else
		snprintf(total, sizeof total, "%s", s->gl->null);
	words_addf(w, ROLE_TEXT, "%s%s of %s", verb, n, total);
}

/* Seconds that the missing pages take at the rate allowed now. */
void header_add_time_left(struct words *w, const struct scene *s)
{
	const struct model *m = s->m;
	uint64_t loaded = store_loaded(m->store), total = store_total(m->store);
	uint32_t size = store_page_size(m->store);
	if (!store_has_total(m->store) || total <= loaded || size == 0 || !app_wants_everything(m))
		return;
	words_addf(w, ROLE_TEXT, "  ~%" PRId64 " s",
		   app_seconds_for(m, (total - loaded + size - 1) / size));
}

void header_add_doing(struct words *w, const struct scene *s, const struct activity *a)
{
	if (s->m->refresh.watch_ms != INT64_MAX)
		words_chars(w, ROLE_STRONG, "watching ");
	switch (a->doing) {
	case DOING_NOTHING: break;
	case DOING_LOADING:
		words_addf(w, ROLE_STRONG, "%s", spinner_sign(s));
		if (a->page)
			words_addf(w, ROLE_TEXT, " pg %" PRIu32, a->page);
		header_add_time_left(w, s);
		break;
	case DOING_LIMITED: words_addf(w, ROLE_WARN, "%s limited", s->gl->limited); break;
	case DOING_HALTED: words_addf(w, ROLE_ERROR, "%s halted", s->gl->warning); break;
	case DOING_STOPPED: words_addf(w, ROLE_WARN, "%s stopped", s->gl->stopped); break;
	case DOING_DONE: words_chars(w, ROLE_STRONG, s->gl->done); break;
	}
}

/* How much of the left part is said: from all of it to the description alone. */
enum level { LEVEL_ALL, LEVEL_ARROW, LEVEL_NO_PROFILE, LEVEL_QUERY };

static void say_left(struct words *w, const struct scene *s, enum level level, int cols)
{
	char what[DESCRIPTION_CHARS];
	header_describe(s, what);
	words_clear(w);
	if (level < LEVEL_QUERY)
		words_chars(w, ROLE_STRONG, "tcpartner");
	if (level < LEVEL_NO_PROFILE && s->m->settings.profile[0]) {
		words_gap(w, s->gl->gap);
		words_cut(w, ROLE_TEXT, sl_from(s->m->settings.profile), 24, s->gl->ellipsis);
	}
	words_gap(w, s->gl->gap);
	int order_w = text_width(sl_from(s->gl->gap)) + 1 + (level == LEVEL_ALL ? ORDER_COLS : 0);
	words_cut(w, ROLE_STRONG, sl_from(what), cols - words_width(w) - order_w, s->gl->ellipsis);
	words_gap(w, level == LEVEL_QUERY ? " " : s->gl->gap);
	words_chars(w, ROLE_TEXT, order_sign(s));
	if (level == LEVEL_ALL)
		words_addf(w, ROLE_TEXT, "%s%s", s->gl->ascii ? " " : "",
			   sort_key_name(order_shown(s->m).key));
}

static int description_room(const struct scene *s, enum level level)
{
	struct words w;
	say_left(&w, s, level, 0);
	return words_width(&w);
}

static void say_right(struct words *w, const struct scene *s, enum level level)
{
	struct activity a = activity_of(s->m);
	words_clear(w);
	header_add_loaded(w, s, level == LEVEL_QUERY ? "" : "loaded ");
	words_chars(w, ROLE_TEXT, a.doing == DOING_DONE ? " " : "  ");
	header_add_doing(w, s, &a);
}

static void draw_summary_line(const struct scene *s, struct rect line, enum level level)
{
	struct words left, right;
	char what[DESCRIPTION_CHARS];
	header_describe(s, what);
	int wish = text_width(sl_from(what));
	wish = wish < DESCRIPTION_LEAST ? wish : DESCRIPTION_LEAST;
	line.col += 1;
	line.w -= 2;
	say_right(&right, s, level);
	int room = line.w - words_width(&right) - 2;
	while (level < LEVEL_QUERY && room - description_room(s, level) < wish) {
		level++;
		say_right(&right, s, level);
		room = line.w - words_width(&right) - 2;
	}
	say_left(&left, s, level, room);
	words_draw_right(&right, s, line);
	words_draw(&left, s, (struct rect){line.row, line.col, 1, room > 0 ? room : 0});
}

static void draw_totals_line(const struct scene *s, struct rect line)
{
	struct words w, tail;
	char left[MONEY_CHARS], credit[MONEY_CHARS], percent[SAY_CHARS];
	const struct totals *t = store_totals(s->m->store);
	sums_say(s, t->remaining, MONEY_COMPACT, left);
	sums_say(s, t->credit, MONEY_COMPACT, credit);
	sums_say_share(s, percent);
	words_clear(&w);
	words_chars(&w, ROLE_TEXT, "Left ");
	words_chars(&w, ROLE_STRONG, left);
	words_addf(&w, ROLE_TEXT, " of %s (%s)", credit, percent);
	words_clear(&tail);
	sums_add_population(&tail, s, "  of ");
	line.col += 1;
	line.w -= 2;
	sums_add_counts(&w, s, line.w - words_width(&tail));
	sums_add_population(&w, s, "  of ");
	words_draw(&w, s, line);
}

void header_draw(const struct scene *s)
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
		draw_totals_line(s, line);
}
