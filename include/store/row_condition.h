/* SPDX-License-Identifier: MIT */
/*
 * A condition with all that deciding about rows needs: its texts, folded once, as searches. Whole
 * pages are searched by their folded texts, single customers by their own.
 */
#ifndef STORE_ROW_CONDITION_H
#define STORE_ROW_CONDITION_H

#include "store/credit_status.h"
#include "store/row_search.h"

#include "condition/condition.h"
#include "condition/condition_complete.h"

struct page;

struct row_condition {
	struct condition condition;
	struct row_search search[CONDITION_TEXTS]; /* one for each text of the condition */
	const struct condition_facts
	    *facts;      /* borrowed; NULL: nothing is known beyond the fields */
	uint32_t *found; /* of each row of a page, which texts are in it */
	bool *hit;
};

/* Parses a condition with the names of the credit statuses. */
bool row_condition_parse(struct sl text, struct condition *out,
			 struct condition_fault *fault) MUST_USE;
size_t row_condition_complete(struct sl text, struct condition_choice out[CONDITION_CHOICES],
			      size_t *begun);
void row_condition_print(const struct condition *c, struct buf *out);
/* A text that is no condition lets every row pass. */
void row_condition_init(struct row_condition *r, struct sl text,
			const struct condition_facts *facts);
/* Likewise of a parsed condition, which is copied. */
void row_condition_init_parsed(struct row_condition *r, const struct condition *c,
			       const struct condition_facts *facts);
void row_condition_release(struct row_condition *r);
/* Returns the fields, as FIELD_BIT, whose folded texts are searched. */
unsigned row_condition_fields(const struct condition *c);
/* Returns what deciding about a row costs, in rows that are read, as lens_update_some counts. */
size_t row_condition_cost(const struct row_condition *r);
/* Sets hit[i] for each of the first `rows` rows that meets the condition, and clears the others.
 * The fields that are searched must be folded. */
void row_condition_search(struct row_condition *r, const struct page *p, uint32_t rows, bool *hit);
/* Decides about one customer; CONDITION_MAYBE: it depends on numbers that were not asked for. */
enum condition_truth row_condition_decide(struct row_condition *r, const struct customer *c,
					  enum credit_status s);

#endif
