/* SPDX-License-Identifier: MIT */
/* The inspector: its lists, the opened request, and the list of parts to copy over them. */
#include "view/screens/inspector.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>

#include "base/time.h"

#include "app/model/inspector_selection.h"
#include "app/model/list_move.h"
#include "app/table/spot.h"

#include "view/kit/box.h"
#include "view/kit/draw.h"
#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/kit/reading.h"
#include "view/kit/styled_line.h"

#define CELL_BYTES  100
#define TITLE_MAX   200
#define TIME_OF_DAY 11 /* offset in the text of time_print */
#define COPY_COLS   44
#define ALWAYS      INT_MAX
#define WHOLE_FROM  125

struct list_column {
	const char *head;
	int width, from, below; /* shown if the room has from <= columns < below */
	enum align align;
};

enum {
	REQ_ID,
	REQ_TIME,
	REQ_ACTION,
	REQ_ACTION_WHOLE, /* replaces it on wide windows */
	REQ_PAGE,
	REQ_PARAMETERS,
	REQ_STATUS,
	REQ_MS,
	REQ_TRY,
	REQ_BYTES,
	REQ_HTTP
};
static const struct list_column request_columns[] = {
    [REQ_ID] = {"#", 5, 0, ALWAYS, ALIGN_RIGHT},
    [REQ_TIME] = {N_("time"), 8, 0, ALWAYS, ALIGN_LEFT},
    [REQ_ACTION] = {N_("action"), 20, 60, WHOLE_FROM, ALIGN_LEFT},
    [REQ_ACTION_WHOLE] = {N_("action"), 28, WHOLE_FROM, ALWAYS, ALIGN_LEFT},
    [REQ_PAGE] = {N_("page"), 5, 50, ALWAYS, ALIGN_RIGHT},
    [REQ_PARAMETERS] = {N_("parameters"), 42, 160, ALWAYS, ALIGN_LEFT},
    [REQ_STATUS] = {N_("status"), 6, 0, ALWAYS, ALIGN_RIGHT},
    [REQ_MS] = {"ms", 6, 40, ALWAYS, ALIGN_RIGHT},
    [REQ_TRY] = {N_("try"), 3, 90, ALWAYS, ALIGN_RIGHT},
    [REQ_BYTES] = {N_("bytes"), 9, 100, ALWAYS, ALIGN_RIGHT},
    [REQ_HTTP] = {"HTTP", 4, 106, ALWAYS, ALIGN_LEFT},
};

enum { ERR_TIME, ERR_CODE, ERR_PAGE, ERR_STATUS, ERR_TRY, ERR_FATE };
static const struct list_column error_columns[] = {
    [ERR_TIME] = {N_("time"), 8, 0, ALWAYS, ALIGN_LEFT},
    [ERR_CODE] = {N_("code"), 32, 0, ALWAYS, ALIGN_LEFT},
    [ERR_PAGE] = {N_("page"), 5, 50, ALWAYS, ALIGN_RIGHT},
    [ERR_STATUS] = {N_("status"), 6, 100, ALWAYS, ALIGN_RIGHT},
    [ERR_TRY] = {N_("try"), 3, 90, ALWAYS, ALIGN_RIGHT},
    [ERR_FATE] = {N_("then"), 11, 60, ALWAYS, ALIGN_LEFT},
};

/* One line of a list being drawn, from left to right. */
struct cursor {
	const struct draw *s;
	struct rect at;
	int col;
};

static void put_cell(struct cursor *c, const struct list_column *k, enum role role,
		     const char *text)
{
	if (c->at.w < k->from || c->at.w >= k->below)
		return;
	grid_field(c->s->g, c->at, c->at.row, c->col, k->width, k->align, role, sl_from(text),
		   c->s->gl->ellipsis);
	c->col += k->width + 1;
}

static void put_number(struct cursor *c, const struct list_column *k, int64_t n, bool known)
{
	char text[CELL_BYTES] = "";
	if (known)
		snprintf(text, sizeof text, "%" PRId64, n);
	put_cell(c, k, ROLE_TEXT, text);
}

static void put_time(struct cursor *c, const struct list_column *k, int64_t wall_s)
{
	char when[20];
	time_print(wall_s, when);
	put_cell(c, k, ROLE_DIM, when + TIME_OF_DAY);
}

static void put_rest(struct cursor *c, enum role role, const char *text)
{
	struct rect rest = {c->at.row, c->col, 1, c->at.col + c->at.w - c->col};
	if (rest.w > 0)
		grid_field(c->s->g, c->at, rest.row, rest.col, rest.w, ALIGN_LEFT, role,
			   sl_from(text), c->s->gl->ellipsis);
}

static void draw_heads(struct cursor *c, const struct list_column *columns, size_t n,
		       const char *rest)
{
	for (size_t i = 0; i < n; i++)
		put_cell(c, &columns[i], ROLE_HEAD, T_(c->s, columns[i].head));
	put_rest(c, ROLE_HEAD, rest);
}

static const char *status_word(const struct draw *s, const struct exchange *x,
			       char text[CELL_BYTES])
{
	static const char *const results[] = {[WIRE_OK] = "",
					      [WIRE_RESOLVE] = NC_("result", "name"),
					      [WIRE_CONNECT] = NC_("result", "conn"),
					      [WIRE_TLS] = "TLS",
					      [WIRE_TIMEOUT] = NC_("result", "time"),
					      [WIRE_BROKEN] = NC_("result", "broken"),
					      [WIRE_TOO_BIG] = NC_("result", "big"),
					      [WIRE_ENCODING] = NC_("result", "coding"),
					      [WIRE_HEADERS] = NC_("result", "heads"),
					      [WIRE_PROXY] = NC_("result", "proxy"),
					      [WIRE_PROXY_DOWN] = NC_("result", "proxy"),
					      [WIRE_PROXY_GATEWAY] = NC_("result", "proxy"),
					      [WIRE_PROXY_TLS] = NC_("result", "proxy"),
					      [WIRE_PROXY_URL] = NC_("result", "proxy"),
					      [WIRE_TLS_EXPIRED] = "TLS",
					      [WIRE_TLS_NOT_YET] = "TLS",
					      [WIRE_TLS_NAME] = "TLS",
					      [WIRE_TLS_OLD] = "TLS",
					      [WIRE_TLS_NONE] = "TLS",
					      [WIRE_TLS_CLIENT] = "TLS"};
	snprintf(text, CELL_BYTES, "%d", x->http_status);
	return x->http_status ? text : TC_(s, "result", results[x->result]);
}

static enum role failed_role(bool again)
{
	return again ? ROLE_WARN : ROLE_ERROR;
}

/* Puts the RequestId, behind the code of a failure. */
static void put_outcome(struct cursor *c, const struct exchange *x)
{
	char text[2 * CELL_BYTES];
	switch (x->state) {
	case EXCHANGE_IN_FLIGHT: put_rest(c, ROLE_DIM, T_(c->s, "not answered yet")); break;
	case EXCHANGE_CANCELLED: put_rest(c, ROLE_DIM, T_(c->s, "cancelled")); break;
	case EXCHANGE_ANSWERED: put_rest(c, ROLE_DIM, x->request_id); break;
	case EXCHANGE_FAILED:
		snprintf(text, sizeof text, "%s  %s", x->code, x->request_id);
		put_rest(c, failed_role(x->will_retry), text);
		break;
	}
}

static void put_parameters(struct cursor *c, const struct request *r)
{
	struct buf body;
	buf_init(&body, 16u << 10);
	request_body(r, &body);
	put_cell(c, &request_columns[REQ_PARAMETERS], ROLE_DIM, body.p);
	buf_release(&body);
}

static void draw_request(struct cursor *c, const struct exchange *x)
{
	char text[CELL_BYTES], bytes[MONEY_CHARS] = "";
	bool done = x->state == EXCHANGE_ANSWERED || x->state == EXCHANGE_FAILED;
	if (done)
		count_print(x->bytes, bytes);
	put_number(c, &request_columns[REQ_ID], (int64_t)x->id, true);
	put_time(c, &request_columns[REQ_TIME], x->sent_s);
	put_cell(c, &request_columns[REQ_ACTION], ROLE_TEXT,
		 request_action_name(x->request.action));
	put_cell(c, &request_columns[REQ_ACTION_WHOLE], ROLE_TEXT,
		 request_action_name(x->request.action));
	put_number(c, &request_columns[REQ_PAGE], x->request.page, x->request.page > 0);
	put_parameters(c, &x->request);
	put_cell(c, &request_columns[REQ_STATUS],
		 x->state == EXCHANGE_FAILED ? failed_role(x->will_retry) : ROLE_TEXT,
		 done ? status_word(c->s, x, text) : "");
	put_number(c, &request_columns[REQ_MS], x->elapsed_ms, done);
	put_number(c, &request_columns[REQ_TRY], x->tries, true);
	put_cell(c, &request_columns[REQ_BYTES], ROLE_TEXT, bytes);
	put_cell(c, &request_columns[REQ_HTTP], ROLE_DIM, x->http_version);
	put_outcome(c, x);
}

static void draw_error(struct cursor *c, const struct log_entry *e)
{
	put_time(c, &error_columns[ERR_TIME], e->wall_s);
	put_cell(c, &error_columns[ERR_CODE], failed_role(e->fate == LOG_AGAIN), e->code);
	put_number(c, &error_columns[ERR_PAGE], e->page, e->page > 0);
	put_number(c, &error_columns[ERR_STATUS], e->http_status, e->http_status > 0);
	put_number(c, &error_columns[ERR_TRY], e->tries, e->tries > 0);
	put_cell(c, &error_columns[ERR_FATE], ROLE_TEXT, T_(c->s, log_fate_name(e->fate)));
	put_rest(c, ROLE_DIM, e->request_id);
}

static void draw_row(const struct draw *s, struct rect at, size_t i)
{
	const struct model *m = s->m;
	bool requests = m->inspector.pane == PANE_REQUESTS;
	const struct exchange *x = requests ? journal_at(&m->journal, i) : NULL;
	const struct log_entry *e = requests ? NULL : log_at(&m->loader.log, i);
	struct cursor c = {s, {at.row, at.col + 1, 1, at.w - 1}, at.col + 1};
	if (x)
		draw_request(&c, x);
	if (e)
		draw_error(&c, e);
	if (x || e)
		grid_spot(
		    s->g, at,
		    spot_line(LAYER_INSPECTOR, (int)(inspector_row_number(m, i) & SPOT_INDEX_MAX)));
	if (i != inspector_selected(m) || !(x || e))
		return;
	grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
	grid_select(s->g, at.row, at.col, at.w);
	if (!m->inspector.open)
		grid_park(s->g, at.row, at.col, false);
}

static void draw_list(const struct draw *s, struct rect room)
{
	bool requests = s->m->inspector.pane == PANE_REQUESTS;
	struct cursor c = {s, {room.row, room.col + 1, 1, room.w - 1}, room.col + 1};
	if (requests)
		draw_heads(&c, request_columns, COUNT_OF(request_columns),
			   T_(s, "code or RequestId"));
	else
		draw_heads(&c, error_columns, COUNT_OF(error_columns), "RequestId");
	for (int i = 1; i < room.h; i++)
		draw_row(s, (struct rect){room.row + i, room.col, 1, room.w},
			 s->m->inspector.top[s->m->inspector.pane] + (size_t)i - 1);
	if (inspector_rows(s->m) == 0 && room.h > 1)
		grid_chars(s->g, room, room.row + 1, room.col + 1, ROLE_DIM,
			   requests ? T_(s, "Nothing was sent yet.")
				    : T_(s, "Nothing went wrong so far."));
}

static void draw_choice(const struct draw *s, struct rect at, int i)
{
	const struct copy_choice *c = inspector_copy_choice((enum inspector_copy_part)i);
	char key[2] = {c->key, '\0'};
	grid_chars(s->g, at, at.row, at.col + 2, ROLE_KEY, key);
	grid_chars(s->g, at, at.row, at.col + 5, ROLE_TEXT, T_(s, c->title));
	grid_spot(s->g, at, spot_line(LAYER_INSPECTOR, i));
	if (i == s->m->inspector.choice) {
		grid_chars(s->g, at, at.row, at.col, ROLE_SELECT, s->gl->marker);
		grid_select(s->g, at.row, at.col, at.w);
		grid_park(s->g, at.row, at.col, false);
	}
}

static void draw_choices(const struct draw *s)
{
	struct rect room = box_draw(
	    s, rect_centre(s->m->layout.body, INSPECTOR_COPIES + 2, COPY_COLS), T_(s, "Copy"));
	int at = s->m->inspector.choice;
	int top = list_scroll(s->m->list_top[LAYER_INSPECTOR], INSPECTOR_COPIES, room.h, at, at);
	grid_spot(s->g, s->m->layout.body, 0); /* the lists behind take no clicks */
	for (int i = 0; i < room.h; i++)
		draw_choice(s, (struct rect){room.row + i, room.col, 1, room.w}, top + i);
}

/* Adds "15 failed", and what else there is: the same numbers as in the header. */
static void add_failures(struct buf *out, const struct model *m)
{
	const struct fetch *f = &m->loader.fetch;
	char n[MONEY_CHARS];
	count_print(f->n_failed_sends, n);
	buf_addf(out, T_(m, "%s failed"), n);
	count_print(f->n_limited, n);
	if (f->n_limited)
		buf_addf(out, T_(m, ", %s limited"), n);
	count_print(f->n_given_up, n);
	if (f->n_given_up)
		buf_addf(out, T_(m, "; %s given up"), n);
}

static void format_title(const struct model *m, struct buf *out)
{
	const struct inspector *in = &m->inspector;
	const struct fetch *f = &m->loader.fetch;
	uint64_t requests = f->n_failed_sends + f->n_limited, all = m->loader.log.n;
	char n[MONEY_CHARS];
	if (in->open) {
		buf_addf(out, T_(m, "Request %" PRIu64), in->opened);
		return;
	}
	count_print(m->journal.sent, n);
	if (in->pane == PANE_REQUESTS)
		buf_addf(out, T_(m, "Requests: %s sent, "), n);
	else
		buf_addf(out, T_(m, "Errors: "));
	add_failures(out, m);
	if (in->pane != PANE_ERRORS || all <= requests)
		return;
	count_print(all - requests, n);
	buf_addf(out, T_(m, ", %s other"), n);
}

void inspector_draw(const struct draw *s)
{
	struct buf title;
	buf_init(&title, TITLE_MAX);
	format_title(s->m, &title);
	struct inspector_rooms r;
	layout_inspector(&s->m->layout, &r);
	box_draw(s, r.box, title.p);
	buf_release(&title);
	if (r.list.h > 0 && (r.split || !s->m->inspector.open))
		draw_list(s, r.list);
	if (r.split)
		grid_fill(s->g, (struct rect){r.doc.row - 1, r.doc.col, 1, r.doc.w}, ROLE_BORDER,
			  s->gl->rule);
	if (r.doc.h > 0 && (r.split || s->m->inspector.open))
		reading_draw(s, LAYER_INSPECTOR, r.doc, &s->m->inspector.page,
			     s->m->inspector.open);
	if (s->m->inspector.copying)
		draw_choices(s);
}

void inspector_hints(struct hints *h, const struct model *m)
{
	const struct inspector *in = &m->inspector;
	if (in->copying) {
		hints_add(h, "Enter", "copy");
	} else if (in->open || in->page.finding) {
		reading_hints(h, &in->page);
		if (!in->page.finding)
			hints_add(h, "y", "copy");
	} else {
		hints_add(h, "Enter", "open");
		hints_add(h, "Tab", in->pane == PANE_REQUESTS ? N_("errors") : N_("requests"));
		hints_add(h, "y", "copy");
	}
}
