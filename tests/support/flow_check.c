/* SPDX-License-Identifier: MIT */
/* Performs effects as the loop would, and checks the invariants of every turn. */
#include <inttypes.h>
#include <string.h>

#include "base/time.h"

#include "app/model/model_query.h"

#include "view/frame.h"

#include "flow.h"

static bool is_in_flight(const struct flow *f, uint64_t id)
{
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (f->in_flight[i] == id)
			return true;
	return false;
}

static int count_in_second(const struct flow *f, enum api_action a)
{
	int n = 0;
	for (size_t i = f->n_asked; i-- > 0 && f->now_ms - f->asked_ms[i] < 1000;)
		n += f->asked[i].action == a;
	return n;
}

static void check_send(struct flow *f, const struct effect *fx)
{
	if (fx->id != f->n_asked + 1)
		err_set(&f->broken, ERR_LIMIT, "id %" PRIu64 " does not follow %zu", fx->id,
			f->n_asked);
	if (count_in_second(f, fx->request.action) >= request_action_rate(fx->request.action))
		err_set(&f->broken, ERR_LIMIT, "too many sends within a second");
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (request_equal(&f->asked[f->in_flight[i] - 1], &fx->request))
			err_set(&f->broken, ERR_LIMIT, "sent while the same flies");
	if (f->n_in_flight == FETCH_IN_FLIGHT_MAX)
		err_set(&f->broken, ERR_LIMIT, "more than %d fly", FETCH_IN_FLIGHT_MAX);
}

static void format_request(struct flow *f, const struct effect *fx)
{
	const struct request *r = &fx->request;
	buf_addf(&f->out, "  send %" PRIu64 ": ", fx->id);
	if (r->action == ACTION_CUSTOMERS)
		buf_addf(&f->out, "page %u of %u, %s", (unsigned)r->page, (unsigned)r->page_size,
			 query_order_name(r->query.order));
	else
		buf_addf(&f->out, "%s", request_action_name(r->action));
	if (r->query.type != FILTER_NONE)
		buf_addf(&f->out, ", %s=%s", query_filter_type_name(r->query.type), r->query.text);
	if (r->n_uins)
		buf_addf(&f->out, ", %u from %" PRIu64, (unsigned)r->n_uins, r->uins[0]);
	if (fx->signed_s != f->wall_s)
		buf_addf(&f->out, ", signed %+" PRId64 " s", fx->signed_s - f->wall_s);
	buf_add_byte(&f->out, '\n');
}

static void take_send(struct flow *f, const struct effect *fx)
{
	check_send(f, fx);
	if (f->n_asked == FLOW_SENDS || f->n_in_flight > FETCH_IN_FLIGHT_MAX)
		return;
	f->asked[f->n_asked] = fx->request;
	f->asked_ms[f->n_asked++] = f->now_ms;
	f->in_flight[f->n_in_flight++] = fx->id;
	format_request(f, fx);
}

static void take_cancel(struct flow *f, uint64_t id)
{
	if (!is_in_flight(f, id))
		err_set(&f->broken, ERR_LIMIT, "cancel of %" PRIu64 ", which does not fly", id);
	for (size_t i = 0; i < f->n_in_flight; i++)
		if (f->in_flight[i] == id)
			f->in_flight[i--] = f->in_flight[--f->n_in_flight];
	if (f->n_left < FETCH_IN_FLIGHT_MAX + 1)
		f->left[f->n_left++] = id;
	buf_addf(&f->out, "  cancel %" PRIu64 "\n", id);
}

/* Writes copied texts to out and answers that they were copied. */
static void take_copy(struct flow *f, const struct effect *fx)
{
	struct sl text = fx->text, line;
	while (sl_split(&text, '\n', &line))
		buf_addf(&f->out, "  copy: %.*s\n", (int)line.n, line.p);
	f->copied = true;
}

static void format_entry(struct flow *f, uint64_t number)
{
	const struct log_entry *e = log_number(&f->model->loader.log, number);
	if (!e)
		err_set(&f->broken, ERR_LIMIT, "there is no log entry %" PRIu64, number);
	else if (f->says_log)
		buf_addf(&f->out, "  log: %s, %s\n", e->code, log_fate_name(e->fate));
}

static void format_theme(struct flow *f, const struct effect *fx)
{
	if (fx->text.n)
		buf_addf(&f->out, "  theme of the file %.*s\n", (int)fx->text.n, fx->text.p);
	else
		buf_addf(&f->out, "  theme %s\n", theme_name((enum theme)fx->id));
}

static void format_find(struct flow *f, int64_t before_s)
{
	char time[20];
	time_print(before_s, time);
	buf_addf(&f->out, "  find the snapshot before %s\n", time);
}

void flow_perform(struct flow *f, const struct effects *fx)
{
	for (size_t i = 0; i < fx->n; i++)
		switch (fx->item[i].kind) {
		case EFFECT_SEND: take_send(f, &fx->item[i]); break;
		case EFFECT_CANCEL: take_cancel(f, fx->item[i].id); break;
		case EFFECT_CLOSE:
			buf_addf(&f->out, "  close %" PRIu64 "\n", fx->item[i].id);
			break;
		case EFFECT_EXPIRE:
			buf_addf(&f->out, "  expire %" PRIu64 "\n", fx->item[i].id);
			break;
		case EFFECT_RENEW: buf_addf(&f->out, "  renew credentials\n"); break;
		case EFFECT_PROFILES: buf_addf(&f->out, "  look for profiles\n"); break;
		case EFFECT_SWITCH:
			buf_addf(&f->out, "  switch to %.*s\n", (int)fx->item[i].text.n,
				 fx->item[i].text.p);
			break;
		case EFFECT_COPY: take_copy(f, &fx->item[i]); break;
		case EFFECT_LOG:
			for (uint64_t n = fx->item[i].id;
			     n <= fx->item[i].last || n == fx->item[i].id; n++)
				format_entry(f, n);
			break;
		case EFFECT_EXPORT:
			buf_addf(&f->out, "  open %.*s%s\n", (int)fx->item[i].text.n,
				 fx->item[i].text.p, f->model->export.over ? ", over it" : "");
			break;
		case EFFECT_HISTORY_KEEP:
			buf_addf(&f->out, "  keep a snapshot of %zu customers\n",
				 f->model->comparison.present.n);
			break;
		case EFFECT_HISTORY_FIND: format_find(f, fx->item[i].before_s); break;
		case EFFECT_HISTORY_COSTS:
			buf_addf(&f->out, "  read the costs of %d days\n", fx->item[i].days);
			break;
		case EFFECT_THEME: format_theme(f, &fx->item[i]); break;
		case EFFECT_LANGUAGE: buf_addf(&f->out, "  language of the requests\n"); break;
		case EFFECT_SAVE_VIEW:
			buf_addf(&f->out, "  views: %.*s", (int)fx->item[i].text.n,
				 fx->item[i].text.p);
			break;
		case EFFECT_CONFIG: buf_addf(&f->out, "  read the configuration\n"); break;
		case EFFECT_RUN: flow_own_start(f); break;
		case EFFECT_RUN_STOP: buf_addf(&f->out, "  stop the command\n"); break;
		case EFFECT_BELL: buf_addf(&f->out, "  bell\n"); break;
		case EFFECT_REPAINT: buf_addf(&f->out, "  repaint\n"); break;
		case EFFECT_SUSPEND: buf_addf(&f->out, "  suspend\n"); break;
		case EFFECT_QUIT: buf_addf(&f->out, "  quit %d\n", f->model->exit_code); break;
		}
}

static void check_table(struct flow *f)
{
	const struct model *m = f->model;
	const struct table *t = &m->table;
	uint64_t n = app_positions(m), height = (uint64_t)m->layout.table.h;
	if (n == 0 ? t->cursor != 0 || t->top != 0 : t->cursor >= n)
		err_set(&f->broken, ERR_LIMIT, "cursor %" PRIu64 " of %" PRIu64, t->cursor, n);
	if (t->top > t->cursor || (height > 0 && t->cursor >= t->top + height))
		err_set(&f->broken, ERR_LIMIT, "cursor %" PRIu64 " is out of sight, top %" PRIu64,
			t->cursor, t->top);
	if (height > 0 && t->top > 0 && t->top + height > n)
		err_set(&f->broken, ERR_LIMIT, "rows past the end are shown");
	if (t->scroll_cols < 0 || t->scroll_cols >= COLUMNS)
		err_set(&f->broken, ERR_LIMIT, "columns scrolled by %d", t->scroll_cols);
}

static void check_line(struct flow *f, const struct line *l)
{
	if (strlen(l->text) != l->n || l->cursor > l->n)
		err_set(&f->broken, ERR_LIMIT, "a line of %zu bytes says %zu", strlen(l->text),
			l->n);
}

static void format_difference(struct flow *f, const struct grid *now)
{
	for (int row = 0; row < now->rows; row++) {
		struct buf was, is;
		buf_init(&was, 4096);
		buf_init(&is, 4096);
		grid_row_text(&f->grid, row, &was);
		grid_row_text(now, row, &is);
		if (!sl_equal(buf_sl(&was), buf_sl(&is)))
			err_set(&f->broken, ERR_LIMIT, "row %d changed without a word:\n%s\n%s",
				row, was.n ? was.p : "", is.n ? is.p : "");
		buf_release(&was);
		buf_release(&is);
	}
	err_set(&f->broken, ERR_LIMIT, "the screen changed without a word");
}

/* Draws when the model says so, as the loop does, with the rows kept of earlier frames. A change
 * that the model does not announce is a fault, and so is a row that was kept though it changed. */
static void check_frame(struct flow *f)
{
	struct grid *g = &f->grid;
	if (f->model->dirty) {
		view_frame_keeping(g, f->model, &f->look, f->kept);
		f->model->dirty = false;
		f->n_frames++;
	}
	struct grid now;
	grid_init(&now);
	view_frame(&now, f->model, &f->look);
	if (!grid_equal(&now, g))
		format_difference(f, &now);
	grid_release(&now);
}

static void check_screen(struct flow *f)
{
	const struct model *m = f->model;
	check_table(f);
	check_line(f, &m->prompt.line);
	check_line(f, &m->picker.value);
	check_line(f, &m->help.filter);
	check_frame(f);
	if (m->n_layers > LAYERS_MAX)
		err_set(&f->broken, ERR_LIMIT, "%zu layers", m->n_layers);
}

void flow_check(struct flow *f)
{
	const struct model *m = f->model;
	if (!f->lists)
		check_screen(f);
	if (!m->stopping && fetch_count_in_flight(&m->loader.fetch) != f->n_in_flight)
		err_set(&f->broken, ERR_LIMIT, "%zu fly, the ledger says %zu", f->n_in_flight,
			fetch_count_in_flight(&m->loader.fetch));
	if (flow_deadline(f) <= f->now_ms && !m->stopping)
		err_set(&f->broken, ERR_LIMIT, "a deadline that has passed remains");
}
