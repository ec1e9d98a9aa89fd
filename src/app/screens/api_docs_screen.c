/* SPDX-License-Identifier: MIT */
/* The reference of the API and the screen; it opens at the error that is selected or that stops the
 * table, else at the status of the current customer. */
#include "app/screens/api_docs_screen.h"

#include "app/model/inspector_selection.h"
#include "app/model/model.h"
#include "app/model/model_query.h"

#include "explain/api_docs.h"

#define SET_IN_COLS                                                                                \
	(DOC_MARGIN_COLS + 2 * DOC_INDENT_COLS + 1) /* the last one for the mark of a cut line */
#define COLS_MIN    24
#define LINES_ABOVE 2

static void add_line(void *ctx, int depth, struct sl text)
{
	doc_add(ctx, depth < 2 ? DOC_TITLE : DOC_TEXT, depth, text);
}

/* Lays the page out for another width. Folds open; the cursor stays near its place. */
static void lay_out_page(struct model *m, int cols)
{
	struct reading *r = &m->api_docs_screen.page;
	struct api_docs_reader to = {add_line, &r->doc, &m->settings.thresholds, m->ascii, m->lang};
	size_t before = r->doc.n;
	if (m->api_docs_screen.cols == cols)
		return;
	doc_release(&r->doc);
	api_docs_tell(&to, cols > COLS_MIN ? cols : COLS_MIN, SL(""));
	r->line = before ? r->line * r->doc.n / before : 0;
	m->api_docs_screen.cols = cols;
}

void api_docs_screen_settle(struct model *m)
{
	struct rect room = layout_api_docs(&m->layout);
	lay_out_page(m, room.w - SET_IN_COLS);
	reading_settle(&m->api_docs_screen.page, room);
}

/* Returns the code of the error selected in the inspector, else of the fault that stops the table;
 * "" for none. */
static const char *shown_code(const struct model *m)
{
	const struct log_entry *e = inspector_entry(m);
	const struct exchange *x = inspector_exchange(m);
	int64_t retry_ms;
	if (app_layer_is_open(m, LAYER_INSPECTOR) && e)
		return e->code;
	if (app_layer_is_open(m, LAYER_INSPECTOR) && x)
		return x->code;
	const struct fault *f = app_first_page_fault(m, &retry_ms);
	return f ? f->code : "";
}

static void go_to_word(struct model *m, size_t line, struct sl word)
{
	struct reading *r = &m->api_docs_screen.page;
	line_set(&r->find, word);
	r->finding = false;
	r->line = line;
	if (word.n && !reading_find(m, r, line, 1, layout_api_docs(&m->layout)))
		line_set(&r->find, SL(""));
	/* Its explanation follows the word, so the word goes near the top. */
	size_t place = doc_place(&r->doc, r->line);
	r->top = place > LINES_ABOVE ? place - LINES_ABOVE : 0;
	api_docs_screen_settle(m);
}

static void open_layer(struct model *m)
{
	layer_open(m, LAYER_API_DOCS);
	m->api_docs_screen.page.top = 0;
	m->api_docs_screen.page.left = 0;
	api_docs_screen_settle(m);
	doc_fold_all(&m->api_docs_screen.page.doc, false);
}

/* Finds the last line of that text: the list of all codes, with remedies, comes last. */
static size_t last_line_of(const struct doc *d, struct sl text)
{
	size_t i = d->n;
	while (i > 0 && !sl_equal(d->lines[i - 1].text, text))
		i--;
	return i > 0 ? i - 1 : 0;
}

/* Goes to the status of the customer under the cursor. */
static void go_to_status(struct model *m)
{
	char name[API_DOCS_NAME_BYTES];
	const struct doc *d = &m->api_docs_screen.page.doc;
	struct row row = app_cursor_row(m);
	size_t i = 0;
	if (m->n_layers > 1 || !row.customer)
		return;
	api_docs_status(row.credit_status, m->ascii, name);
	while (i < d->n && !sl_starts(d->lines[i].text, sl_from(name)))
		i++;
	if (i < d->n)
		go_to_word(m, i, SL(""));
}

void api_docs_screen_open(struct model *m)
{
	struct sl code = sl_from(shown_code(m)), listed = api_docs_code(code);
	open_layer(m);
	go_to_word(m, listed.n ? last_line_of(&m->api_docs_screen.page.doc, listed) : 0, listed);
	if (code.n == 0)
		go_to_status(m);
	if (listed.n < code.n)
		toast_info(m, "The reference has no %.*s", (int)code.n, code.p);
}

void api_docs_screen_open_at(struct model *m, struct sl word)
{
	open_layer(m);
	go_to_word(m, 0, word);
}

bool api_docs_screen_select(struct model *m, size_t line)
{
	bool changes = reading_select(&m->api_docs_screen.page, line);
	api_docs_screen_settle(m);
	return changes;
}

static bool closes_screen(enum action a)
{
	return a == DO_CANCEL || a == DO_BACK || a == DO_API;
}

/* Actions that mean the same on every screen. */
static bool runs_everywhere(enum action a)
{
	return a == DO_QUIT || a == DO_RETRY || a == DO_RELOAD || a == DO_HELP || a == DO_COMMAND;
}

bool api_docs_screen_types(const struct model *m)
{
	return m->api_docs_screen.page.finding;
}

struct command api_docs_screen_key(struct model *m, struct key k, struct effects *fx)
{
	(void)fx;
	static const struct command none;
	struct rect room = layout_api_docs(&m->layout);
	if (reading_key(m, &m->api_docs_screen.page, k, room)) {
		api_docs_screen_settle(m);
		return none;
	}
	struct command c = keymap_feed(&m->keymap, k, m->now_ms);
	if (closes_screen(c.action)) {
		layer_close(m);
		return none;
	}
	if (runs_everywhere(c.action))
		return c;
	reading_run(&m->api_docs_screen.page, &c, room);
	api_docs_screen_settle(m);
	return none;
}
