/* SPDX-License-Identifier: MIT */
/* Narrowing the loaded rows to those that hold a text, at every key of it. */
#include "app/screens/narrow.h"

#include <string.h>

#include "base/money.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

void narrow_open(struct model *m)
{
	struct narrow *n = &m->narrow;
	char text[LINE_BYTES];
	bool typed, handed = picker_hand_over(m, text, &typed);
	arrange_keep(m, &n->before.rows);
	if (!n->before.rows.spec.narrow[0])
		line_set(&n->line, SL(""));
	n->line.browsing = -1;
	n->edited = handed && typed;
	sl_to_chars(line_sl(&n->line), n->before.text, sizeof n->before.text);
	arrange_prepare(m);
	layer_open(m, LAYER_NARROW);
	if (handed)
		narrow_begin(m, sl_from(text));
}

/* The cursor goes back to the customer on which the prompt was opened, so that a typing error does
 * not lose the place. Returns false if the text is longer than the lens takes. */
static bool narrow_by(struct model *m, struct sl text)
{
	struct lens_spec s = *app_lens_spec(m);
	arrange_prepare(m);
	if (!row_search_fold(text, s.narrow))
		return false;
	arrange_apply_at(m, &s, m->narrow.before.rows.uin);
	return true;
}

static void edit_text(struct model *m, struct key k)
{
	struct line *l = &m->narrow.line, before = *l;
	if (!line_key(l, k))
		return;
	if (narrow_by(m, line_sl(l))) {
		m->narrow.edited = m->narrow.edited || strcmp(l->text, before.text) != 0;
		return;
	}
	*l = before;
	toast_info(m, "The text is limited to %d bytes; the rest was ignored",
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
	arrange_give_back(m, &n->before.rows);
	layer_close(m);
}

/* Reports how many rows are shown, and how to see the others. */
static void report_rows(struct model *m)
{
	char shown[MONEY_CHARS], loaded[MONEY_CHARS], total[MONEY_CHARS];
	struct sl plain = app_key(m, DO_PLAIN), all = app_key(m, DO_LOAD_ALL);
	if (!app_lens_spec(m)->narrow[0] || m->arrange.coming.lens)
		return;
	count_print(lens_rows(m->lens), shown);
	count_print(store_loaded(m->loader.store), loaded);
	count_print(store_total(m->loader.store), total);
	if (store_complete(m->loader.store))
		toast_info(m, "Narrowed to %s of %s customers; %.*s shows all", shown, loaded,
			   (int)plain.n, plain.p);
	else
		toast_info(m, "Narrowed to %s of %s loaded; %.*s shows all, %.*s loads all %s",
			   shown, loaded, (int)plain.n, plain.p, (int)all.n, all.p, total);
}

static void accept_text(struct model *m)
{
	line_remember(&m->narrow.line);
	layer_close(m);
	report_rows(m);
}

bool narrow_run(struct model *m, struct sl text, struct err *e)
{
	narrow_open(m);
	line_set(&m->narrow.line, text);
	if (!narrow_by(m, text)) {
		narrow_cancel(m);
		return err_set(e, ERR_USAGE, "a text to narrow by has at most %d bytes",
			       ROW_SEARCH_BYTES - 1);
	}
	accept_text(m);
	return true;
}

void narrow_key(struct model *m, struct key k)
{
	if (!k.pasted && k.code == KEYCODE_ESC) {
		narrow_cancel(m);
	} else if (!k.pasted && k.code == KEYCODE_ENTER) {
		accept_text(m);
	} else {
		edit_text(m, k);
	}
}
