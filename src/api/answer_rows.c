/* SPDX-License-Identifier: MIT */
/* Reads the rows of a list in an answer one by one, also those of a damaged list. */
#include "codec/json_parts.h"

#include "answer.h"
#include "reply_damaged.h"

/* Parses a row by itself, so that it costs no other one when it is damaged. */
static void read_row_alone(struct sl text, answer_row_reader *read, void *ctx)
{
	struct answer a = {.doc = json_parse(text, NULL)};
	arena_init(&a.rewritten);
	read(&a, a.doc ? json_root(a.doc) : NULL, ctx);
	arena_release(&a.rewritten);
	json_free(a.doc);
}

void answer_each_row(struct answer *a, const struct json_node *list, answer_row_reader *read,
		     void *ctx)
{
	struct json_parts p;
	struct json_part part;
	for (const struct json_node *row = json_first(list); row; row = json_next(row))
		read(a, row, ctx);
	if (a->data.n && json_parts_open(&p, a->data))
		while (json_parts_next(&p, &part))
			read_row_alone(part.all, read, ctx);
}

bool answer_count_rows(const struct answer *a, const struct json_node *list, bool may_miss,
		       size_t *n, struct err *e)
{
	if (!answer_rows(list, a->list, may_miss, n, e))
		return false;
	if (a->data.n)
		*n = reply_damaged_count(a->data);
	return answer_rows_fit(*n, a->list, e);
}

bool answer_is_sent(const struct answer *a, const struct json_node *n)
{
	enum json_kind kind = json_kind_of(n);
	return kind != JSON_ABSENT && kind != JSON_NULL &&
	       (kind != JSON_STRING || answer_scalar(a, n).n > 0);
}
