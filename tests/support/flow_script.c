/* SPDX-License-Identifier: MIT */
/*
 * The steps of a flow, one a line; '#' begins a remark. Before `start`:
 *   page-size N, load-all N, everything, query TYPE TEXT, order asc, ascii, pool, log,
 *   customers 2013..1, own NAME [OPTIONS] LINE (a command of the configuration file)
 * then:
 *   start ROWS COLS, size ROWS COLS, key NAMES, type TEXT, paste TEXT (\n is a newline)
 *   advance MS, answer ID|all, settle, rows ID RANGES of TOTAL, fault ID CODE [SECONDS AHEAD],
 *   broken ID RESULT, status ID CODE, body ID TEXT, renewed yes|no, stop SIGNAL, continue
 *   exported opened|exists|moved|done|failed [WORDS], ran PLACE [OUTPUT], failed PLACE WHY,
 *   history (before `start`: it is on), kept [not WORDS],
 *   found HOURS RANGES [DOLLARS] (the snapshot so long ago, when so much less was spent), found
 * none, found not WORDS, costs DOLLARS|not WORDS (what snapshots tell of each of the last days),
 * spend DOLLARS (every third customer has so much less), show [FIRST LAST]
 * (rows of the screen), state (the model in a line), batch, deadline, frames (drawn since the last)
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

#include "app/animation.h"
#include "app/model/model_query.h"
#include "app/screens/shown_columns.h"

#include "flow.h"
#include "flow_start.h"

/* What is left of a step's line. */
struct args {
	struct sl rest;
	bool bad;
};

static struct sl word(struct args *a)
{
	struct sl w = {"", 0};
	a->rest = sl_trim(a->rest);
	if (!sl_split(&a->rest, ' ', &w))
		a->bad = true;
	return w;
}

static int64_t number(struct args *a)
{
	int64_t n = 0;
	if (!sl_to_i64(word(a), &n))
		a->bad = true;
	return n;
}

static uint64_t id(struct args *a)
{
	return (uint64_t)number(a);
}

static void do_page_size(struct flow *f, struct args *a)
{
	f->settings.page_size = (uint32_t)number(a);
}

static void do_load_all(struct flow *f, struct args *a)
{
	f->settings.load_all_max = (uint32_t)number(a);
}

static void do_everything(struct flow *f, struct args *a)
{
	(void)a;
	f->lists = true;
}

static void do_lang(struct flow *f, struct args *a)
{
	char name[20];
	if (!sl_to_chars(word(a), name, sizeof name) || !lang_parse(name, &f->settings.lang))
		a->bad = true;
	f->settings.language_follows = true;
}

static void do_ascii(struct flow *f, struct args *a)
{
	(void)a;
	f->look.ascii = true;
}

static void do_bind(struct flow *f, struct args *a)
{
	struct err e = {0};
	struct sl key = word(a);
	a->bad = !bindings_set(&f->settings.bindings, key, sl_trim(a->rest), &e) || a->bad;
	a->rest = SL("");
}

static void do_pool(struct flow *f, struct args *a)
{
	(void)a;
	f->asks_own_credit = true;
}

static void do_log(struct flow *f, struct args *a)
{
	(void)a;
	f->says_log = true;
}

static void do_count_columns(struct flow *f, struct args *a)
{
	(void)a;
	f->counts_columns = true;
}

static void do_spend(struct flow *f, struct args *a)
{
	f->customers.spent = number(a);
}

static void do_query(struct flow *f, struct args *a)
{
	enum filter_type type = FILTER_NONE;
	struct err e = {0};
	if (!query_filter_type_parse(word(a), &type) ||
	    !query_filter(&f->settings.query, type, sl_trim(a->rest), &e))
		a->bad = true;
}

static void do_order(struct flow *f, struct args *a)
{
	if (!query_order_parse(word(a), &f->settings.query.order))
		a->bad = true;
}

static void do_customers(struct flow *f, struct args *a)
{
	if (!fake_customers_set(&f->customers, sl_trim(a->rest)))
		a->bad = true;
}

static void do_start(struct flow *f, struct args *a)
{
	int rows = (int)number(a), cols = (int)number(a);
	flow_open(f, rows, cols);
}

static void do_size(struct flow *f, struct args *a)
{
	int rows = (int)number(a), cols = (int)number(a);
	flow_size(f, rows, cols);
}

static void do_key(struct flow *f, struct args *a)
{
	char names[400];
	if (!sl_to_chars(sl_trim(a->rest), names, sizeof names))
		a->bad = true;
	flow_keys(f, names);
}

/* "mouse Press 5 20": the kind, the row and the column, from 1. */
static void do_mouse(struct flow *f, struct args *a)
{
	struct event e = {.kind = EV_KEY};
	struct sl name;
	a->bad =
	    !sl_split(&a->rest, ' ', &name) || !key_parse(name, &e.key) || !key_is_mouse(e.key);
	e.key.row = (int)number(a) - 1;
	e.key.col = (int)number(a) - 1;
	flow_event(f, &e);
}

static void do_type(struct flow *f, struct args *a)
{
	flow_type(f, a->rest, false);
}

static void do_paste(struct flow *f, struct args *a)
{
	struct buf text;
	buf_init(&text, 4096);
	for (size_t i = 0; i < a->rest.n; i++) {
		bool newline = a->rest.p[i] == '\\' && i + 1 < a->rest.n && a->rest.p[i + 1] == 'n';
		buf_add_byte(&text, newline ? '\n' : a->rest.p[i]);
		i += newline;
	}
	flow_type(f, buf_sl(&text), true);
	buf_release(&text);
}

static void do_advance(struct flow *f, struct args *a)
{
	flow_advance(f, number(a));
}

static void do_answer(struct flow *f, struct args *a)
{
	if (sl_equal(sl_trim(a->rest), SL("all")))
		flow_answer_all(f);
	else
		flow_answer(f, id(a));
}

static void do_settle(struct flow *f, struct args *a)
{
	(void)a;
	flow_settle(f);
}

static void reply_body(struct flow *f, uint64_t pending, const struct buf *body)
{
	flow_reply(
	    f, pending,
	    &(struct wire_reply){.result = WIRE_OK, .http_status = 200, .body = buf_sl(body)});
}

static void do_rows(struct flow *f, struct args *a)
{
	struct fake_customers page = {0};
	struct buf body;
	uint64_t pending = id(a);
	struct sl ranges = word(a);
	if (!sl_equal(ranges, SL("none")) && !fake_customers_set(&page, ranges))
		a->bad = true;
	word(a);
	buf_init(&body, 4u << 20);
	fake_customers_page(&page, (uint64_t)number(a), &body);
	reply_body(f, pending, &body);
	buf_release(&body);
	fake_customers_release(&page);
}

static void do_body(struct flow *f, struct args *a)
{
	struct buf body;
	uint64_t pending = id(a);
	buf_init(&body, 1u << 20);
	buf_add(&body, sl_trim(a->rest));
	reply_body(f, pending, &body);
	buf_release(&body);
}

static void do_fault(struct flow *f, struct args *a)
{
	char code[80];
	uint64_t pending = id(a);
	sl_to_chars(word(a), code, sizeof code);
	flow_fault(f, pending, code, a->rest.n ? number(a) : 0);
}

static void do_broken(struct flow *f, struct args *a)
{
	static const struct {
		const char *name;
		enum wire_result result;
	} results[] = {
	    {"resolve", WIRE_RESOLVE},   {"connect", WIRE_CONNECT}, {"tls", WIRE_TLS},
	    {"timeout", WIRE_TIMEOUT},   {"broken", WIRE_BROKEN},   {"big", WIRE_TOO_BIG},
	    {"encoding", WIRE_ENCODING}, {"headers", WIRE_HEADERS}, {"proxy", WIRE_PROXY}};
	uint64_t pending = id(a);
	struct sl name = word(a);
	for (size_t i = 0; i < COUNT_OF(results); i++)
		if (sl_equal(name, sl_from(results[i].name))) {
			flow_reply(f, pending, &(struct wire_reply){.result = results[i].result});
			return;
		}
	a->bad = true;
}

static void do_status(struct flow *f, struct args *a)
{
	uint64_t pending = id(a);
	flow_reply(f, pending,
		   &(struct wire_reply){.result = WIRE_OK,
					.http_status = (int)number(a),
					.body = SL("<html>gateway</html>")});
}

static void do_renewed(struct flow *f, struct args *a)
{
	flow_event(f, &(struct event){.kind = EV_RENEWED, .ok = sl_equal(word(a), SL("yes"))});
}

/* What became of the file: "done" writes all the customers first, as run would in one turn. */
static void do_exported(struct flow *f, struct args *a)
{
	static const char *const names[] = {"opened", "exists", "moved", "done", "failed"};
	struct event e = {.kind = EV_EXPORT};
	struct sl name = word(a);
	char why[200];
	struct row row;
	size_t i = 0;
	while (i < COUNT_OF(names) && !sl_equal(name, sl_from(names[i])))
		i++;
	a->bad = i == COUNT_OF(names) || !sl_to_chars(sl_trim(a->rest), why, sizeof why);
	e.export.news = (enum export_news)i;
	e.export.why = why;
	e.export.at = f->model->export.of / 2;
	e.export.bytes = 1234;
	uint64_t end = i == EXPORT_DONE ? f->model->export.of : i == EXPORT_MOVED ? e.export.at : 0;
	for (uint64_t at = 0; at < end; at++)
		if (app_export_row(f->model, at, &row) && e.export.n++ < 3 && i == EXPORT_DONE)
			buf_addf(&f->out, "  writes %" PRIu64 "\n", row.customer->uin);
	if (f->model->export.rows == EXPORT_CHANGES)
		e.export.n = end;
	flow_event(f, &e);
}

static void do_history(struct flow *f, struct args *a)
{
	(void)a;
	f->settings.history = true;
}

static void feed_history(struct flow *f, enum history_news news, struct sl why,
			 const struct snapshot *found)
{
	char words[200];
	sl_to_chars(why, words, sizeof words);
	flow_event(
	    f, &(struct event){.kind = EV_HISTORY, .history = {news, found, words, NULL, NULL}});
}

static void do_kept(struct flow *f, struct args *a)
{
	bool failed = sl_starts(sl_trim(a->rest), SL("not "));
	feed_history(f, failed ? SNAPSHOT_NOT_KEPT : SNAPSHOT_KEPT,
		     failed ? sl_drop(sl_trim(a->rest), 4) : SL(""), NULL);
}

static void do_found(struct flow *f, struct args *a)
{
	struct fake_customers then = {0};
	struct snapshot s;
	struct sl when = word(a);
	int64_t hours;
	if (sl_equal(when, SL("none"))) {
		feed_history(f, SNAPSHOT_NONE, SL(""), NULL);
	} else if (sl_equal(when, SL("not"))) {
		feed_history(f, SNAPSHOT_NOT_FOUND, sl_trim(a->rest), NULL);
	} else if (!sl_to_i64(when, &hours) || !fake_customers_set(&then, word(a))) {
		a->bad = true;
	} else {
		then.spent = sl_trim(a->rest).n ? number(a) : 0;
		snapshot_init(&s, f->wall_s - hours * 3600);
		fake_customers_snapshot(&then, &s);
		feed_history(f, SNAPSHOT_FOUND, SL(""), &s);
		snapshot_release(&s);
	}
	fake_customers_release(&then);
}

static void do_costs(struct flow *f, struct args *a)
{
	if (sl_starts(sl_trim(a->rest), SL("not ")))
		feed_history(f, SNAPSHOT_NO_COSTS, sl_drop(sl_trim(a->rest), 4), NULL);
	else
		flow_costs(f, number(a));
}

static void do_stop(struct flow *f, struct args *a)
{
	flow_event(f, &(struct event){.kind = EV_STOP, .code = 128 + (int)number(a)});
}

static void do_continue(struct flow *f, struct args *a)
{
	(void)a;
	flow_event(f, &(struct event){.kind = EV_CONTINUE});
}

static void do_show(struct flow *f, struct args *a)
{
	bool all = sl_trim(a->rest).n == 0;
	int first = all ? 0 : (int)number(a), last = all ? f->grid.rows - 1 : (int)number(a);
	flow_show(f, first, last);
}

static void do_state(struct flow *f, struct args *a)
{
	static const char *const layers[] = {
#define SCREEN(id, name, ...) #name,
#include "app/model/layers.def"
#undef SCREEN
	};
	const struct model *m = f->model;
	struct row row = app_cursor_row(m);
	(void)a;
	buf_addf(&f->out, "  row %" PRIu64 " of %" PRIu64 ", top %" PRIu64 ", loaded %" PRIu64,
		 m->table.cursor + (app_positions(m) > 0), app_positions(m), m->table.top + 1,
		 store_loaded(m->loader.store));
	if (row.customer)
		buf_addf(&f->out, ", customer %" PRIu64, row.customer->uin);
	if (row.state == ROW_STALE)
		buf_addf(&f->out, " stale");
	for (size_t i = 0; i < m->n_layers; i++)
		buf_addf(&f->out, ", %s", layers[m->layers[i]]);
	buf_addf(&f->out, "%s%s%s\n", m->detail.open ? ", detail" : "",
		 app_loading(m) ? ", loading" : "", m->loader.fetch.halted ? ", halted" : "");
}

static void do_batch(struct flow *f, struct args *a)
{
	static const char *const states[] = {"going", "done", "failed", "inconsistent"};
	struct fault why;
	(void)a;
	enum consistency_state s = list_consistency_state(&f->model->loader, &why);
	buf_addf(&f->out, "  %s%s%s\n", states[s], why.code[0] ? ": " : "", why.code);
}

static void do_deadline(struct flow *f, struct args *a)
{
	int64_t at = app_deadline(f->model);
	(void)a;
	if (at == INT64_MAX)
		buf_addf(&f->out, "  sleeps\n");
	else
		buf_addf(&f->out, "  wakes in %" PRId64 " ms\n", at - f->now_ms);
}

static void do_frames(struct flow *f, struct args *a)
{
	(void)a;
	buf_addf(&f->out, "  %zu frames\n", f->n_frames);
	f->n_frames = 0;
}

static const struct {
	const char *name;
	void (*run)(struct flow *f, struct args *a);
} steps[] = {
    {"page-size", do_page_size},
    {"load-all", do_load_all},
    {"everything", do_everything},
    {"log", do_log},
    {"count-columns", do_count_columns},
    {"lang", do_lang},
    {"ascii", do_ascii},
    {"bind", do_bind},
    {"pool", do_pool},
    {"query", do_query},
    {"order", do_order},
    {"customers", do_customers},
    {"spend", do_spend},
    {"history", do_history},
    {"kept", do_kept},
    {"found", do_found},
    {"costs", do_costs},
    {"start", do_start},
    {"size", do_size},
    {"key", do_key},
    {"mouse", do_mouse},
    {"type", do_type},
    {"paste", do_paste},
    {"advance", do_advance},
    {"answer", do_answer},
    {"settle", do_settle},
    {"rows", do_rows},
    {"body", do_body},
    {"fault", do_fault},
    {"broken", do_broken},
    {"status", do_status},
    {"renewed", do_renewed},
    {"exported", do_exported},
    {"stop", do_stop},
    {"continue", do_continue},
    {"show", do_show},
    {"state", do_state},
    {"batch", do_batch},
    {"deadline", do_deadline},
    {"frames", do_frames},
};

bool flow_step(struct flow *f, struct sl line, struct err *e)
{
	struct args a = {.rest = line};
	struct sl name = word(&a);
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		if (!sl_equal(name, sl_from(steps[i].name)))
			continue;
		a.bad = false;
		steps[i].run(f, &a);
		if (a.bad)
			return err_set(e, ERR_USAGE, "cannot read: %.*s", (int)line.n, line.p);
		if (f->broken.kind != ERR_NONE)
			return err_set(e, f->broken.kind, "after \"%.*s\": %s", (int)line.n, line.p,
				       f->broken.text);
		return true;
	}
	return flow_own_step(f, name, sl_trim(a.rest)) ||
	       flow_looks_step(f, name, sl_trim(a.rest)) ||
	       err_set(e, ERR_USAGE, "no such step: %.*s", (int)line.n, line.p);
}

bool flow_script(struct sl script, struct buf *out, struct err *e)
{
	struct flow f;
	struct sl line;
	bool ok = true;
	flow_init(&f);
	while (ok && sl_split(&script, '\n', &line)) {
		buf_addf(&f.out, "%.*s\n", (int)line.n, line.p);
		if (line.n > 0 && line.p[0] != '#')
			ok = flow_step(&f, line, e);
	}
	buf_add(out, buf_sl(&f.out));
	flow_release(&f);
	return ok;
}
