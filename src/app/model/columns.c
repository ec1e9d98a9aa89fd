/* SPDX-License-Identifier: MIT */
/* A set of columns: its defaults, and moving one. */
#include "app/model/columns.h"

#include <stdint.h>
#include <string.h>

#define FROZEN 2

void column_set_init(struct column_set *s)
{
	*s = (struct column_set){.frozen = FROZEN};
	for (int i = 0; i < COLUMNS; i++)
		s->order[i] = (enum column_id)i;
}

bool column_set_equal(const struct column_set *a, const struct column_set *b)
{
	for (int i = 0; i < COLUMNS; i++)
		if (a->order[i] != b->order[i] || a->hidden[i] != b->hidden[i] ||
		    a->width[i] != b->width[i])
			return false;
	return a->frozen == b->frozen;
}

bool column_may_hide(enum column_id id)
{
	return id != COLUMN_UIN && id != COLUMN_STATUS;
}

bool column_needs_comparison(enum column_id id)
{
	return id == COLUMN_REMAINING_CHANGE || id == COLUMN_USED_CHANGE;
}

bool column_needs_burn(enum column_id id)
{
	return id == COLUMN_BURN || id == COLUMN_RUNWAY;
}

int column_set_move(struct column_set *s, int i, int by)
{
	int to = i + by < 0 ? 0 : i + by < COLUMNS ? i + by : COLUMNS - 1;
	enum column_id moved = s->order[i];
	if (to > i)
		memmove(&s->order[i], &s->order[i + 1], (size_t)(to - i) * sizeof *s->order);
	else
		memmove(&s->order[to + 1], &s->order[to], (size_t)(i - to) * sizeof *s->order);
	s->order[to] = moved;
	return to;
}

static bool is_chosen(const struct column_choice *c, enum column_id id)
{
	for (int i = 0; i < c->n; i++)
		if (c->chosen[i] == id)
			return true;
	return false;
}

void column_choice_add(struct column_choice *c, enum column_id id)
{
	if (!is_chosen(c, id))
		c->chosen[c->n++] = id;
}

static bool names_customer(enum column_id id)
{
	return id == COLUMN_UIN || id == COLUMN_NAME;
}

void column_choice_finish(struct column_choice *c)
{
	struct column_set *s = &c->set, before = c->set;
	int n = 0, i = 0;
	if (c->n == 0)
		return;
	if (!is_chosen(c, COLUMN_UIN))
		s->order[n++] = COLUMN_UIN;
	while (i < c->n && names_customer(c->chosen[i]))
		s->order[n++] = c->chosen[i++];
	s->frozen = n;
	if (!is_chosen(c, COLUMN_STATUS))
		s->order[n++] = COLUMN_STATUS;
	while (i < c->n)
		s->order[n++] = c->chosen[i++];
	for (int k = 0; k < COLUMNS; k++) {
		enum column_id id = before.order[k];
		s->hidden[id] = column_may_hide(id) && !is_chosen(c, id);
		if (s->hidden[id])
			s->order[n++] = id;
	}
}

/* If two columns have the same key, the sum of the keys' bits is not the same as their union. */
/* clang-format off */
/* NOLINTBEGIN(bugprone-macro-parentheses): each row is a term of a sum. */
_Static_assert((0
#define COLUMN(id, sort, ...) + (UINT64_C(1) << SORT_##sort)
#include "app/model/columns.def"
#undef COLUMN
	) == (0
#define COLUMN(id, sort, ...) | (UINT64_C(1) << SORT_##sort)
#include "app/model/columns.def"
#undef COLUMN
	), "each sort key has one column: the state file and the column list name it by the key");
/* NOLINTEND(bugprone-macro-parentheses) */
/* clang-format on */

enum sort_key column_sort(enum column_id id)
{
	static const enum sort_key keys[COLUMNS] = {
#define COLUMN(id, sort, ...) [COLUMN_##id] = SORT_##sort,
#include "app/model/columns.def"
#undef COLUMN
	};
	return keys[id];
}

bool column_field(enum column_id id, enum customer_field *f)
{
#define FIELD_NONE CUSTOMER_FIELDS
	static const int fields[COLUMNS] = {
#define COLUMN(id, sort, field, ...) [COLUMN_##id] = FIELD_##field,
#include "app/model/columns.def"
#undef COLUMN
	};
	if (fields[id] == FIELD_NONE)
		return false;
	*f = (enum customer_field)fields[id];
	return true;
}

const char *column_field_name(enum customer_field f)
{
	enum customer_field of;
	for (int i = 0; i < COLUMNS; i++)
		if (column_field((enum column_id)i, &of) && of == f)
			return sort_key_name(column_sort((enum column_id)i));
	return customer_field_name(f);
}
