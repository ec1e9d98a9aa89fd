/* SPDX-License-Identifier: MIT */
/* The export box: chooses rows, form and file, waits until all is loaded, then writes. */
#include "app/screens/export.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "base/time.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/table/load_all.h"

#include "lang/sentence.h"
#include "load/proof.h"

static const struct {
	const char *name, *suffix;
} forms[EXPORT_FORMS] = {[EXPORT_CSV] = {"CSV", ".csv"},
			 [EXPORT_EXCEL] = {N_("CSV for Excel"), ".csv"},
			 [EXPORT_TSV] = {"TSV", ".tsv"},
			 [EXPORT_JSON] = {"JSON", ".json"},
			 [EXPORT_JSONL] = {N_("JSON lines"), ".jsonl"}};

const char *export_form_name(enum export_form f)
{
	return forms[f].name;
}

/* What is exported must be one list, so the pages that are loaded for it are proved to be that. */
static void set_state(struct model *m, enum export_state state)
{
	m->export.state = state;
	m->loader.proves = state == EXPORT_LOADING;
}

/* Tells whether every customer of the list is loaded. */
static bool holds_all_rows(const struct model *m)
{
	return !store_switching(m->loader.store) && store_complete(m->loader.store) &&
	       !list_consistency_lacks_end(&m->loader);
}

bool app_export_follows_screen(const struct model *m)
{
	const struct list_export *x = &m->export;
	return x->state == EXPORT_LOADING || x->state == EXPORT_WRITING
		   ? x->by_screen
		   : x->rows != EXPORT_ALL || holds_all_rows(m);
}

/* Tells whether this choice of rows is offered. */
static bool has_rows(const struct model *m, enum export_rows rows)
{
	switch (rows) {
	case EXPORT_MARKED: return m->export.count[EXPORT_MARKED] > 0;
	case EXPORT_SHOWN: return lens_is_on(m->lens);
	case EXPORT_LOADED: return store_loaded(m->loader.store) > 0 && !holds_all_rows(m);
	case EXPORT_CHANGES: return m->comparison.ready;
	case EXPORT_ALL: break;
	}
	return true;
}

static void count_rows(struct model *m)
{
	struct list_export *x = &m->export;
	uint64_t row, loaded = store_loaded(m->loader.store);
	x->count[EXPORT_MARKED] = 0;
	for (size_t i = 0; i < m->marks.n; i++)
		x->count[EXPORT_MARKED] += store_find_uin(m->loader.store, m->marks.uins[i], &row);
	x->count[EXPORT_SHOWN] = lens_rows(m->lens);
	x->count[EXPORT_LOADED] = loaded;
	x->count[EXPORT_CHANGES] = m->comparison.changes.n;
	x->count[EXPORT_ALL] =
	    store_has_total(m->loader.store) ? store_total(m->loader.store) : loaded;
}

static void propose_path(struct model *m)
{
	char date[11], name[60];
	time_print_date(m->wall_s, date);
	snprintf(name, sizeof name, "%s-%s%s",
		 m->export.rows == EXPORT_CHANGES ? "changes" : "customers", date,
		 forms[m->export.form].suffix);
	line_set(&m->export.path, sl_from(name));
	m->export.ours = true;
}

/* The form for Excel is one of customers. */
static bool has_form(const struct list_export *x)
{
	return x->rows != EXPORT_CHANGES || x->form != EXPORT_EXCEL;
}

static void set_form(struct list_export *x, enum export_form form)
{
	struct sl path = line_sl(&x->path), suffix = sl_from(forms[x->form].suffix);
	char renamed[LINE_BYTES + 8];
	if (sl_ends(path, suffix)) {
		snprintf(renamed, sizeof renamed, "%.*s%s", (int)(path.n - suffix.n), path.p,
			 forms[form].suffix);
		line_set(&x->path, sl_from(renamed));
	}
	x->form = form;
}

/* Form and proposed name follow the rows. */
static void follow_rows(struct model *m)
{
	struct list_export *x = &m->export;
	if (!has_form(x))
		set_form(x, EXPORT_CSV);
	if (x->ours || x->path.n == 0)
		propose_path(m);
}

void export_open(struct model *m)
{
	struct list_export *x = &m->export;
	arrange_finish(m);
	set_state(m, EXPORT_CHOOSING);
	x->focus = EXPORT_ON_ROWS;
	x->over = x->part = x->loads = false;
	x->says[0] = '\0';
	x->before.columns = x->columns;
	x->before.form = x->form;
	x->before.path = x->path;
	x->before.ours = x->ours;
	count_rows(m);
	x->rows = app_top_layer(m) == LAYER_CHANGES && has_rows(m, EXPORT_CHANGES) ? EXPORT_CHANGES
		  : has_rows(m, EXPORT_MARKED)                                     ? EXPORT_MARKED
		  : has_rows(m, EXPORT_SHOWN)                                      ? EXPORT_SHOWN
										   : EXPORT_ALL;
	follow_rows(m);
	x->untouched = true;
	layer_open(m, LAYER_EXPORT);
}

static void close_box(struct model *m)
{
	set_state(m, EXPORT_IDLE);
	layer_remove(m, LAYER_EXPORT); /* the help may be above it */
}

static void restore_choices(struct list_export *x)
{
	x->columns = x->before.columns;
	x->form = x->before.form;
	x->path = x->before.path;
	x->ours = x->before.ours;
}

void export_cancel(struct model *m)
{
	struct list_export *x = &m->export;
	bool loading = x->state == EXPORT_LOADING;
	if (x->loads)
		m->loader.everything = false;
	if (x->state == EXPORT_CHOOSING)
		restore_choices(x);
	else
		toast_info(m, loading ? N_("Nothing was written; loaded pages stay")
				      : N_("Nothing was written"));
	close_box(m);
}

/* Moves a choice of n by one; it stops at either end. */
static int step_choice(int from, int step, int n)
{
	int to = from + step;
	return to >= 0 && to < n ? to : from;
}

/* Moves the choice of rows past those that are not offered. */
static void choose_rows(struct model *m, int step)
{
	struct list_export *x = &m->export;
	for (int to = (int)x->rows + step; to >= 0 && to < EXPORT_ROWS; to += step)
		if (has_rows(m, (enum export_rows)to)) {
			x->rows = (enum export_rows)to;
			follow_rows(m);
			return;
		}
}

static void choose_next(struct model *m, int step)
{
	struct list_export *x = &m->export;
	switch (x->focus) {
	case EXPORT_ON_ROWS: choose_rows(m, step); break;
	case EXPORT_ON_COLUMNS:
		x->columns =
		    (enum export_columns)step_choice((int)x->columns, step, EXPORT_COLUMNS);
		break;
	case EXPORT_ON_FORM:
		set_form(x, (enum export_form)step_choice((int)x->form, step, EXPORT_FORMS));
		if (!has_form(x))
			set_form(x, (enum export_form)((int)x->form + step));
		break;
	case EXPORT_ON_PATH: break;
	}
}

static void go_to_field(struct list_export *x, int step)
{
	x->focus = (enum export_field)(((int)x->focus + step + EXPORT_FIELDS) % EXPORT_FIELDS);
}

void export_select(struct model *m, int field)
{
	if (m->export.state == EXPORT_CHOOSING && field >= 0 && field < EXPORT_FIELDS)
		m->export.focus = (enum export_field)field;
}

/* Text that is typed replaces a path that is still selected, from whichever field it is typed. */
static void edit_path(struct list_export *x, struct key k)
{
	bool erases = k.code == KEYCODE_BACKSPACE || (!k.pasted && k.code == KEYCODE_DELETE);
	bool replaces = x->untouched && (key_is_text(k) || erases);
	if (x->focus != EXPORT_ON_PATH && !key_is_text(k) && k.code != KEYCODE_BACKSPACE)
		return;
	if (replaces)
		line_set(&x->path, SL(""));
	if (!line_key(&x->path, k) && !replaces)
		return;
	x->focus = EXPORT_ON_PATH;
	x->untouched = x->ours = x->over = false;
}

static void open_file(struct model *m, struct effects *fx)
{
	struct list_export *x = &m->export;
	x->says[0] = '\0';
	if (sl_trim(line_sl(&x->path)).n == 0) {
		snprintf(x->says, sizeof x->says, "%s", T_(m, "Type a name for the file"));
		x->focus = EXPORT_ON_PATH;
		return;
	}
	x->untouched = false;
	set_state(m, EXPORT_OPENING);
	effects_add(fx, EFFECT_EXPORT)->text = sl_trim(line_sl(&x->path));
}

/* Chooses the first form whose files end so, unless those of the chosen form do. */
static void take_suffix(struct list_export *x, struct sl path)
{
	int f = sl_ends(path, sl_from(forms[x->form].suffix)) ? (int)x->form : 0;
	while (f < EXPORT_FORMS && !sl_ends(path, sl_from(forms[f].suffix)))
		f++;
	if (f < EXPORT_FORMS)
		x->form = (enum export_form)f;
}

void export_to(struct model *m, struct sl path, struct effects *fx)
{
	export_open(m);
	line_set(&m->export.path, path);
	m->export.untouched = m->export.ours = false;
	take_suffix(&m->export, path);
	open_file(m, fx);
}

static void choosing_key(struct model *m, struct key k, struct effects *fx)
{
	struct list_export *x = &m->export;
	bool vertical = k.code == KEYCODE_UP || k.code == KEYCODE_DOWN;
	bool sideways = k.code == KEYCODE_LEFT || k.code == KEYCODE_RIGHT;
	if (k.pasted)
		edit_path(x, k);
	else if (k.code == KEYCODE_ESC)
		export_cancel(m);
	else if (k.code == KEYCODE_ENTER)
		open_file(m, fx);
	else if (k.code == KEYCODE_TAB || k.code == KEYCODE_BACKTAB || vertical)
		go_to_field(x, k.code == KEYCODE_TAB || k.code == KEYCODE_DOWN ? 1 : -1);
	else if (sideways && x->focus != EXPORT_ON_PATH)
		choose_next(m, k.code == KEYCODE_RIGHT ? 1 : -1);
	else
		edit_path(x, k);
}

static void start_writing(struct model *m)
{
	struct list_export *x = &m->export;
	if (x->loads)
		m->loader.everything = false;
	set_state(m, EXPORT_WRITING);
	x->at = x->written = 0;
	x->of = x->rows == EXPORT_CHANGES ? m->comparison.changes.n
		: x->rows == EXPORT_SHOWN ? lens_rows(m->lens)
		: x->by_screen            ? app_places(m)
					  : store_rows(m->loader.store);
	x->version = store_version(m->loader.store);
	count_rows(m);
	m->dirty = true;
}

/* Only y confirms, because writing cannot be undone. */
static void asking_key(struct model *m, struct key k, struct effects *fx)
{
	struct list_export *x = &m->export;
	bool yes = key_is_char(k, 'y');
	bool over = x->state == EXPORT_ASKING_OVER;
	x->says[0] = '\0';
	set_state(m, EXPORT_CHOOSING);
	if (over)
		x->focus = EXPORT_ON_PATH;
	if (!yes) {
		if (k.code == KEYCODE_ESC && !over)
			export_cancel(m);
		return;
	}
	if (over)
		x->over = true;
	else
		x->part = true;
	open_file(m, fx);
}

void export_key(struct model *m, struct key k, struct effects *fx)
{
	switch (m->export.state) {
	case EXPORT_IDLE: break;
	case EXPORT_CHOOSING: choosing_key(m, k, fx); break;
	case EXPORT_ASKING_OVER:
	case EXPORT_ASKING_PART: asking_key(m, k, fx); break;
	case EXPORT_OPENING:
	case EXPORT_LOADING:
	case EXPORT_WRITING:
		if (k.code == KEYCODE_ESC)
			export_cancel(m);
		break;
	}
}

/* A path is typed only while the box is open for choosing. */
bool export_types(const struct model *m)
{
	return m->export.state == EXPORT_CHOOSING;
}

bool export_is_personal(const struct model *m, struct key k)
{
	(void)k;
	return m->export.state == EXPORT_CHOOSING;
}

bool app_export_row(const struct model *m, uint64_t at, struct row *out)
{
	const struct list_export *x = &m->export;
	if (x->rows == EXPORT_CHANGES)
		return false;
	if (x->rows == EXPORT_MARKED)
		return marks_at(m, at, out);
	if (x->rows != EXPORT_SHOWN && x->by_screen)
		return app_place(m, at, out);
	*out = x->rows == EXPORT_SHOWN ? app_row_at(m, at) : store_row(m->loader.store, at);
	return out->customer;
}

static void ask_part(struct model *m, const struct fault *why)
{
	struct list_export *x = &m->export;
	char loaded[MONEY_CHARS], total[MONEY_CHARS];
	count_print(store_loaded(m->loader.store), loaded);
	count_print(store_total(m->loader.store), total);
	set_state(m, EXPORT_ASKING_PART);
	if (store_has_total(m->loader.store))
		snprintf(
		    x->says, sizeof x->says,
		    T_(m, "Not all could be loaded: %s. Write the %s of %s that are loaded? y/n"),
		    T_(m, why->meaning), loaded, total);
	else
		snprintf(x->says, sizeof x->says,
			 T_(m, "Not all could be loaded: %s. Write the %s that are loaded? y/n"),
			 T_(m, why->meaning), loaded);
	m->dirty = true;
}

void export_check(struct model *m)
{
	struct list_export *x = &m->export;
	struct fault why;
	if (x->state == EXPORT_CHOOSING)
		count_rows(m);
	if (x->state != EXPORT_LOADING)
		return;
	count_rows(m);
	if (holds_all_rows(m) && proof_is_whole(&m->loader)) {
		start_writing(m);
		return;
	}
	switch (list_consistency_state(&m->loader, &why)) {
	case CONSISTENCY_PENDING: break;
	case CONSISTENCY_PROVED: start_writing(m); break;
	case CONSISTENCY_FAILED:
	case CONSISTENCY_REFUTED: ask_part(m, &why); break;
	}
}

static void start_export(struct model *m)
{
	struct list_export *x = &m->export;
	x->by_screen = app_export_follows_screen(m);
	if (x->rows != EXPORT_ALL || x->part) {
		start_writing(m);
		return;
	}
	set_state(m, EXPORT_LOADING);
	x->loads = !m->loader.everything;
	load_all_start(m);
	proof_begin(&m->loader, load_all_missing_pages(m));
	toast_hide(m); /* the box itself shows cost and key */
	/* Even if no page is missing: a full last page may be followed by another. */
	m->loader.everything = true;
	export_check(m);
}

static void ask_over(struct model *m)
{
	struct list_export *x = &m->export;
	set_state(m, EXPORT_ASKING_OVER);
	snprintf(x->says, sizeof x->says, "%s", T_(m, "The file exists. Replace it? y/n"));
}

static void report_failure(struct model *m, const char *why)
{
	char room[SENTENCE_ROOM];
	set_state(m, EXPORT_CHOOSING);
	snprintf(m->export.says, sizeof m->export.says, T_(m, "Nothing was written: %s"),
		 lang_sentence(m->lang, why, room, sizeof room));
}

/* Counts the customers written with a field that could not be read; usually none is loaded, and the
 * rows need not be gone through. */
static uint64_t count_damaged(const struct model *m)
{
	const struct totals *t = store_totals(m->loader.store);
	uint64_t n = 0;
	struct row row;
	for (uint64_t at = 0; (t->bad_rows || t->bad_fields) && at < m->export.of; at++)
		n += app_export_row(m, at, &row) && row.customer->damaged;
	return n;
}

static void format_done(struct model *m, const struct event *e)
{
	uint64_t n = e->export.n, damaged = count_damaged(m);
	struct list_export *x = &m->export;
	char written[MONEY_CHARS], all[MONEY_CHARS], size[MONEY_CHARS], what[160],
	    not_read[120] = "";
	count_print(n, written);
	count_print(x->count[EXPORT_ALL], all);
	count_print(e->export.bytes, size);
	if (x->rows == EXPORT_MARKED)
		snprintf(what, sizeof what, P_(m, n, "%s marked customer", "%s marked customers"),
			 written);
	else if (x->rows == EXPORT_CHANGES)
		snprintf(what, sizeof what,
			 P_(m, n, "%s customer who changed", "%s customers who changed"), written);
	else if (x->rows == EXPORT_SHOWN)
		snprintf(what, sizeof what, T_(m, "the %s shown of %s customers"), written, all);
	else if (n == x->count[EXPORT_ALL])
		snprintf(what, sizeof what, T_(m, "all %s customers"), all);
	else
		snprintf(what, sizeof what, T_(m, "%s of %s customers"), written, all);
	if (damaged)
		snprintf(not_read, sizeof not_read,
			 T_(m, "; %" PRIu64 " could not be read as sent"), damaged);
	toast_info(m, "Exported %s to %s: %s, %s bytes%s", what,
		   e->export.path ? e->export.path : x->path.text, T_(m, forms[x->form].name), size,
		   not_read);
	toast_stay(m); /* the user may be away: exporting can take minutes */
}

void export_take(struct model *m, const struct event *e)
{
	struct list_export *x = &m->export;
	if (x->state != EXPORT_OPENING && x->state != EXPORT_LOADING && x->state != EXPORT_WRITING)
		return;
	m->dirty = true;
	switch (e->export.news) {
	case EXPORT_OPENED: start_export(m); break;
	case EXPORT_EXISTS: ask_over(m); break;
	case EXPORT_FAILED: report_failure(m, e->export.why); break;
	case EXPORT_MOVED:
		x->at = e->export.at;
		x->written = e->export.n;
		if (store_version(m->loader.store) != x->version)
			report_failure(
			    m, T_(m, "the list changed while it was written; Enter tries again"));
		break;
	case EXPORT_DONE:
		format_done(m, e);
		close_box(m);
		break;
	}
}
