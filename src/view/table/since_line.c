/* SPDX-License-Identifier: MIT */
/*
 * Draws "since yesterday 09:02: 3 new, 1 gone, 5 worse, 2 better, 1 dropped suddenly". In a narrow
 * window the counts that matter least are left out as a whole.
 */
#include "view/table/since_line.h"

#include <stdio.h>

#include "app/model/model_query.h"
#include "app/table/spot.h"

#include "view/kit/change_text.h"
#include "view/kit/styled_line.h"

#include "lang/lang.h"

/* In the order of the line. A lower rank stays longer. */
static const struct {
	enum change_class class;
	int rank;
	enum role role;
} parts[] = {{CHANGE_NEW, 3, ROLE_TEXT},
	     {CHANGE_GONE, 2, ROLE_TEXT},
	     {CHANGE_WORSE, 0, ROLE_WARN},
	     {CHANGE_BETTER, 4, ROLE_TEXT},
	     {CHANGE_DROP, 1, ROLE_WARN}};
#define RANKS 5

static void add_parts(struct styled_line *w, const struct draw *s, int ranks)
{
	const struct changes *all = &s->m->comparison.changes;
	char text[CHANGE_TEXT_CHARS];
	const char *apart = "";
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		size_t n = all->counts[parts[i].class];
		if (n == 0 || parts[i].rank >= ranks)
			continue;
		change_text_count(s, parts[i].class, n, text);
		styled_line_chars(w, ROLE_TEXT, apart);
		styled_line_chars(w, parts[i].role, text);
		apart = TC_(s, "list", ", ");
	}
}

static bool has_parts(const struct changes *all)
{
	size_t n = 0;
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		n += all->counts[parts[i].class];
	return n > 0;
}

static void format_line(struct styled_line *w, const struct draw *s, int ranks)
{
	const struct comparison *c = &s->m->comparison;
	char moment[FORMAT_CHARS];
	change_text_moment(s, c->before.taken_s, moment);
	styled_line_clear(w);
	styled_line_addf(w, ROLE_DIM, T_(s, "since %s: "), moment);
	if (has_parts(&c->changes))
		add_parts(w, s, ranks);
	else
		styled_line_chars(w, ROLE_TEXT, T_(s, "nobody new, gone, worse or better"));
}

static void add_key(struct styled_line *w, const struct draw *s, int cols)
{
	char text[FORMAT_CHARS * 2];
	struct sl key = app_key(s->m, DO_CHANGES);
	snprintf(text, sizeof text, T_(s, "%.*s lists changes"), (int)key.n, key.p);
	styled_line_part(w, s, cols, ROLE_DIM, text);
}

void since_line_draw(const struct draw *s)
{
	struct rect at = s->m->layout.since;
	struct styled_line w;
	int ranks = RANKS;
	if (at.h == 0)
		return;
	at.col += 1;
	at.w -= 2;
	format_line(&w, s, ranks);
	while (styled_line_width(&w) > at.w && ranks > 1)
		format_line(&w, s, --ranks);
	add_key(&w, s, at.w);
	styled_line_draw(&w, s, at);
	at.w = styled_line_width(&w) < at.w ? styled_line_width(&w) : at.w;
	grid_spot(s->g, at, spot_key(app_key(s->m, DO_CHANGES)));
}
