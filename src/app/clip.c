/* SPDX-License-Identifier: MIT */
#include "parts.h"

void clip_copy(struct model *m, const char *what, struct fx_list *fx)
{
	m->clip.what = what;
	fx_add(fx, FX_COPY)->text = buf_sl(&m->clip.text);
}

void clip_copied(struct model *m, const char *route)
{
	m->dirty = true;
	if (route)
		toast_info(m, "Copied %s (%s)%s", m->clip.what, route,
			   m->masked ? ": in clear, only the screen is masked" : "");
	else
		toast_error(m, "%s could not be copied: the terminal takes no text, or not so much",
			    m->clip.what);
}
