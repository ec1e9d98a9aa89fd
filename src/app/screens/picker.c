/* SPDX-License-Identifier: MIT */
/* The box of the filter that is sent to the API: its type, its text and recent ones. */
#include "app/screens/picker.h"

#include <string.h>

#include "app/model/model.h"
#include "app/model/model_query.h"

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

static struct sl trimmed_value(const struct picker *p)
{
	return sl_trim(line_sl(&p->value));
}

/* Returns true while the table shows the empty answer to the filter that was asked for last. */
static bool is_empty_answer(const struct model *m)
{
	return !store_switching(m->loader.store) && store_has_total(m->loader.store) &&
	       store_total(m->loader.store) == 0 && store_loaded(m->loader.store) == 0 &&
	       m->picker.asked.query.type != FILTER_NONE &&
	       query_equal(store_shown(m->loader.store), &m->picker.asked.query);
}

/* Returns the list whose rows are counted: that from which an empty answer was asked for, else the
 * one shown. */
static const struct query *counted_list(const struct model *m)
{
	return is_empty_answer(m) ? &m->picker.asked.from : store_shown(m->loader.store);
}

static bool can_narrow(const struct picker *p)
{
	char folded[ROW_SEARCH_BYTES];
	return row_search_fold(trimmed_value(p), folded);
}

/* Counts some of the rows: a hint before a request is spent on the value. */
static void count_some(struct model *m, size_t rows)
{
	struct picker *p = &m->picker;
	struct row_count_of of = {.list = &p->counted,
				  .text = trimmed_value(p),
				  .field = filter_field(p->type),
				  .whole = query_filter_is_whole(p->type),
				  .narrows = can_narrow(p),
				  .shown = app_lens_spec(m)};
	p->counting = of.text.n && row_count_some(&p->count, m->loader.store, &of, rows);
	m->dirty = true;
}

void picker_count(struct model *m)
{
	struct picker *p = &m->picker;
	p->count = (struct row_count){0};
	p->counted = *counted_list(m);
	p->asked.counting = false;
	count_some(m, ARRANGE_TURN);
}

void picker_work(struct model *m)
{
	struct picker *p = &m->picker;
	if (!p->counting)
		return;
	count_some(m, ARRANGE_TURN);
	if (p->asked.counting && !p->counting) {
		p->asked.narrowed = p->count.narrowed;
		p->asked.counting = false;
	}
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

/* Returns the text that was looked for in the loaded rows and that the API may be asked for
 * instead: what they are narrowed by, or what was not found in them; "" for none. */
static struct sl find_text_to_ask(const struct model *m, char text[LINE_BYTES])
{
	bool filters = store_current(m->loader.store)->type != FILTER_NONE;
	if (app_lens_spec(m)->narrow[0])
		return app_narrow_text(m, text);
	bool found = m->find.searching || app_find_matches(m) > 0;
	if (app_find_text(m)[0] && (!found || !filters))
		return sl_trim(sl_from(m->find.typed));
	return SL("");
}

static enum filter_type guess_type(struct sl text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '@')
			return FILTER_EMAIL;
		digits += text.p[i] >= '0' && text.p[i] <= '9';
	}
	return digits == text.n ? FILTER_CLIENT_UIN : FILTER_NAME;
}

void picker_open(struct model *m)
{
	struct picker *p = &m->picker;
	const struct query *q = store_current(m->loader.store);
	char room[LINE_BYTES];
	struct sl text = find_text_to_ask(m, room);
	p->taken_over = text.n > 0;
	if (p->taken_over)
		p->type = guess_type(text);
	else
		p->type = q->type != FILTER_NONE ? q->type
			  : p->n_recent          ? p->recent[0].type
						 : FILTER_NAME;
	line_set(&p->value, p->taken_over ? text : sl_from(q->text));
	p->in_value = false;
	p->untouched = true;
	p->edited = false;
	p->recalled = -1;
	p->error[0] = '\0';
	picker_count(m);
	arrange_prepare(m);
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

/* A text that was taken over from narrowing replaces it: an answer of the API that the text finds
 * by another rule would be hidden. */
static void end_narrowing(struct model *m, struct sl text)
{
	struct lens_spec spec = *app_lens_spec(m);
	char narrowed[LINE_BYTES];
	if (!spec.narrow[0] || !sl_equal(text, app_narrow_text(m, narrowed)))
		return;
	spec.narrow[0] = '\0';
	arrange_apply(m, &spec);
}

/* Forms the query for the type and text of the box; false if the text cannot be sent. */
static bool form_query(const struct model *m, struct query *q, struct err *e)
{
	*q = *store_current(m->loader.store);
	return query_filter(q, m->picker.type, trimmed_value(&m->picker), e);
}

static void ask_for(struct model *m, const struct query *q)
{
	struct picker *p = &m->picker;
	if (!query_equal(q, store_shown(m->loader.store))) {
		p->asked.from = *counted_list(m);
		p->asked.query = *q;
		p->asked.narrowed = p->count.narrowed;
		p->asked.counting = p->counting;
	}
	picker_remember(m, q);
	end_narrowing(m, trimmed_value(p));
	query_history_select(m, q);
}

static void apply_filter(struct model *m)
{
	struct query q;
	struct err e = {.lang = m->lang};
	if (form_query(m, &q, &e)) {
		layer_close(m);
		ask_for(m, &q);
	} else {
		sl_to_chars(sl_from(e.text), m->picker.error, sizeof m->picker.error);
	}
}

bool picker_ask(struct model *m, enum filter_type type, struct sl text, struct err *e)
{
	struct query q;
	m->picker.type = type == FILTER_NONE ? guess_type(text) : type;
	line_set(&m->picker.value, text);
	if (!form_query(m, &q, e))
		return false;
	picker_count(m);
	ask_for(m, &q);
	return true;
}

uint64_t picker_offer(const struct model *m)
{
	return is_empty_answer(m) ? m->picker.asked.narrowed : 0;
}

bool picker_hand_over(struct model *m, char text[LINE_BYTES], bool *typed)
{
	struct picker *p = &m->picker;
	bool offered = picker_offer(m) > 0;
	sl_to_chars(sl_from(offered ? p->asked.query.text : p->to_narrow), text, LINE_BYTES);
	p->to_narrow[0] = '\0';
	*typed = !offered && p->edited;
	if (offered)
		query_history_select(m, &p->asked.from);
	return text[0];
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
	if (!sl_equal(sl_from(before), line_sl(&p->value)))
		p->edited = true;
	p->recalled = -1;
	p->untouched = p->taken_over = false;
	p->error[0] = '\0';
	arrange_prepare(m);
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

/* Goes down or up the types and, below them, the recent filters. One that is chosen there is asked
 * for, or replaced by what is typed. */
static void move_in_list(struct model *m, int step)
{
	struct picker *p = &m->picker;
	int to = (int)p->type + step;
	if (p->recalled < 0 && to < FILTER_TYPES) {
		choose_type(m, to);
		return;
	}
	recall_filter(m, step);
	p->untouched = p->recalled >= 0 || p->untouched;
}

static void choose_by_digit(struct model *m, struct key k)
{
	m->picker.recalled = -1;
	choose_type(m, (int)(k.cp - '0'));
}

bool picker_select(struct model *m, int line)
{
	struct picker *p = &m->picker;
	int recent = line - FILTER_TYPES;
	if (recent >= (int)p->n_recent || line < FILTER_CLIENT_UIN)
		return true;
	p->in_value = false;
	if (recent >= 0 && recent == p->recalled)
		return false;
	if (recent >= 0) {
		recall_filter(m, recent - p->recalled);
		p->untouched = true;
	} else {
		p->recalled = -1;
		choose_type(m, line);
	}
	return true;
}

static void enter_in_list(struct model *m)
{
	if (m->picker.taken_over || m->picker.recalled >= 0)
		apply_filter(m);
	else
		m->picker.in_value = true;
}

static bool is_type_digit(struct key k)
{
	return key_is_text(k) && !k.pasted && k.cp >= '1' && k.cp < '0' + FILTER_TYPES;
}

static void type_key(struct model *m, struct key k)
{
	if (is_type_digit(k))
		choose_by_digit(m, k);
	else if (key_is_text(k) || k.pasted)
		edit_from_list(m, k);
	else if (k.code == KEYCODE_ENTER)
		enter_in_list(m);
	else if (k.code == KEYCODE_UP || k.code == KEYCODE_LEFT)
		move_in_list(m, -1);
	else if (k.code == KEYCODE_DOWN || k.code == KEYCODE_RIGHT)
		move_in_list(m, 1);
	else if (k.code == KEYCODE_BACKSPACE || (k.code == KEYCODE_CHAR && k.ctrl))
		edit_from_list(m, k);
}

/* A typed "&" is no part of a UIN, nor, in practice, of an address; pasted it is text. */
static bool narrows_instead(const struct model *m, struct key k)
{
	return key_is_text(k) && !k.pasted && k.cp == '&' && query_filter_is_whole(m->picker.type);
}

/* In the list of types 1 to 4 choose one. */
bool picker_is_personal(const struct model *m, struct key k)
{
	return !narrows_instead(m, k) && (m->picker.in_value || !is_type_digit(k));
}

struct command picker_key(struct model *m, struct key k, struct effects *fx)
{
	struct picker *p = &m->picker;
	struct command c = {.action = DO_NOTHING};
	(void)fx;
	if (!k.pasted && k.code == KEYCODE_ESC) {
		layer_close(m);
	} else if (!k.pasted && (k.code == KEYCODE_TAB || k.code == KEYCODE_BACKTAB)) {
		p->in_value = !p->in_value;
	} else if (narrows_instead(m, k)) {
		sl_to_chars(trimmed_value(p), p->to_narrow, sizeof p->to_narrow);
		layer_close(m);
		c.action = DO_NARROW;
	} else if (p->in_value) {
		value_key(m, k);
	} else {
		type_key(m, k);
	}
	return c;
}
