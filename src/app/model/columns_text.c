/* SPDX-License-Identifier: MIT */
/* A set of columns as text, for the state file. */
#include "app/model/columns.h"

#define FREEZE '|'
#define HIDE   '-'
#define WIDTH  ':'

void column_set_print(const struct column_set *s, struct buf *out)
{
	int shown = 0;
	for (int i = 0; i < COLUMNS; i++) {
		enum column_id id = s->order[i];
		if (!s->hidden[id] && shown++ == s->frozen)
			buf_addf(out, "%c ", FREEZE);
		if (s->hidden[id])
			buf_add_byte(out, HIDE);
		buf_addf(out, "%s", sort_key_word(column_sort(id)));
		if (s->width[id])
			buf_addf(out, "%c%d", WIDTH, s->width[id]);
		if (i + 1 < COLUMNS)
			buf_add_byte(out, ' ');
	}
}

static bool find_column(struct sl name, enum column_id *out)
{
	enum sort_key key;
	if (!sort_key_parse(name, &key))
		return false;
	for (int i = 0; i < COLUMNS; i++)
		if (column_sort((enum column_id)i) == key) {
			*out = (enum column_id)i;
			return true;
		}
	return false;
}

/* The set as far as it is read. */
struct reading_set {
	struct column_set set;
	bool named[COLUMNS];
	int n, shown;
};

static void name_column(struct reading_set *r, enum column_id id)
{
	r->named[id] = true;
	r->set.order[r->n++] = id;
	r->shown += !r->set.hidden[id];
}

static void read_word(struct reading_set *r, struct sl word)
{
	int64_t w = 0;
	enum column_id id;
	struct sl width = word, title;
	bool hidden = word.n && word.p[0] == HIDE;
	if (hidden)
		width = sl_drop(word, 1);
	sl_split(&width, WIDTH, &title);
	if (!find_column(title, &id) || r->named[id])
		return;
	r->set.hidden[id] = hidden && column_may_hide(id);
	if (sl_to_i64(width, &w) && w >= COLUMN_WIDTH_MIN && w <= COLUMN_WIDTH_MAX)
		r->set.width[id] = (int)w;
	name_column(r, id);
}

/* Puts a column that the text does not name behind the one that precedes it at first, as a column
 * of a newer version is; but not among the frozen ones. */
static void insert_column(struct reading_set *r, enum column_id id)
{
	int shown = 0, frozen = 0, at = 0;
	for (int i = 0; i < r->n; i++) {
		shown += !r->set.hidden[r->set.order[i]];
		if (shown <= r->set.frozen)
			frozen = i + 1;
		if (id > 0 && r->set.order[i] == id - 1)
			at = i + 1;
	}
	name_column(r, id);
	column_set_move(&r->set, r->n - 1, (at > frozen ? at : frozen) - (r->n - 1));
}

void column_set_read(struct column_set *s, struct sl text)
{
	struct reading_set r = {.set = {.frozen = -1}};
	struct sl word;
	while (sl_split(&text, ' ', &word)) {
		if (word.n == 1 && word.p[0] == FREEZE)
			r.set.frozen = r.shown;
		else
			read_word(&r, word);
	}
	if (r.set.frozen < 0)
		r.set.frozen = r.shown;
	for (int i = 0; i < COLUMNS; i++)
		if (!r.named[i])
			insert_column(&r, (enum column_id)i);
	*s = r.set;
}
