/* SPDX-License-Identifier: MIT */
/* Tests of src/snapshot/change.c. */
#include "base/attr.h"
#include "base/money.h"

#include "seeded.h"
#include "snapshot/change.h"
#include "test.h"

#define DAY_S   86400
#define SCRIPTS 500
#define NONE    INT64_MIN /* in place of a credit: the customer is not in the snapshot */

#define NEW       CHANGE_BIT(CHANGE_NEW)
#define GONE      CHANGE_BIT(CHANGE_GONE)
#define WORSE     CHANGE_BIT(CHANGE_WORSE)
#define BETTER    CHANGE_BIT(CHANGE_BETTER)
#define ALLOCATED CHANGE_BIT(CHANGE_ALLOCATED)
#define REDUCED   CHANGE_BIT(CHANGE_REDUCED)
#define USED      CHANGE_BIT(CHANGE_USED)
#define REPAID    CHANGE_BIT(CHANGE_REPAID)
#define SUSPENDED CHANGE_BIT(CHANGE_SUSPENDED)
#define RELEASED  CHANGE_BIT(CHANGE_RELEASED)
#define DROP      CHANGE_BIT(CHANGE_DROP)

/* What may happen to a customer in a day; a usual day costs it 1 % of 1000. */
static const struct script {
	int64_t credit, remaining; /* dollars, before */
	int force;
	int64_t credit_after, remaining_after;
	int force_after;
	unsigned classes;
	enum credit_status from, to;
} scripts[] = {
    {1000, 500, 0, 1000, 500, 0, 0, STATUS_OK, STATUS_OK},
    {1000, 500, 0, 1000, 490, 0, USED, STATUS_OK, STATUS_OK},
    {1000, 500, 0, 1000, 510, 0, REPAID, STATUS_OK, STATUS_OK},
    {1000, 500, 0, 1000, 240, 0, USED | WORSE | DROP, STATUS_OK, STATUS_LOW},
    {1000, 110, 0, 1000, 90, 0, USED | WORSE, STATUS_LOW, STATUS_CRIT},
    {1000, 10, 0, 1000, 0, 0, USED | WORSE, STATUS_CRIT, STATUS_OUT},
    {1000, 0, 0, 1000, -20, 0, USED | WORSE, STATUS_OUT, STATUS_NEG},
    {1000, -20, 0, 1000, 0, 0, REPAID | BETTER, STATUS_NEG, STATUS_OUT},
    {1000, 50, 0, 2000, 1050, 0, ALLOCATED | BETTER, STATUS_CRIT, STATUS_OK},
    {1000, 500, 0, 1200, 700, 0, ALLOCATED, STATUS_OK, STATUS_OK},
    {1000, 500, 0, 1200, 680, 0, ALLOCATED | USED, STATUS_OK, STATUS_OK},
    {1000, 500, 0, 700, 200, 0, REDUCED, STATUS_OK, STATUS_OK},
    {1000, 500, 0, 500, 0, 0, REDUCED | WORSE, STATUS_OK, STATUS_OUT},
    {1000, 500, 0, 1000, 500, 2, SUSPENDED | WORSE, STATUS_OK, STATUS_SUS},
    {1000, 500, 2, 1000, 500, 0, RELEASED | BETTER, STATUS_SUS, STATUS_OK},
    {1000, 500, 2, 1000, 490, 1, USED, STATUS_SUS, STATUS_SUS},
    /* More than three usual days, but not more than a tenth of the credit, and one just above. */
    {1000, 500, 0, 1000, 400, 0, USED, STATUS_OK, STATUS_OK},
    {1000, 500, 0, 1000, 399, 0, USED | DROP, STATUS_OK, STATUS_OK},
    {NONE, 0, 0, 1000, 900, 0, NEW, STATUS_NA, STATUS_OK},
    {NONE, 0, 0, 1000, -5, 0, NEW, STATUS_NA, STATUS_NEG},
    {1000, 900, 0, NONE, 0, 0, GONE, STATUS_OK, STATUS_NA},
    {1000, -5, 2, NONE, 0, 0, GONE, STATUS_SUS, STATUS_NA},
    /* Without credit there is no status, so it becomes neither worse nor better. */
    {0, 0, 0, 1000, 1000, 0, ALLOCATED, STATUS_NA, STATUS_OK},
    {1000, 1000, 0, 0, 0, 0, REDUCED, STATUS_OK, STATUS_NA},
};

static void add_row(struct snapshot *s, uint64_t uin, int64_t credit, int64_t remaining, int force,
		    int64_t factor)
{
	if (credit == NONE)
		return;
	struct snapshot_row r = {.uin = uin,
				 .credit = credit * factor * MONEY_UNIT,
				 .remaining = remaining * factor * MONEY_UNIT,
				 .force = force,
				 .known = SNAPSHOT_KNOWN};
	assert_true(snapshot_add_row(s, &r));
}

/* The factor of a customer is its UIN modulo 1000, so its usual day follows from its UIN. */
static bool usual_day(void *ctx, uint64_t uin, int64_t *used)
{
	(void)ctx;
	*used = (int64_t)(uin % 1000) * 10 * MONEY_UNIT;
	return true;
}

static const struct change *find_change(const struct changes *c, uint64_t uin)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->items[i].uin == uin)
			return &c->items[i];
	return NULL;
}

TEST(five_hundred_scripted_changes_are_classified)
{
	struct snapshot before, after;
	struct changes c;
	uint64_t random = seeded_start(7), uins[SCRIPTS];
	size_t expected[CHANGE_CLASSES] = {0};

	snapshot_init(&before, 0);
	snapshot_init(&after, DAY_S);
	for (size_t i = 0; i < SCRIPTS; i++) {
		const struct script *s = &scripts[i % COUNT_OF(scripts)];
		int64_t factor = 1 + seeded_below(&random, 999);
		uins[i] = (UINT64_C(200000000) + i * 7919 % SCRIPTS) * 1000 + (uint64_t)factor;
		add_row(&before, uins[i], s->credit, s->remaining, s->force, factor);
		add_row(&after, uins[i], s->credit_after, s->remaining_after, s->force_after,
			factor);
		for (unsigned k = 0; k < CHANGE_CLASSES; k++)
			expected[k] += s->classes >> k & 1;
	}
	snapshot_sort(&before);
	snapshot_sort(&after);
	changes_compare(&before, &after, &credit_thresholds_default, usual_day, NULL, &c);
	for (size_t i = 0; i < SCRIPTS; i++) {
		const struct script *s = &scripts[i % COUNT_OF(scripts)];
		const struct change *found = find_change(&c, uins[i]);
		assert_int_equal(found ? found->classes : 0, s->classes);
		if (!found)
			continue;
		assert_int_equal(found->from, s->from);
		assert_int_equal(found->to, s->to);
		int64_t unit = (int64_t)(uins[i] % 1000) * MONEY_UNIT;
		assert_int_equal(found->has_amounts, s->credit != NONE && s->credit_after != NONE);
		if (found->has_amounts) {
			assert_int_equal(found->credit, (s->credit_after - s->credit) * unit);
			assert_int_equal(found->remaining,
					 (s->remaining_after - s->remaining) * unit);
			assert_int_equal(found->used, found->credit - found->remaining);
		}
	}
	for (size_t k = 0; k < CHANGE_CLASSES; k++)
		assert_int_equal(c.counts[k], expected[k]);
	changes_release(&c);
	snapshot_release(&before);
	snapshot_release(&after);
}

/* Compares one customer; what is not given is known. */
static unsigned classes_of(struct snapshot_row a, struct snapshot_row b, int64_t span_s,
			   change_usual_day *usual)
{
	struct snapshot before, after;
	struct changes c;
	snapshot_init(&before, 1790000000);
	snapshot_init(&after, 1790000000 + span_s);
	a.uin = b.uin = 200000000001;
	assert_true(snapshot_add_row(&before, &a) && snapshot_add_row(&after, &b));
	changes_compare(&before, &after, &credit_thresholds_default, usual, NULL, &c);
	unsigned classes = c.n ? c.items[0].classes : 0;
	changes_release(&c);
	snapshot_release(&before);
	snapshot_release(&after);
	return classes;
}

TEST(what_is_not_known_is_no_change)
{
	struct snapshot_row known = {.credit = 1000, .remaining = 500, .known = SNAPSHOT_KNOWN};
	struct snapshot_row unknown = {.known = 0};
	struct snapshot_row no_force = {
	    .credit = 1000, .remaining = 400, .known = KNOWN_CREDIT | KNOWN_REMAINING};
	assert_int_equal(classes_of(known, unknown, DAY_S, NULL), 0);
	assert_int_equal(classes_of(unknown, known, DAY_S, NULL), 0);
	assert_int_equal(classes_of(known, no_force, DAY_S, NULL), USED);
}

TEST(a_longer_span_allows_a_larger_drop)
{
	struct snapshot_row a = {
	    .credit = 1000 * MONEY_UNIT, .remaining = 900 * MONEY_UNIT, .known = SNAPSHOT_KNOWN};
	struct snapshot_row b = a;
	/* A usual day of this UIN is 10. */
	b.remaining = 600 * MONEY_UNIT;
	assert_int_equal(classes_of(a, b, DAY_S, usual_day), USED | DROP);
	assert_int_equal(classes_of(a, b, 9 * DAY_S, usual_day), USED | DROP);
	assert_int_equal(classes_of(a, b, 10 * DAY_S, usual_day), USED);
	b.remaining--; /* by the least amount more */
	assert_int_equal(classes_of(a, b, 10 * DAY_S, usual_day), USED | DROP);
	b.remaining++;
	assert_int_equal(classes_of(a, b, 60, usual_day), USED | DROP);
	assert_int_equal(classes_of(a, b, -DAY_S, usual_day), USED | DROP);
	assert_int_equal(classes_of(a, b, DAY_S, NULL), USED);
}

TEST(extreme_amounts_saturate)
{
	struct snapshot_row a = {
	    .credit = INT64_MAX, .remaining = INT64_MIN, .known = SNAPSHOT_KNOWN};
	struct snapshot_row b = {
	    .credit = INT64_MIN, .remaining = INT64_MAX, .known = SNAPSHOT_KNOWN};
	assert_int_equal(classes_of(a, b, DAY_S, usual_day) & (REDUCED | REPAID), REDUCED | REPAID);
	assert_int_equal(classes_of(b, a, DAY_S, usual_day) & (ALLOCATED | USED), ALLOCATED | USED);
}

TEST(the_worst_comes_first)
{
	static const struct script order[] = {
	    {1000, 500, 0, 1000, 500, 2, 0, 0, 0}, {1000, 0, 0, 1000, -20, 0, 0, 0, 0},
	    {1000, 110, 0, 1000, 90, 0, 0, 0, 0},  {1000, 500, 0, 1000, 300, 0, 0, 0, 0},
	    {1000, 900, 0, NONE, 0, 0, 0, 0, 0},   {1000, 500, 0, 1000, 450, 0, 0, 0, 0},
	    {1000, 500, 0, 1000, 490, 0, 0, 0, 0}, {NONE, 0, 0, 1000, 900, 0, 0, 0, 0},
	    {1000, 500, 0, 1000, 510, 0, 0, 0, 0},
	};
	struct snapshot before, after;
	struct changes c;

	snapshot_init(&before, 0);
	snapshot_init(&after, DAY_S);
	for (size_t i = 0; i < COUNT_OF(order); i++) {
		const struct script *s = &order[i];
		uint64_t uin = (900 - i) * 1000 + 1;
		add_row(&before, uin, s->credit, s->remaining, s->force, 1);
		add_row(&after, uin, s->credit_after, s->remaining_after, s->force_after, 1);
	}
	snapshot_sort(&before);
	snapshot_sort(&after);
	changes_compare(&before, &after, &credit_thresholds_default, usual_day, NULL, &c);
	changes_order(&c);
	assert_int_equal(c.n, COUNT_OF(order));
	for (size_t i = 0; i < c.n; i++)
		assert_int_equal(c.items[i].uin, (900 - i) * 1000 + 1);
	changes_release(&c);
	snapshot_release(&before);
	snapshot_release(&after);
}

TEST(every_class_has_a_name)
{
	for (unsigned i = 0; i < CHANGE_CLASSES; i++)
		for (unsigned k = 0; k < i; k++)
			assert_string_not_equal(change_name((enum change_class)i),
						change_name((enum change_class)k));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(five_hundred_scripted_changes_are_classified),
	    cmocka_unit_test(what_is_not_known_is_no_change),
	    cmocka_unit_test(a_longer_span_allows_a_larger_drop),
	    cmocka_unit_test(extreme_amounts_saturate),
	    cmocka_unit_test(the_worst_comes_first),
	    cmocka_unit_test(every_class_has_a_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
