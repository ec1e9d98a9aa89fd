/* SPDX-License-Identifier: MIT */
/* The state that one session leaves to the next, as text. */
#include "app/model/remember.h"

#include <string.h>

#include "base/mem.h"

#include "app/model/model.h"

#define NOTE          "# Columns and filters that tcpartner saves; this file may be deleted.\n"
#define COLUMNS_ENTRY SL("columns = ")
#define RECENT_ENTRY  SL("recent = ")

/* The lines of the file, and whether the current one is in the section of our profile. */
struct lines {
	struct sl rest, line;
	const char *profile;
	bool ours, in_section;
};

static bool is_section(struct sl line, struct sl *name)
{
	if (!sl_starts(line, SL("[profile ")) || line.p[line.n - 1] != ']')
		return false;
	*name = sl_drop(sl_take(line, line.n - 1), SL("[profile ").n);
	return true;
}

static bool next_line(struct lines *l)
{
	struct sl name;
	if (!sl_split(&l->rest, '\n', &l->line))
		return false;
	l->line = sl_trim(l->line);
	if (is_section(l->line, &name)) {
		l->in_section = true;
		l->ours = sl_equal(name, sl_from(l->profile));
	}
	return true;
}

static bool take_entry(struct sl line, struct sl key, struct sl *value)
{
	if (!sl_starts(line, key))
		return false;
	*value = sl_drop(line, key.n);
	return true;
}

/* Reads a filter like "Name=Delta". */
static bool read_filter(struct sl text, struct query *out)
{
	struct sl type_name;
	enum filter_type type;
	memset(out, 0, sizeof *out);
	return sl_split(&text, '=', &type_name) && query_filter_type_parse(type_name, &type) &&
	       query_filter(out, type, text, NULL) && out->type != FILTER_NONE;
}

static bool is_same_filter(const struct query *a, const struct query *b)
{
	return a->type == b->type && strcmp(a->text, b->text) == 0;
}

/* Appends a filter that is not yet there, if there is room. */
static size_t append_filter(struct query *recent, size_t n, const struct query *q)
{
	for (size_t i = 0; i < n; i++)
		if (is_same_filter(&recent[i], q))
			return n;
	if (n == RECENT_FILTERS)
		return n;
	recent[n] = *q;
	return n + 1;
}

void remember_read(struct settings *s, struct sl text)
{
	struct lines l = {.rest = text, .profile = s->profile};
	struct sl value;
	struct query q;
	s->n_recent = 0;
	while (next_line(&l))
		if (!l.in_section && take_entry(l.line, COLUMNS_ENTRY, &value))
			column_set_read(&s->columns, value);
		else if (l.ours && take_entry(l.line, RECENT_ENTRY, &value) &&
			 read_filter(value, &q))
			s->n_recent = append_filter(s->recent, s->n_recent, &q);
}

static bool columns_changed(const struct model *m)
{
	struct buf now, before;
	buf_init(&now, REMEMBER_MAX);
	buf_init(&before, REMEMBER_MAX);
	column_set_print(&m->columns, &now);
	column_set_print(&m->settings.columns, &before);
	bool changed = !sl_equal(buf_sl(&now), buf_sl(&before));
	buf_release(&now);
	buf_release(&before);
	return changed;
}

static bool filters_changed(const struct model *m)
{
	const struct settings *s = &m->settings;
	if (m->picker.n_recent != s->n_recent)
		return true;
	for (size_t i = 0; i < s->n_recent; i++)
		if (!is_same_filter(&m->picker.recent[i], &s->recent[i]))
			return true;
	return false;
}

bool remember_changed(const struct model *m)
{
	return columns_changed(m) || filters_changed(m);
}

static void put_line(struct buf *out, struct sl key, struct sl value)
{
	buf_add(out, key);
	buf_add(out, value);
	buf_add_byte(out, '\n');
}

static void put_columns(const struct model *m, struct sl text, struct buf *out)
{
	struct lines l = {.rest = text, .profile = ""};
	struct sl value;
	if (columns_changed(m)) {
		buf_add(out, COLUMNS_ENTRY);
		column_set_print(&m->columns, out);
		buf_add_byte(out, '\n');
		return;
	}
	while (next_line(&l) && !l.in_section)
		if (take_entry(l.line, COLUMNS_ENTRY, &value))
			put_line(out, COLUMNS_ENTRY, value);
}

/* Writes the session's own filters, and after them those that another session left meanwhile. */
static void put_filters(const struct model *m, struct sl text, struct buf *out)
{
	struct settings *other = mem_alloc(1, sizeof *other);
	struct query recent[RECENT_FILTERS];
	size_t n = m->picker.n_recent;
	memcpy(recent, m->picker.recent, n * sizeof *recent);
	memcpy(other->profile, m->settings.profile, sizeof other->profile);
	remember_read(other, text);
	for (size_t i = 0; i < other->n_recent; i++)
		n = append_filter(recent, n, &other->recent[i]);
	mem_free(other);
	if (n)
		buf_addf(out, "[profile %s]\n", m->settings.profile);
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "recent = %s=%s\n", query_filter_type_name(recent[i].type),
			 recent[i].text);
}

static void put_other_profiles(const struct model *m, struct sl text, struct buf *out)
{
	struct lines l = {.rest = text, .profile = m->settings.profile};
	while (next_line(&l))
		if (l.in_section && !l.ours && out->n + l.line.n < REMEMBER_MAX)
			put_line(out, l.line, SL(""));
}

void remember_write(const struct model *m, struct sl text, struct buf *out)
{
	buf_add(out, SL(NOTE));
	put_columns(m, text, out);
	put_filters(m, text, out);
	put_other_profiles(m, text, out);
}
