/* SPDX-License-Identifier: MIT */
/* Lays the output of a command out as a document, and reads it. */
#include "app/own/own_output.h"

#include <stdio.h>

#include "base/text.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#include "lang/sentence.h"

#define TAB_COLS  8
#define LINE_MOST (64u << 10) /* bytes of one line */

/* Programs align columns with tabs, which have no width of their own here. A carriage return ends
 * a line of CSV. */
static void add_line(struct doc *d, struct sl text)
{
	struct buf line;
	int cols = 0;
	buf_init(&line, LINE_MOST);
	for (struct glyph g; text.n && !line.full;) {
		struct sl before = text;
		if (!text_next(&text, &g))
			break;
		bool tab = before.p[0] == '\t';
		if (before.p[0] == '\r' && text.n == 0)
			break;
		for (int blanks = tab ? TAB_COLS - cols % TAB_COLS : 0; blanks > 0; blanks--)
			buf_add_byte(&line, ' ');
		if (!tab)
			buf_add(&line, sl_take(before, before.n - text.n));
		cols += tab ? TAB_COLS - cols % TAB_COLS : g.width;
	}
	doc_add(d, DOC_TEXT, 0, buf_sl(&line));
	buf_release(&line);
}

void own_output_take(struct model *m, struct sl text, bool cut, const char *why)
{
	struct own_output *o = &m->own.output;
	struct sl line;
	char room[SENTENCE_ROOM];
	doc_release(&o->page.doc);
	o->page.line = o->page.top = 0;
	o->page.left = 0;
	o->page.finding = false;
	if (why)
		doc_add(&o->page.doc, DOC_FAULT, 0,
			sl_from(lang_sentence(m->lang, why, room, sizeof room)));
	if (why && text.n)
		doc_add(&o->page.doc, DOC_TEXT, 0, SL(""));
	while (sl_split(&text, '\n', &line))
		add_line(&o->page.doc, line);
	if (cut)
		doc_add(&o->page.doc, DOC_FAULT, 0,
			sl_from(T_(m, "The output is longer; the command was stopped here.")));
}

bool own_output_is_hidden(const struct model *m)
{
	return m->masked && !m->own.output.masked;
}

struct rect own_output_box(const struct layout *l)
{
	struct rect box = l->body;
	if (l->message.h > 0 && box.h < LAYOUT_MIN_ROWS) {
		box.row = 0;
		box.h = l->message.row;
	}
	return box;
}

struct rect own_output_room(const struct layout *l)
{
	return layout_box_room(own_output_box(l));
}

void own_output_settle(struct model *m)
{
	reading_settle(&m->own.output.page, own_output_room(&m->layout));
}

void own_output_open(struct model *m)
{
	if (!m->own.output.title[0]) {
		toast_info(m, "No command has printed anything yet; :pipe COMMAND runs one");
		return;
	}
	layer_open(m, LAYER_OWN_OUTPUT);
	own_output_settle(m);
}

bool own_output_select(struct model *m, size_t line)
{
	bool changes = reading_select(&m->own.output.page, line);
	own_output_settle(m);
	return changes;
}

bool own_output_types(const struct model *m)
{
	return m->own.output.page.finding;
}

static bool closes_screen(enum action a)
{
	return a == DO_CANCEL || a == DO_BACK || a == DO_OUTPUT;
}

/* Actions that mean the same on every screen. */
static bool runs_everywhere(enum action a)
{
	return a == DO_QUIT || a == DO_HELP || a == DO_COMMAND || a == DO_PRIVACY;
}

struct command own_output_key(struct model *m, struct key k, struct effects *fx)
{
	static const struct command none;
	struct rect room = own_output_room(&m->layout);
	(void)fx;
	if (!own_output_is_hidden(m) && reading_key(m, &m->own.output.page, k, room)) {
		own_output_settle(m);
		return none;
	}
	struct command c = keymap_feed(&m->keymap, k, m->now_ms);
	if (closes_screen(c.action)) {
		layer_close(m);
		return none;
	}
	if (runs_everywhere(c.action))
		return c;
	reading_run(&m->own.output.page, &c, room);
	own_output_settle(m);
	return none;
}
