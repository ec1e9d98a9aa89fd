/* SPDX-License-Identifier: MIT */
/* The box of the filter that is sent to the API: its type, its text and recent ones. */
#include "app/screens/picker.h"

#include <string.h>

#include "app/model/model.h"

/* Counts the loaded rows that hold the value: a hint before a request is spent on it. */
struct count {
	struct row_search search;
	uint64_t n;
};

static enum customer_field filter_field(enum filter_type t)
{
	switch (t) {
	case FILTER_CLIENT_UIN: return FIELD_CLIENT_UIN;
	case FILTER_REMARK: return FIELD_REMARK;
	case FILTER_EMAIL: return FIELD_EMAIL;
	case FILTER_NAME:
	case FILTER_NONE: break;
	}
	return FIELD_NAME;
}

static bool count_row(void *ctx, const struct row *row)
{
	struct count *c = ctx;
	c->n += row_search_finds(&c->search, row->customer, NULL);
	return true;
}

static struct sl trimmed_value(const struct picker *p)
{
	return sl_trim(line_sl(&p->value));
}

void picker_count(struct model *m)
{
	struct picker *p = &m->picker;
	p->local_matches = 0;
	if (trimmed_value(p).n == 0)
		return;
	struct count c = {.n = 0};
	row_search_init(&c.search, trimmed_value(p));
	c.search.fields = FIELD_BIT(filter_field(p->type));
	if (c.search.text.n)
		store_each(m->loader.store, count_row, &c);
	p->local_matches = c.n;
	row_search_release(&c.search);
}

void picker_remember(struct model *m, const struct query *q)
{
	struct picker *p = &m->picker;
	size_t at = 0;
	if (q->type == FILTER_NONE)
		return;
	while (at < p->n_recent &&
	       (p->recent[at].type != q->type || strcmp(p->recent[at].text, q->text) != 0))
		at++;
	if (at == COUNT_OF(p->recent))
		at--;
	else if (at == p->n_recent)
		p->n_recent++;
	memmove(&p->recent[1], &p->recent[0], at * sizeof p->recent[0]);
	p->recent[0] = *q;
}

void picker_recall(struct model *m)
{
	const struct settings *s = &m->settings;
	for (size_t i = s->n_recent; i-- > 0;)
		picker_remember(m, &s->recent[i]);
}

void picker_open(struct model *m)
{
	struct picker *p = &m->picker;
	const struct query *q = store_current(m->loader.store);
	p->type = q->type != FILTER_NONE ? q->type : p->n_recent ? p->recent[0].type : FILTER_NAME;
	line_set(&p->value, sl_from(q->text));
	p->in_value = false;
	p->untouched = true;
	p->edited = false;
	p->recalled = -1;
	p->error[0] = '\0';
	picker_count(m);
	layer_open(m, LAYER_PICKER);
}

static void choose_type(struct model *m, int type)
{
	if (type < FILTER_CLIENT_UIN || type >= FILTER_TYPES)
		return;
	m->picker.type = (enum filter_type)type;
	m->picker.error[0] = '\0';
	picker_count(m);
}

static void apply_filter(struct model *m)
{
	struct query q = *store_current(m->loader.store);
	struct err e = {0};
	if (!query_filter(&q, m->picker.type, trimmed_value(&m->picker), &e)) {
		sl_to_chars(sl_from(e.text), m->picker.error, sizeof m->picker.error);
		return;
	}
	picker_remember(m, &q);
	layer_close(m);
	query_history_select(m, &q);
}

/* Up recalls older values; Down goes back to the text that was being typed. */
static void recall_filter(struct model *m, int step)
{
	struct picker *p = &m->picker;
	int to = p->recalled + step;
	if (to < -1 || to >= (int)p->n_recent)
		return;
	if (p->recalled == -1) {
		memcpy(p->value.kept, p->value.text, sizeof p->value.kept);
		p->kept_type = p->type;
		p->kept_edited = p->edited;
		p->kept_untouched = p->untouched;
	}
	p->recalled = to;
	p->untouched = to == -1 && p->kept_untouched;
	p->edited = to == -1 && p->kept_edited;
	line_set(&p->value, sl_from(to == -1 ? p->value.kept : p->recent[to].text));
	choose_type(m, (int)(to == -1 ? p->kept_type : p->recent[to].type));
}

/* The field opens with the filter in force; the first character that is typed replaces it. */
static void edit_value(struct model *m, struct key k)
{
	struct picker *p = &m->picker;
	char before[LINE_BYTES];
	memcpy(before, p->value.text, sizeof before);
	if (p->untouched && key_is_text(k))
		line_set(&p->value, SL(""));
	if (!line_key(&p->value, k))
		return;
	/* Moving the cursor is no edit: a masked value stays masked. */
	if (strcmp(p->value.text, before) != 0)
		p->edited = true;
	p->recalled = -1;
	p->untouched = false;
	p->error[0] = '\0';
	picker_count(m);
}

static void value_key(struct model *m, struct key k)
{
	if (k.pasted)
		edit_value(m, k);
	else if (k.code == KEYCODE_ENTER)
		apply_filter(m);
	else if (k.code == KEYCODE_UP)
		recall_filter(m, 1);
	else if (k.code == KEYCODE_DOWN)
		recall_filter(m, -1);
	else
		edit_value(m, k);
}

/* Text that is typed in the list of types goes to the value, with the focus. */
static void edit_from_list(struct model *m, struct key k)
{
	m->picker.in_value = true;
	edit_value(m, k);
}

static void type_key(struct model *m, struct key k)
{
	int type = (int)m->picker.type;
	if (!k.pasted && k.code == KEYCODE_ENTER)
		m->picker.in_value = true;
	else if (key_is_text(k) && !k.pasted && k.cp >= '1' && k.cp < '0' + FILTER_TYPES)
		choose_type(m, (int)(k.cp - '0'));
	else if (!k.pasted && (k.code == KEYCODE_UP || k.code == KEYCODE_LEFT))
		choose_type(m, type - 1);
	else if (!k.pasted && (k.code == KEYCODE_DOWN || k.code == KEYCODE_RIGHT))
		choose_type(m, type + 1);
	else if (key_is_text(k) || k.code == KEYCODE_BACKSPACE ||
		 (k.code == KEYCODE_CHAR && k.ctrl))
		edit_from_list(m, k);
}

/* In the list of types 1 to 4 choose one. */
bool picker_is_personal(const struct model *m, struct key k)
{
	return m->picker.in_value || k.cp < '1' || k.cp >= '0' + FILTER_TYPES;
}

void picker_key(struct model *m, struct key k)
{
	if (!k.pasted && k.code == KEYCODE_ESC)
		layer_close(m);
	else if (!k.pasted && (k.code == KEYCODE_TAB || k.code == KEYCODE_BACKTAB))
		m->picker.in_value = !m->picker.in_value;
	else if (m->picker.in_value)
		value_key(m, k);
	else
		type_key(m, k);
}
