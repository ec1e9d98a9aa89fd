/* SPDX-License-Identifier: MIT */
/* Typing the text to find: the cursor goes to the first match at every key of it. */
#include "app/screens/find_prompt.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

void find_prompt_open(struct model *m)
{
	struct find_prompt *f = &m->find_prompt;
	sl_to_chars(sl_from(m->find.typed), f->before.text, sizeof f->before.text);
	f->before.uin = table_uin(m);
	f->before.cursor = m->table.cursor;
	f->before.top = m->table.top;
	line_set(&f->line, SL(""));
	f->line.browsing = -1;
	arrange_prepare(m);
	layer_open(m, LAYER_FIND);
}

/* Back to the customer on which the prompt was opened, at its present position. */
static void restore_cursor(struct model *m)
{
	const struct find_prompt *f = &m->find_prompt;
	uint64_t position;
	m->table.cursor = f->before.cursor;
	m->table.top = f->before.top;
	if (f->before.uin && app_position_of(m, f->before.uin, &position))
		table_follow(m, position);
	table_settle(m);
}

void find_prompt_cancel(struct model *m)
{
	find_set_text(m, sl_from(m->find_prompt.before.text));
	restore_cursor(m);
	layer_close(m);
}

/* Searches from the starting row each time, so that deleting a letter restores the earlier match.
 * Returns false if the text is too long. */
static bool find_by(struct model *m, struct sl text)
{
	arrange_prepare(m);
	if (!find_set_text(m, text))
		return false;
	restore_cursor(m);
	find_go_here_or_next(m);
	return true;
}

static void edit_text(struct model *m, struct key k)
{
	struct line *l = &m->find_prompt.line, before = *l;
	if (!line_key(l, k) || find_by(m, line_sl(l)))
		return;
	*l = before;
	toast_info(m, "The text is limited to %d bytes; the rest was ignored",
		   ROW_SEARCH_BYTES - 1);
}

/* An empty text repeats the search before. */
static void accept_text(struct model *m)
{
	struct find_prompt *f = &m->find_prompt;
	bool again = f->line.n == 0;
	layer_close(m);
	if (again) {
		find_set_text(m, sl_from(f->before.text));
		find_next(m);
		return;
	}
	line_remember(&f->line);
	find_report(m);
}

bool find_prompt_run(struct model *m, struct sl text, struct err *e)
{
	find_prompt_open(m);
	line_set(&m->find_prompt.line, text);
	if (!find_by(m, text)) {
		find_prompt_cancel(m);
		return err_set(e, ERR_USAGE, "a text to find has at most %d bytes",
			       ROW_SEARCH_BYTES - 1);
	}
	accept_text(m);
	return true;
}

/* Narrows by the text typed so far instead: only the rows that hold it are shown. */
static void turn_to_narrow(struct model *m)
{
	char text[LINE_BYTES];
	sl_to_chars(line_sl(&m->find_prompt.line), text, sizeof text);
	find_prompt_cancel(m);
	narrow_open(m);
	narrow_begin(m, sl_from(text));
	m->narrow.edited = true;
}

void find_prompt_key(struct model *m, struct key k)
{
	if (k.pasted)
		edit_text(m, k);
	else if (k.code == KEYCODE_ESC)
		find_prompt_cancel(m);
	else if (k.code == KEYCODE_ENTER)
		accept_text(m);
	else if (k.code == KEYCODE_TAB)
		turn_to_narrow(m);
	else
		edit_text(m, k);
}
