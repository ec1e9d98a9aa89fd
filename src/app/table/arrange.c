/* SPDX-License-Identifier: MIT */
/* Sorting, standings to show and narrowing: what the lens over the loaded rows is set to. */
#include "app/table/arrange.h"

#include "base/text.h"

#include "app/model/model.h"
#include "app/model/model_query.h"
#include "app/model/side_list.h"

#define AT_ONCE_ROWS 131072 /* so many are sorted before the next frame: some 50 ms */
#define TURN_ROWS    65536  /* looked at between two keys */

/* The cursor goes to that customer if it is shown, else to the first row of what the lens shows. */
static void show(struct model *m, uint64_t uin)
{
	uint64_t position;
	m->dirty = true;
	m->table.lost = false;
	if (uin && replies_position_of(m, uin, &position))
		table_follow(m, position);
	else if (lens_is_on(m->lens))
		table_show(m, 0, 0);
	table_settle(m);
}

static void put_off(struct model *m, const struct lens_spec *spec, uint64_t uin)
{
	m->lens_ui.coming.lens = lens_new();
	m->lens_ui.coming.uin = uin;
	lens_set(m->lens_ui.coming.lens, spec);
	m->dirty = true;
	table_settle(m);
}

static void apply(struct model *m, const struct lens_spec *spec, uint64_t uin)
{
	lens_free(m->lens_ui.coming.lens);
	m->lens_ui.coming.lens = NULL;
	if (spec->n_sort && store_loaded(m->store) > AT_ONCE_ROWS) {
		put_off(m, spec, uin);
		return;
	}
	lens_set(m->lens, spec);
	lens_update(m->lens, m->store);
	show(m, uin);
}

void arrange_apply(struct model *m, const struct lens_spec *spec)
{
	apply(m, spec, table_uin(m));
}

static void sort_some(struct model *m, size_t rows)
{
	struct lens *coming = m->lens_ui.coming.lens;
	if (!coming || lens_update_some(coming, m->store, rows))
		return;
	lens_free(m->lens);
	m->lens = coming;
	m->lens_ui.coming.lens = NULL;
	show(m, m->lens_ui.coming.uin);
}

void arrange_finish(struct model *m)
{
	while (m->lens_ui.coming.lens)
		sort_some(m, SIZE_MAX);
}

static struct lens_spec spec_of(const struct model *m)
{
	return *app_lens_spec(m);
}

bool arrange_peel(struct model *m)
{
	struct lens_spec s = spec_of(m);
	if (s.narrow[0])
		s.narrow[0] = '\0';
	else if (s.like.on)
		s.like.on = false;
	else if (s.standings)
		s.standings = 0;
	else if (s.n_sort)
		s.n_sort = 0;
	else
		return false;
	arrange_apply(m, &s);
	return true;
}

void arrange_plain(struct model *m)
{
	struct lens_spec s = {.n_sort = 0};
	arrange_apply(m, &s);
	toast_info(m, "All rows, as the server orders them");
}

/* Loaded customers of these standings. */
static uint64_t count_of(const struct model *m, unsigned standings)
{
	uint64_t n = 0;
	for (int st = 0; st < STATUSES; st++)
		n += standings & STATUS_BIT(st) ? store_totals(m->store)->by_standing[st] : 0;
	return n;
}

void arrange_risk(struct model *m)
{
	struct lens_spec s = {.sort = {{SORT_STANDING, false}, {SORT_REMAINING, false}},
			      .n_sort = 2,
			      .standings = STATUS_RISK | STATUS_BIT(STATUS_LOW)};
	apply(m, &s, 0);
	struct sl plain = app_key(m, DO_PLAIN), all = app_key(m, DO_LOAD_ALL);
	if (count_of(m, s.standings) == 0)
		toast_info(m, "No loaded customer needs attention or is low");
	else if (store_complete(m->store))
		toast_info(m,
			   "The worst first: largest debt, then OUT, CRIT, LOW, SUS; %.*s shows "
			   "all again",
			   (int)plain.n, plain.p);
	else
		toast_info(
		    m, "The worst of those loaded first; %.*s loads the rest, %.*s shows all again",
		    (int)all.n, all.p, (int)plain.n, plain.p);
}

void sort_list_open(struct model *m)
{
	const struct lens_spec *s = app_lens_spec(m);
	if (s->n_sort)
		m->lens_ui.sort_selected = (int)s->sort[0].key;
	m->lens_ui.preparing = true;
	layer_open(m, LAYER_SORT);
}

/* The place of a key among those sorted by; n_sort when it is none of them. */
static size_t place_of(const struct lens_spec *s, enum sort_key key)
{
	size_t i = 0;
	while (i < s->n_sort && s->sort[i].key != key)
		i++;
	return i;
}

/* Enter sorts by this column alone, and turns it round when it does already. */
static void sort_alone(struct lens_spec *s, enum sort_key key)
{
	bool again = s->n_sort == 1 && s->sort[0].key == key;
	s->sort[0].descending = again ? !s->sort[0].descending : false;
	s->sort[0].key = key;
	s->n_sort = 1;
}

void arrange_sort(struct model *m, enum sort_key key)
{
	struct lens_spec s = spec_of(m);
	sort_alone(&s, key);
	apply(m, &s, 0); /* who sorts wants to see who comes first */
}

/* A further key, behind those there are; one that is there is turned round. */
static void sort_also(struct model *m, struct lens_spec *s, enum sort_key key)
{
	size_t at = place_of(s, key);
	if (at < s->n_sort) {
		s->sort[at].descending = !s->sort[at].descending;
	} else if (s->n_sort < SORT_DEPTH) {
		s->sort[s->n_sort].key = key;
		s->sort[s->n_sort++].descending = false;
	} else {
		toast_info(m, "%d keys are the most: Enter sorts by this one alone", SORT_DEPTH);
	}
}

void sort_key(struct model *m, struct key k)
{
	struct lens_spec s = spec_of(m);
	enum sort_key key = (enum sort_key)m->lens_ui.sort_selected;
	if (side_list_closes(m, k, DO_SORT)) {
		lens_set(m->lens, lens_spec_of(m->lens)); /* gives back what was prepared */
		layer_close(m);
		return;
	}
	if (side_list_move(&m->lens_ui.sort_selected, SORT_KEYS, k))
		return;
	if (k.code == KEYCODE_ENTER) {
		arrange_sort(m, key);
		return;
	}
	if (key_is_char(k, '+') || key_is_char(k, ' '))
		sort_also(m, &s, key);
	else if (key_is_char(k, '0') || k.code == KEYCODE_BACKSPACE || k.code == KEYCODE_DELETE)
		s.n_sort = 0;
	else
		return;
	apply(m, &s, 0);
	if (s.n_sort == 0)
		table_show(m, 0, 0);
}

void show_list_open(struct model *m)
{
	layer_open(m, LAYER_SHOW);
}

void show_list_key(struct model *m, struct key k)
{
	struct lens_spec s = spec_of(m);
	if (side_list_closes(m, k, DO_SHOW)) {
		layer_close(m);
		return;
	}
	if (side_list_move(&m->lens_ui.show_selected, STATUSES, k))
		return;
	if (k.code == KEYCODE_ENTER || key_is_char(k, ' '))
		s.standings ^= STATUS_BIT(m->lens_ui.show_selected);
	else if (key_is_char(k, '0') || k.code == KEYCODE_BACKSPACE || k.code == KEYCODE_DELETE)
		s.standings = 0;
	else
		return;
	arrange_apply(m, &s);
}

#define PREPARED_ROWS 4096 /* at a time: two or three milliseconds */

void arrange_work(struct model *m)
{
	struct lens *lens = NULL;
	if (m->lens_ui.coming.lens) {
		sort_some(m, TURN_ROWS);
		return;
	}
	if (app_layer_is_open(m, LAYER_NARROW) || app_layer_is_open(m, LAYER_SORT))
		lens = m->lens;
	else if (app_layer_is_open(m, LAYER_FIND))
		lens = m->find.found;
	m->lens_ui.preparing =
	    lens && m->lens_ui.preparing && lens_prepare(lens, m->store, PREPARED_ROWS);
}

void narrow_open(struct model *m)
{
	struct lens_ui *ui = &m->lens_ui;
	ui->before.spec = spec_of(m);
	ui->before.uin = table_uin(m);
	ui->before.cursor = m->table.cursor;
	ui->before.top = m->table.top;
	if (!ui->before.spec.narrow[0])
		line_set(&ui->narrow, SL(""));
	ui->narrow.browsing = -1;
	ui->preparing = true;
	layer_open(m, LAYER_NARROW);
}

/* Around the customer on whom it began, so that a text typed wrong does not lose the place. false:
 * the text is longer than the lens takes. */
static bool narrow_by(struct model *m, struct sl text)
{
	struct lens_spec s = spec_of(m);
	struct buf folded;
	buf_init(&folded, LINE_BYTES * 4);
	text_fold(text, &folded);
	bool fits = folded.n < sizeof s.narrow;
	m->lens_ui.preparing = true;
	if (fits) {
		sl_to_chars(buf_sl(&folded), s.narrow, sizeof s.narrow);
		apply(m, &s, m->lens_ui.before.uin);
	}
	buf_release(&folded);
	return fits;
}

static void edit(struct model *m, struct key k)
{
	struct line *l = &m->lens_ui.narrow, before = *l;
	if (!line_key(l, k) || narrow_by(m, line_sl(l)))
		return;
	*l = before;
	toast_info(m, "A text to narrow by has at most %zu bytes; what is beyond is not taken",
		   sizeof m->lens_ui.before.spec.narrow - 1);
}

void narrow_begin(struct model *m, struct sl text)
{
	line_set(&m->lens_ui.narrow, text);
	if (!narrow_by(m, text))
		line_set(&m->lens_ui.narrow, SL(""));
}

void narrow_cancel(struct model *m)
{
	const struct lens_ui *ui = &m->lens_ui;
	m->table.cursor = ui->before.cursor;
	m->table.top = ui->before.top;
	apply(m, &ui->before.spec, ui->before.uin);
	layer_close(m);
}

void narrow_key(struct model *m, struct key k)
{
	struct line *l = &m->lens_ui.narrow;
	if (!k.pasted && k.code == KEYCODE_ESC) {
		narrow_cancel(m);
	} else if (!k.pasted && k.code == KEYCODE_ENTER) {
		line_remember(l);
		layer_close(m);
	} else {
		edit(m, k);
	}
}
