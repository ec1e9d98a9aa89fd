/* SPDX-License-Identifier: MIT */
/* One request opened: what was asked, what of it was signed, what came back, to fold and find in.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/money.h"
#include "base/text.h"
#include "base/timetext.h"

#include "api/anatomy.h"

#include "app/privacy.h"

#include "parts.h"

#define LEFT_STEP  8
#define LEFT_MAX   4000
#define MASKED_MAX (JOURNAL_BODY_MAX + (64u << 10))

static void PRINTF(3, 4) add_fact(struct doc *d, enum doc_kind kind, const char *fmt, ...)
{
	char text[900];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	doc_add(d, kind, 0, sl_from(text));
}

static void add_answer(struct doc *d, const struct exchange *x)
{
	char resent[60] = "", bytes[MONEY_CHARS];
	count_print(x->bytes, bytes);
	if (x->sends > 1)
		snprintf(resent, sizeof resent, ", sent %d times by the library", x->sends);
	if (x->http_status)
		add_fact(d, DOC_TEXT, "HTTP%s%s %d after %" PRId64 " ms, %s bytes received%s",
			 x->http_version[0] ? "/" : "", x->http_version, x->http_status,
			 x->elapsed_ms, bytes, resent);
	else
		add_fact(d, DOC_TEXT, "no answer after %" PRId64 " ms%s%s%s", x->elapsed_ms, resent,
			 x->detail[0] ? ": " : "", x->detail);
	if (x->request_id[0])
		add_fact(d, DOC_TEXT, "RequestId %s", x->request_id);
	if (x->state == EXCHANGE_FAILED)
		add_fact(d, DOC_FAULT, "%s: %s; %s", x->code, x->meaning,
			 x->will_retry ? "tried again" : x->remedy);
}

static void add_facts(struct doc *d, const struct exchange *x)
{
	char when[20], try[40] = "";
	time_print(x->sent_s, when);
	if (x->tries > 1)
		snprintf(try, sizeof try, ", try %d", x->tries);
	add_fact(d, DOC_TEXT, "%s, sent %sZ%s", api_action_name(x->request.action), when, try);
	switch (x->state) {
	case EXCHANGE_FLYING: doc_add(d, DOC_TEXT, 0, SL("not answered yet")); break;
	case EXCHANGE_CANCELLED:
		doc_add(d, DOC_TEXT, 0, SL("cancelled: it was no longer wanted"));
		break;
	case EXCHANGE_ANSWERED:
	case EXCHANGE_FAILED: add_answer(d, x); break;
	}
}

static void add_section(struct doc *d, const char *title, struct sl text)
{
	doc_add(d, DOC_TITLE, 0, sl_from(title));
	doc_add_lines(d, DOC_TEXT, 1, text);
}

/* In masked, which is the caller's, where it must be. */
static struct sl masked_json(const struct model *m, struct sl json, struct buf *masked)
{
	if (!m->masked || json.n == 0)
		return json;
	privacy_json(json, masked);
	return buf_sl(masked);
}

static void add_request(struct doc *d, const struct model *m, const struct exchange *x)
{
	struct anatomy a;
	struct buf masked;
	struct anatomy_try try = {.unix_s = x->signed_s,
				  .has_token = x->has_token,
				  .language = sl_from(m->settings.language)};
	anatomy_init(&a);
	anatomy_of(&a, &m->settings.endpoint, &x->request, &try);
	buf_init(&masked, MASKED_MAX);
	add_section(d, "Request body", masked_json(m, buf_sl(&a.body), &masked));
	buf_release(&masked);
	add_section(d, "Canonical request", buf_sl(&a.canonical));
	add_section(d, "String to sign", buf_sl(&a.to_sign));
	add_section(d, "Request headers, key and signature masked", buf_sl(&a.headers));
	anatomy_release(&a);
}

static void add_response(struct doc *d, const struct model *m, const struct exchange *x)
{
	if (x->headers.n)
		add_section(d, "Response headers", x->headers);
	char bytes[MONEY_CHARS];
	if (x->body_n == 0)
		return;
	count_print(x->body_n, bytes);
	add_fact(d, DOC_TITLE, "Response body, %s bytes%s", bytes,
		 x->body.n == 0          ? ", no longer kept"
		 : x->body.n < x->body_n ? ", its beginning"
					 : "");
	struct buf masked;
	buf_init(&masked, MASKED_MAX);
	doc_add_json(d, 1, masked_json(m, x->body, &masked));
	buf_release(&masked);
}

void inspector_doc_show(struct model *m, const struct exchange *x)
{
	struct inspector *in = &m->inspector;
	in->opened = x ? x->id : 0;
	in->line = in->doc_top = 0;
	in->left = 0;
	inspector_doc_renew(m, x);
}

void inspector_doc_renew(struct model *m, const struct exchange *x)
{
	struct inspector *in = &m->inspector;
	doc_release(&in->doc);
	if (!x)
		return;
	add_facts(&in->doc, x);
	add_request(&in->doc, m, x);
	add_response(&in->doc, m, x);
}

static size_t rows_shown(const struct model *m)
{
	struct inspector_rooms r;
	layout_inspector(&m->layout, &r);
	return r.doc.h > 1 ? (size_t)r.doc.h - 1 : 1;
}

void inspector_doc_settle(struct model *m)
{
	struct inspector *in = &m->inspector;
	size_t shown = doc_shown(&in->doc), height = rows_shown(m);
	if (in->doc.n == 0)
		return;
	if (in->line >= in->doc.n)
		in->line = in->doc.n - 1;
	size_t place = doc_place(&in->doc, in->line);
	in->line = doc_line_at(&in->doc, place); /* a fold may hide where it was */
	if (in->doc_top > place)
		in->doc_top = place;
	if (in->doc_top + height <= place)
		in->doc_top = place - height + 1;
	if (in->doc_top + height > shown)
		in->doc_top = shown > height ? shown - height : 0;
}

static void move_by(struct model *m, int64_t n)
{
	struct inspector *in = &m->inspector;
	int64_t last = (int64_t)doc_shown(&in->doc) - 1;
	int64_t place = (int64_t)doc_place(&in->doc, in->line) + n;
	place = place > last ? last : place < 0 ? 0 : place;
	in->line = doc_line_at(&in->doc, (size_t)place);
}

static void scroll(struct inspector *in, int by)
{
	in->left += by * LEFT_STEP;
	if (in->left < 0)
		in->left = 0;
	if (in->left > LEFT_MAX)
		in->left = LEFT_MAX;
}

void inspector_doc_run(struct model *m, const struct command *c)
{
	struct inspector *in = &m->inspector;
	int64_t page = (int64_t)rows_shown(m), n = c->has_count ? (int64_t)c->count : 1;
	if (c->action == DO_DOWN)
		move_by(m, n);
	else if (c->action == DO_UP)
		move_by(m, -n);
	else if (c->action == DO_PAGE_DOWN)
		move_by(m, page);
	else if (c->action == DO_PAGE_UP)
		move_by(m, -page);
	else if (c->action == DO_HALF_DOWN)
		move_by(m, (page + 1) / 2);
	else if (c->action == DO_HALF_UP)
		move_by(m, -(page + 1) / 2);
	else if (c->action == DO_FIRST)
		move_by(m, INT32_MIN);
	else if (c->action == DO_LAST)
		move_by(m, INT32_MAX);
	else if (c->action == DO_LEFT || c->action == DO_RIGHT)
		scroll(in, c->action == DO_LEFT ? -1 : 1);
	else if (c->action == DO_COLUMN_FIRST)
		in->left = 0;
	else if (c->action == DO_DETAIL || c->action == DO_MARK)
		doc_toggle(&in->doc, in->line);
}

/* Moves sideways when what was found is out of sight. */
static void show_match(struct model *m, const struct doc_line *l)
{
	struct inspector *in = &m->inspector;
	struct inspector_rooms r;
	layout_inspector(&m->layout, &r);
	size_t at = doc_match(l->text, line_sl(&in->find));
	int cols = r.doc.w - DOC_MARGIN_COLS - 1;
	int begin = l->indent * DOC_INDENT_COLS + text_width(sl_take(l->text, at));
	int end = begin + text_width(line_sl(&in->find));
	if (begin >= in->left && end <= in->left + cols)
		return;
	in->left = 0;
	if (end > cols)
		scroll(in, (begin - cols / 2) / LEFT_STEP);
}

static void go_to_match(struct model *m, size_t from, int way)
{
	struct inspector *in = &m->inspector;
	size_t found = doc_find(&in->doc, from, way, line_sl(&in->find));
	if (found == in->doc.n) {
		if (in->find.n && !in->finding)
			toast_info(m, "\"%s\" is not in this request", in->find.text);
		return;
	}
	doc_reveal(&in->doc, found);
	in->line = found;
	show_match(m, &in->doc.lines[found]);
}

static void find_next(struct model *m, int way)
{
	struct inspector *in = &m->inspector;
	size_t n = in->doc.n;
	if (in->find.n == 0)
		toast_info(m, "/ finds a text first");
	else
		go_to_match(m, (in->line + (way < 0 ? n - 1 : 1)) % n, way);
}

static void find_key(struct model *m, struct key k)
{
	struct inspector *in = &m->inspector;
	if (k.code == KEYCODE_ESC) {
		in->finding = false;
		line_set(&in->find, SL(""));
	} else if (k.code == KEYCODE_ENTER) {
		in->finding = false;
		go_to_match(m, in->line, 1);
	} else if (line_key(&in->find, k)) {
		go_to_match(m, in->line, 1);
	}
}

static void fold_all(struct inspector *in)
{
	bool any = false;
	for (size_t i = 0; i < in->doc.n; i++)
		any = any || in->doc.lines[i].folded;
	doc_fold_all(&in->doc, !any);
}

bool inspector_doc_key(struct model *m, struct key k)
{
	struct inspector *in = &m->inspector;
	if (in->finding) {
		find_key(m, k);
		return true;
	}
	if (k.code != KEYCODE_CHAR || k.ctrl || k.alt || k.pasted)
		return k.pasted;
	switch (k.cp) {
	case '/':
		line_set(&in->find, SL(""));
		in->finding = true;
		return true;
	case 'n': find_next(m, 1); return true;
	case 'N': find_next(m, -1); return true;
	case '*': fold_all(in); return true;
	default: return false;
	}
}
