/* SPDX-License-Identifier: MIT */
/* Remembers what the list showed before each change, and brings it back. */
#include "app/table/undo.h"

#include <string.h>

#include "base/mem.h"

#include "app/model/model.h"
#include "app/model/model_query.h"

#include "lang/lang.h"

#define ALL_PARTS (UNDO_OF_MARKS | UNDO_OF_QUERY | UNDO_OF_LENS | UNDO_OF_COLUMNS)

static uint64_t *copy_uins(const uint64_t *uins, size_t n)
{
	uint64_t *copy = mem_resize(NULL, n ? n : 1, sizeof *copy);
	if (n)
		memcpy(copy, uins, n * sizeof *copy);
	return copy;
}

static void free_state(struct undo_state *s)
{
	if (s)
		mem_free(s->uins);
	mem_free(s);
}

static void drop_oldest(struct undo_stack *t)
{
	free_state(t->at[0]);
	t->n--;
	memmove(&t->at[0], &t->at[1], t->n * sizeof(t->at[0]));
}

static void clear_stack(struct undo_stack *t)
{
	while (t->n)
		free_state(t->at[--t->n]);
}

static size_t count_uins(const struct undo_stack *t)
{
	size_t n = 0;
	for (size_t i = 0; i < t->n; i++)
		n += t->at[i]->n_uins;
	return n;
}

static void push_state_take(struct undo_stack *t, struct undo_state *s)
{
	if (t->n == UNDO_STEPS)
		drop_oldest(t);
	t->at[t->n++] = s;
	while (t->n > 1 && count_uins(t) > UNDO_MARKS)
		drop_oldest(t);
}

static bool same_marks(const struct undo_state *s, const struct marks *k)
{
	return s->n_uins == k->n &&
	       (k->n == 0 || memcmp(s->uins, k->uins, k->n * sizeof *k->uins) == 0);
}

/* Returns the parts in which the model differs from what was last seen. */
static unsigned find_changes(const struct model *m)
{
	const struct undo *u = &m->undo;
	unsigned parts = 0;
	if (u->marks_changes != m->marks.changes && !same_marks(&u->now, &m->marks))
		parts |= UNDO_OF_MARKS;
	if (!query_equal(&u->now.query, store_current(m->loader.store)))
		parts |= UNDO_OF_QUERY;
	if (!lens_spec_equal(&u->now.spec, app_lens_spec(m)))
		parts |= UNDO_OF_LENS;
	if (!column_set_equal(&u->now.columns, &m->columns))
		parts |= UNDO_OF_COLUMNS;
	return parts;
}

/* Copies the parts of the model to the state. */
static void see_parts(struct undo_state *s, const struct model *m, unsigned parts)
{
	s->parts |= parts;
	if (parts & UNDO_OF_MARKS) {
		mem_free(s->uins);
		s->uins = copy_uins(m->marks.uins, m->marks.n);
		s->n_uins = m->marks.n;
	}
	if (parts & UNDO_OF_QUERY)
		s->query = *store_current(m->loader.store);
	if (parts & UNDO_OF_LENS)
		s->spec = *app_lens_spec(m);
	if (parts & UNDO_OF_COLUMNS)
		s->columns = m->columns;
}

/* Makes a step of these parts as they were last seen. The marks are moved into it. */
static struct undo_state *take_seen(struct undo *u, unsigned parts)
{
	struct undo_state *s = mem_alloc(1, sizeof *s);
	*s = u->now;
	s->parts = parts;
	if (parts & UNDO_OF_MARKS) {
		u->now.uins = NULL;
		u->now.n_uins = 0;
	} else {
		s->uins = NULL;
		s->n_uins = 0;
	}
	return s;
}

/* Moves what was seen of these parts to a stack, and looks at them anew. */
static void note_changes(struct model *m, unsigned parts, struct undo_stack *to)
{
	struct undo *u = &m->undo;
	u->marks_changes = m->marks.changes;
	if (parts == 0)
		return;
	push_state_take(to, take_seen(u, parts));
	see_parts(&u->now, m, parts);
}

void undo_follow(struct model *m)
{
	struct undo *u = &m->undo;
	if (m->n_layers > 0)
		return;
	if (u->now.parts == 0) {
		see_parts(&u->now, m, ALL_PARTS);
		u->marks_changes = m->marks.changes;
		return;
	}
	unsigned parts = find_changes(m);
	note_changes(m, parts, &u->done);
	if (parts)
		clear_stack(&u->undone);
}

/* Sets the parts of the model to those of the state. */
static void restore_parts(struct model *m, const struct undo_state *s)
{
	if (s->parts & UNDO_OF_MARKS)
		marks_set(m, s->uins, s->n_uins);
	if (s->parts & UNDO_OF_COLUMNS) {
		m->columns = s->columns;
		table_settle_columns(m);
	}
	if (s->parts & UNDO_OF_LENS)
		arrange_apply(m, &s->spec);
	if (s->parts & UNDO_OF_QUERY)
		query_history_select(m, &s->query);
	m->dirty = true;
}

static const char *name_parts(unsigned parts)
{
	switch (parts) {
	case UNDO_OF_MARKS: return N_("The marks are as they were before");
	case UNDO_OF_QUERY: return N_("The filter and the order are as they were before");
	case UNDO_OF_LENS: return N_("Sort, statuses and condition are as they were before");
	case UNDO_OF_COLUMNS: return N_("The columns are as they were before");
	default: return N_("Several settings of the list are as they were before");
	}
}

/* Takes the latest step of a stack, and puts its opposite on the other one. */
static bool exchange_step(struct model *m, struct undo_stack *from, struct undo_stack *to)
{
	undo_follow(m);
	if (from->n == 0)
		return false;
	struct undo_state *s = from->at[--from->n];
	restore_parts(m, s);
	note_changes(m, s->parts, to);
	toast_info(m, "%s", T_(m, name_parts(s->parts)));
	free_state(s);
	return true;
}

void undo_run(struct model *m)
{
	if (!exchange_step(m, &m->undo.done, &m->undo.undone))
		toast_info(m, "There is nothing to undo");
}

void undo_again(struct model *m)
{
	if (!exchange_step(m, &m->undo.undone, &m->undo.done))
		toast_info(m, "There is nothing to do again");
}

void undo_release(struct model *m)
{
	clear_stack(&m->undo.done);
	clear_stack(&m->undo.undone);
	mem_free(m->undo.now.uins);
	m->undo.now = (struct undo_state){.parts = 0};
}
