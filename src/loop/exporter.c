/* SPDX-License-Identifier: MIT */
/* Writes the file of an export, a piece in each turn of the loop. */
#include "exporter.h"

#include "base/mem.h"

#include "app/model/customer_burn.h"
#include "app/screens/shown_columns.h"

#include "files/atomic_file.h"
#include "output/change_format.h"
#include "output/list_format.h"

/* The limits of one turn. A typical customer has 400 bytes, so a turn takes a few milliseconds. */
#define TURN_ROWS    4096u
#define TURN_BYTES   (1u << 20)
#define CUSTOMER_MAX (64u << 20) /* one customer whose fields are as long as a reply may be */

struct exporter {
	const char *home;
	struct atomic_file file;
	struct list_format format;
	int columns[OUTPUT_COLUMNS];
	struct burn_basis burn;
	struct change_format changes;
	struct buf out;
	uint64_t n, bytes;
	struct err why;
};

struct exporter *exporter_new(const char *home)
{
	struct exporter *x = mem_alloc(1, sizeof *x);
	x->home = home;
	x->file.fd = -1;
	buf_init(&x->out, CUSTOMER_MAX + TURN_BYTES);
	return x;
}

void exporter_free(struct exporter *x)
{
	if (!x)
		return;
	atomic_file_drop(&x->file);
	buf_release(&x->out);
	mem_free(x);
}

static enum output output_format(enum export_form form)
{
	switch (form) {
	case EXPORT_CSV:
	case EXPORT_EXCEL: return OUTPUT_CSV;
	case EXPORT_TSV: return OUTPUT_TSV;
	case EXPORT_JSON: return OUTPUT_JSON;
	case EXPORT_JSONL: break;
	}
	return OUTPUT_JSONL;
}

static struct event make_event(struct exporter *x, enum atomic_file_result r,
			       enum export_news when_ok)
{
	struct event e = {.kind = EV_EXPORT};
	e.export.news = r == ATOMIC_FILE_OK       ? when_ok
			: r == ATOMIC_FILE_EXISTS ? EXPORT_EXISTS
						  : EXPORT_FAILED;
	e.export.n = x->n;
	e.export.bytes = x->bytes;
	e.export.why = x->why.text;
	e.export.path = x->file.path;
	return e;
}

struct event exporter_open(struct exporter *x, const struct model *m, struct sl path)
{
	atomic_file_drop(&x->file);
	err_clear(&x->why);
	buf_clear(&x->out);
	x->n = x->bytes = 0;
	x->burn = customer_burn_basis(m);
	x->format =
	    (struct list_format){.output = output_format(m->export.form),
				 .excel = m->export.form == EXPORT_EXCEL,
				 .columns = x->columns,
				 .n_columns = shown_columns_of_export(m, x->columns),
				 .thresholds = m->settings.thresholds,
				 .burn = &x->burn,
				 .before = m->comparison.ready ? &m->comparison.before : NULL};
	x->changes = (struct change_format){.output = x->format.output,
					    .before_s = m->comparison.before.taken_s,
					    .after_s = m->comparison.present.taken_s};
	if (m->export.rows == EXPORT_CHANGES)
		change_format_begin(&x->changes, &m->comparison.changes,
				    m->comparison.changes.n > 0, &x->out);
	else
		list_format_begin(&x->format, &x->out);
	return make_event(x, atomic_file_open(&x->file, path, x->home, m->export.over, &x->why),
			  EXPORT_OPENED);
}

bool exporter_is_writing(const struct exporter *x, const struct model *m)
{
	return x && x->file.fd >= 0 && m->export.state == EXPORT_WRITING;
}

static bool flush_rows(struct exporter *x)
{
	bool ok =
	    !x->out.full || err_set(&x->why, ERR_LIMIT, "the data of a customer is too large");
	ok = ok && atomic_file_write(&x->file, buf_sl(&x->out), &x->why);
	x->bytes += x->out.n;
	buf_clear(&x->out);
	return ok;
}

static void add_row(struct exporter *x, const struct model *m, uint64_t at)
{
	struct row row;
	if (m->export.rows == EXPORT_CHANGES)
		change_format_change(&x->changes, &m->comparison.changes.items[at], x->n++ == 0,
				     &x->out);
	else if (app_export_row(m, at, &row))
		list_format_customer(&x->format, row.customer, x->n++ == 0, &x->out);
}

/* Formats the next rows; returns the position to continue from. */
static uint64_t add_rows(struct exporter *x, const struct model *m)
{
	uint64_t at = m->export.at;
	for (unsigned i = 0; i < TURN_ROWS && x->out.n < TURN_BYTES && at < m->export.of; i++)
		add_row(x, m, at++);
	return at;
}

static struct event finish_file(struct exporter *x, const struct model *m)
{
	if (m->export.rows == EXPORT_CHANGES)
		change_format_end(&x->changes, x->n > 0, &x->out);
	else
		list_format_end(&x->format, x->n > 0, &x->out);
	if (!flush_rows(x))
		return make_event(x, ATOMIC_FILE_FAILED, EXPORT_DONE);
	return make_event(x, atomic_file_finish(&x->file, &x->why), EXPORT_DONE);
}

bool exporter_turn(struct exporter *x, const struct model *m, struct event *out)
{
	enum export_state state = m->export.state;
	if (x->file.fd < 0)
		return false;
	if (state != EXPORT_WRITING) {
		if (state != EXPORT_LOADING && state != EXPORT_OPENING)
			atomic_file_drop(&x->file);
		return false;
	}
	uint64_t at = add_rows(x, m);
	if (at >= m->export.of) {
		*out = finish_file(x, m);
	} else if (flush_rows(x)) {
		*out = make_event(x, ATOMIC_FILE_OK, EXPORT_MOVED);
		out->export.at = at;
	} else {
		*out = make_event(x, ATOMIC_FILE_FAILED, EXPORT_MOVED);
	}
	return true;
}
