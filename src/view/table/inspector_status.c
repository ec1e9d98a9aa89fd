/* SPDX-License-Identifier: MIT */
/* Draws the status line of the inspector: the selected request or log entry. */
#include "inspector_status.h"

#include "app/model/inspector_selection.h"

#include "view/kit/format.h"
#include "view/kit/styled_line.h"

#include "lang/sentence.h"

/* Formats the whole RequestId, and the parameters of the request as sent. */
static void format_exchange(struct styled_line *w, const struct draw *s, const struct exchange *x)
{
	struct buf body;
	buf_init(&body, 16u << 10);
	request_body(&x->request, &body);
	if (x->request_id[0]) {
		styled_line_chars(w, ROLE_DIM, "RequestId ");
		styled_line_chars(w, ROLE_TEXT, x->request_id);
		styled_line_gap(w, "  ");
	}
	styled_line_cut(w, ROLE_TEXT, buf_sl(&body), s->g->cols, s->gl->ellipsis);
	buf_release(&body);
}

static void format_entry(struct styled_line *w, const struct draw *s, const struct log_entry *e)
{
	char reason[SENTENCE_ROOM];
	if (e->reason[0])
		styled_line_addf(w, ROLE_TEXT, TC_(s, "in front of a message", "%s: "),
				 lang_sentence(s->lang, e->reason, reason, sizeof reason));
	styled_line_addf(w, ROLE_TEXT, TC_(s, "meaning and remedy", "%s: %s"), T_(s, e->meaning),
			 T_(s, e->remedy));
	if (e->request_id[0])
		styled_line_addf(w, ROLE_DIM, "  RequestId %s", e->request_id);
}

void inspector_status_draw(const struct draw *s, struct rect at)
{
	const struct exchange *x = inspector_exchange(s->m);
	const struct log_entry *e = inspector_entry(s->m);
	struct styled_line w;
	styled_line_clear(&w);
	if (e && !s->m->inspector.open)
		format_entry(&w, s, e);
	else if (x)
		format_exchange(&w, s, x);
	styled_line_draw(&w, s, at);
}
