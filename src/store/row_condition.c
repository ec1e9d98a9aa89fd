/* SPDX-License-Identifier: MIT */
/* Decides which rows meet a condition. */
#include "store/row_condition.h"

#include <string.h>

#include "base/mem.h"

#include "page_fold.h"

#define NUMBER_COST 2 /* deciding by a node takes as long as reading so many rows */

/* The names in the order of enum credit_status. */
static struct condition_statuses name_statuses(const char *names[STATUSES])
{
	for (int s = 0; s < STATUSES; s++)
		names[s] = credit_status_name((enum credit_status)s);
	return (struct condition_statuses){names, STATUSES, STATUS_AT_RISK};
}

bool row_condition_parse(struct sl text, struct condition *out, struct condition_fault *fault)
{
	const char *names[STATUSES];
	struct condition_statuses statuses = name_statuses(names);
	return condition_parse(text, &statuses, out, fault);
}

size_t row_condition_complete(struct sl text, struct condition_choice out[CONDITION_CHOICES],
			      size_t *begun)
{
	const char *names[STATUSES];
	struct condition_statuses statuses = name_statuses(names);
	return condition_complete(text, &statuses, out, begun);
}

void row_condition_print(const struct condition *c, struct buf *out)
{
	const char *names[STATUSES];
	struct condition_statuses statuses = name_statuses(names);
	condition_print(c, &statuses, out);
}

void row_condition_init(struct row_condition *r, struct sl text,
			const struct condition_facts *facts)
{
	struct condition c;
	struct condition_fault fault = {.at = 0};
	if (!row_condition_parse(text, &c, &fault))
		c = (struct condition){.n_nodes = 0};
	row_condition_init_parsed(r, &c, facts);
}

void row_condition_init_parsed(struct row_condition *r, const struct condition *c,
			       const struct condition_facts *facts)
{
	*r = (struct row_condition){.condition = *c, .facts = facts};
	for (size_t i = 0; i < r->condition.n_texts; i++) {
		row_search_init(&r->search[i], condition_text_at(&r->condition, i));
		r->search[i].fields = r->condition.text[i].fields;
		r->search[i].whole = r->condition.text[i].whole;
	}
}

void row_condition_release(struct row_condition *r)
{
	for (size_t i = 0; i < r->condition.n_texts; i++)
		row_search_release(&r->search[i]);
	mem_free(r->found);
	mem_free(r->hit);
	*r = (struct row_condition){.facts = NULL};
}

unsigned row_condition_fields(const struct condition *c)
{
	unsigned fields = 0;
	for (size_t i = 0; i < c->n_texts; i++)
		fields |= c->text[i].fields;
	return fields;
}

size_t row_condition_cost(const struct row_condition *r)
{
	return r->condition.n_nodes * NUMBER_COST;
}

/* Notes for each row which texts it has. */
static void find_texts(struct row_condition *r, const struct page *p, uint32_t rows)
{
	memset(r->found, 0, rows * sizeof *r->found);
	for (size_t t = 0; t < r->condition.n_texts; t++) {
		page_fold_search(p, rows, &r->search[t], r->hit);
		for (uint32_t i = 0; i < rows; i++)
			r->found[i] |= (uint32_t)r->hit[i] << t;
	}
}

/* One text alone, as most conditions are, decides without looking at rows. */
static bool is_one_text(const struct condition *c)
{
	return c->n_nodes == 1 && c->n_texts == 1;
}

void row_condition_search(struct row_condition *r, const struct page *p, uint32_t rows, bool *hit)
{
	if (rows == 0)
		return;
	if (is_one_text(&r->condition)) {
		page_fold_search(p, rows, &r->search[0], hit);
		return;
	}
	r->found = mem_resize(r->found, rows, sizeof *r->found);
	r->hit = mem_resize(r->hit, rows, sizeof *r->hit);
	find_texts(r, p, rows);
	for (uint32_t i = 0; i < rows; i++) {
		struct condition_row row = {&p->data.rows[i], STATUS_BIT(p->credit_status[i]),
					    r->found[i]};
		hit[i] = condition_decide(&r->condition, &row, r->facts) == CONDITION_TRUE;
	}
}

enum condition_truth row_condition_decide(struct row_condition *r, const struct customer *c,
					  enum credit_status s)
{
	struct condition_row row = {.customer = c, .status = STATUS_BIT(s)};
	for (size_t t = 0; t < r->condition.n_texts; t++)
		row.texts |= (uint32_t)row_search_finds(&r->search[t], c, NULL) << t;
	return condition_decide(&r->condition, &row, r->facts);
}
