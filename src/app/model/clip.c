/* SPDX-License-Identifier: MIT */
/* What was copied last, and what is said of it once it is known what became of it. */
#include "clip.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

#include "app/model/model.h"

/* What is copied may be pasted into a shell. Tabs and line ends are the copy's own. */
static void add_visible(struct sl text, struct buf *out)
{
	while (text.n) {
		uint32_t cp;
		size_t n = utf8_read(text, &cp);
		if (cp == UTF8_REPLACEMENT || (text_acts(cp) && cp != '\n' && cp != '\t'))
			text_gate(sl_take(text, n), out);
		else
			buf_add(out, sl_take(text, n));
		text = sl_drop(text, n);
	}
}

void clip_copy(struct model *m, const char *what, struct effects *fx)
{
	struct buf visible;
	m->clip.what = what;
	buf_init(&visible, m->clip.text.max);
	add_visible(buf_sl(&m->clip.text), &visible);
	buf_release(&m->clip.text);
	m->clip.text = visible;
	if (visible.full) {
		toast_error(m, "Too much to copy: %s", what);
		return;
	}
	effects_add(fx, EFFECT_COPY)->text = buf_sl(&m->clip.text);
}

/* "Copied" is said of what another program has taken; of what a terminal does nobody hears. */
void clip_copied(struct model *m, const char *route, const char *why)
{
	const char *what = m->clip.what;
	const char *clear = m->masked ? ": in clear, only the screen is masked" : "";
	char failed[300] = "";
	m->dirty = true;
	if (why)
		snprintf(failed, sizeof failed, "; %s", why);
	if (!route)
		toast_error(m, "%s could not be copied: %s", what,
			    why ? why : "the terminal takes no text, or not so much");
	else if (strcmp(route, COPIED_BY_TERMINAL) == 0)
		toast_info(m, "Sent to the terminal (%s): %s%s%s", route, what, clear, failed);
	else
		toast_info(m, "Copied %s (%s)%s%s", what, route, clear, failed);
}
