/* SPDX-License-Identifier: MIT */
/* Reads and writes saved views as text. */
#include "app/model/saved_views.h"

#include <string.h>

#include "store/row_condition.h"

#define HEAD SL("[view ")

bool saved_views_check_name(struct sl name, struct err *e)
{
	bool ok = name.n > 0 && name.n < SAVED_VIEW_BYTES;
	for (size_t i = 0; i < name.n && ok; i++) {
		unsigned char c = (unsigned char)name.p[i];
		ok = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		     c == '-' || c == '_' || c == '.' || c >= 0x80;
	}
	return ok || err_set(e, ERR_USAGE,
			     "the name of a view has letters, digits, - and _, at most %d of them",
			     SAVED_VIEW_BYTES - 1);
}

bool saved_views_find(const struct saved_views *v, struct sl name, size_t *at)
{
	for (size_t i = 0; i < v->n; i++)
		if (sl_equal_nocase(name, sl_from(v->at[i].name))) {
			*at = i;
			return true;
		}
	return false;
}

bool saved_views_put(struct saved_views *v, const struct saved_view *view, struct err *e)
{
	size_t at = v->n;
	if (!saved_views_find(v, sl_from(view->name), &at)) {
		if (v->n == SAVED_VIEWS_MAX)
			return err_set(e, ERR_LIMIT,
				       "%d views are saved already; delete one with :delete-view",
				       SAVED_VIEWS_MAX);
		v->n++;
	}
	v->at[at] = *view;
	return true;
}

void saved_views_remove(struct saved_views *v, size_t at)
{
	v->n--;
	memmove(&v->at[at], &v->at[at + 1], (v->n - at) * sizeof v->at[0]);
}

/* Reads "[view NAME]". */
static bool is_head(struct sl line, struct sl *name)
{
	if (!sl_starts(line, HEAD) || line.p[line.n - 1] != ']')
		return false;
	*name = sl_trim(sl_drop(sl_take(line, line.n - 1), HEAD.n));
	return true;
}

/* Takes the next word off the front of *rest: they are apart by blanks or commas. */
static bool next_word(struct sl *rest, struct sl *word)
{
	size_t n = 0;
	while (rest->n && (rest->p[0] == ' ' || rest->p[0] == ','))
		*rest = sl_drop(*rest, 1);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != ',')
		n++;
	*word = sl_take(*rest, n);
	*rest = sl_drop(*rest, n);
	return n > 0;
}

/* Tells whether the column appears by itself as soon as it has values. */
static bool appears_later(enum column_id id)
{
	return column_needs_burn(id) || column_needs_comparison(id);
}

static bool names_column(struct sl text, enum column_id id)
{
	struct sl word, name;
	while (next_word(&text, &word)) {
		enum sort_key key;
		struct sl rest = word;
		sl_split(&rest, ':', &name);
		if (sort_key_parse(name, &key) && key == column_sort(id))
			return true;
	}
	return false;
}

/* Columns that are not named are hidden, unless they appear later. */
static bool read_columns(struct saved_view *v, struct sl text)
{
	bool any = false;
	column_set_read(&v->columns, text);
	v->burn = v->changes = false;
	for (int i = 0; i < COLUMNS; i++) {
		enum column_id id = (enum column_id)i;
		bool named = names_column(text, id);
		if (!appears_later(id))
			v->columns.hidden[id] = !named && column_may_hide(id);
		v->burn = v->burn || (named && column_needs_burn(id));
		v->changes = v->changes || (named && column_needs_comparison(id));
		any = any || named;
	}
	v->has_columns = any;
	return any;
}

static bool read_sort(struct saved_view *v, struct sl text)
{
	struct sl word;
	v->n_sort = 0;
	while (next_word(&text, &word)) {
		enum sort_key key;
		bool descending = word.n > 1 && word.p[0] == '-';
		if (!sort_key_parse(sl_drop(word, descending), &key) || v->n_sort == SORT_DEPTH)
			return false;
		v->sort[v->n_sort++] = (struct sort_by){key, descending};
	}
	return true;
}

static bool read_statuses(struct saved_view *v, struct sl text)
{
	struct sl word;
	v->statuses = 0;
	while (next_word(&text, &word)) {
		enum credit_status s;
		if (!credit_status_parse(word, &s))
			return false;
		v->statuses |= STATUS_BIT(s);
	}
	return true;
}

static bool read_where(struct saved_view *v, struct sl text)
{
	struct condition c;
	struct condition_fault f = {.at = 0};
	/* A NUL would end what is kept of it. */
	return !memchr(text.p, '\0', text.n) && row_condition_parse(text, &c, &f) &&
	       sl_to_chars(text, v->where, sizeof v->where);
}

/* Reads a filter like "Name=Delta". */
static bool read_filter(struct saved_view *v, struct sl text)
{
	struct sl name = {"", 0};
	enum filter_type type;
	return sl_split(&text, '=', &name) && query_filter_type_parse(name, &type) &&
	       query_filter(&v->query, type, text, NULL);
}

static bool read_order(struct saved_view *v, struct sl text)
{
	return query_order_parse(text, &v->query.order);
}

static const struct {
	const char *key;
	bool (*read)(struct saved_view *v, struct sl text);
} entries[] = {{"columns", read_columns}, {"sort", read_sort},     {"status", read_statuses},
	       {"where", read_where},     {"filter", read_filter}, {"order", read_order}};

/* False for a line that is not understood. */
static bool read_entry(struct saved_view *v, struct sl line)
{
	struct sl key = {"", 0};
	sl_split(&line, '=', &key);
	for (size_t i = 0; i < COUNT_OF(entries); i++)
		if (sl_equal(sl_trim(key), sl_from(entries[i].key)))
			return entries[i].read(v, sl_trim(line));
	return false;
}

static void complain(struct err *e, size_t line)
{
	err_set(e, ERR_CONFIG, "line %zu of the file of views is not understood", line);
}

/* Begins the view of that name; NULL if it cannot be one. */
static struct saved_view *begin_view(struct saved_views *out, struct sl name, size_t line,
				     struct err *e)
{
	struct saved_view v = {.has_columns = false};
	struct err why = {.lang = err_lang(e)};
	size_t at;
	sl_to_chars(name, v.name, sizeof v.name);
	if (!saved_views_check_name(name, &why) || !saved_views_put(out, &v, &why)) {
		err_set(e, ERR_CONFIG, "line %zu of the file of views: %s", line, why.text);
		return NULL;
	}
	return saved_views_find(out, name, &at) ? &out->at[at] : NULL;
}

void saved_views_read(struct saved_views *out, struct sl text, struct err *e)
{
	struct saved_view *v = NULL;
	struct sl line, name;
	out->n = 0;
	for (size_t i = 1; text.n && sl_split(&text, '\n', &line); i++) {
		line = sl_trim(line);
		if (is_head(line, &name))
			v = begin_view(out, name, i, e);
		else if (line.n && line.p[0] != '#' && v && !read_entry(v, line))
			complain(e, i);
	}
}

/* Tells whether the text of the view says nothing of the column. */
static bool is_unnamed(const struct saved_view *v, enum column_id id)
{
	if (!appears_later(id))
		return v->columns.hidden[id];
	return !v->columns.hidden[id] && !(column_needs_burn(id) ? v->burn : v->changes);
}

static void print_columns(const struct saved_view *v, struct buf *out)
{
	int shown = 0;
	buf_add_chars(out, "columns =");
	for (int i = 0; i < COLUMNS; i++) {
		enum column_id id = v->columns.order[i];
		bool hidden = v->columns.hidden[id];
		if (!hidden && shown++ == v->columns.frozen)
			buf_add_chars(out, " |");
		if (is_unnamed(v, id))
			continue;
		buf_addf(out, " %s%s", hidden ? "-" : "", sort_key_word(column_sort(id)));
		if (v->columns.width[id])
			buf_addf(out, ":%d", v->columns.width[id]);
	}
	buf_add_byte(out, '\n');
}

static void print_sort(const struct saved_view *v, struct buf *out)
{
	buf_add_chars(out, "sort =");
	for (size_t i = 0; i < v->n_sort; i++)
		buf_addf(out, " %s%s", v->sort[i].descending ? "-" : "",
			 sort_key_word(v->sort[i].key));
	buf_add_byte(out, '\n');
}

static void print_statuses(const struct saved_view *v, struct buf *out)
{
	const char *before = "status = ";
	for (int s = 0; s < STATUSES; s++) {
		if (!(v->statuses & STATUS_BIT(s)))
			continue;
		buf_addf(out, "%s%s", before, credit_status_name((enum credit_status)s));
		before = ",";
	}
	buf_add_byte(out, '\n');
}

void saved_views_print(const struct saved_view *v, struct buf *out)
{
	buf_addf(out, "[view %s]\n", v->name);
	if (v->has_columns)
		print_columns(v, out);
	if (v->n_sort)
		print_sort(v, out);
	if (v->statuses)
		print_statuses(v, out);
	if (v->where[0])
		buf_addf(out, "where = %s\n", v->where);
	if (v->query.type != FILTER_NONE)
		buf_addf(out, "filter = %s=%s\n", query_filter_type_name(v->query.type),
			 v->query.text);
	if (v->query.order != ORDER_DESC)
		buf_addf(out, "order = %s\n", query_order_name(v->query.order));
}

void saved_views_replace(struct sl text, struct sl name, struct sl section, struct buf *out)
{
	struct sl line, found;
	bool skips = false, put = false;
	while (sl_split(&text, '\n', &line)) {
		bool head = is_head(sl_trim(line), &found);
		skips = head ? sl_equal_nocase(found, name) : skips && line.n > 0;
		if (skips && head && !put) {
			buf_add(out, section);
			put = true;
		}
		if (skips)
			continue;
		buf_add(out, line);
		buf_add_byte(out, '\n');
	}
	if (put || section.n == 0)
		return;
	if (out->n)
		buf_add_byte(out, '\n');
	buf_add(out, section);
}
