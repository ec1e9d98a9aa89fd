/* SPDX-License-Identifier: MIT */
/* Moves, folds and finds in a document that is shown. */
#include "app/model/reading.h"

#include "base/text.h"

#include "app/model/list_move.h"
#include "app/model/model.h"

#define LEFT_STEP 8
#define LEFT_MAX  4000

/* The first line of the room shows the place in the document. */
static size_t rows_shown(struct rect room)
{
	return room.h > 1 ? (size_t)room.h - 1 : 1;
}

void reading_settle(struct reading *r, struct rect room)
{
	if (r->doc.n == 0)
		return;
	if (r->line >= r->doc.n)
		r->line = r->doc.n - 1;
	size_t place = doc_place(&r->doc, r->line);
	r->line = doc_line_at(&r->doc, place); /* the line may have been folded away */
	r->top = (size_t)list_scroll((int)r->top, (int)doc_shown(&r->doc), (int)rows_shown(room),
				     (int)place, (int)place);
}

bool reading_select(struct reading *r, size_t line)
{
	bool changes = r->line != line || r->finding;
	r->finding = false;
	if (line < r->doc.n)
		r->line = line;
	return changes;
}

static void scroll_sideways(struct reading *r, int by)
{
	r->left += by * LEFT_STEP;
	if (r->left < 0)
		r->left = 0;
	if (r->left > LEFT_MAX)
		r->left = LEFT_MAX;
}

void reading_run(struct reading *r, const struct command *c, struct rect room)
{
	size_t place = doc_place(&r->doc, r->line);
	if (list_move(c, doc_shown(&r->doc), rows_shown(room), &place))
		r->line = doc_line_at(&r->doc, place);
	else if (c->action == DO_LEFT || c->action == DO_RIGHT)
		scroll_sideways(r, c->action == DO_LEFT ? -1 : 1);
	else if (c->action == DO_COLUMN_FIRST)
		r->left = 0;
	else if (c->action == DO_DETAIL || c->action == DO_MARK)
		doc_toggle(&r->doc, r->line);
}

/* Scrolls sideways if the match is out of sight. */
static void show_match(struct reading *r, const struct doc_line *l, struct rect room)
{
	size_t at = doc_match(l->text, line_sl(&r->find));
	int cols = room.w - DOC_MARGIN_COLS - 1;
	int begin = l->indent * DOC_INDENT_COLS + text_width(sl_take(l->text, at));
	int end = begin + text_width(line_sl(&r->find));
	if (begin >= r->left && end <= r->left + cols)
		return;
	r->left = 0;
	if (end > cols)
		scroll_sideways(r, (begin - cols / 2) / LEFT_STEP);
}

static bool go_to_match(struct reading *r, size_t from, int way, struct rect room)
{
	size_t found = doc_find(&r->doc, from, way, line_sl(&r->find));
	if (found == r->doc.n)
		return r->find.n == 0;
	doc_reveal(&r->doc, found);
	r->line = found;
	show_match(r, &r->doc.lines[found], room);
	return true;
}

bool reading_find(struct model *m, struct reading *r, size_t from, int way, struct rect room)
{
	if (r->doc.n == 0 || go_to_match(r, from, way, room))
		return true;
	toast_info(m, "\"%s\" is not in this text", r->find.text);
	return false;
}

static void look_further(struct model *m, struct reading *r, int way, struct rect room)
{
	size_t n = r->doc.n;
	if (r->find.n == 0 || n == 0)
		toast_info(m, "Enter a text with / first");
	else
		reading_find(m, r, (r->line + (way < 0 ? n - 1 : 1)) % n, way, room);
}

static void type_text(struct model *m, struct reading *r, struct key k, struct rect room)
{
	if (k.code == KEYCODE_ESC) {
		r->finding = false;
		line_set(&r->find, SL(""));
	} else if (k.code == KEYCODE_ENTER) {
		r->finding = false;
		reading_find(m, r, r->line, 1, room);
	} else if (line_key(&r->find, k)) {
		go_to_match(r, r->line, 1, room);
	}
}

static void toggle_all_folds(struct reading *r)
{
	bool any = false;
	for (size_t i = 0; i < r->doc.n; i++)
		any = any || r->doc.lines[i].folded;
	doc_fold_all(&r->doc, !any);
}

bool reading_key(struct model *m, struct reading *r, struct key k, struct rect room)
{
	if (r->finding) {
		type_text(m, r, k, room);
		return true;
	}
	if (!key_is_text(k) || k.pasted)
		return k.pasted;
	switch (k.cp) {
	case '/':
		line_set(&r->find, SL(""));
		r->finding = true;
		return true;
	case 'n': look_further(m, r, 1, room); return true;
	case 'N': look_further(m, r, -1, room); return true;
	case '*': toggle_all_folds(r); return true;
	default: return false;
	}
}
