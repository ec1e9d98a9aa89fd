/* SPDX-License-Identifier: MIT */
/* The list of profiles; the one in use is marked. */
#include "view/screens/profiles.h"

#include "view/kit/hints.h"
#include "view/kit/side_list.h"

/* The other names are indented by the width of the mark. */
static void format_entry(struct styled_line *w, const struct draw *s, const struct profile_entry *e)
{
	const char *done = s->gl->done;
	if (e->current)
		styled_line_addf(w, ROLE_STRONG, "%s ", done);
	else
		styled_line_addf(w, ROLE_TEXT, "%*s ", text_width(sl_from(done)), "");
	if (e->name[0])
		styled_line_cut(w, e->current ? ROLE_STRONG : ROLE_TEXT, sl_from(e->name), 16,
				s->gl->ellipsis);
	else
		styled_line_chars(w, ROLE_DIM, "as found");
	styled_line_chars(w, ROLE_DIM, "  ");
	styled_line_chars(w, ROLE_DIM, e->note);
}

static void format_profile(struct styled_line *w, const struct draw *s, int i)
{
	const struct profiles *p = &s->m->profiles;
	if (p->n)
		format_entry(w, s, &p->entry[i]);
	else
		styled_line_chars(w, ROLE_DIM, "none is found here");
}

void profiles_draw(const struct draw *s)
{
	const struct profiles *p = &s->m->profiles;
	side_list_draw(s, &(struct side_list){.layer = LAYER_PROFILES,
					      .title = "Profiles",
					      .n = p->n ? (int)p->n : 1,
					      .selected = p->n ? p->selected : 0,
					      .format = format_profile});
}

void profiles_hints(struct hints *h, const struct model *m)
{
	(void)m;
	hints_add(h, "Enter", "switch to it");
}
