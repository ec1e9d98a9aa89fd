/* SPDX-License-Identifier: MIT */
/* The list of profiles, the one in use first; when there is no other, where they come from. */
#include "view/screens/profiles.h"

#include <stdio.h>

#include "view/kit/hints.h"
#include "view/kit/side_list.h"

#define COLS        58
#define NAME_COLS   24 /* of the longest name that is shown whole */
#define AS_FOUND    N_("as found")
#define TITLE_BYTES (LINE_BYTES + 60)

static const char *const source = N_(
    "No other profile was found. tccli configure --profile NAME makes one, and so does a section "
    "[profile NAME] of the configuration file.");

/* What the lines below the profiles may be wide. */
static int text_cols(const struct draw *s)
{
	return (s->g->cols < COLS ? s->g->cols : COLS) - 4;
}

static bool has_no_other(const struct profiles *p)
{
	return p->n == 0 || (p->n == 1 && p->only_shown);
}

/* Returns line i of the text about sources, empty past its end. */
static struct sl source_line(const struct draw *s, int i)
{
	struct sl rest = sl_from(T_(s, source)), line = {"", 0};
	while (text_wrap(&rest, text_cols(s), &line))
		if (i-- == 0)
			return line;
	return SL("");
}

static int count_source_lines(const struct draw *s)
{
	int n = 0;
	while (source_line(s, n).n)
		n++;
	return n;
}

static struct sl entry_name(const struct draw *s, const struct profile_entry *e)
{
	return sl_from(e->name[0] ? e->name : T_(s, AS_FOUND));
}

/* The width of the column of names. */
static int name_cols(const struct draw *s)
{
	const struct profiles *p = &s->m->profiles;
	int widest = 0;
	for (size_t i = 0; i < p->n; i++) {
		int w = text_width(entry_name(s, &p->entry[i]));
		widest = w > widest ? w : widest;
	}
	return widest < NAME_COLS ? widest : NAME_COLS;
}

/* The other names are indented by the width of the mark. */
static void format_entry(struct styled_line *w, const struct draw *s, const struct profile_entry *e)
{
	const char *done = s->gl->done;
	enum role role = e->current ? ROLE_STRONG : ROLE_TEXT;
	int end;
	if (e->current)
		styled_line_addf(w, role, "%s ", done);
	else
		styled_line_addf(w, role, "%*s ", text_width(sl_from(done)), "");
	end = styled_line_width(w) + name_cols(s);
	styled_line_cut(w, e->name[0] ? role : ROLE_DIM, entry_name(s, e), NAME_COLS,
			s->gl->ellipsis);
	styled_line_addf(w, ROLE_DIM, "%*s  %s", end - styled_line_width(w), "", T_(s, e->note));
}

static void format_profile(struct styled_line *w, const struct draw *s, int i)
{
	const struct profiles *p = &s->m->profiles;
	if (i < (int)p->n_shown)
		format_entry(w, s, &p->entry[p->shown[i]]);
	else if (p->n_shown < p->n)
		styled_line_chars(w, ROLE_DIM, T_(s, "None holds this text; Esc clears it."));
	else
		styled_line_add(w, ROLE_DIM, source_line(s, i - (int)p->n));
}

/* The text to find is in the title, because the list fills the box. */
static void format_title(const struct draw *s, char title[TITLE_BYTES])
{
	const struct profiles *p = &s->m->profiles;
	if (p->finding || p->find.n > 0)
		snprintf(title, TITLE_BYTES, T_(s, "Profiles with \"%s\": %zu of %zu"),
			 p->find.text, p->n_shown, p->n);
	else
		snprintf(title, TITLE_BYTES, "%s", T_(s, "Profiles"));
}

void profiles_draw(const struct draw *s)
{
	const struct profiles *p = &s->m->profiles;
	bool finds_none = p->n > 0 && p->n_shown == 0;
	int more = finds_none ? 1 : has_no_other(p) ? count_source_lines(s) : 0;
	char title[TITLE_BYTES];
	format_title(s, title);
	side_list_draw_wide(s,
			    &(struct side_list){.layer = LAYER_PROFILES,
						.title = title,
						.n = (int)p->n_shown + more,
						.selected = p->selected,
						.format = format_profile},
			    COLS);
}

void profiles_hints(struct hints *h, const struct model *m)
{
	if (has_no_other(&m->profiles))
		return;
	hints_add(h, "Enter", "switch to it");
	hints_add(h, "/", "find");
}
