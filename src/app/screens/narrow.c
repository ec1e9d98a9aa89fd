/* SPDX-License-Identifier: MIT */
/* Narrowing the loaded rows to those that hold a text, at every key of it. */
#include "app/screens/narrow.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

void narrow_open(struct model *m)
{
	struct narrow *n = &m->narrow;
	n->before.spec = *app_lens_spec(m);
	n->before.uin = table_uin(m);
	n->before.cursor = m->table.cursor;
	n->before.top = m->table.top;
	if (!n->before.spec.narrow[0])
		line_set(&n->line, SL(""));
	n->line.browsing = -1;
	sl_to_chars(line_sl(&n->line), n->before.text, sizeof n->before.text);
	m->arrange.preparing = true;
	layer_open(m, LAYER_NARROW);
}

/* The cursor goes back to the customer on which the prompt was opened, so that a typing error does
 * not lose the place. Returns false if the text is longer than the lens takes. */
static bool narrow_by(struct model *m, struct sl text)
{
	struct lens_spec s = *app_lens_spec(m);
	m->arrange.preparing = true;
	if (!row_search_fold(text, s.narrow))
		return false;
	arrange_apply_at(m, &s, m->narrow.before.uin);
	return true;
}

static void edit_text(struct model *m, struct key k)
{
	struct line *l = &m->narrow.line, before = *l;
	if (!line_key(l, k) || narrow_by(m, line_sl(l)))
		return;
	*l = before;
	toast_info(m, "A text to narrow by has at most %d bytes; what is beyond is not taken",
		   ROW_SEARCH_BYTES - 1);
}

void narrow_begin(struct model *m, struct sl text)
{
	line_set(&m->narrow.line, text);
	if (!narrow_by(m, text))
		line_set(&m->narrow.line, SL(""));
}

void narrow_cancel(struct model *m)
{
	struct narrow *n = &m->narrow;
	line_set(&n->line, sl_from(n->before.text));
	m->table.cursor = n->before.cursor;
	m->table.top = n->before.top;
	arrange_apply_at(m, &n->before.spec, n->before.uin);
	layer_close(m);
}

void narrow_key(struct model *m, struct key k)
{
	struct line *l = &m->narrow.line;
	if (!k.pasted && k.code == KEYCODE_ESC) {
		narrow_cancel(m);
	} else if (!k.pasted && k.code == KEYCODE_ENTER) {
		line_remember(l);
		layer_close(m);
	} else {
		edit_text(m, k);
	}
}
