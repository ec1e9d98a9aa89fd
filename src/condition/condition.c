/* SPDX-License-Identifier: MIT */
/* Decides whether a row meets a condition, and answers questions about conditions. */
#include "condition/condition.h"

#include "base/money.h"
#include "base/time.h"

#include "condition_private.h"

#define DAY_S 86400

struct sl condition_text_at(const struct condition *c, size_t i)
{
	return (struct sl){c->pool + c->text[i].at, c->text[i].n};
}

struct sl condition_only_text(const struct condition *c)
{
	bool only = c->n_nodes == 1 && c->n_texts == 1 && c->text[0].fields == CONDITION_ANY_FIELD;
	return only ? condition_text_at(c, 0) : SL("");
}

bool condition_uses_fact(const struct condition *c, enum condition_fact f)
{
	for (size_t i = 0; i < c->n_nodes; i++)
		if (c->node[i].kind == CONDITION_HAS_FACT && c->node[i].fact == f)
			return true;
	return false;
}

bool condition_uses_column(const struct condition *c, enum condition_column column)
{
	for (size_t i = 0; i < c->n_nodes; i++)
		if (c->node[i].kind == CONDITION_COMPARES && c->node[i].column == column)
			return true;
	return false;
}

static bool is_about_burn(const struct condition_node *n)
{
	return n->kind == CONDITION_COMPARES &&
	       (n->column == CONDITION_BURN || n->column == CONDITION_RUNWAY);
}

bool condition_depends_on_facts(const struct condition *c)
{
	for (size_t i = 0; i < c->n_nodes; i++)
		if (c->node[i].kind == CONDITION_HAS_FACT || is_about_burn(&c->node[i]) ||
		    (c->node[i].kind == CONDITION_COMPARES && c->node[i].unit == CONDITION_DAYS))
			return true;
	return false;
}

bool condition_uses_more_than_burn(const struct condition *c)
{
	for (size_t i = 0; i < c->n_nodes; i++)
		if (c->node[i].kind > CONDITION_NOT && !is_about_burn(&c->node[i]))
			return true;
	return false;
}

/* Rounds down to the day, also before 1970. */
static int64_t day_of(int64_t unix_s)
{
	return (unix_s - (unix_s % DAY_S + DAY_S) % DAY_S) / DAY_S;
}

/* Reads a time: as days from today, in the direction that the column has, or as a time. */
static enum condition_known read_time(const struct condition_node *n, const struct customer *c,
				      const struct condition_facts *facts, int64_t *out)
{
	int64_t at;
	if (!time_parse(customer_text(c, condition_column_field(n->column)), &at))
		return CONDITION_NO_VALUE;
	*out = at;
	if (n->unit != CONDITION_DAYS)
		return CONDITION_KNOWN;
	if (!facts || !facts->now_s)
		return CONDITION_NOT_ASKED;
	int64_t ahead = day_of(at) - day_of(facts->now_s(facts->ctx));
	*out = n->column == CONDITION_ASSOCIATED ? -ahead : ahead;
	return CONDITION_KNOWN;
}

static bool read_used(const struct customer *c, int64_t *out)
{
	unsigned both = KNOWN_CREDIT | KNOWN_REMAINING;
	if ((c->known & both) != both)
		return false;
	*out = c->remaining == INT64_MIN ? INT64_MAX : money_add(c->credit, -c->remaining);
	return true;
}

static enum condition_known read_fact(const struct condition_node *n, const struct customer *c,
				      const struct condition_facts *facts, int64_t *out)
{
	return facts && facts->number ? facts->number(facts->ctx, c, n->column, out)
				      : CONDITION_NOT_ASKED;
}

static enum condition_known known_if(bool known)
{
	return known ? CONDITION_KNOWN : CONDITION_NO_VALUE;
}

static enum condition_known read_number(const struct condition_node *n, const struct customer *c,
					const struct condition_facts *facts, int64_t *out)
{
	switch (n->column) {
	case CONDITION_REMAINING:
	case CONDITION_REMAINING_SHARE:
		*out = c->remaining;
		return known_if(c->known & KNOWN_REMAINING);
	case CONDITION_CREDIT: *out = c->credit; return known_if(c->known & KNOWN_CREDIT);
	case CONDITION_USED: return known_if(read_used(c, out));
	case CONDITION_IDENTITY: *out = c->identify; return known_if(c->known & KNOWN_IDENTIFY);
	case CONDITION_EXPIRY:
	case CONDITION_ASSOCIATED: return read_time(n, c, facts, out);
	case CONDITION_BURN:
	case CONDITION_RUNWAY: return read_fact(n, c, facts, out);
	case CONDITION_NAME:
	case CONDITION_REMARK:
	case CONDITION_EMAIL:
	case CONDITION_MOBILE:
	case CONDITION_UIN:
	case CONDITION_TYPE:
	case CONDITION_STATUS: break;
	}
	return CONDITION_NO_VALUE;
}

static bool holds_order(enum condition_compare compare, int order)
{
	switch (compare) {
	case CONDITION_EQUAL: return order == 0;
	case CONDITION_LESS: return order < 0;
	case CONDITION_LESS_OR_EQUAL: return order <= 0;
	case CONDITION_MORE: return order > 0;
	case CONDITION_MORE_OR_EQUAL: return order >= 0;
	case CONDITION_MISSING: break;
	}
	return false;
}

static int order_value(int64_t v, const struct condition_node *n)
{
	return v < n->low ? -1 : v >= n->high;
}

static enum condition_truth truth_of(bool holds)
{
	return holds ? CONDITION_TRUE : CONDITION_FALSE;
}

/* The share is missing where the amount is, and where there is no credit. */
static bool has_share(const struct customer *c)
{
	return (c->known & KNOWN_CREDIT) && c->credit > 0;
}

static enum condition_truth decide_comparison(const struct condition_node *n,
					      const struct customer *c,
					      const struct condition_facts *facts)
{
	int64_t v = 0;
	bool shares = n->unit == CONDITION_SHARES || n->column == CONDITION_REMAINING_SHARE;
	enum condition_known known = read_number(n, c, facts, &v);
	if (known == CONDITION_KNOWN && shares && !has_share(c))
		known = CONDITION_NO_VALUE;
	if (known == CONDITION_NOT_ASKED)
		return CONDITION_MAYBE;
	if (n->compare == CONDITION_MISSING || known == CONDITION_NO_VALUE)
		return truth_of(n->compare == CONDITION_MISSING && known == CONDITION_NO_VALUE);
	return truth_of(
	    holds_order(n->compare, shares ? condition_value_compare_share(v, c->credit, n->low)
					   : order_value(v, n)));
}

static enum condition_truth decide_fact(const struct condition_node *n, const struct customer *c,
					const struct condition_facts *facts)
{
	return truth_of(facts && facts->is && facts->is(facts->ctx, c, n->fact));
}

static enum condition_truth decide_node(const struct condition *c, uint8_t i,
					const struct condition_row *r,
					const struct condition_facts *facts)
{
	const struct condition_node *n = &c->node[i];
	enum condition_truth left, right;
	switch (n->kind) {
	case CONDITION_AND:
		left = decide_node(c, n->left, r, facts);
		if (left == CONDITION_FALSE)
			return left;
		right = decide_node(c, n->right, r, facts);
		return left < right ? left : right;
	case CONDITION_OR:
		left = decide_node(c, n->left, r, facts);
		if (left == CONDITION_TRUE)
			return left;
		right = decide_node(c, n->right, r, facts);
		return left > right ? left : right;
	case CONDITION_NOT:
		left = decide_node(c, n->left, r, facts);
		return left == CONDITION_MAYBE ? left : truth_of(left == CONDITION_FALSE);
	case CONDITION_HAS_TEXT: return truth_of(r->texts >> n->left & 1);
	case CONDITION_COMPARES: return decide_comparison(n, r->customer, facts);
	case CONDITION_HAS_STATUS: return truth_of(n->statuses & r->status);
	case CONDITION_HAS_FACT: return decide_fact(n, r->customer, facts);
	}
	return CONDITION_FALSE;
}

enum condition_truth condition_decide(const struct condition *c, const struct condition_row *r,
				      const struct condition_facts *facts)
{
	return c->n_nodes ? decide_node(c, c->root, r, facts) : CONDITION_TRUE;
}
